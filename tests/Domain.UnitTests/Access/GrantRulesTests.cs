using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Access;

internal sealed class GrantRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    // domain.md §2: who may not be one person
    [TestCase(Role.Bookkeeper, Role.Cashier, false)]
    [TestCase(Role.CentreDirector, Role.BranchSecretary, false)]
    [TestCase(Role.CountyFinancePreparer, Role.CountyFinanceReviewer, false)]
    [TestCase(Role.CountyFinanceImporter, Role.CountyFinanceReviewer, false)]
    [TestCase(Role.SystemAdministrator, Role.SecurityAdministrator, false)]
    [TestCase(Role.SystemAdministrator, Role.AuditAdministrator, false)]
    [TestCase(Role.SecurityAdministrator, Role.AuditAdministrator, false)]
    [TestCase(Role.CountyAdministrator, Role.CentreDirector, false)]
    [TestCase(Role.CountyAdministrator, Role.CountyFinancePreparer, false)]
    [TestCase(Role.ResidentsCommittee, Role.CentreDirector, false)]
    [TestCase(Role.ResidentsCommittee, Role.BranchSecretary, false)]
    [TestCase(Role.ResidentsCommittee, Role.Bookkeeper, false)]
    [TestCase(Role.ResidentsCommittee, Role.Cashier, false)]
    [TestCase(Role.ResidentsCommittee, Role.CommunityClerk, false)]
    [TestCase(Role.ResidentsCommittee, Role.PropertyCompany, false)]
    // small sites: township agency staff are clerk and bookkeeper at once
    [TestCase(Role.CommunityClerk, Role.Bookkeeper, true)]
    [TestCase(Role.CommunityClerk, Role.GridWorker, true)]
    [TestCase(Role.TownshipClerk, Role.ContactLeader, true)]
    public void Roles_fit_or_do_not_fit_on_one_person_both_ways(Role a, Role b, bool fits)
    {
        Assert.That(GrantRules.Check(Grant(a), [new(Grant(b), "other")]) is null, Is.EqualTo(fits));
        Assert.That(GrantRules.Check(Grant(b), [new(Grant(a), "other")]) is null, Is.EqualTo(fits));
    }

    [Test]
    public void Incompatible_roles_may_follow_each_other()
    {
        var until = Grant(Role.Bookkeeper, from: Today.AddDays(-30), until: Today);
        Assert.That(GrantRules.Check(Grant(Role.Cashier, from: Today), [new(until, "a")]), Is.Null);

        var dayLonger = Grant(Role.Bookkeeper, from: Today.AddDays(-30), until: Today.AddDays(1));
        Assert.That(GrantRules.Check(Grant(Role.Cashier, from: Today), [new(dayLonger, "a")])?.Code, Is.EqualTo("access.incompatible-roles"));
    }

    [Test]
    public void The_same_grant_twice_is_refused_and_another_community_is_not()
    {
        var (user, community) = (NewId.Next(), NewId.Next());
        var held = UserGrant.Create(user, Role.CommunityClerk, null, community, Today, null).Value;

        Assert.That(GrantRules.Check(UserGrant.Create(user, Role.CommunityClerk, null, community, Today.AddDays(5), null).Value, [new(held, "a")])?.Code, Is.EqualTo("access.same-grant"));
        Assert.That(GrantRules.Check(UserGrant.Create(user, Role.CommunityClerk, null, NewId.Next(), Today, null).Value, [new(held, "a")]), Is.Null);
    }

    [Test]
    public void Incompatibility_is_mutual_and_no_role_excludes_itself() => Assert.Multiple(() =>
    {
        foreach (var role in RoleCatalogue.All)
        {
            Assert.That(role.IncompatibleWith, Does.Not.Contain(role.Role));
            Assert.That(role.IncompatibleWith, Has.All.Matches<Role>(other => RoleCatalogue.Of(other).IncompatibleWith.Contains(role.Role)));
        }
    });

    [Test]
    public void Every_role_has_a_definition_and_every_permission_a_role() => Assert.Multiple(() =>
    {
        Assert.That(RoleCatalogue.All.Select(x => x.Role), Is.EquivalentTo(Enum.GetValues<Role>()));
        var all = typeof(Permissions).GetNestedTypes().SelectMany(type => type.GetFields()).Select(field => (string)field.GetRawConstantValue()!);
        Assert.That(all, Is.SubsetOf(RoleCatalogue.All.SelectMany(x => x.Permissions)));
    });

    // four eyes begin with the catalogue: who writes rules, entries or grants does not also decide on them
    [TestCase(Role.CommunityClerk, Permissions.Registry.Write, Permissions.Registry.Confirm)]
    [TestCase(Role.CommunityClerk, Permissions.Registry.Write, Permissions.Registry.VerifyAccounts)]
    [TestCase(Role.PropertyCompany, Permissions.Fees.Write, Permissions.Registry.Read)]
    [TestCase(Role.ResidentsCommittee, Permissions.Subsidies.Read, Permissions.Subsidies.Compile)]
    [TestCase(Role.SecurityAdministrator, Permissions.Access.WriteUsers, Permissions.Audit.Read)]
    [TestCase(Role.AuditAdministrator, Permissions.Audit.Read, Permissions.Access.WriteUsers)]
    [TestCase(Role.SystemAdministrator, Permissions.System.Operate, Permissions.Access.WriteUsers)]
    [TestCase(Role.CountyAdministrator, Permissions.Policies.Write, Permissions.Subsidies.Compile)]
    public void A_role_may_the_one_and_not_the_other(Role role, string may, string mayNot)
    {
        Assert.That(RoleCatalogue.Of(role).Permissions, Does.Contain(may));
        Assert.That(RoleCatalogue.Of(role).Permissions, Does.Not.Contain(mayNot));
    }

    [TestCase(Role.CountyAdministrator, false, false, true)]
    [TestCase(Role.CountyAdministrator, true, false, false)]
    [TestCase(Role.TownshipClerk, true, false, true)]
    [TestCase(Role.TownshipClerk, false, false, false)]
    [TestCase(Role.TownshipClerk, true, true, false)]
    [TestCase(Role.CommunityClerk, false, true, true)]
    [TestCase(Role.CommunityClerk, true, true, false)]
    [TestCase(Role.CommunityClerk, false, false, false)]
    public void A_role_is_granted_for_its_kind_of_place(Role role, bool township, bool community, bool fits) =>
        Assert.That(UserGrant.Create(NewId.Next(), role, township ? "140828100" : null, community ? NewId.Next() : null, Today, null).IsSuccess, Is.EqualTo(fits));

    [TestCase("2026-11-24", null, true)]
    [TestCase("2026-11-25", null, true)]
    [TestCase("2026-11-26", null, false)]
    [TestCase("2026-11-01", "2026-11-25", false)]
    [TestCase("2026-11-01", "2026-11-26", true)]
    public void A_grant_holds_from_its_first_day_until_the_day_before_its_end(string from, string? until, bool valid) =>
        Assert.That(Grant(Role.Cashier, DateOnly.Parse(from), until is null ? null : DateOnly.Parse(until)).IsValidOn(Today), Is.EqualTo(valid));

    [TestCase("2026-11-25")]
    [TestCase("2026-11-24")]
    public void A_grant_without_a_day_is_refused(string until) =>
        Assert.That(UserGrant.Create(NewId.Next(), Role.CountyAdministrator, null, null, Today, DateOnly.Parse(until)).Error?.Code, Is.EqualTo("access.empty-grant-period"));

    [TestCase("2026-12-01", "2026-12-01")]
    [TestCase("2026-11-01", "2026-11-25")]
    public void Ending_a_grant_before_it_began_leaves_no_day_of_it(string on, string until)
    {
        var grant = Grant(Role.Cashier);

        grant.EndOn(DateOnly.Parse(on));

        Assert.That(grant.ValidUntil, Is.EqualTo(DateOnly.Parse(until)));
    }

    [Test]
    public void Every_role_has_a_name_of_its_own_and_those_who_are_signed_in_may_be_so()
    {
        Assert.That(RoleCatalogue.All.Select(role => role.ChineseName), Is.Unique.And.All.Length.GreaterThan(1));
        Assert.That(RoleCatalogue.All.All(role => role.Permissions.Contains(Permissions.SignedIn)), Is.True);
    }

    [Test]
    public void The_same_role_of_another_account_or_township_is_another_grant()
    {
        var (user, held) = (NewId.Next(), UserGrant.Create(NewId.Next(), Role.TownshipClerk, "140828100", null, Today, null).Value);

        Assert.That(GrantRules.Check(UserGrant.Create(user, Role.TownshipClerk, "140828100", null, Today, null).Value, [new(held, "a")]), Is.Null);
        Assert.That(GrantRules.Check(UserGrant.Create(held.UserId, Role.TownshipClerk, "140828101", null, Today, null).Value, [new(held, "a")]), Is.Null);
        Assert.That(GrantRules.Check(UserGrant.Create(held.UserId, Role.TownshipLeader, "140828100", null, Today, null).Value, [new(held, "a")]), Is.Null);
    }

    private static UserGrant Grant(Role role, DateOnly? from = null, DateOnly? until = null)
    {
        var scope = RoleCatalogue.Of(role).Scope;
        return UserGrant.Create(NewId.Next(), role, scope == ScopeKind.Township ? "140828100" : null, scope == ScopeKind.Community ? NewId.Next() : null, from ?? Today, until).Value;
    }
}
