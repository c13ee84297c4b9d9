using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Quarters that were entered as paid on paper, newest first.</summary>
[RequiresPermission(Permissions.Subsidies.ImportSettled)]
public sealed record ListPaperClaimsQuery(Confirmation? State, Guid? CommunityId, PageRequest Page) : IRequest<Result<Page<PaperClaimRow>>>;

/// <summary>The lines of one, by household number.</summary>
[RequiresPermission(Permissions.Subsidies.ImportSettled)]
public sealed record ListPaperClaimLinesQuery(Guid Id, PageRequest Page) : IRequest<Result<Page<PaperClaimLineRow>>>;

/// <param name="OwnEntry">The caller entered it and cannot confirm it.</param>
public sealed record PaperClaimRow(
    Guid Id, Guid CommunityId, string CommunityName, Quarter Quarter, string Reference, int Count, long SumFen, Confirmation State, string MadeByName, DateTimeOffset MadeAt, string? DecidedByName,
    DateTimeOffset? DecidedAt, string? RejectedReason, bool OwnEntry);

public sealed record PaperClaimLineRow(Guid Id, string HouseholdNumber, string PayeeName, long AmountFen, long PropertyFen, long ElevatorFen, long WaterFen);

internal sealed class ListPaperClaimsHandler(IAppDbContext db, ICurrentUser user)
    : IRequestHandler<ListPaperClaimsQuery, Result<Page<PaperClaimRow>>>, IRequestHandler<ListPaperClaimLinesQuery, Result<Page<PaperClaimLineRow>>>
{
    public async Task<Result<Page<PaperClaimRow>>> Handle(ListPaperClaimsQuery query, CancellationToken ct)
    {
        var claims = Claims();
        if (query.State is { } state)
        {
            claims = claims.Where(x => x.State == state);
        }

        if (query.CommunityId is { } community)
        {
            claims = claims.Where(x => x.CommunityId == community);
        }

        var me = user.Person;
        var total = await claims.CountAsync(ct);
        var sum = await claims.SumAsync(x => x.SumFen, ct);
        var rows = await claims.OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new PaperClaimRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Quarter, x.Reference, x.Count, x.SumFen, x.State, x.MadeByName, x.MadeAt,
                x.DecidedByName, x.DecidedAt, x.RejectedReason, x.MadeBy == me)).ToListAsync(ct);
        return query.Page.Of<PaperClaimRow>(rows, total, sum);
    }

    public async Task<Result<Page<PaperClaimLineRow>>> Handle(ListPaperClaimLinesQuery query, CancellationToken ct)
    {
        if (!await Claims().AnyAsync(x => x.Id == query.Id, ct))
        {
            return SubsidyErrors.PaperNotFound;
        }

        var lines = db.PaperClaimLines.AsNoTracking().Where(x => x.ClaimId == query.Id);
        var total = await lines.CountAsync(ct);
        var sum = await lines.SumAsync(x => x.AmountFen, ct);
        var rows = await lines.OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new PaperClaimLineRow(x.Id, x.HouseholdNumber, x.PayeeName, x.AmountFen, x.PropertyFen, x.ElevatorFen, x.WaterFen)).ToListAsync(ct);
        return query.Page.Of<PaperClaimLineRow>(rows, total, sum);
    }

    private IQueryable<PaperClaim> Claims() => db.PaperClaims.AsNoTracking().InScope(user.ScopeOf(Permissions.Subsidies.ImportSettled));
}
