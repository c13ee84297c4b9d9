using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>What a list of head-counts may be narrowed by.</summary>
public sealed record HeadCountFilter(int? Year, Guid? CommunityId, string? OriginTownshipCode, HeadCountState? State);

/// <summary>Head-counts, a row for each site, origin township and year, newest year first, with the sums over all pages.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListHeadCountsQuery(HeadCountFilter Filter, PageRequest Page) : IRequest<Result<HeadCountList>>;

public sealed record HeadCountList(IReadOnlyList<HeadCountRow> Items, int Total, int Page, int PageSize, HeadCountSums Sums);

/// <param name="Id">Of the head-count of the site and year.</param>
/// <param name="Counted">What quota and transfers go by.</param>
/// <param name="IsAmended">Other counters hold than were frozen.</param>
/// <param name="OpenAmendment">A correction waits for the second person.</param>
public sealed record HeadCountRow(Guid Id, Guid CommunityId, string CommunityCode, string CommunityName, int Year, DateOnly Day, string OriginTownshipCode, string OriginTownship, HeadCountState State,
    int Poor, int Synchronous, int Additions, int ResidentNow, int Counted, bool IsAmended, bool OpenAmendment, bool BySystem, string CountedByName, DateTimeOffset CountedAt, string? FrozenByName,
    DateTimeOffset? FrozenAt, int Version);

public sealed record HeadCountSums(int Poor, int Synchronous, int Additions, int ResidentNow, int Counted);

internal sealed class ListHeadCountsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListHeadCountsQuery, Result<HeadCountList>>
{
    public async Task<Result<HeadCountList>> Handle(ListHeadCountsQuery query, CancellationToken ct)
    {
        var facts = HeadCountRows.Of(db, user.ScopeOf(Permissions.Organisation.Read), query.Filter);
        var sums = await facts.GroupBy(_ => 1).Select(group => new
        {
            Total = group.Count(),
            Poor = group.Sum(x => x.Line.Poor),
            Synchronous = group.Sum(x => x.Line.Synchronous),
            Additions = group.Sum(x => x.Line.Additions),
        }).SingleOrDefaultAsync(ct);
        var rows = await HeadCountRows.ReadAsync(db, facts.Sorted().Skip(query.Page.Skip).Take(query.Page.Take), ct);
        var all = new HeadCounters(sums?.Poor ?? 0, sums?.Synchronous ?? 0, sums?.Additions ?? 0);
        return new HeadCountList(rows, sums?.Total ?? 0, Math.Max(query.Page.Page, 1), query.Page.Take, HeadCountRows.Sums(all));
    }
}

internal sealed class HeadCountFact
{
    public required HeadCountLine Line { get; init; }

    public required HeadCountSnapshot Snapshot { get; init; }

    public required Community Community { get; init; }
}

internal static class HeadCountRows
{
    public static IQueryable<HeadCountFact> Of(IAppDbContext db, AccessScope scope, HeadCountFilter filter)
    {
        var facts =
            from line in db.HeadCountLines.AsNoTracking().LinesIn(scope)
            join snapshot in db.HeadCountSnapshots on line.SnapshotId equals snapshot.Id
            join community in db.Communities on line.CommunityId equals community.Id
            select new HeadCountFact { Line = line, Snapshot = snapshot, Community = community };
        if (filter.Year is { } year)
        {
            facts = facts.Where(x => x.Line.Year == year);
        }

        if (filter.CommunityId is { } communityId)
        {
            facts = facts.Where(x => x.Line.CommunityId == communityId);
        }

        if (filter.OriginTownshipCode is { Length: > 0 } origin)
        {
            facts = facts.Where(x => x.Line.OriginTownshipCode == origin);
        }

        if (filter.State is { } state)
        {
            facts = facts.Where(x => x.Snapshot.State == state);
        }

        return facts;
    }

    public static IQueryable<HeadCountFact> Sorted(this IQueryable<HeadCountFact> facts) =>
        facts.OrderByDescending(x => x.Line.Year).ThenBy(x => x.Community.Code).ThenBy(x => x.Line.OriginTownshipCode).ThenBy(x => x.Line.Id);

    public static async Task<List<HeadCountRow>> ReadAsync(IAppDbContext db, IQueryable<HeadCountFact> facts, CancellationToken ct)
    {
        var rows = await facts.Select(x => new
        {
            x.Snapshot.Id,
            x.Line.CommunityId,
            x.Community.Code,
            x.Community.Name,
            x.Line.Year,
            x.Snapshot.Day,
            x.Line.OriginTownshipCode,
            Origin = db.Townships.First(township => township.Code == x.Line.OriginTownshipCode).Name,
            x.Snapshot.State,
            x.Line.Poor,
            x.Line.Synchronous,
            x.Line.Additions,
            IsAmended = x.Line.Poor != x.Line.FrozenPoor || x.Line.Synchronous != x.Line.FrozenSynchronous || x.Line.Additions != x.Line.FrozenAdditions,
            Open = db.HeadCountAmendments.Any(amendment => amendment.SnapshotId == x.Snapshot.Id && amendment.OriginTownshipCode == x.Line.OriginTownshipCode && amendment.State == AmendmentState.Proposed),
            x.Snapshot.CountedBy,
            x.Snapshot.CountedByName,
            x.Snapshot.CountedAt,
            x.Snapshot.FrozenByName,
            x.Snapshot.FrozenAt,
            x.Snapshot.Version,
        }).ToListAsync(ct);
        return rows.ConvertAll(x =>
        {
            var counters = new HeadCounters(x.Poor, x.Synchronous, x.Additions);
            return new HeadCountRow(x.Id, x.CommunityId, x.Code, x.Name, x.Year, x.Day, x.OriginTownshipCode, x.Origin, x.State, x.Poor, x.Synchronous, x.Additions, counters.ResidentNow, counters.Counted,
                x.IsAmended, x.Open, x.CountedBy is null, x.CountedByName, x.CountedAt, x.FrozenByName, x.FrozenAt, x.Version);
        });
    }

    public static HeadCountSums Sums(HeadCounters counters) => new(counters.Poor, counters.Synchronous, counters.Additions, counters.ResidentNow, counters.Counted);
}
