using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>One election with its candidates. Also what its result is printed from.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetElectionQuery(Guid Id) : IRequest<Result<ElectionDetail>>;

/// <param name="TurnoutBasisPoints">Turnout in 1/100 of a per cent, rounded down; null before the vote.</param>
/// <param name="Adults">Residents of the community of 18 and more, to be compared with the entitled: on the day of the vote, before it today.</param>
/// <param name="MayWrite">The caller may nominate, check and count.</param>
/// <param name="MayFile">The caller may file the result.</param>
public sealed record ElectionDetail(
    Guid Id, Guid CommunityId, string CommunityName, string LeadTownshipName, Guid BodyId, string BodyName, string Number, PostKind Post, int Seats, DateOnly? TermEnd, ElectionState State, int Round,
    string OpenedByName, DateTimeOffset OpenedAt, DateOnly? VotedOn, int? Eligible, int? Cast, int? Valid, int? TurnoutBasisPoints, bool? TurnoutMet, int Adults, string? MinutesNumber,
    string? CountedByName, Guid? NoticeId, string? NoticeNumber, DateOnly? NoticeLastDay, string? FilingNumber, DateOnly? FiledOn, string? FiledByName, string? CancelReason, string? CancelledByName,
    IReadOnlyList<CandidateView> Candidates, bool MayWrite, bool MayPublish, bool MayFile);

public sealed record CandidateView(
    Guid Id, int Order, Guid OfficeHolderId, string Name, NominationWay Nominated, string NominatedByName, CandidateState State, string? WithdrawnReason, int? Votes, int? VotesOf, int? VotesRound,
    IReadOnlyList<CheckInput> Checks, string? CheckedByName, DateTimeOffset? CheckedAt);

internal sealed class GetElectionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetElectionQuery, Result<ElectionDetail>>
{
    public async Task<Result<ElectionDetail>> Handle(GetElectionQuery query, CancellationToken ct)
    {
        var election = await db.Elections.AsNoTracking().Include(x => x.Candidates).ThenInclude(x => x.Checks).InScope(user.ScopeOf(Permissions.Organisation.Read)).AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (election is null)
        {
            return ElectionErrors.NotFound;
        }

        var place = await (
            from community in db.Communities.AsNoTracking()
            join township in db.Townships on community.LeadTownshipCode equals township.Code
            where community.Id == election.CommunityId
            select new { Community = community.Name, Township = township.Name }).SingleAsync(ct);
        var body = await db.Bodies.AsNoTracking().Where(x => x.Id == election.BodyId).Select(x => x.Name).SingleAsync(ct);
        Guid[] holders = [.. election.Candidates.Select(x => x.OfficeHolderId)];
        var names = await db.OfficeHolders.AsNoTracking().Where(x => EF.Parameter(holders).Contains(x.Id)).Select(x => new { x.Id, x.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        bool May(string permission) => user.ScopeOf(permission).Covers(election.CommunityId);
        return new ElectionDetail(
            election.Id, election.CommunityId, place.Community, place.Township, election.BodyId, body, election.Number, election.Post, election.Seats, election.TermEnd, election.State, election.Round,
            election.OpenedByName, election.OpenedAt, election.VotedOn, election.Eligible, election.Cast, election.Valid,
            election is { Cast: { } cast, Eligible: { } eligible } ? (int)(cast * 10_000L / eligible) : null, election is { Cast: { } voted, Eligible: { } entitled } ? VoteCount.IsValid(entitled, voted) : null,
            await AdultsAsync(election.CommunityId, election.VotedOn ?? clock.LocalToday(), ct), election.MinutesNumber, election.CountedByName, election.NoticeId, election.NoticeNumber,
            election.NoticeLastDay, election.FilingNumber, election.FiledOn, election.FiledByName, election.CancelReason, election.CancelledByName,
            [
                .. election.Candidates.OrderBy(x => x.Order).Select(x => new CandidateView(x.Id, x.Order, x.OfficeHolderId, names[x.OfficeHolderId], x.Nominated, x.NominatedByName, x.State,
                    x.WithdrawnReason, x.Votes, x.VotesOf, x.VotesRound, [.. x.Checks.OrderBy(check => check.Criterion).Select(check => new CheckInput(check.Criterion, check.Grade, check.Opinion))], x.CheckedByName, x.CheckedAt)),
            ],
            May(Permissions.Organisation.Write), May(Permissions.Notices.Publish), May(Permissions.Organisation.Dispatch));
    }

    private Task<int> AdultsAsync(Guid community, DateOnly day, CancellationToken ct)
    {
        // who turns 18 on the day may vote
        var born = day.AddYears(-18);
        return (
            from stay in db.HouseholdStays.AsNoTracking()
            where stay.CommunityId == community && stay.From <= day && (stay.Until == null || stay.Until > day)
            join member in db.HouseholdMembers on stay.HouseholdId equals member.HouseholdId
            where member.From <= day && (member.Until == null || member.Until > day)
            join resident in db.Residents on member.ResidentId equals resident.Id
            where resident.BirthDate <= born && (resident.DiedOn == null || resident.DiedOn > day)
            select resident.Id).Distinct().CountAsync(ct);
    }
}
