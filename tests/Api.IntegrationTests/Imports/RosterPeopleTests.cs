using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using static Resettlement.Api.IntegrationTests.Imports.RosterRows;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>The people of a roster beside what is stored, beside each other and beside those who bring it.</summary>
internal sealed class RosterPeopleTests
{
    [Test]
    public async Task Staged_rows_keep_no_personal_number_in_the_clear_and_show_masks()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var id = Ids.Next();

        var path = ImportDesk.Workbook(ImportDesk.RosterHeader, Head($"M{TestApp.NextNumber()}", "王二", id));
        var proposal = await clerk.UploadAsync("Roster", site.Id, path);
        using var answer = await clerk.SendMappingAsync(proposal);
        await answer.BodyAsync();

        var (row, file) = await app.ReadAsync(async db => (await db.ImportRows.AsNoTracking().SingleAsync(x => x.ImportId == proposal.Id()), await db.ImportFiles.AsNoTracking().SingleAsync(x => x.ImportId == proposal.Id())));
        using var rows = await clerk.GetAsync($"/api/v1/imports/{proposal.Id()}/rows?valid=true");
        var shown = await rows.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(row.Cells + row.Payload + row.Faults, Does.Not.Contain(id));
            Assert.That(file.Content.AsSpan().IndexOf("PK\u0003\u0004"u8), Is.EqualTo(-1), "the file is kept encrypted");
            Assert.That(proposal.ToString(), Does.Not.Contain(id));
            Assert.That(shown, Does.Not.Contain(id).And.Contain($"{id[..2]}*************{id[^3..]}").And.Contain("王二"));
        });
    }

    [Test]
    public async Task A_household_that_is_stored_differently_is_refused_and_people_are_in_one_household_only()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var number = $"D{TestApp.NextNumber()}";
        var (head, wife) = (Ids.Next(), Ids.Next());
        var first = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(ImportDesk.RosterHeader, Head(number, "王二", head), Member(number, "李四", wife, "配偶")));
        await clerk.ConfirmAsync(first.Id());

        var check = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(
            ImportDesk.RosterHeader, Head(number, "王二", head, poverty: "脱贫不稳定户"), Member(number, "李四", wife, "配偶"), Head(number + "X", "李四", wife)));
        var less = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(ImportDesk.RosterHeader, Head(number, "王二", head)));

        Assert.That(await clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "2 脱贫状态 roster.differs", "3 户编号 roster.household-faulty", "4 身份证号 roster.id-twice" }));
        Assert.That(await clerk.FaultsAsync(less.Id()), Is.EqualTo(new[] { "2 户编号 roster.members-missing" }));
    }

    [Test]
    public async Task Two_confirmations_of_the_same_rows_at_once_have_one_effect()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var one = await app.AsAsync(Role.CommunityClerk, site.Id);
        using var two = await app.AsAsync(Role.CommunityClerk, site.Id);
        var n = $"P{TestApp.NextNumber()}-";
        object?[]?[] rows = [ImportDesk.RosterHeader, .. Enumerable.Range(1, 40).Select(i => Head($"{n}{i}", "王二", Ids.Next()))];
        var path = ImportDesk.Workbook(rows);
        var first = await one.CheckAsync("Roster", site.Id, path);
        var second = await two.CheckAsync("Roster", site.Id, path);

        var results = await Task.WhenAll(one.ConfirmAsync(first.Id()), two.ConfirmAsync(second.Id()));

        Assert.That(results.Select(result => result.Total("writtenItems")).Order(), Is.EqualTo(new[] { 0, 40 }));
        Assert.That(results.Select(result => result.Total("skipped")).Order(), Is.EqualTo(new[] { 0, 40 }));
        Assert.That(await app.ReadAsync(db => db.Households.CountAsync(x => x.CommunityId == site.Id)), Is.EqualTo(40));
    }

    [Test]
    public async Task Who_brought_the_file_is_never_the_second_person_also_when_a_colleague_confirmed_it()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        var agent = $"agent-{TestApp.NextNumber()}";
        using var clerk = await app.SignInAsync(await app.AddUserAsync(Role.CommunityClerk, site.Id, person: agent));
        using var township = await app.SignInAsync(await app.AddUserAsync(Role.TownshipClerk, townshipCode: site.LeadTownshipCode, person: agent));
        using var colleague = await app.AsAsync(Role.CommunityClerk, site.Id);
        var check = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(ImportDesk.RosterHeader, Head($"W{TestApp.NextNumber()}", "王二", Ids.Next(), account: "9990000000000012345")));
        await colleague.ConfirmAsync(check.Id());
        var (change, account) = await app.ReadAsync(async db => (
            await db.RegistryChanges.AsNoTracking().SingleAsync(x => x.CommunityId == site.Id),
            await db.PayoutAccounts.AsNoTracking().SingleAsync(x => db.Households.Any(h => h.Id == x.HouseholdId && h.CommunityId == site.Id))));

        using var confirm = await township.PostOnceAsync($"/api/v1/changes/{change.Id}/confirm", new { });
        using var verify = await township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account.Id }, method = "Township" });
        var verified = await verify.BodyAsync();

        Assert.That(await confirm.CodeAsync(), Is.EqualTo("registry.own-entry"));
        Assert.That((verified.GetProperty("decided").GetInt32(), verified.GetProperty("refused")[0].GetProperty("code").GetString()), Is.EqualTo((0, "registry.own-entry")));
    }

    [Test]
    public async Task A_row_of_people_taken_for_the_header_leaves_no_number_in_the_clear()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var (first, second) = (Ids.Next(), Ids.Next());

        var proposal = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Workbook(Head("N1", "王二", first), Head("N2", "张三", second)));

        var (mapping, audit) = await app.ReadAsync(async db => (
            await db.ImportSessions.Where(x => x.CommunityId == site.Id).Select(x => x.Mapping).SingleAsync(),
            await db.AuditEntries.Where(x => x.SubjectId == proposal.Id().ToString()).Select(x => x.After).SingleAsync()));
        Assert.That(mapping, Does.Contain(first[^4..]), "the row was taken for the header");
        Assert.That(mapping + audit + proposal, Does.Not.Contain(first).And.Not.Contain(second));
    }
}
