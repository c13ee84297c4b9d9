using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Supervision items, those to be answered first come first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListSupervisionQuery(Guid? CommunityId, SupervisionState? State, bool Overdue, PageRequest Page) : IRequest<Result<Page<SupervisionRow>>>;

/// <summary>One item with everything that was said.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetSupervisionQuery(Guid Id) : IRequest<Result<SupervisionDetail>>;

/// <param name="MayAnswer">The caller may answer it now.</param>
/// <param name="MayJudge">The caller may close it or ask again now.</param>
public sealed record SupervisionRow(
    Guid Id, Guid CommunityId, string CommunityName, BodyKind Target, string Title, SupervisionState State, DateOnly AnswerDue, bool IsOverdue, string RaisedByName, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt, bool MayAnswer, bool MayJudge, int Version);

public sealed record SupervisionDetail(SupervisionRow Item, IReadOnlyList<SupervisionStepRow> Steps);

public sealed record SupervisionStepRow(int Order, SupervisionStepKind Kind, string Text, DateOnly? AnswerDue, string ByName, DateTimeOffset At);

internal sealed class ListSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListSupervisionQuery, Result<Page<SupervisionRow>>>
{
    public async Task<Result<Page<SupervisionRow>>> Handle(ListSupervisionQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var items = db.SupervisionItems.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (query.CommunityId is { } community)
        {
            items = items.Where(x => x.CommunityId == community);
        }

        if (query.State is { } state)
        {
            items = items.Where(x => x.State == state);
        }

        if (query.Overdue)
        {
            items = items.Where(x => x.State == SupervisionState.Open && x.AnswerDue < today);
        }

        var total = await items.CountAsync(ct);
        var page = items.OrderBy(x => x.State == SupervisionState.Open ? 0 : x.State == SupervisionState.Answered ? 1 : 2).ThenBy(x => x.AnswerDue).ThenBy(x => x.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take);
        return query.Page.Of(await SupervisionRows.ReadAsync(db, user, page, today, ct), total);
    }
}

internal sealed class GetSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetSupervisionQuery, Result<SupervisionDetail>>
{
    public async Task<Result<SupervisionDetail>> Handle(GetSupervisionQuery query, CancellationToken ct)
    {
        var items = db.SupervisionItems.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read)).Where(x => x.Id == query.Id);
        if (await SupervisionRows.ReadAsync(db, user, items, clock.LocalToday(), ct) is not [var item])
        {
            return SupervisionErrors.NotFound;
        }

        var steps = await db.SupervisionSteps.AsNoTracking().Where(x => x.ItemId == query.Id).OrderBy(x => x.Order)
            .Select(x => new SupervisionStepRow(x.Order, x.Kind, x.Text, x.AnswerDue, x.ByName, x.At)).ToListAsync(ct);
        return new SupervisionDetail(item, steps);
    }
}

internal static class SupervisionRows
{
    public static async Task<List<SupervisionRow>> ReadAsync(IAppDbContext db, ICurrentUser user, IQueryable<SupervisionItem> items, DateOnly today, CancellationToken ct)
    {
        var (answers, judges, person) = (user.ScopeOf(Permissions.Organisation.Answer), user.ScopeOf(Permissions.Organisation.Supervise), user.Person);
        var rows = await items.Select(x => new { Item = x, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).ToListAsync(ct);
        return rows.ConvertAll(x => new SupervisionRow(
            x.Item.Id, x.Item.CommunityId, x.Community, x.Item.Target, x.Item.Title, x.Item.State, x.Item.AnswerDue, x.Item.IsOverdueOn(today), x.Item.RaisedByName, x.Item.RaisedAt, x.Item.ClosedAt,
            x.Item.State == SupervisionState.Open && answers.Covers(x.Item.CommunityId) && x.Item.RaisedBy != person,
            x.Item.State == SupervisionState.Answered && judges.Covers(x.Item.CommunityId) && x.Item.AnsweredBy != person, x.Item.Version));
    }
}
