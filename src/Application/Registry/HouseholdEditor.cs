using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Who holds a dwelling on past days has changed; published inside the transaction, so that receipts can follow the holder of the day they were paid.</summary>
public sealed record DwellingHoldersChanged(IReadOnlyList<Guid> DwellingIds) : INotification;

/// <summary>A household after a change.</summary>
public sealed record HouseholdChanged(Guid Id, int Version);

/// <summary>The frame of every dated change by hand: scope, version, no future day, one transaction, word to those who follow the dwellings.</summary>
internal sealed class HouseholdEditor(IAppDbContext db, ICurrentUser user, IMediator mediator, TimeProvider clock)
{
    /// <summary>The household with all its rows, or null when it is missing or out of the caller's write scope.</summary>
    public Task<Household?> LoadAsync(Guid id, CancellationToken ct) => LoadAsync(id, user.ScopeOf(Permissions.Registry.Write), ct);

    /// <summary>One statement: rows read one table after another could be of two versions when somebody saves in between.</summary>
    public Task<Household?> LoadAsync(Guid id, AccessScope scope, CancellationToken ct) =>
        db.Households.Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty).AsSingleQuery()
            .HouseholdsIn(scope).SingleOrDefaultAsync(x => x.Id == id, ct);

    public Task<Result<HouseholdChanged>> ChangeAsync(Guid id, int? version, DateOnly on, Func<Household, CancellationToken, Task<Result>> change, CancellationToken ct) =>
        db.InTransactionAsync<Result<HouseholdChanged>>(async token =>
        {
            var loaded = await OpenAsync(id, version, on, token);
            if (loaded.Error is { } error)
            {
                return error;
            }

            var household = loaded.Value;
            var before = Holdings(household);
            if ((await change(household, token)).Error is { } refused)
            {
                return refused;
            }

            await SaveAsync(before, [household], token);
            return new HouseholdChanged(household.Id, household.Version);
        }, ct);

    /// <summary>Loads for a change: 428, 422, 404 or 409 before anything is touched.</summary>
    public async Task<Result<Household>> OpenAsync(Guid id, int? version, DateOnly on, CancellationToken ct)
    {
        if (version is not { } seen)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (clock.CheckNotFuture(on) is { } future)
        {
            return future;
        }

        if (await LoadAsync(id, ct) is not { } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        return seen != household.Version ? CommonErrors.Changed : household;
    }

    /// <summary>Saves and tells of the dwellings whose holders differ from <paramref name="before"/>.</summary>
    public async Task SaveAsync(HashSet<Holding> before, IEnumerable<Household> households, CancellationToken ct)
    {
        var after = households.SelectMany(Holdings).ToHashSet();
        await db.SaveChangesAsync(ct);
        after.SymmetricExceptWith(before);
        if (after.Select(x => x.DwellingId).Distinct().ToList() is { Count: > 0 } dwellings)
        {
            await mediator.Publish(new DwellingHoldersChanged(dwellings), ct);
        }
    }

    public static HashSet<Holding> Holdings(params IEnumerable<Household> households) =>
        households.SelectMany(Holdings).ToHashSet();

    /// <summary>The dwelling if it may be used at that site; a dwelling of another site looks missing.</summary>
    public async Task<Error?> CheckDwellingAsync(Guid? dwellingId, Guid communityId, CancellationToken ct) =>
        dwellingId is not { } id || await db.Dwellings.AnyAsync(x => x.Id == id && x.CommunityId == communityId, ct) ? null : RegistryErrors.DwellingNotFound;

    /// <summary>
    /// People named in a change of the household: who is out of scope, or nobody, looks missing; <paramref name="relations"/> are of members only.
    /// Whether the others belong to it on the day is the household's to say.
    /// </summary>
    public async Task<Error?> CheckPeopleAsync(Household household, IEnumerable<Guid> people, IReadOnlyList<MemberRelation>? relations, CancellationToken ct)
    {
        var strangers = people.Concat((relations ?? []).Select(x => x.ResidentId)).Except(household.Members.Select(x => x.ResidentId)).ToList();
        if (strangers.Count == 0)
        {
            return null;
        }

        var seen = await db.Residents.Where(x => strangers.Contains(x.Id)).ResidentsIn(db, user.ScopeOf(Permissions.Registry.Write)).CountAsync(ct);
        return seen < strangers.Count ? RegistryErrors.ResidentNotFound :
            relations?.Any(x => strangers.Contains(x.ResidentId)) == true ? RegistryErrors.NotMember : null;
    }

    /// <summary>Reads the number and makes sure that it is free in the whole county.</summary>
    public async Task<Result<HouseholdNumber>> FreeNumberAsync(string text, CancellationToken ct)
    {
        var number = HouseholdNumber.Parse(text);
        if (number.Error is { } error)
        {
            return error;
        }

        return await db.Households.AnyAsync(x => x.Number == number.Value.Value, ct) ? RegistryErrors.NumberTaken : number;
    }

    private static HashSet<Holding> Holdings(Household household) =>
        household.Stays.Where(stay => stay.DwellingId is not null && stay.Until != stay.From)
            .Select(stay => new Holding(household.Id, stay.DwellingId!.Value, stay.From, stay.Until)).ToHashSet();

    internal readonly record struct Holding(Guid HouseholdId, Guid DwellingId, DateOnly From, DateOnly? Until);
}
