using System.Text.RegularExpressions;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Notices;

/// <summary>What may stand on a public page.</summary>
public static partial class PublicText
{
    /// <summary>An ID number, an account number or a mobile number stands in it, also in full-width digits and with spaces or hyphens between them.</summary>
    public static bool HasPersonalNumber(string? text) => ChineseText.Normalise(text) is var plain && (LongNumber().IsMatch(plain) || Mobile().IsMatch(plain));

    /// <summary>A line that may be published: a real name, and no number of a person in name or building.</summary>
    public static bool IsFit(string name, string? building)
    {
        var read = PersonName.Parse(name);
        return read.IsSuccess && !read.Value.LooksLikePlaceholder && !HasPersonalNumber(name) && !HasPersonalNumber(building);
    }

    // accounts have 15 to 19 digits, ID numbers 15 or 18; twelve in a row are no building and no date
    [GeneratedRegex(@"[0-9](?:[\s\-]?[0-9]){11,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![0-9])1[3-9][0-9](?:[\s\-]?[0-9]){8}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();
}
