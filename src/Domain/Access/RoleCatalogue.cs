using System.Collections.Frozen;
using P = Resettlement.Domain.Access.Permissions;

namespace Resettlement.Domain.Access;

/// <summary>What a role is granted for.</summary>
public enum ScopeKind
{
    County,
    Township,
    Community,
}

public enum Role
{
    CountyAdministrator,
    CountyFinancePreparer,
    CountyFinanceReviewer,
    CountyFinanceImporter,
    ContactLeader,
    TownshipClerk,
    TownshipLeader,
    CentreDirector,
    BranchSecretary,
    CommunityClerk,
    Bookkeeper,
    Cashier,
    ResidentsCommittee,
    PropertyCompany,
    GridWorker,
    SystemAdministrator,
    SecurityAdministrator,
    AuditAdministrator,
}

/// <summary>A role: Chinese name, what it is granted for, what it may do, and which other roles the same person may not hold anywhere.</summary>
public sealed record RoleDefinition(Role Role, string ChineseName, ScopeKind Scope, FrozenSet<string> Permissions, FrozenSet<Role> IncompatibleWith);

/// <summary>The roles of domain.md §2 and what each may do.</summary>
public static class RoleCatalogue
{
    private static readonly string[] ReadCommunity = [P.Registry.Read, P.Fees.Read, P.Subsidies.Read, P.Policies.Read, P.Signing.Read, P.Notices.Read, P.Payouts.Read, P.Organisation.Read, P.Payroll.Read];

