using System.Text.RegularExpressions;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>Finds numbers of this system in what a bank repeats: R26Q3-ZF20260001-000001, ZF2026-0001-NX-01, ZH2026-0001.</summary>
internal static partial class OurNumbers
{
    private const int Longest = 35;

    public static string? Find(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrEmpty(text))
            {
                continue;
            }

            foreach (Match match in Pattern().Matches(text))
            {
                if (match.Length <= Longest)
                {
                    return match.Value;
                }
            }
        }

        return null;
    }

    [GeneratedRegex("(?<![A-Za-z0-9-])[A-Z][A-Z0-9]*[0-9](?:-[A-Z0-9]+)+(?![A-Za-z0-9-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pattern();
}
