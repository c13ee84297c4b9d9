using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Organisation;

/// <summary>One head-count: what was frozen by origin township, what holds now, the corrections, and the rule it was counted by.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetHeadCountQuery(Guid Id) : IRequest<Result<HeadCountDetail>>;

/// <param name="BySystem">Only the yearly sweep has counted: a person has to take it over before another can freeze it.</param>
/// <param name="MayFreeze">Whether the caller would be another person than who counted.</param>
public sealed record HeadCountDetail(Guid Id, Guid CommunityId, string CommunityName, int Year, DateOnly Day, HeadCountState State, bool BySystem, string CountedByName, DateTimeOffset CountedAt,
    bool MayFreeze, string? FrozenByName, DateTimeOffset? FrozenAt, HeadCountPolicy Policy, IReadOnlyList<HeadCountDetailLine> Lines, HeadCountSums Sums, IReadOnlyList<AmendmentRow> Amendments, int Version);

public sealed record HeadCountPolicy(Guid Id, string DocumentNumber, string DocumentTitle, string SnapshotDay, string Base, string? Clause);

/// <param name="Frozen">As it was counted and frozen.</param>
/// <param name="Holds">With the amendments that two people agreed to.</param>
public sealed record HeadCountDetailLine(string OriginTownshipCode, string OriginTownship, HeadCountSums Frozen, HeadCountSums Holds);

/// <param name="Mine">The caller proposed it, so another person has to decide.</param>
public sealed record AmendmentRow(Guid Id, string OriginTownshipCode, string OriginTownship, DateOnly From, int Poor, int Synchronous, int Additions, int Counted, string? Document, string Reason,
    AmendmentState State, string ProposedByName, DateTimeOffset ProposedAt, string? DecidedByName, DateTimeOffset? DecidedAt, string? RejectedReason, bool Mine);

internal sealed class GetHeadCountHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetHeadCountQuery, Result<HeadCountDetail>>
{
    public async Task<Result<HeadCountDetail>> Handle(GetHeadCountQuery query, CancellationToken ct)
    {
        var snapshot = await db.HeadCountsFor(user).AsNoTracking().Include(x => x.Lines).Include(x => x.Amendments).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (snapshot is null)
        {
            return HeadCountErrors.NotFound;
        }

        var scope = user.ScopeOf(Permissions.Organisation.Read);
        var codes = snapshot.Lines.Select(x => x.OriginTownshipCode).ToList();
        var names = await db.Townships.AsNoTracking().Where(x => codes.Contains(x.Code)).ToDictionaryAsync(x => x.Code, x => x.Name, ct);
        var community = await db.Communities.Where(x => x.Id == snapshot.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var policy = (await PolicyLookup.GetAsync(db, snapshot.PolicyVersionId, ct))!;
        bool Sees(string origin) => scope.Covers(snapshot.CommunityId) || scope.OriginTownships.Contains(origin);
        var lines = snapshot.Lines.Where(x => Sees(x.OriginTownshipCode)).OrderBy(x => x.OriginTownshipCode, StringComparer.Ordinal).ToList();
        var person = user.Person;
        return new HeadCountDetail(
            snapshot.Id, snapshot.CommunityId, community, snapshot.Year, snapshot.Day, snapshot.State, snapshot.CountedBy is null, snapshot.CountedByName, snapshot.CountedAt,
            snapshot is { State: HeadCountState.Preview, CountedBy: { } counted } && counted != person, snapshot.FrozenByName, snapshot.FrozenAt, Policy(policy),
            [.. lines.Select(x => new HeadCountDetailLine(x.OriginTownshipCode, names[x.OriginTownshipCode], HeadCountRows.Sums(x.Frozen), HeadCountRows.Sums(new(x.Poor, x.Synchronous, x.Additions))))],
            HeadCountRows.Sums(lines.Aggregate(default(HeadCounters), (sum, x) => sum + new HeadCounters(x.Poor, x.Synchronous, x.Additions))),
            [.. snapshot.Amendments.Where(x => Sees(x.OriginTownshipCode)).OrderBy(x => x.ProposedAt).ThenBy(x => x.Id).Select(x => new AmendmentRow(x.Id, x.OriginTownshipCode, names[x.OriginTownshipCode], x.From,
                x.Poor, x.Synchronous, x.Additions, x.Counters.Counted, x.Document, x.Reason, x.State, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt, x.RejectedReason, x.ProposedBy == person))],
            snapshot.Version);
    }

    private static HeadCountPolicy Policy(PolicyInForce policy) => new(policy.Id, policy.DocumentNumber, policy.DocumentTitle,
        Shown(policy, PolicyKeys.HeadcountSnapshotDay), Shown(policy, PolicyKeys.HeadcountBase), policy.ClauseOf(PolicyKeys.HeadcountSnapshotDay) ?? policy.ClauseOf(PolicyKeys.HeadcountBase));

    private static string Shown(PolicyInForce policy, string key) => PolicyCatalogue.Find(PolicyArea.Headcount, key)!.Show(policy.Text(key));
}
