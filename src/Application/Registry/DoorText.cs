using System.Text.RegularExpressions;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Registry;

/// <summary>Doors as clerks write them in sheets: 3号楼 and 3栋 are building 3, 1单元 is unit 1, 501室 is room 501; a name such as 东片 stays whole.</summary>
internal static partial class DoorText
{
    public static string? Building(string? text) => Bare(text, BuildingSuffix());

    public static string? Unit(string? text) => Bare(text, UnitSuffix());

    public static string? Room(string? text) => Bare(text, RoomSuffix());

    private static string? Bare(string? text, Regex suffix)
    {
        if (text is null)
        {
            return null;
        }

        var whole = ChineseText.Compact(text);
        var bare = suffix.Replace(whole, "");
        return bare.Length > 0 && char.IsAsciiLetterOrDigit(bare[^1]) ? bare : whole;
    }

    [GeneratedRegex("(号楼|号院|栋|幢|号|楼|座|片|排)$", RegexOptions.CultureInvariant)]
    private static partial Regex BuildingSuffix();

    [GeneratedRegex("(单元)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitSuffix();

    [GeneratedRegex("(室|号|户)$", RegexOptions.CultureInvariant)]
    private static partial Regex RoomSuffix();
}
