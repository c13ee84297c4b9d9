using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Sample;

/// <summary>The public figures of the sample county hold in what is loaded.</summary>
internal sealed class SampleCountyTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        _app = await TestApp.StartAsync();
        await LoadOnceAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task It_has_eight_sites_1484_households_and_5965_living_people()
    {
        var day = new DateOnly(2026, 11, 25);
        var households = await _app.ReadAsync(db => db.HouseholdStays.CountAsync(x => x.From <= day && (x.Until == null || x.Until > day)));
        var people = await _app.ReadAsync(db => (
            from member in db.HouseholdMembers
            join resident in db.Residents on member.ResidentId equals resident.Id
            where member.From <= day && (member.Until == null || member.Until > day) && (resident.DiedOn == null || resident.DiedOn > day)
                && (resident.RelocationKind == RelocationKind.RegisteredPoor || resident.RelocationKind == RelocationKind.Synchronous)
            select resident.Id).Distinct().CountAsync());

        Assert.Multiple(() =>
        {
            Assert.That(households, Is.EqualTo(1_484));
            Assert.That(people, Is.EqualTo(5_965));
            Assert.That(people * 6_000L, Is.EqualTo(35_790_000L), "60 yuan a year for each");
        });
        Assert.That(await _app.ReadAsync(db => db.Communities.CountAsync()), Is.EqualTo(8));
    }

    [Test]
    public async Task Its_subsidy_fund_covers_the_quarters_and_its_banks_take_every_account()
    {
        var balance = await _app.ReadAsync(db => db.LedgerBalances.SingleAsync());
        var paper = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.Quarter == new Domain.Common.Quarter(2026, 2)).SumAsync(x => x.AmountFen));
        Assert.That(paper, Is.GreaterThan(0));
        Assert.That(balance.AvailableFen, Is.GreaterThan(paper * 4), "a year of quarters like the last one");
        await using var scope = _app.SystemScope();
        Assert.That((await scope.ServiceProvider.GetRequiredService<Infrastructure.Ledger.LedgerVerifier>().VerifyAsync(default)).SelectMany(x => x.Faults), Is.Empty);
        var codes = await _app.ReadAsync(db => db.PayoutAccounts.Select(x => x.BankCode).Distinct().ToListAsync());
        var profiles = await _app.ReadAsync(db => db.BankProfiles.ToListAsync());
        Assert.That(codes.Where(code => !profiles.Exists(x => x.Names(code) || x.TakesRest)), Is.Empty);
        Assert.That(await _app.ReadAsync(db => db.BankDirectory.CountAsync(x => x.Code.Length == 12)), Is.EqualTo(4));
    }

    [Test]
    public async Task What_nobody_entered_names_the_system_in_Chinese()
    {
        var makers = await _app.ReadAsync(db => db.SubsidyBatches.Select(x => x.CompiledByName).Distinct().ToListAsync());
        Assert.That(makers, Is.EqualTo(new[] { "示范数据导入" }));
        Assert.That(await _app.ReadAsync(db => db.AuditEntries.Where(x => x.ActorPerson == "system:sample-county").Select(x => x.ActorName).Distinct().ToListAsync()), Is.EqualTo(makers));
    }

    [Test]
    public async Task The_known_sites_have_their_known_sizes()
    {
        var sizes = await _app.ReadAsync(db => (
            from household in db.Households
            join community in db.Communities on household.CommunityId equals community.Id
            group household by community.Name into site
            select new { site.Key, Count = site.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count));
        var lifts = await _app.ReadAsync(db => db.Buildings.CountAsync(x => x.HasElevator && x.Storeys == 7 && db.Communities.Any(c => c.Id == x.CommunityId && c.Code == "SQ")));

        Assert.Multiple(() =>
        {
            Assert.That(sizes["埝掌移民新村"], Is.EqualTo(38));
            Assert.That(sizes["泗祁家园社区"], Is.EqualTo(516));
            Assert.That(lifts, Is.EqualTo(12));
        });
    }

    [Test]
    public async Task Everyone_has_a_valid_number_under_the_synthetic_prefix_that_agrees_with_birth_date_and_sex()
    {
        await using var scope = _app.SystemScope();
        var protector = scope.ServiceProvider.GetRequiredService<IFieldProtector>();
        var residents = await _app.ReadAsync(db => db.Residents.AsNoTracking().ToListAsync());

        foreach (var resident in residents)
        {
            var id = IdNumber.Parse(protector.Reveal(resident.IdNumberCipher!), new DateOnly(2026, 11, 25));
            Assert.That(id.Error, Is.Null);
            Assert.That((id.Value.Value[..6], id.Value.BirthDate, id.Value.Sex), Is.EqualTo(("140899", resident.BirthDate, resident.Sex)));
        }
    }

    [Test]
    public async Task Every_household_has_one_head_who_is_a_living_member()
    {
        var wrong = await _app.ReadAsync(db => db.Households.CountAsync(household => db.HouseholdHeads.Count(head => head.HouseholdId == household.Id && head.Until == null
            && db.HouseholdMembers.Any(member => member.HouseholdId == household.Id && member.ResidentId == head.ResidentId && member.Until == null)
            && db.Residents.Any(resident => resident.Id == head.ResidentId && resident.DiedOn == null)) != 1));

        Assert.That(wrong, Is.Zero);
    }

    [Test]
    public async Task Every_role_has_a_sign_in_that_works()
    {
        var roles = await _app.ReadAsync(db => db.UserGrants.Select(x => x.Role).Distinct().ToListAsync());

        Assert.That(roles, Is.EquivalentTo(Enum.GetValues<Role>()));
        using var clerk = await _app.SignInAsync("clerk.xt");
        using var me = await clerk.GetAsync("/api/v1/me");
        Assert.That(me.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Every_area_has_a_policy_in_force_that_two_people_made()
    {
        var versions = await _app.ReadAsync(db => db.PolicyVersions.AsNoTracking().ToListAsync());

        Assert.Multiple(() =>
        {
            Assert.That(versions.Select(x => x.Area), Is.EquivalentTo(Enum.GetValues<Domain.Policies.PolicyArea>()));
            Assert.That(versions, Has.All.Matches<Domain.Policies.PolicyVersion>(x => x is { State: Domain.Policies.PolicyState.Published } && x.PublishedBy != x.MadeBy));
        });
    }

    [Test]
    public async Task Loading_it_again_changes_nothing()
    {
        var before = await CountsAsync();

        await LoadOnceAsync();

        Assert.That(await CountsAsync(), Is.EqualTo(before));
    }

    private Task<(int, int, int, int)> CountsAsync() => _app.ReadAsync(async db =>
        (await db.Households.CountAsync(), await db.FeeReceipts.CountAsync(), await db.Users.CountAsync(), await db.AuditEntries.CountAsync()));

    private async Task LoadOnceAsync()
    {
        await using var scope = _app.SystemScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ISampleCounty>().LoadAsync(CancellationToken.None);
    }
}
