namespace Resettlement.Domain.Registry;

/// <summary>Age is computed for a day, never stored.</summary>
public static class Age
{
    /// <summary>
    /// Full years of age on a day. A birthday of 29 February falls on the last day of February in common years (Civil Code art. 202).
    /// Negative before birth.
    /// </summary>
    public static int On(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return birthDate.AddYears(years) > day ? years - 1 : years;
    }
}
