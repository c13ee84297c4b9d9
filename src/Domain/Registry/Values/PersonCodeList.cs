using System.Collections.Frozen;

namespace Resettlement.Domain.Registry;

/// <summary>A national code list of facts about a person: code, Chinese and English words.</summary>
public sealed class PersonCodeList
{
    private readonly FrozenSet<string> _codes;

    internal PersonCodeList(params (string Code, string Zh, string En)[] entries)
    {
        Entries = entries;
        _codes = entries.Select(entry => entry.Code).ToFrozenSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<(string Code, string Zh, string En)> Entries { get; }

    /// <summary>Nothing said is allowed; anything else must be on the list.</summary>
    public bool Allows(string? code) => string.IsNullOrEmpty(code) || _codes.Contains(code);

    public string? WordOf(string? code) => Entries.FirstOrDefault(entry => entry.Code == code).Zh;
}
