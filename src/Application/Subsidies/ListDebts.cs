using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Money that households got too much, the undecided first, then the newest.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListDebtsQuery(DebtFilter Filter, PageRequest Page) : IRequest<Result<Page<DebtRow>>>;

/// <summary>What the list may be narrowed by.</summary>
/// <param name="Repayable">Agreed to be given back, and nobody has recorded the money yet.</param>
/// <param name="Search">Start of the household number, part of a payee's name or of the reference.</param>
public sealed record DebtFilter(DebtState? State, Guid? CommunityId, Guid? HouseholdId, bool? Repayable, string? Search);

/// <param name="PayeeName">Who was paid last for the quarter.</param>
/// <param name="Quarter">The quarter for which too much was paid.</param>
/// <param name="OwnProposal">The caller proposed it and cannot agree to it.</param>
public sealed record DebtRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid HouseholdId, string HouseholdNumber, string? PayeeName, Quarter Quarter, Guid BatchId, DateTimeOffset FoundAt, long AmountFen, DebtState State,
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

        debts = Matching(debts, query.Filter);
        var me = user.Person;
        var total = await debts.CountAsync(ct);
        var sum = await debts.SumAsync(x => x.AmountFen, ct);
        var rows = await debts.OrderBy(x => x.State == DebtState.Open ? 0 : x.State == DebtState.Proposed ? 1 : 2).ThenByDescending(x => x.FoundAt).ThenBy(x => x.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new DebtRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.HouseholdId, x.HouseholdNumber,
                db.SubsidyLines.Where(line => line.HouseholdId == x.HouseholdId && line.Quarter == x.Quarter).OrderByDescending(line => line.Component).Select(line => line.PayeeName).FirstOrDefault(),
                x.Quarter, x.BatchId, x.FoundAt, x.AmountFen, x.State,
                x.Decision, x.Reason, x.Reference, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt, x.ProposedBy == me)).ToListAsync(ct);
        return query.Page.Of<DebtRow>(rows, total, sum);
    }

    private IQueryable<HeldDebt> Matching(IQueryable<HeldDebt> debts, DebtFilter filter)
    {
        if (filter.State is { } state)
        {
            debts = debts.Where(x => x.State == state);
        }

        if (filter.CommunityId is { } community)
        {
            debts = debts.Where(x => x.CommunityId == community);
        }

        if (filter.HouseholdId is { } household)
        {
            debts = debts.Where(x => x.HouseholdId == household);
        }

        if (filter.Repayable is { } repayable)
        {
            var asked = db.RecoveryCases.Where(x => x.State != RecoveryState.Rejected).Select(x => x.SubjectId);
            debts = repayable ? debts.Where(x => x.State == DebtState.Recovering && !asked.Contains(x.Id)) : debts.Where(x => x.State != DebtState.Recovering || asked.Contains(x.Id));
        }

        if (ChineseText.Normalise(filter.Search) is { Length: > 0 } text)
        {
            var number = text.ToUpperInvariant();
            debts = debts.Where(x => x.HouseholdNumber.StartsWith(number) || (x.Reference != null && x.Reference.Contains(text))
                || db.SubsidyLines.Any(line => line.HouseholdId == x.HouseholdId && line.Quarter == x.Quarter && line.PayeeName.Contains(text)));
        }

        return debts;
    }
}
