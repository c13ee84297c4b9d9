using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Entitled, actual, over and under for each site on a day, with the sums over all pages.</summary>
/// <param name="Day">Today when left out.</param>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetStaffingReportQuery(DateOnly? Day, Guid? CommunityId, StaffingFinding? Finding, PageRequest Page) : IRequest<Result<StaffingReport>>;

/// <summary>One site of the report: the people, their posts, and why the quota is what it is.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetStaffingTeamQuery(Guid CommunityId, DateOnly? Day) : IRequest<Result<StaffingTeam>>;

public sealed record StaffingReport(DateOnly Day, IReadOnlyList<StaffingRow> Items, int Total, int Page, int PageSize, StaffingSums Sums);

/// <param name="Boundary">Sites whose population is exactly the bound of a tier.</param>
public sealed record StaffingSums(int Population, int Entitled, int Actual, int Over, int Under, int CrossAppointed, int Boundary);

public sealed record StaffingTeam(DateOnly Day, StaffingRow Row, QuotaExplanation Explanation, IReadOnlyList<TeamMember> Members);

internal sealed class GetStaffingReportHandler(IAppDbContext db, ICurrentUser user, StaffingReports reports, TimeProvider clock) : IRequestHandler<GetStaffingReportQuery, Result<StaffingReport>>
{
    public async Task<Result<StaffingReport>> Handle(GetStaffingReportQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Day);
        if (day.Error is { } future)
        {
            return future;
        }

        var sites = StaffingReports.Sites(db, user.ScopeOf(Permissions.Organisation.Read)).Where(x => query.CommunityId == null || x.Id == query.CommunityId);
        var rows = await reports.RowsAsync(sites, day.Value, ct);
        if (rows.Error is { } error)
        {
            return error;
        }

        var found = rows.Value.Select(x => x.Row).Where(x => query.Finding is not { } finding || x.Finding == finding).ToList();
        return new StaffingReport(day.Value, [.. found.Skip(query.Page.Skip).Take(query.Page.Take)], found.Count, Math.Max(query.Page.Page, 1), query.Page.Take, Sums(found));
    }

    internal static StaffingSums Sums(IReadOnlyList<StaffingRow> rows) => new(rows.Sum(x => x.Population), rows.Sum(x => x.Entitled ?? 0), rows.Sum(x => x.Actual), rows.Sum(x => x.Over),
        rows.Sum(x => x.Under), rows.Sum(x => x.CrossAppointed), rows.Count(x => x.OnBoundary));
}

internal sealed class GetStaffingTeamHandler(IAppDbContext db, ICurrentUser user, StaffingReports reports, TimeProvider clock) : IRequestHandler<GetStaffingTeamQuery, Result<StaffingTeam>>
{
    public async Task<Result<StaffingTeam>> Handle(GetStaffingTeamQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Day);
        if (day.Error is { } future)
        {
            return future;
        }

        var site = StaffingReports.Sites(db, user.ScopeOf(Permissions.Organisation.Read)).Where(x => x.Id == query.CommunityId);
        if (!await site.AnyAsync(ct))
        {
            return StaffingErrors.CommunityNotFound;
        }

        var rows = await reports.RowsAsync(site, day.Value, ct);
        if (rows.Error is { } error)
        {
            return error;
        }

        var (row, quota) = rows.Value[0];
        var teams = await reports.TeamsAsync(site, day.Value, ct);
        return new StaffingTeam(day.Value, row, QuotaExplanations.Of(quota.Policy, quota.Population), [.. teams[query.CommunityId]]);
    }
}
