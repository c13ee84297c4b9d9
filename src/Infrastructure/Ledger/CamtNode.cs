using System.Globalization;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>An element that opens or closes, or a text; the path is that of the element it is in.</summary>
internal readonly record struct CamtNode(List<string> Path, bool IsEnd, string Text, string? Currency)
{
    public string Name => Path[^1];

    /// <summary>The element itself, not a text in it.</summary>
    public bool Is(string name) => Text.Length == 0 && Name == name;

    public bool In(string name) => Path.Contains(name);

    /// <summary>A text in or below an element of this name, at most two levels.</summary>
    public bool Under(string name) => Text.Length > 0 && Path.Count >= 2 && (Path[^1] == name || Path[^2] == name);

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Length >= 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
