using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Imports, accounts of users and policies.</summary>
internal sealed partial class Stock
{
    private static readonly string[] ReceiptHeader = ["户编号", "费用类型", "费用所属月份", "金额", "缴费日期", "收据号", "行号"];
    private static readonly string[] PaperHeader = ["户编号", "姓名", "季度", "发放金额(元)", "发放日期", "文号"];

    /// <summary>County finance imports what was paid on paper, the township who holds which post, everybody else receipts.</summary>
    public static ImportKind KindOf(Role role) => RoleCatalogue.Of(role).Permissions is var may && may.Contains(Permissions.Subsidies.ImportSettled) ? ImportKind.PaperSettlements
        : may.Contains(Permissions.Organisation.Dispatch) ? ImportKind.Appointments : ImportKind.Receipts;

    /// <summary>A good row and a faulty one.</summary>
    public async Task<byte[]> FileAsync(Role role)
    {
        if (KindOf(role) == ImportKind.Appointments)
        {
            return await PostFileAsync();
        }

        var number = await HouseholdNumberAsync();
        return KindOf(role) == ImportKind.PaperSettlements
            ? ImportDesk.WorkbookBytes(PaperHeader, [number, "张建国", "2020Q2", 12.5, new DateOnly(2020, 8, 1), "夏财农〔2020〕1号"], ["没有的户", null, "2020Q2", 1, new DateOnly(2020, 8, 1), "x"])
            : ImportDesk.WorkbookBytes(ReceiptHeader, [number, "物业费", "2026-09", 33.75, new DateOnly(2026, 9, 5), $"W{TestApp.NextNumber()}", 1], ["没有的户", "物业费", "2026-09", 1, new DateOnly(2026, 9, 5), "W", 1]);
    }

    /// <summary>An import that was uploaded, with what the server proposed.</summary>
    public Task<JsonElement> UploadedAsync(Role role) => Once("uploaded-" + role, async () =>
    {
        using var clerk = await ImporterAsync(role);
        return await clerk.UploadAsync(KindOf(role).ToString(), Community, ImportDesk.ToDisk(await FileAsync(role), "文件.xlsx"), await SourceForAsync(role));
    });

    /// <summary>An import that was checked: one good row, one faulty.</summary>
    public Task<Guid> CheckedAsync(Role role) => Once("checked-" + role, async () =>
    {
        using var clerk = await ImporterAsync(role);
        var proposal = await UploadedAsync(role);
        using var answer = await clerk.SendMappingAsync(proposal, saveAs: $"方案{TestApp.NextNumber()}");
        var summary = await answer.BodyAsync();
        Assert.That((summary.Total("valid"), summary.Total("faulty")), Is.EqualTo((1, 1)), summary.ToString());
        return proposal.Id();
    });

    /// <summary>The way of reading that was kept with <see cref="CheckedAsync"/>.</summary>
    public async Task<Guid> ProfileAsync(Role role)
    {
        await CheckedAsync(role);
        var (kind, community) = (KindOf(role), Community);
        return await world.App.ReadAsync(db => db.ImportProfiles.Where(x => x.CommunityId == community && x.Kind == kind).OrderByDescending(x => x.Id).Select(x => x.Id).FirstAsync());
    }

    /// <summary>A way of reading is kept per source: each stock has its own.</summary>
    public async Task<Guid?> SourceForAsync(Role role) => KindOf(role) == ImportKind.Receipts ? await FreshSourceIdAsync() : null;

    /// <summary>An account of a person with one grant at the site.</summary>
    public Task<Guid> UserAsync() => Once("user", () => MakeUserAsync());

    public Task<Guid> LockedUserAsync() => Once("locked", async () =>
    {
        var id = await MakeUserAsync();
        await world.App.ArrangeAsync(async db => (await db.Users.SingleAsync(x => x.Id == id)).SetDisabled(true));
        return id;
    });

    public async Task<Guid> GrantAsync()
    {
        var user = await UserAsync();
        return await world.App.ReadAsync(db => db.UserGrants.Where(x => x.UserId == user).Select(x => x.Id).SingleAsync());
    }

    public async Task<int> UserVersionAsync()
    {
        var id = await UserAsync();
        return await world.App.ReadAsync(db => db.Users.Where(x => x.Id == id).Select(x => x.Version).SingleAsync());
    }

    /// <summary>A draft of version 1.</summary>
    public Task<Guid> DraftAsync() => Once("draft", async () =>
    {
        var draft = NewPolicy();
        await AddAsync(draft);
        return draft.Id;
    });

    /// <summary>A submitted version, its number being 2.</summary>
    public Task<Guid> SubmittedAsync() => Once("submitted", async () =>
    {
        var version = NewPolicy();
        await AddAsync(version);
        await world.App.ArrangeAsync(async db => Assert.That((await db.PolicyVersions.Include(x => x.Values).SingleAsync(x => x.Id == version.Id)).Submit().Error, Is.Null));
        return version.Id;
    });

    /// <summary>What is written into a version, valid for one month that no other version has.</summary>
    public static object PolicyContent(PolicyArea? area = null)
    {
        var month = new DateOnly(2030, 1, 1).AddMonths(TestApp.NextNumber());
        return new
        {
            area = (area ?? PolicyArea.Party).ToString(),
            documentNumber = "夏政发〔2021〕1号",
            documentTitle = "办法",
            documentDate = new DateOnly(2021, 1, 1),
            effectiveFrom = month,
            effectiveUntil = month.AddMonths(1),
            values = PolicyCatalogue.Of(area ?? PolicyArea.Party).Where(x => x.FormValue.Length > 0).Select(x => new { key = x.Key, value = x.FormValue, clause = "第一条" }),
        };
    }

    private PolicyVersion NewPolicy()
    {
        var month = new DateOnly(2030, 1, 1).AddMonths(TestApp.NextNumber());
        return PolicyVersion.Draft(PolicyArea.Party, new("夏政发〔2021〕1号", "办法", new(2021, 1, 1)), month, month.AddMonths(1),
            PolicyCatalogue.Of(PolicyArea.Party).Select(x => new PolicyInput(x.Key, x.FormValue, "第一条")), new("somebody"), "某人", world.App.Clock.GetUtcNow()).Value;
    }

    private async Task<Guid> MakeUserAsync()
    {
        var name = await world.App.AddUserAsync(Role.GridWorker, Community);
        return await world.App.ReadAsync(db => db.Users.Where(x => x.UserName == name).Select(x => x.Id).SingleAsync());
    }

    private Task<HttpClient> ImporterAsync(Role role) => world.AtAsync(KindOf(role) == ImportKind.Receipts ? Role.CommunityClerk : role, site);

    /// <summary>A line of the batch as it was compiled last.</summary>
    public Task<Guid> LineAsync() => world.App.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == site.Batch).Select(x => x.Id).FirstAsync());

    public Task<Guid> ExclusionAsync() => world.App.ReadAsync(db => db.SubsidyExclusions.Where(x => x.BatchId == site.Batch).Select(x => x.Id).FirstAsync());
}
