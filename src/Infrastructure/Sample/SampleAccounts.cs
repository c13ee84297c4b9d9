using Microsoft.AspNetCore.Identity;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

/// <summary>One account for every role: at the county, at every lead township and at every site. All are made-up people with one known password.</summary>
internal sealed class SampleAccounts(IFieldProtector protector, SampleIdentities identities, DateTimeOffset now)
{
    /// <summary>Only ever loaded with the sample county.</summary>
    public const string Password = "Sample-2026";

    private static readonly (Role Role, string Name)[] CountyRoles =
    [
        (Role.CountyAdministrator, "county"), (Role.CountyFinancePreparer, "finance1"), (Role.CountyFinanceReviewer, "finance2"), (Role.CountyFinanceImporter, "finance3"),
        (Role.SystemAdministrator, "system"), (Role.SecurityAdministrator, "security"), (Role.AuditAdministrator, "audit"),
    ];

    private static readonly (Role Role, string Name)[] CommunityRoles =
    [
        (Role.CommunityClerk, "clerk"), (Role.CentreDirector, "director"), (Role.BranchSecretary, "secretary"), (Role.ContactLeader, "contact"), (Role.Bookkeeper, "bookkeeper"),
        (Role.Cashier, "cashier"), (Role.ResidentsCommittee, "committee"), (Role.PropertyCompany, "property"), (Role.GridWorker, "grid"),
    ];

    private readonly string _hash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), Password);
    private int _people;

    public List<AppUser> Users { get; } = [];

    public List<UserGrant> Grants { get; } = [];

    public void AddCounty()
    {
        foreach (var (role, name) in CountyRoles)
        {
            Add(name, role, "夏县", null, null);
        }

        // a second administrator, so that two people can publish a policy
        Add("county2", Role.CountyAdministrator, "夏县", null, null);
    }

    /// <summary>Clerk and leader of a township; returns the clerk, who is the second person of its sites.</summary>
    public AppUser AddTownship(string code, string name, string suffix)
    {
        Add("leader." + suffix, Role.TownshipLeader, name, code, null);
        return Add("township." + suffix, Role.TownshipClerk, name, code, null);
    }

    /// <summary>The accounts of a site; returns the clerk, who is the maker of its sample rows.</summary>
    public AppUser AddCommunity(Community community, string suffix)
    {
        var users = CommunityRoles.Select(role => Add($"{role.Name}.{suffix}", role.Role, community.Name, null, community.Id)).ToList();
        return users[0];
    }

    private AppUser Add(string userName, Role role, string organisation, string? townshipCode, Guid? communityId)
    {
        var sex = _people % 3 == 0 ? Sex.Female : Sex.Male;
        var birth = new DateOnly(1972, 1, 1).AddDays(37 * _people++);
        var id = IdNumber.Restore(identities.IdNumber(birth, sex));
        var protectedId = protector.Protect(FieldPurpose.IdNumber, id.Value, id.Masked);
        var user = new AppUser
        {
            Id = Domain.Common.NewId.Next(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = identities.Name(sex),
            Organisation = organisation,
            PersonIndex = protectedId.Index,
            IdNumberCipher = protectedId.Cipher,
            IdNumberMasked = protectedId.Masked,
            PasswordHash = _hash,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            ConcurrencyStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
            PasswordChangedAt = now,
            CreatedAt = now,
        };
        Users.Add(user);
        Grants.Add(UserGrant.Create(user.Id, role, townshipCode, communityId, new DateOnly(2024, 1, 1), null).Value);
        return user;
    }
}
