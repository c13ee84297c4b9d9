using System.Globalization;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Policies;

/// <summary>The version that holds for an area on a day, with its values read by type. A key that is missing is a broken version, not a default.</summary>
public sealed record PolicyInForce(
    Guid Id, PolicyArea Area, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, DateOnly? LastUsedOn,
    IReadOnlyList<PolicyValue> Values)
{
    public Rate Rate(string key) => new(PolicyParameter.BasisPoints(Text(key)));

    public int Integer(string key) => int.Parse(Text(key), CultureInfo.InvariantCulture);

    /// <summary>Null when the rule is switched off.</summary>
    public int? OptionalInteger(string key) => Text(key) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool Flag(string key) => Text(key) == "true";

    public IReadOnlySet<T> Choices<T>(string key)
        where T : struct, Enum => Text(key).Split(',').Select(Enum.Parse<T>).ToHashSet();

    public IReadOnlyList<PolicyTier> Tiers(string key) => PolicyParameter.Tiers(Text(key));

    /// <summary>Month and day in a year; 29 February becomes the 28th in common years.</summary>
    public DateOnly DayIn(int year, string key)
    {
        var (month, day) = (int.Parse(Text(key).AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(Text(key).AsSpan(3), CultureInfo.InvariantCulture));
        return new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    public string Text(string key) => Find(key)?.Value
        ?? (PolicyCatalogue.Find(Area, key) is { IsOptional: true } ? "" : throw new InvalidOperationException($"Policy version {Id} has no value for {key}."));

    public string? ClauseOf(string key) => Find(key)?.Clause;

    private PolicyValue? Find(string key) => Values.FirstOrDefault(value => value.Key == key);
}
