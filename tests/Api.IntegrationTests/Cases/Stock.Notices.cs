using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Batches on their way through a public notice.</summary>
internal sealed partial class Stock
{
    private static int _years;

    /// <summary>A batch with one household to be paid, found in order by the committee and waiting for its notice.</summary>
    public Task<FreshBatch> CheckedBatchAsync() => Once("checked-batch", () => MakeCheckedBatchAsync());

    /// <summary>A notice that runs.</summary>
    public Task<ShownBatch> NoticeAsync() => Once("notice", () => PublishAsync());

    /// <summary>A notice whose days are over and that nobody has ended.</summary>
    public Task<ShownBatch> DueNoticeAsync() => Once("due-notice", async () =>
    {
        var notice = await PublishAsync();
        await world.App.ReadAsync(db => db.PublicNotices.Where(x => x.Id == notice.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstDay, new DateOnly(2026, 11, 12)).SetProperty(x => x.LastDay, new DateOnly(2026, 11, 20))));
        return notice;
    });

    /// <summary>An objection to a line, with the name of who objected, waiting for its answer.</summary>
    public Task<Guid> ObjectionAsync() => Once("objection", async () =>
    {
        var notice = await NoticeAsync();
        using var clerk = await world.AtAsync(Role.CommunityClerk, site);
        using var answer = await clerk.PostOnceAsync($"/api/v1/notices/{notice.Id}/objections", new { line = 1, text = "金额不对", name = "王五", phone = "13900004444" });
        return (await BodyOfAsync(answer)).GetProperty("id").GetGuid();
    });

    /// <summary>A year whose table was entered and waits for the second person.</summary>
    public Task<int> HolidayYearAsync() => Once("holidays", async () =>
    {
        var year = NewYear();
        await AddAsync(HolidayYear.Enter(year, "国办发明电", new(year - 1, 11, 4), [new(new(year, 10, 1), DayKind.Off, "国庆节")], new("somebody"), "某人", world.App.Clock.GetUtcNow()).Value);
        return year;
    });

    /// <summary>A year that the last requests did not have, and that no notice touches.</summary>
    public static int NewYear() => 2028 + (Interlocked.Increment(ref _years) % 70);

    private async Task<FreshBatch> MakeCheckedBatchAsync()
    {
        var family = await MakeFamilyAsync();
        var (batch, line) = NewSupplement(new Quarter(2026, 2), family);
        await AddAsync(batch, line);
        await using var scope = world.App.SystemScope();
        var hash = (await scope.ServiceProvider.GetRequiredService<BatchContent>().SumAsync(batch, default)).ContentHash;
        await world.App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == batch.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, SubsidyBatchState.CommitteeChecked).SetProperty(x => x.ContentHash, hash)));
        return new(batch.Id, hash, line.Id);
    }

    // a quarter that no batch of the site compiles, so that the household is looked at nowhere else
    private (SubsidyBatch Batch, SubsidyLine Line) NewSupplement(Quarter quarter, Kin family)
    {
        var batch = SubsidyBatch.OpenSupplement(Community, quarter, TestApp.NextNumber(), world.App.Clock.GetUtcNow());
        Assert.That(batch.RecordCompilation(site.Policy, "not yet known", new("maker"), "某人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        return (batch, new()
        {
            BatchId = batch.Id,
            CommunityId = Community,
            Quarter = quarter,
            HouseholdId = family.Household.Id,
            HouseholdNumber = family.Household.Number,
            OriginTownshipCode = Lead,
            Component = 0,
            BuildingNumber = "1号楼",
            PayeeResidentId = family.Head.Id,
            PayeeName = family.Head.Name,
            PropertyFen = 10_000,
            ElevatorFen = 0,
            WaterFen = 0,
            BaseFen = 10_000,
            EligibleMembers = 3,
            LivingMembers = 3,
            RateBasisPoints = 2_000,
            AmountFen = 2_000,
        });
    }

    private async Task<ShownBatch> PublishAsync()
    {
        var batch = await MakeCheckedBatchAsync();
        using var clerk = await world.AtAsync(Role.CommunityClerk, site);
        using var answer = await clerk.PostOnceAsync("/api/v1/notices", new { kind = "SubsidyPlan", subjectId = batch.Id, contentHash = batch.Hash, contactName = "社区服务中心", contactPhone = "0359-8532000" });
        return new((await BodyOfAsync(answer)).GetProperty("id").GetGuid(), batch.Id);
    }

    private static async Task<JsonElement> BodyOfAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal sealed record ShownBatch(Guid Id, Guid Batch);
}
