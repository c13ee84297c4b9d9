using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// What somebody typed, looked up before the list is asked: total and page then start from the few rows found instead of testing the text against every household and person.
/// </summary>
internal static class RegistrySearch
{
    /// <summary>A surname in a big county; more are not carried to and fro, the list tests the text itself.</summary>
    private const int Most = 20_000;

    /// <summary>Households found; null when there are too many to list.</summary>
    public static async Task<List<Guid>?> HouseholdsAsync(IAppDbContext db, IFieldProtector protector, string q, DateOnly day, CancellationToken ct)
    {
        var sought = SoughtNumbers.Of(protector, q, day);
        var found = await ByNumberAsync(db, sought, q, ct);
        if (sought.Account is { } account)
        {
            found.AddRange(await db.PayoutAccounts.Where(x => x.AccountIndex == account && x.State != AccountState.Rejected).Select(x => x.HouseholdId).ToListAsync(ct));
        }

        if (found.Count > Most || await PeopleByNameAsync(db, sought, q, ct) is not { } people)
        {
            return null;
        }

        foreach (var part in people.Chunk(Most))
        {
            found.AddRange(await db.HouseholdMembers.HeldOn(day).Where(x => EF.Parameter(part).Contains(x.ResidentId)).Select(x => x.HouseholdId).ToListAsync(ct));
        }

        return [.. found.Distinct()];
    }

    /// <summary>People found, those of a household whose number was typed among them; null when there are too many to list.</summary>
    public static async Task<List<Guid>?> PeopleAsync(IAppDbContext db, IFieldProtector protector, string q, DateOnly day, CancellationToken ct)
    {
        var sought = SoughtNumbers.Of(protector, q, day) with { Account = null };
        var households = await ByNumberAsync(db, sought, q, ct);
        if (households.Count > Most || await PeopleByNameAsync(db, sought, q, ct) is not { } people)
        {
            return null;
        }

        if (households.Count > 0)
        {
            people.AddRange(await db.HouseholdMembers.HeldOn(day).Where(x => EF.Parameter(households).Contains(x.HouseholdId)).Select(x => x.ResidentId).ToListAsync(ct));
        }

        return people.Count > Most ? null : [.. people.Distinct()];
    }

    /// <summary>Numbers are made of these characters alone, and no name has a digit among them.</summary>
    private static bool IsNumber(string q) => q.Any(char.IsAsciiDigit) && CanBeNumber(q);

    private static bool CanBeNumber(string q) => q.Length <= HouseholdNumber.MaxLength && q.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>A whole number beside an ID, phone or account number, otherwise the beginning of one.</summary>
    private static async Task<List<Guid>> ByNumberAsync(IAppDbContext db, SoughtNumbers sought, string q, CancellationToken ct)
    {
        if (!CanBeNumber(q))
        {
            return [];
        }

        var number = q.ToUpperInvariant();
        var households = sought.IsPersonal ? db.Households.Where(x => x.Number == q) : db.Households.Where(x => x.Number.StartsWith(number));
        return await households.OrderBy(x => x.Number).ThenBy(x => x.Id).Take(Most + 1).Select(x => x.Id).ToListAsync(ct);
    }

    private static async Task<List<Guid>?> PeopleByNameAsync(IAppDbContext db, SoughtNumbers sought, string q, CancellationToken ct)
    {
        var (id, phone) = (sought.IdNumber, sought.Phone);
        if (!sought.IsPersonal)
        {
            if (IsNumber(q))
            {
                return [];
            }

            var named = await db.Residents.Where(x => x.Name.Contains(q)).OrderBy(x => x.Name).ThenBy(x => x.Id).Take(Most + 1).Select(x => x.Id).ToListAsync(ct);
            return named.Count > Most ? null : named;
        }

        var people = new List<Guid>();
        if (id is not null)
        {
            people.AddRange(await db.Residents.Where(x => x.IdNumberIndex == id).Select(x => x.Id).ToListAsync(ct));
        }

        if (phone is not null)
        {
            people.AddRange(await db.Residents.Where(x => x.PhoneIndex == phone).Select(x => x.Id).ToListAsync(ct));
        }

        return people;
    }
}
