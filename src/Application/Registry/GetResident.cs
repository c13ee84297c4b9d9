using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>One person, through the household that holds or last held them.</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record GetResidentQuery(Guid Id, DateOnly? AsOf) : IRequest<Result<ResidentDetail>>;

/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
public sealed record ResidentDetail(Guid Id, string Name, string? IdNumber, string? IdNumberWaiver, Sex Sex, DateOnly BirthDate, int Age, string? Phone, RelocationKind Relocation, string? EthnicGroup,
    string? Education, string? PoliticalStatus, string? Health, string? LabourAbility, DateOnly? DeceasedOn, Guid? HouseholdId, string? HouseholdNumber, Guid? CommunityId, string? CommunityName,
    string? Relation, string? RelationText, IReadOnlyList<MembershipRow> Memberships, int Version);

/// <param name="To">Last day, included.</param>
public sealed record MembershipRow(Guid HouseholdId, string HouseholdNumber, string Relation, string RelationText, DateOnly From, DateOnly? To, string? Reason);

internal sealed class GetResidentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetResidentQuery, Result<ResidentDetail>>
{
    public async Task<Result<ResidentDetail>> Handle(GetResidentQuery query, CancellationToken ct)
    {
        var asked = clock.AsOf(query.AsOf);
        if (asked.Error is { } error)
        {
            return error;
        }

        var (scope, day) = (user.ScopeOf(Permissions.Registry.Read), asked.Value);
        if (await db.Residents.AsNoTracking().ResidentsIn(db, scope).SingleOrDefaultAsync(x => x.Id == query.Id, ct) is not { } person)
        {
            return RegistryErrors.ResidentNotFound;
        }

        // households elsewhere stay out of sight: what happened there is their business
        var rows = await (
            from member in db.HouseholdMembers.AsNoTracking()
            where member.ResidentId == person.Id && member.From <= day && (member.Until == null || member.Until > member.From)
            join household in db.Households.HouseholdsIn(scope) on member.HouseholdId equals household.Id
            join community in db.Communities on household.CommunityId equals community.Id
            orderby member.From descending
            select new { Member = member, household.Number, CommunityId = community.Id, Community = community.Name }).ToListAsync(ct);
        var now = rows.Find(x => x.Member.From <= day && (x.Member.Until is not { } until || until > day));
        return new ResidentDetail(person.Id, person.Name, person.IdNumberMasked, person.IdNumberWaiver, person.Sex, person.BirthDate, person.AgeOn(person.DiedOn <= day ? person.DiedOn.Value : day),
            person.PhoneMasked, person.RelocationKind, person.EthnicGroup, person.Education, person.PoliticalStatus, person.Health, person.LabourAbility, person.DiedOn <= day ? person.DiedOn : null,
            now?.Member.HouseholdId, now?.Number, now?.CommunityId, now?.Community, now?.Member.RelationCode, now is null ? null : RelationWords.Of(now.Member.RelationCode),
            rows.ConvertAll(x => new MembershipRow(x.Member.HouseholdId, x.Number, x.Member.RelationCode, RelationWords.Of(x.Member.RelationCode), x.Member.From, x.Member.Until?.AddDays(-1), x.Member.Reason)),
            person.Version);
    }
}
