using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// A household as of a day with its history up to that day. Whoever the household has left sees it only as of days on which it was theirs.
/// </summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record GetHouseholdQuery(Guid Id, DateOnly? AsOf) : IRequest<Result<HouseholdDetail>>;

/// <param name="MembersList">Of that day.</param>
/// <param name="FormerMembers">Who belonged to it before that day and no longer did.</param>
public sealed record HouseholdDetail(Guid Id, string Number, string? HeadName, Guid? HeadId, bool HeadDied, Guid CommunityId, string CommunityName, Guid? DwellingId, string? Address, int Members,
    RelocationKind Relocation, PovertyStatus Poverty, AccountState? AccountState, string? AccountLast4, string OriginTownshipCode, string OriginTownship, HouseholdState State, DateOnly FormedOn,
    DateOnly? EndedOn, HouseholdEnd? EndKind, HouseholdLink? Successor, HouseholdLink? Predecessor, IReadOnlyList<MemberRow> MembersList, IReadOnlyList<MemberRow> FormerMembers,
    IReadOnlyList<StayRow> Stays, IReadOnlyList<PovertyRow> PovertyHistory, IReadOnlyList<AccountRow> Accounts, IReadOnlyList<ChangeRow> PendingChanges, IReadOnlyList<WarningRow> Warnings,
    DateOnly AsOf, int Version);

public sealed record HouseholdLink(Guid Id, string Number);

/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Age">On the day asked for.</param>
/// <param name="To">Last day, included.</param>
public sealed record MemberRow(Guid ResidentId, string Name, string? IdNumber, Sex Sex, DateOnly BirthDate, int Age, string Relation, string RelationText, bool IsHead, RelocationKind Relocation,
    string? Phone, DateOnly From, DateOnly? To, DateOnly? DeceasedOn, string? Reason);

/// <param name="To">Last day, included.</param>
public sealed record StayRow(Guid Id, Guid CommunityId, string CommunityName, Guid? DwellingId, string? Address, DateOnly From, DateOnly? To, string? Reason);

/// <param name="To">Last day, included.</param>
public sealed record PovertyRow(Guid Id, PovertyStatus Status, DateOnly From, DateOnly? To);

/// <param name="AccountNumber">Masked.</param>
/// <param name="VerifiedBy">Who decided it, whichever way.</param>
public sealed record AccountRow(Guid Id, int VersionNumber, string BankName, string? BankCode, string AccountNumber, Guid HolderResidentId, string HolderName, DateOnly EffectiveFrom, AccountState State,
    string EnteredBy, DateTimeOffset EnteredAt, string? VerifiedBy, DateTimeOffset? VerifiedAt, VerificationMethod? Method, string? RejectedReason, bool OwnEntry);

