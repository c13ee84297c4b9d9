using Resettlement.Domain.Common;

namespace Resettlement.Application.Imports;

/// <summary>How the room reads the cells of a column.</summary>
public enum ImportColumnType
{
    /// <summary>Text; a whole number in a number cell is taken as its digits.</summary>
    Text,

    /// <summary>Identity, phone or account number: the cell must be text, a number cell is a fault because digits may be lost.</summary>
    Identifier,

    /// <summary>Yuan with at most two decimals; read as whole fen.</summary>
    Money,

    Decimal,
    Integer,

    /// <summary>A real date or yyyy-MM-dd, 2026/7/1, 2026年7月1日.</summary>
    Date,

    /// <summary>2026-07 or 2026年7月 or a real date; read as the first day.</summary>
    Month,

    /// <summary>2026Q3 or 2026年第3季度.</summary>
    Quarter,

    /// <summary>A word of a dictionary; read as the name of the value.</summary>
    Word,
}

/// <summary>How much of a sensitive value is shown.</summary>
public readonly record struct ImportMask(int Head, int Tail)
{
    public static readonly ImportMask IdNumber = new(2, 3);
    public static readonly ImportMask Phone = new(3, 4);
    public static readonly ImportMask Account = new(0, 4);

    public string Apply(string value) =>
        value.Length <= Head + Tail ? new string('*', value.Length) : $"{value[..Head]}{new string('*', value.Length - Head - Tail)}{value[^Tail..]}";
}

/// <summary>A column that a kind of import understands.</summary>
public sealed record ImportColumn(string Key, string Label, ImportColumnType Type = ImportColumnType.Text)
{
    /// <summary>Other headings that mean the same; compared without spaces, brackets and signs.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The column must be in the file.</summary>
    public bool MustExist { get; init; }

    /// <summary>A blank cell is a fault. Leave it off where only some rows must be filled, and fail the row in the check.</summary>
    public bool MustBeFilled { get; init; }

    /// <summary>At least one column of a group must be in the file, e.g. one of the fees of a wide sheet.</summary>
    public string? Group { get; init; }

    /// <summary>Sensitive: kept encrypted, shown masked.</summary>
    public ImportMask? Mask { get; init; }

    /// <summary>Words to choose from, for the drop-down list and for the answer to an unknown one.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Reads a word into the name of its value; set with <see cref="ImportColumnType.Word"/>.</summary>
    public Func<string, Result<string>>? ReadWord { get; init; }

    /// <summary>A cell merged over several rows holds for each of them, as a household's facts do. Never set it on money.</summary>
    public bool RepeatsWhenMerged { get; init; }

    public int MaxLength { get; init; } = 200;

    /// <summary>One sentence for the sheet 填写说明.</summary>
    public string Hint { get; init; } = "";

    public int Width { get; init; } = 14;

    /// <summary>A column of dictionary words; read it back with <see cref="ImportLine.Word{T}"/>.</summary>
    public static ImportColumn OfWords<T>(string key, string label, WordTable<T> words)
        where T : struct, Enum => new(key, label, ImportColumnType.Word)
        {
            Words = words.Shown,
            ReadWord = text => words.Parse(text) is { IsSuccess: true } word ? word.Value.ToString() : words.Parse(text).Error!,
        };
}
