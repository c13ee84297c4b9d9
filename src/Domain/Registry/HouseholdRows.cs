using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A row that holds from a day until (exclusive) a day; <c>Until == From</c> is a row that was taken back and holds on no day.</summary>
public interface IDatedRow
{
    DateOnly From { get; }

    DateOnly? Until { get; set; }
}

/// <summary>A household held a dwelling (or lived at a site without one recorded) from a day until (exclusive) a day.</summary>
public sealed class HouseholdStay : Entity, ICommunityOwned, IAudited, IDatedRow
{
    public Guid HouseholdId { get; init; }

    public Guid CommunityId { get; init; }

    public Guid? DwellingId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A resident belonged to a household; at most one membership of a person is open. A new relation to the head is a new row.</summary>
public sealed class HouseholdMember : Entity, IAudited, IDatedRow
{
    public Guid HouseholdId { get; init; }

    public Guid ResidentId { get; init; }

    /// <summary>Relation to the head, GB/T 4761.</summary>
    public string RelationCode { get; set; } = "";

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Who headed the household; exactly one at a time.</summary>
public sealed class HouseholdHead : Entity, IAudited, IDatedRow
{
    public Guid HouseholdId { get; init; }

    public Guid ResidentId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }
}

/// <summary>Poverty status of a household over a span of days; spells do not overlap.</summary>
public sealed class PovertySpell : Entity, IAudited, IDatedRow
{
    public Guid HouseholdId { get; init; }

    public PovertyStatus Status { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }
}

/// <summary>Keeps the dated rows of one thing free of overlaps.</summary>
internal static class DatedRows
{
    public static bool HoldsOn(this IDatedRow row, DateOnly day) => row.From <= day && (row.Until is not { } until || day < until);

    public static bool HoldsNever(this IDatedRow row) => row.Until <= row.From;

    /// <summary>The row holds on the day or on some later one.</summary>
    public static bool HoldsFrom(this IDatedRow row, DateOnly day) => !row.HoldsNever() && (row.Until is not { } until || until > day);

    public static T? On<T>(this IEnumerable<T> rows, DateOnly day)
        where T : class, IDatedRow => rows.FirstOrDefault(row => row.HoldsOn(day));

    /// <summary>The day of the next recorded change after the day, null when there is none.</summary>
    public static DateOnly? NextChange<T>(this IEnumerable<T> rows, DateOnly day)
        where T : class, IDatedRow =>
        rows.On(day) is { } holding ? holding.Until : rows.Where(row => row.From > day && !row.HoldsNever()).Min(row => (DateOnly?)row.From);

    /// <summary>Makes room for a value that holds from <paramref name="day"/> until the next recorded change, whose day is returned.</summary>
    public static DateOnly? MakeRoom<T>(this IEnumerable<T> rows, DateOnly day)
        where T : class, IDatedRow
    {
        var until = rows.NextChange(day);
        if (rows.On(day) is { } holding)
        {
            holding.Until = day;
        }

        return until;
    }

    /// <summary>No row holds on or after the day.</summary>
    public static void CutFrom<T>(this IEnumerable<T> rows, DateOnly day)
        where T : class, IDatedRow
    {
        foreach (var row in rows.Where(row => row.HoldsFrom(day)))
        {
            row.Until = row.From > day ? row.From : day;
        }
    }
}
