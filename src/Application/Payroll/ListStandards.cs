using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Standards of the county, what holds from the latest month first.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record ListStandardsQuery(PayStandardState? State, PageRequest Page) : IRequest<Result<Page<PayStandardRow>>>;

/// <param name="EffectiveUntil">First month in which another version holds; null while this one is the last.</param>
/// <param name="Replaced">Another version holds from the same month.</param>
/// <param name="MayDecide">Whether the caller may publish it or send it back.</param>
public sealed record PayStandardRow(
    Guid Id, int VersionNumber, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, string Clause, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, bool Replaced, bool IsInForce,
    long SecretaryFen, long DirectorFen, bool PaysServingCadres, PayStandardState State, string MadeByName, DateTimeOffset MadeAt, string? DecidedByName, DateTimeOffset? DecidedAt, string? RejectedReason,
    bool MayDecide, int Version);

internal sealed class ListStandardsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListStandardsQuery, Result<Page<PayStandardRow>>>
{
    public async Task<Result<Page<PayStandardRow>>> Handle(ListStandardsQuery query, CancellationToken ct)
    {
        var month = PayMonth.Of(clock.LocalToday()).First;
        var published = await db.PayStandards.AsNoTracking().Where(x => x.State == PayStandardState.Published).Select(x => new { x.Id, x.EffectiveFrom, x.VersionNumber }).ToListAsync(ct);
        var standards = db.PayStandards.AsNoTracking();
        if (query.State is { } state)
        {
            standards = standards.Where(x => x.State == state);
        }

        var total = await standards.CountAsync(ct);
        var rows = await standards.OrderByDescending(x => x.EffectiveFrom).ThenByDescending(x => x.VersionNumber).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var mayDecide = user.ScopeOf(Permissions.Payroll.PublishStandards).WholeCounty;
        return query.Page.Of<PayStandardRow>([.. rows.Select(x =>
        {
            var isPublished = x.State == PayStandardState.Published;
            var replaced = isPublished && published.Exists(other => other.EffectiveFrom == x.EffectiveFrom && other.VersionNumber > x.VersionNumber);
            var until = isPublished && !replaced ? published.Where(other => other.EffectiveFrom > x.EffectiveFrom).Select(other => (DateOnly?)other.EffectiveFrom).Min() : null;
            return new PayStandardRow(
                x.Id, x.VersionNumber, x.DocumentNumber, x.DocumentTitle, x.DocumentDate, x.Clause, x.EffectiveFrom, until, replaced,
                isPublished && !replaced && x.EffectiveFrom <= month && (until is null || until > month), x.SecretaryFen, x.DirectorFen, x.PaysServingCadres, x.State, x.MadeByName, x.MadeAt,
                x.DecidedByName, x.DecidedAt, x.RejectedReason, mayDecide && x.State == PayStandardState.Proposed && x.MadeBy != user.Person, x.Version);
        })], total);
    }
}
