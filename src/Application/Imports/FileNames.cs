using System.Globalization;
using System.Text;

namespace Resettlement.Application.Imports;

/// <summary>The name a file was uploaded under, as it is kept and shown: it comes from outside like the file itself.</summary>
internal static class FileNames
{
    private const int MaxLength = 200;
    private const string Fallback = "未命名文件";

    /// <summary>Without folders, of whichever system, without characters that are not seen or turn the direction of writing; of a long name the end, with the extension.</summary>
    public static string Tidy(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var tidy = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                tidy.Append(rune);
            }
        }

        var whole = tidy.ToString().Trim();
        var end = whole.Length > MaxLength ? whole[^MaxLength..] : whole;
        return end.Length == 0 ? Fallback : char.IsLowSurrogate(end[0]) ? end[1..] : end;
    }
}
