using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Duty statements with all their versions, newest first in each subject.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListDutiesQuery(BodyKind? Body, PostKind? Post, DutyState? State, bool? InForce, PageRequest Page) : IRequest<Result<Page<DutyRow>>>;

/// <param name="IsInForce">Today.</param>
public sealed record DutyRow(
    Guid Id, BodyKind? Body, PostKind? Post, int Number, string Title, string Text, string? DocumentNumber, DateOnly From, DutyState State, bool IsInForce, string MadeByName, string? PublishedByName,
    DateTimeOffset? PublishedAt, int Version);

internal sealed class ListDutiesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListDutiesQuery, Result<Page<DutyRow>>>
{
    public async Task<Result<Page<DutyRow>>> Handle(ListDutiesQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var duties = db.DutyStatements.AsNoTracking();
        if (query.Body is { } body)
        {
            duties = duties.Where(x => x.Body == body);
        }

        if (query.Post is { } post)
        {
            duties = duties.Where(x => x.Post == post);
        }

        if (query.State is { } state)
        {
            duties = duties.Where(x => x.State == state);
        }

        if (query.InForce is { } inForce)
        {
            var newest = db.DutiesInForce(today);
            duties = duties.Where(x => newest.Any(held => held.Id == x.Id) == inForce);
        }

        var total = await duties.CountAsync(ct);
        var rows = await duties.OrderBy(x => x.Subject).ThenByDescending(x => x.Number).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var held = await db.DutiesInForce(today).Select(x => x.Id).ToListAsync(ct);
        return query.Page.Of<DutyRow>([.. rows.Select(x => new DutyRow(
            x.Id, x.Body, x.Post, x.Number, x.Title, x.Text, x.DocumentNumber, x.From, x.State, held.Contains(x.Id), x.MadeByName, x.PublishedByName, x.PublishedAt, x.Version))], total);
    }
}

internal static class DutyQueries
{
    /// <summary>Of each subject the newest published version that has begun.</summary>
    public static IQueryable<DutyStatement> DutiesInForce(this IAppDbContext db, DateOnly day) => db.DutyStatements.AsNoTracking().Where(x => x.State == DutyState.Published && x.From <= day
        && !db.DutyStatements.Any(later => later.Subject == x.Subject && later.State == DutyState.Published && later.From <= day && later.From > x.From));
}
