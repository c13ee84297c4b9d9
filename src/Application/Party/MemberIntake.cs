using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>What is told of a member: who, and since when.</summary>
/// <param name="IdNumber">In the clear.</param>
/// <param name="Waiver">Why a wrong check character is accepted.</param>
internal sealed record MemberDraft(string Name, IdNumber IdNumber, string? Waiver, ProtectedText? Phone, PartyDates Dates, MembershipRelation Relation, DateOnly Since);

/// <summary>A membership ready to be written; the member only when the county did not know the person.</summary>
internal sealed record Joined(PartyMember Member, bool IsNewMember, PartyMembership Membership);

/// <summary>Takes members in, one that was typed or a file of them, by the same rules.</summary>
internal sealed class MemberIntake(IAppDbContext db, IFieldProtector protector)
{
    /// <summary>What the county and the registry know of these numbers.</summary>
    public async Task<KnownMembers> KnownAsync(IReadOnlyCollection<IdNumber> numbers, CancellationToken ct)
    {
        var indexes = numbers.Select(x => protector.Index(FieldPurpose.IdNumber, x.Value)).Distinct().ToList();
        var members = await db.PartyMembers.AsNoTracking().Where(x => EF.Parameter(indexes).Contains(x.IdNumberIndex)).ToListAsync(ct);
        var ids = members.ConvertAll(x => x.Id);
        var memberships = await db.PartyMemberships.AsNoTracking().Include(x => x.Relations).Where(x => x.LeftOn == null && EF.Parameter(ids).Contains(x.MemberId)).ToListAsync(ct);
        var residents = await db.Residents.AsNoTracking().Where(x => x.IdNumberIndex != null && EF.Parameter(indexes).Contains(x.IdNumberIndex)).Select(x => new { x.IdNumberIndex, x.Id }).ToListAsync(ct);
        return new(members.ToDictionary(x => x.IdNumberIndex, StringComparer.Ordinal), memberships.ToLookup(x => x.MemberId), residents.ToDictionary(x => x.IdNumberIndex!, x => x.Id, StringComparer.Ordinal));
    }

    public Result<Joined> Join(MemberDraft draft, Guid communityId, KnownMembers known, DateOnly today)
    {
        var stored = protector.Protect(FieldPurpose.IdNumber, draft.IdNumber.Value, draft.IdNumber.Masked);
        var member = known.Members.GetValueOrDefault(stored.Index);
        if (member is not null && Check(member, draft, communityId, known) is { } conflict)
        {
            return conflict;
        }

        var isNew = member is null;
        if (member is null)
        {
            var recorded = PartyMember.Record(draft.Name, draft.IdNumber, stored, draft.Waiver, draft.Dates, today);
            if (recorded.Error is { } wrong)
            {
                return wrong;
            }

            member = recorded.Value;
            member.ChangePhone(draft.Phone);
        }

        var membership = PartyMembership.Join(member, communityId, draft.Relation, draft.Since, today);
        return membership.Error is { } error ? error : new Joined(member, isNew, membership.Value);
    }

    private static Error? Check(PartyMember member, MemberDraft draft, Guid communityId, KnownMembers known)
    {
        if (member.Name != draft.Name)
        {
            return PartyErrors.KnownOtherName;
        }

        var open = known.Memberships[member.Id].ToList();
        return open.Exists(x => x.CommunityId == communityId) ? PartyErrors.AlreadyMember :
            draft.Relation == MembershipRelation.Single && open.Exists(x => x.Current?.Kind == MembershipRelation.Single) ? PartyErrors.SingleElsewhere : null;
    }
}

internal sealed record KnownMembers(Dictionary<string, PartyMember> Members, ILookup<Guid, PartyMembership> Memberships, Dictionary<string, Guid> Residents);
