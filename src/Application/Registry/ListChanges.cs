using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

public enum ChangeKind
{
    NewHousehold,
    PovertyStatus,
    Death,

    /// <summary>A payout account; it is verified, not confirmed.</summary>
    Account,
}

/// <summary>The desk of the second person: changes and payout accounts, own ones marked. Sort: enteredAt (default), number.</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListChangesQuery(PageRequest Page, Confirmation? State, ChangeKind? Kind, Guid? CommunityId, Guid? HouseholdId, string? Sort) : IRequest<Result<Page<ChangeRow>>>;

/// <param name="Subject">The person it is about, otherwise the head.</param>
/// <param name="Summary">What would change.</param>
/// <param name="Reason">What the maker wrote; after a refusal why it was refused.</param>
public sealed record ChangeRow(Guid Id, ChangeKind Kind, Confirmation State, Guid CommunityId, string CommunityName, Guid HouseholdId, string HouseholdNumber, string? Subject, string Summary,
    DateOnly EffectiveOn, string EnteredBy, DateTimeOffset EnteredAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, bool OwnEntry, Guid? AccountId);

internal sealed class ListChangesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListChangesQuery, Result<Page<ChangeRow>>>
{
    public async Task<Result<Page<ChangeRow>>> Handle(ListChangesQuery query, CancellationToken ct)
    {
        var households = db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Read));
        if (query.CommunityId is { } community)
        {
            households = households.Where(x => x.CommunityId == community);
        }

        if (query.HouseholdId is { } household)
        {
            households = households.Where(x => x.Id == household);
        }

        var facts = ChangeRows.Of(db, households);
        if (query.State is { } state)
        {
            var name = state.ToString();
            facts = facts.Where(x => x.State == name);
        }

        if (query.Kind is { } kind)
        {
            var name = kind.ToString();
            facts = facts.Where(x => x.Kind == name);
        }

        var total = await facts.CountAsync(ct);
        var sorted = query.Sort switch
        {
            "-enteredAt" => facts.OrderByDescending(x => x.EnteredAt).ThenBy(x => x.Id),
            "number" => facts.OrderBy(x => x.Number).ThenBy(x => x.Id),
            "-number" => facts.OrderByDescending(x => x.Number).ThenBy(x => x.Id),
            _ => facts.OrderBy(x => x.EnteredAt).ThenBy(x => x.Id),
        };
        return query.Page.Of(await ChangeRows.ReadAsync(db, user, sorted.Skip(query.Page.Skip).Take(query.Page.Take), ct), total);
    }
}

/// <summary>A change or an account on the desk; kinds and states as words, because two tables are read as one.</summary>
internal sealed class ChangeFacts
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string Number { get; init; }

    public required Guid CommunityId { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
}

internal static class ChangeRows
{
    public static IQueryable<ChangeFacts> Of(IAppDbContext db, IQueryable<Household> households)
    {
        var changes =
            from change in db.RegistryChanges.AsNoTracking()
            join household in households on change.HouseholdId equals household.Id
            select new ChangeFacts
            {
                Id = change.Id,
                Kind = change.Kind == RegistryChangeKind.NewHousehold ? nameof(ChangeKind.NewHousehold) : change.Kind == RegistryChangeKind.Death ? nameof(ChangeKind.Death) : nameof(ChangeKind.PovertyStatus),
                State = change.State == Confirmation.Pending ? nameof(Confirmation.Pending) : change.State == Confirmation.Confirmed ? nameof(Confirmation.Confirmed) : nameof(Confirmation.Rejected),
                HouseholdId = household.Id,
                Number = household.Number,
                CommunityId = household.CommunityId,
                EnteredAt = change.MadeAt,
            };
        var accounts =
            from account in db.PayoutAccounts.AsNoTracking()
            join household in households on account.HouseholdId equals household.Id
            select new ChangeFacts
            {
                Id = account.Id,
                Kind = nameof(ChangeKind.Account),
                State = account.State == AccountState.Pending ? nameof(Confirmation.Pending) : account.State == AccountState.Verified ? nameof(Confirmation.Confirmed) : nameof(Confirmation.Rejected),
                HouseholdId = household.Id,
                Number = household.Number,
                CommunityId = household.CommunityId,
                EnteredAt = account.MadeAt,
            };
        return changes.Concat(accounts);
    }

    /// <summary>Fills a page of facts in their order.</summary>
    public static async Task<List<ChangeRow>> ReadAsync(IAppDbContext db, ICurrentUser user, IQueryable<ChangeFacts> page, CancellationToken ct)
    {
        var facts = await page.ToListAsync(ct);
        var ids = facts.ConvertAll(x => x.Id);
        var changes = await db.RegistryChanges.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var accounts = await db.PayoutAccounts.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var households = facts.Select(x => x.HouseholdId).Distinct().ToList();
        var communities = facts.Select(x => x.CommunityId).Distinct().ToList();
        var names = await db.Communities.AsNoTracking().Where(x => communities.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var heads = (await (
            from head in db.HouseholdHeads.AsNoTracking()
            where households.Contains(head.HouseholdId) && (head.Until == null || head.Until == head.From)
            join person in db.Residents on head.ResidentId equals person.Id
            orderby head.Until == null descending, head.From
            select new { head.HouseholdId, person.Name }).ToListAsync(ct)).ToLookup(x => x.HouseholdId, x => x.Name);
        var residents = changes.Values.Select(x => x.ResidentId).OfType<Guid>().Distinct().ToList();
        var people = await db.Residents.AsNoTracking().Where(x => residents.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        return facts.ConvertAll(x =>
        {
            var head = heads[x.HouseholdId].FirstOrDefault();
            if (accounts.TryGetValue(x.Id, out var account))
            {
                return new ChangeRow(x.Id, ChangeKind.Account, Enum.Parse<Confirmation>(x.State), x.CommunityId, names[x.CommunityId], x.HouseholdId, x.Number, account.HolderName,
                    $"{account.BankName} {account.AccountMasked}", account.EffectiveFrom, account.MadeByName, account.MadeAt, account.DecidedByName, account.DecidedAt,
                    account.RejectedReason ?? account.ReverifyReason, account.MadeBy == user.Person || account.ReverifyBy == user.Person, account.Id);
            }

            var change = changes[x.Id];
            return new ChangeRow(x.Id, Enum.Parse<ChangeKind>(x.Kind), change.State, x.CommunityId, names[x.CommunityId], x.HouseholdId, x.Number,
                change.ResidentId is { } person ? people[person] : head, Summary(change), change.EffectiveOn, change.MadeByName, change.MadeAt, change.DecidedByName, change.DecidedAt,
                change.DecisionReason ?? change.Reason, change.MadeBy == user.Person, null);
        });
    }

    private static string Summary(RegistryChange change) => change.Kind switch
    {
        RegistryChangeKind.NewHousehold => $"新增户，{change.EffectiveOn:yyyy-MM-dd}起",
        RegistryChangeKind.Death => $"{change.EffectiveOn:yyyy-MM-dd}死亡",
        _ => $"{PovertyStatusWords.Table.WordOf(change.Status!.Value)}，{change.EffectiveOn:yyyy-MM-dd}起",
    };
}
