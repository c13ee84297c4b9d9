using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Money that households got too much, the undecided first, then the newest.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListDebtsQuery(DebtState? State, Guid? CommunityId, Guid? HouseholdId, PageRequest Page) : IRequest<Result<Page<DebtRow>>>;

/// <param name="Quarter">The quarter for which too much was paid.</param>
/// <param name="OwnProposal">The caller proposed it and cannot agree to it.</param>
public sealed record DebtRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid HouseholdId, string HouseholdNumber, Quarter Quarter, Guid BatchId, DateTimeOffset FoundAt, long AmountFen, DebtState State,
    DebtDecision? Decision, string? Reason, string? Reference, string? ProposedByName, DateTimeOffset? ProposedAt, string? DecidedByName, DateTimeOffset? DecidedAt, bool OwnProposal);

internal sealed class ListDebtsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListDebtsQuery, Result<Page<DebtRow>>>
{
    public async Task<Result<Page<DebtRow>>> Handle(ListDebtsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        var debts = db.HeldDebts.AsNoTracking();
        if (!scope.WholeCounty)
        {
            var (communities, origins) = (scope.Communities, scope.OriginTownships);
            debts = debts.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
        }

        if (query.State is { } state)
        {
            debts = debts.Where(x => x.State == state);
        }

        if (query.CommunityId is { } community)
        {
            debts = debts.Where(x => x.CommunityId == community);
        }

        if (query.HouseholdId is { } household)
        {
            debts = debts.Where(x => x.HouseholdId == household);
        }

        var me = user.Person;
        var total = await debts.CountAsync(ct);
        var sum = await debts.SumAsync(x => x.AmountFen, ct);
        var rows = await debts.OrderBy(x => x.State == DebtState.Open ? 0 : x.State == DebtState.Proposed ? 1 : 2).ThenByDescending(x => x.FoundAt).ThenBy(x => x.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new DebtRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.HouseholdId, x.HouseholdNumber, x.Quarter, x.BatchId, x.FoundAt, x.AmountFen, x.State,
                x.Decision, x.Reason, x.Reference, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt, x.ProposedBy == me)).ToListAsync(ct);
        return query.Page.Of<DebtRow>(rows, total, sum);
    }
}
