using System.Collections.Frozen;

namespace Resettlement.Domain.Common;

/// <summary>
/// A dictionary of the words clerks use for the values of an enum. The first word of a value is the one that is shown;
/// the English name is read too. An unknown word is an error that lists what may be written.
/// </summary>
public sealed class WordTable<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _byWord;
    private readonly FrozenDictionary<T, string> _words;
    private readonly FrozenDictionary<T, IReadOnlyList<string>> _synonyms;
    private readonly Error _unknown;

    /// <exception cref="ArgumentException">A word stands for two values or a value has no word.</exception>
    public WordTable(string errorCode, string label, params (T Value, string[] Words)[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var byWord = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        var words = new Dictionary<T, string>();
        foreach (var (value, synonyms) in entries)
        {
            words.Add(value, synonyms[0]);
            byWord.Add(value.ToString(), value);
            foreach (var word in synonyms)
            {
                byWord.Add(ChineseText.Compact(word), value);
            }
        }

        foreach (var missing in Enum.GetValues<T>().Where(value => !words.ContainsKey(value)))
        {
            throw new ArgumentException($"{typeof(T).Name}.{missing} has no word.", nameof(entries));
        }

        _byWord = byWord.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _words = words.ToFrozenDictionary();
        _synonyms = entries.ToFrozenDictionary(entry => entry.Value, entry => (IReadOnlyList<string>)entry.Words);
        Values = [.. entries.Select(entry => entry.Value)];
        Shown = [.. entries.Select(entry => entry.Words[0])];
        _unknown = Error.Invalid(errorCode, $"{label}不在字典内，可填写：{string.Join('、', Shown)}。");
    }

    /// <summary>The values in the order of the dictionary.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>The words shown in templates and drop-down lists, in the order of <see cref="Values"/>.</summary>
    public IReadOnlyList<string> Shown { get; }

    public string WordOf(T value) => _words[value];

    /// <summary>Every word that is read as the value, the shown one first.</summary>
    public IReadOnlyList<string> WordsOf(T value) => _synonyms[value];

    public bool TryParse(string? text, out T value) => _byWord.TryGetValue(ChineseText.Compact(text), out value);

    public Result<T> Parse(string? text) => TryParse(text, out var value) ? value : _unknown;
}
