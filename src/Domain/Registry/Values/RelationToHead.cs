using System.Collections.Frozen;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>Relation to the head of the household, GB/T 4761 code and text. 本人 and 户主 mean the same in a roster and are both kept as 02 户主.</summary>
public sealed record RelationToHead
{
    private static readonly FrozenDictionary<string, RelationToHead> ByText = Index();

    private RelationToHead(string code, string word)
    {
        Code = code;
        Word = word;
    }

    public static RelationToHead Head => ByText["02"];

    public static IReadOnlyList<RelationToHead> All { get; } = [.. RelationWords.Rows.Select(row => ByText[row.Code])];

    /// <summary>Two digits.</summary>
    public string Code { get; }

    public string Word { get; }

    public bool IsHead => Code == "02";

    /// <summary>Reads a code or a word as rosters write it. 媳妇 is refused: it means wife here and daughter-in-law there.</summary>
    /// <returns>The relation, or registry.relation.</returns>
    public static Result<RelationToHead> Parse(string? text) => ByText.TryGetValue(ChineseText.Compact(text), out var relation) ? relation : RegistryValueErrors.Relation;

    public override string ToString() => Word;

    private static FrozenDictionary<string, RelationToHead> Index()
    {
        var index = new Dictionary<string, RelationToHead>(StringComparer.Ordinal);
        foreach (var (code, word, synonyms) in RelationWords.Rows)
        {
            var relation = new RelationToHead(code, word);
            index.Add(code, relation);
            index.Add(word, relation);
            foreach (var synonym in synonyms)
            {
                index.Add(synonym, relation);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