internal sealed class GetHouseholdHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetHouseholdQuery, Result<HouseholdDetail>>
{
    public async Task<Result<HouseholdDetail>> Handle(GetHouseholdQuery query, CancellationToken ct)
    {
        var asked = clock.AsOf(query.AsOf);
        if (asked.Error is { } error)
        {
            return error;
        }

        var day = asked.Value;
        var scope = user.ScopeOf(Permissions.Registry.Read);
        var household = await db.Households.AsNoTracking().Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty).AsSingleQuery()
            .SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (household is null || !Sees(scope, household, day, out var isTheirs))
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var stay = household.StayOn(day);
        var community = stay?.CommunityId ?? household.CommunityId;
        var names = await db.Communities.AsNoTracking().Where(x => household.Stays.Select(s => s.CommunityId).Contains(x.Id) || x.Id == community).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var doors = await DoorLabels.OfAsync(db, household.Stays.Select(x => x.DwellingId), ct);
        var (members, former) = await MembersAsync(household, day, ct);
        var accounts = await AccountsAsync(household, day, ct);
        var head = household.HeadOn(day) is { } row ? await db.Residents.AsNoTracking().SingleAsync(x => x.Id == row.ResidentId, ct) : null;
        var changes = isTheirs
            ? await ChangeRows.ReadAsync(db, user, ChangeRows.Of(db, db.Households.Where(x => x.Id == household.Id)).Where(x => x.State == "Pending").OrderBy(x => x.EnteredAt).ThenBy(x => x.Id), ct)
            : [];
        var warnings = isTheirs ? await HouseholdWarnings.OfOneAsync(db, household.Id, day, ct) : [];
        return new HouseholdDetail(household.Id, household.Number, head?.Name, head?.Id, head?.DiedOn <= day, community, names[community], stay?.DwellingId, doors.For(stay?.DwellingId),
            members.Count, household.RelocationKind, household.PovertyOn(day), accounts.FirstOrDefault()?.State, accounts.FirstOrDefault()?.AccountNumber[^4..], household.OriginTownshipCode,
            await db.Townships.Where(x => x.Code == household.OriginTownshipCode).Select(x => x.Name).SingleAsync(ct),
            HouseholdQueries.StateOf(household.Confirmation, household.EndedOn, stay is not null, day), household.FormedOn, household.EndedOn, household.EndKind,
            await LinkAsync(household.SuccessorId, ct), await LinkAsync(household.PredecessorId, ct), members, former,
            [.. household.Stays.Where(x => Shown(x, day)).OrderByDescending(x => x.From).Select(x => new StayRow(x.Id, x.CommunityId, names[x.CommunityId], x.DwellingId, doors.For(x.DwellingId), x.From, Last(x), x.Reason))],
            [.. household.Poverty.Where(x => Shown(x, day)).OrderByDescending(x => x.From).Select(x => new PovertyRow(x.Id, x.Status, x.From, Last(x)))],
            accounts, changes, warnings, day, household.Version);
    }

    private static bool Sees(AccessScope scope, Household household, DateOnly day, out bool isTheirs)
    {
        isTheirs = scope.Covers(household.CommunityId) || scope.OriginTownships.Contains(household.OriginTownshipCode);
        return isTheirs || (household.StayOn(day) is { } stay && scope.Covers(stay.CommunityId));
    }

    private static bool Shown(IDatedRow row, DateOnly day) => row.From <= day && (row.Until is not { } until || until > row.From);

    private static DateOnly? Last(IDatedRow row) => row.Until?.AddDays(-1);

    private async Task<(List<MemberRow> Members, List<MemberRow> Former)> MembersAsync(Household household, DateOnly day, CancellationToken ct)
    {
        var ids = household.Members.Select(x => x.ResidentId).Distinct().ToList();
        var people = await db.Residents.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var head = household.HeadOn(day)?.ResidentId;
        var now = household.MembersOn(day).ToList();
        var members = now.OrderBy(x => x.RelationCode, StringComparer.Ordinal).ThenBy(x => people[x.ResidentId].BirthDate).ThenBy(x => x.ResidentId).Select(x => Row(x, FirstDay(x))).ToList();
        var former = household.Members.Where(x => Shown(x, day) && now.TrueForAll(member => member.ResidentId != x.ResidentId)).GroupBy(x => x.ResidentId)
            .Select(x => x.MaxBy(member => member.From)!).OrderBy(x => x.Until).ThenBy(x => x.ResidentId).Select(x => Row(x, FirstDay(x))).ToList();
        return (members, former);

        // a new relation to the head is a new row of the same membership
        DateOnly FirstDay(HouseholdMember member)
        {
            var first = member.From;
            while (household.Members.FirstOrDefault(x => x.ResidentId == member.ResidentId && x.Until == first && x.Until > x.From) is { } earlier)
            {
                first = earlier.From;
            }

            return first;
        }

        MemberRow Row(HouseholdMember member, DateOnly from)
        {
            var person = people[member.ResidentId];
            return new(person.Id, person.Name, person.IdNumberMasked, person.Sex, person.BirthDate, person.AgeOn(person.DiedOn <= day ? person.DiedOn.Value : day), member.RelationCode,
                RelationWords.Of(member.RelationCode), person.Id == head, person.RelocationKind, person.PhoneMasked,
                from, Last(member), person.DiedOn <= day ? person.DiedOn : null, member.Reason);
        }
    }

    private async Task<List<AccountRow>> AccountsAsync(Household household, DateOnly day, CancellationToken ct)
    {
        var accounts = await db.PayoutAccounts.AsNoTracking().Where(x => x.HouseholdId == household.Id && x.EffectiveFrom <= day).OrderByDescending(x => x.VersionNumber).ToListAsync(ct);
        return accounts.ConvertAll(x => new AccountRow(x.Id, x.VersionNumber, x.BankName, x.BankCode, x.AccountMasked, x.HolderResidentId, x.HolderName, x.EffectiveFrom, x.State, x.MadeByName, x.MadeAt,
            x.DecidedByName, x.DecidedAt, x.Method, x.RejectedReason, x.MadeBy == user.Person));
    }

    private async Task<HouseholdLink?> LinkAsync(Guid? id, CancellationToken ct) =>
        id is null ? null : await db.Households.AsNoTracking().Where(x => x.Id == id).Select(x => new HouseholdLink(x.Id, x.Number)).SingleAsync(ct);
}