    private static readonly RoleDefinition[] Written =
    [
        // sets the rules, so neither signs nor handles money
        Define(Role.CountyAdministrator, "县级管理员", ScopeKind.County,
            [Role.CountyFinancePreparer, Role.CountyFinanceReviewer, Role.CountyFinanceImporter, Role.CentreDirector, Role.BranchSecretary, Role.Bookkeeper, Role.Cashier],
            [.. ReadCommunity, P.Policies.Write, P.Policies.Publish, P.Registry.WriteSites, P.Registry.Export, P.Subsidies.Export, P.Ledger.Read, P.Access.ReadUsers, P.Organisation.Model,
                P.Payroll.WriteStandards, P.Payroll.PublishStandards, P.Payroll.Export, P.Party.Read]),
        Define(Role.CountyFinancePreparer, "县财政经办", ScopeKind.County, [Role.CountyFinanceReviewer],
            [.. ReadCommunity, P.Subsidies.Export, P.Subsidies.Compile, P.Subsidies.Return, P.Subsidies.DecideDebts, P.Subsidies.ImportSettled, P.Imports.Use, P.Ledger.Read, P.Ledger.Write, P.Payouts.Prepare, P.Payouts.Export, P.Payroll.WriteStandards, P.Payroll.Export]),
        Define(Role.CountyFinanceReviewer, "县财政复核", ScopeKind.County, [Role.CountyFinancePreparer, Role.CountyFinanceImporter],
            [.. ReadCommunity, P.Subsidies.Export, P.Subsidies.Return, P.Subsidies.DecideDebts, P.Subsidies.ImportSettled, P.Imports.Use, P.Policies.Publish, P.Ledger.Read, P.Ledger.Confirm, P.Payouts.Release, P.Payouts.Export, P.Payroll.PublishStandards, P.Payroll.Export]),
        Define(Role.CountyFinanceImporter, "县财政回盘", ScopeKind.County, [Role.CountyFinanceReviewer],
            [.. ReadCommunity, P.Subsidies.Export, P.Ledger.Read, P.Payouts.ImportResults]),
        Define(Role.ContactLeader, "包联领导", ScopeKind.Community, [], [.. ReadCommunity, P.Signing.Sign, P.Organisation.Visit, P.Party.Read]),
        Define(Role.TownshipClerk, "乡镇经办", ScopeKind.Township, [],
            [.. ReadCommunity, P.Registry.Confirm, P.Registry.VerifyAccounts, P.Registry.Reveal, P.Registry.Export, P.Registry.WriteSites, P.Subsidies.Export, P.Signing.Sign,
                P.Organisation.Write, P.Organisation.Appoint, P.Organisation.AssignLeader, P.Organisation.Visit, P.Organisation.Dispatch, P.Imports.Use, P.Payroll.Export, P.Party.Read]),
        Define(Role.TownshipLeader, "乡镇领导", ScopeKind.Township, [],
            [.. ReadCommunity, P.Registry.Confirm, P.Registry.VerifyAccounts, P.Registry.Export, P.Subsidies.Export, P.Subsidies.Review, P.Subsidies.Return, P.Subsidies.Cancel,
                P.Signing.Sign, P.Signing.Delegate, P.Organisation.Approve, P.Payroll.Approve, P.Payroll.Return, P.Payroll.Export, P.Party.Read, P.Party.Approve]),
        Define(Role.CentreDirector, "服务中心主任", ScopeKind.Community, [Role.BranchSecretary, Role.ResidentsCommittee],
            [.. ReadCommunity, P.Registry.Confirm, P.Registry.Export, P.Subsidies.Export, P.Subsidies.Return, P.Signing.Sign, P.Notices.Record, P.Notices.Decide, P.Organisation.Answer, P.Payroll.Export, P.Party.Read]),
        Define(Role.BranchSecretary, "支部书记", ScopeKind.Community, [Role.CentreDirector, Role.ResidentsCommittee],
            [.. ReadCommunity, P.Registry.Export, P.Subsidies.Export, P.Subsidies.Return, P.Signing.Sign, P.Organisation.Appoint, P.Organisation.Answer, P.Payroll.Export, P.Party.Read, P.Party.Write, P.Party.Approve]),
        Define(Role.CommunityClerk, "社区经办", ScopeKind.Community, [Role.ResidentsCommittee],
            [.. ReadCommunity, P.Registry.Write, P.Registry.WriteSites, P.Registry.Reveal, P.Registry.Export, P.Fees.Write, P.Fees.Declare, P.Imports.Use, P.Subsidies.Compile, P.Subsidies.Return,
                P.Subsidies.Export, P.Notices.Publish, P.Notices.Record, P.Organisation.Write, P.Payroll.Write, P.Payroll.Return, P.Payroll.Export, P.Party.Read, P.Party.Write]),
        Define(Role.Bookkeeper, "会计", ScopeKind.Community, [Role.Cashier, Role.ResidentsCommittee], [.. ReadCommunity, P.Subsidies.Export, P.Payroll.Write, P.Payroll.Return, P.Payroll.Export]),
        Define(Role.Cashier, "出纳", ScopeKind.Community, [Role.Bookkeeper, Role.ResidentsCommittee], [.. ReadCommunity]),
        Define(Role.ResidentsCommittee, "居民代表委员会", ScopeKind.Community,
            [Role.CentreDirector, Role.BranchSecretary, Role.CommunityClerk, Role.Bookkeeper, Role.Cashier],
            [P.Fees.Read, P.Subsidies.Read, P.Subsidies.Check, P.Policies.Read, P.Signing.Read, P.Notices.Read, P.Notices.Record, P.Notices.Decide, P.Payouts.Read, P.Organisation.Read, P.Organisation.Supervise, P.Payroll.Read]),
        Define(Role.PropertyCompany, "物业公司", ScopeKind.Community, [Role.ResidentsCommittee],
            [P.Fees.Read, P.Fees.Write, P.Fees.Declare, P.Imports.Use]),
        Define(Role.GridWorker, "网格员", ScopeKind.Community, [], [P.Registry.Read]),
        Define(Role.SystemAdministrator, "系统管理员", ScopeKind.County, [Role.SecurityAdministrator, Role.AuditAdministrator], [P.System.Operate]),
        Define(Role.SecurityAdministrator, "安全管理员", ScopeKind.County, [Role.SystemAdministrator, Role.AuditAdministrator],
            [P.Access.ReadUsers, P.Access.WriteUsers]),
        Define(Role.AuditAdministrator, "审计管理员", ScopeKind.County, [Role.SystemAdministrator, Role.SecurityAdministrator], [P.Audit.Read, P.Access.ReadUsers]),
    ];

    // incompatibility holds both ways, whichever of the two roles names it
    private static readonly FrozenDictionary<Role, RoleDefinition> Definitions = Written
        .Select(role => role with { IncompatibleWith = Written.Where(other => other.IncompatibleWith.Contains(role.Role)).Select(other => other.Role).Concat(role.IncompatibleWith).ToFrozenSet() })
        .ToFrozenDictionary(definition => definition.Role);

    public static IReadOnlyCollection<RoleDefinition> All => Definitions.Values;

    public static RoleDefinition Of(Role role) => Definitions[role];

    private static RoleDefinition Define(Role role, string name, ScopeKind scope, Role[] incompatible, string[] permissions) =>
        new(role, name, scope, permissions.Append(P.SignedIn).ToFrozenSet(StringComparer.Ordinal), incompatible.ToFrozenSet());
}
