using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>Code lists of one feature, shown in forms and used as labels; found by a scan.</summary>
public interface IDictionarySource
{
    IEnumerable<CodeList> Lists { get; }
}

/// <summary>A code list under the name clients ask for.</summary>
public sealed record CodeList(string Name, IReadOnlyList<CodeEntry> Entries)
{
    /// <summary>An enum by its word table; the English text is the name of the value as words.</summary>
    public static CodeList Of<T>(string name, WordTable<T> words)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(name, [.. words.Values.Select(value => new CodeEntry(value.ToString(), words.WordOf(value), Words(value.ToString())))]);
    }

    /// <summary>An enum whose Chinese words are given in the order of its values.</summary>
    public static CodeList Of<T>(string name, params (T Value, string Word)[] words)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(name, [.. words.Select(entry => new CodeEntry(entry.Value.ToString(), entry.Word, Words(entry.Value.ToString())))]);
    }

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}

public sealed record CodeEntry(string Code, string Zh, string En);
