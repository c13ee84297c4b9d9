using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Decisions of the second person. A null reason confirms, a reason refuses.</summary>
internal sealed class ChangeDesk(IAppDbContext db, ICurrentUser user, ChangeEffects effects, TimeProvider clock)
{
    public Task<Result<ChangeDecided>> DecideOneAsync(Guid id, string? reason, CancellationToken ct) => db.InTransactionAsync<Result<ChangeDecided>>(async token =>
    {
        if (await InScope().SingleOrDefaultAsync(x => x.Id == id, token) is not { } change)
        {
            return RegistryErrors.ChangeNotFound;
        }

        var decided = await DecideAsync(change, reason, token);
        return decided.Error is { } error ? error : new ChangeDecided(change.Id, change.State, change.HouseholdId);
    }, ct);

    /// <summary>
    /// New households, which imports make by the thousand, are confirmed set-based; the few other kinds go through their aggregates one by one.
    /// A change that cannot be decided is answered with its reason and does not stop the others.
    /// </summary>
    public Task<Result<ManyDecided>> DecideManyAsync(IReadOnlyList<Guid> asked, string? reason, CancellationToken ct) => db.InTransactionAsync<Result<ManyDecided>>(async token =>
    {
        var ids = asked.Distinct().ToList();
        var known = new Dictionary<Guid, RegistryChange>();
        foreach (var chunk in ids.Chunk(ManyShape.Chunk))
        {
            (await InScope().AsNoTracking().Where(x => chunk.Contains(x.Id)).ToListAsync(token)).ForEach(x => known[x.Id] = x);
        }

        var refused = new List<(Guid Id, Error Error)>();
        var open = new List<RegistryChange>();
        foreach (var id in ids)
        {
            if (ReasonAgainst(known.GetValueOrDefault(id)) is { } against)
            {
                refused.Add((id, against));
            }
            else
            {
                open.Add(known[id]);
            }
        }

        var sets = reason is null ? open.Where(x => x.Kind == RegistryChangeKind.NewHousehold).ToList() : [];
        if (sets.Count > 0 && await ConfirmHouseholdsAsync(sets, token) is { } lost)
        {
            return lost;
        }

        var decided = sets.Count;
        foreach (var id in open.Except(sets).Select(x => x.Id))
        {
            db.ForgetTracked();
            var change = await db.RegistryChanges.SingleAsync(x => x.Id == id, token);
            if ((await DecideAsync(change, reason, token)).Error is { } error)
            {
                refused.Add((id, error));
            }
            else
            {
                decided++;
            }
        }

        db.ForgetTracked();
        await db.SaveChangesAsync(token);
        return ManyDecided.Of(ids.Count, refused, decided);
    }, ct);

    private IQueryable<RegistryChange> InScope()
    {
        var households = db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Confirm)).Select(x => x.Id);
        return db.RegistryChanges.Where(x => households.Contains(x.HouseholdId));
    }

    private Error? ReasonAgainst(RegistryChange? change) =>
        change is null ? RegistryErrors.ChangeNotFound :
        change.State != Confirmation.Pending ? RegistryErrors.ChangeDecided :
        change.MadeBy == user.Person ? RegistryErrors.OwnEntry :
        null;

    private async Task<Result> DecideAsync(RegistryChange change, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var decision = reason is null ? change.Confirm(user.Person, user.DisplayName, now) : change.Reject(user.Person, user.DisplayName, reason, now);
        if (decision.Error is not null)
        {
            return decision;
        }

        return reason is null ? await effects.ConfirmAsync(change, ct) : await effects.RejectAsync(change, ct);
    }

    private async Task<Error?> ConfirmHouseholdsAsync(List<RegistryChange> changes, CancellationToken ct)
    {
        var (me, name, now) = (user.Person, user.DisplayName, clock.GetUtcNow());
        foreach (var chunk in changes.Chunk(ManyShape.Chunk))
        {
            var (ids, households) = (chunk.Select(x => x.Id).ToList(), chunk.Select(x => x.HouseholdId).ToList());
            var decided = await db.RegistryChanges.Where(x => ids.Contains(x.Id) && x.State == Confirmation.Pending && x.MadeBy != me)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(x => x.State, Confirmation.Confirmed)
                    .SetProperty(x => x.DecidedBy, me)
                    .SetProperty(x => x.DecidedByName, name)
                    .SetProperty(x => x.DecidedAt, now)
                    .SetProperty(x => x.Version, x => x.Version + 1), ct);
            var confirmed = await db.Households.Where(x => households.Contains(x.Id) && x.Confirmation == Confirmation.Pending)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(x => x.Confirmation, Confirmation.Confirmed)
                    .SetProperty(x => x.Version, x => x.Version + 1), ct);
            if (decided != chunk.Length || confirmed != chunk.Length)
            {
                return CommonErrors.Changed;
            }
        }

        BulkAudit.Record(db, "confirm", nameof(RegistryChange), changes.ConvertAll(x => new BulkAudit.Row(x.Id, x.HouseholdId, x.CommunityId)), null);
        return null;
    }
}
