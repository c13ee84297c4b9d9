using Resettlement.Application.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>What holds for a whole household and may stand on any of its rows: the row that speaks for it counts, and whoever says otherwise is at fault.</summary>
internal static class RosterFacts
{
    public static T OneOf<T>(RosterHousehold household, string key, Func<ImportLine, T?> read, bool mustAgree = true)
        where T : struct
    {
        var speaker = household.Speaker.Line;
        var first = household.People.Select(person => read(person.Line)).FirstOrDefault(fact => fact is not null);
        var value = read(speaker) ?? first;
        if (value is null)
        {
            FailMissing(household, key);
        }

        foreach (var person in household.People.Where(person => mustAgree && read(person.Line) is { } other && !other.Equals(value)))
        {
            person.Line.Fail(key, RosterErrors.FactDiffers(speaker.RowNumber));
        }

        return value ?? default;
    }

    public static string? TextOf(RosterHousehold household, string key, Func<ImportLine, string?> read)
    {
        var speaker = household.Speaker.Line;
        var value = read(speaker) ?? household.People.Select(person => read(person.Line)).FirstOrDefault(fact => fact is not null);
        foreach (var person in household.People.Where(person => read(person.Line) is { } other && other != value))
        {
            person.Line.Fail(key, RosterErrors.FactDiffers(speaker.RowNumber));
        }

        return value;
    }

    public static void FailMissing(RosterHousehold household, string key)
    {
        // an unreadable cell has its own fault already
        if (household.People.TrueForAll(person => !person.Line.Has(key)))
        {
            household.Speaker.Line.Fail(key, RosterErrors.FactMissing);
        }
    }
}
