using Resettlement.Domain.Common;

namespace Resettlement.Application.Imports;

/// <summary>A fault of a row. <paramref name="Column"/> is the heading the user sees; a sensitive <paramref name="Value"/> is masked.</summary>
public sealed record ImportFault(string? Key, string Column, string? Value, string Code, string Reason, IReadOnlyList<string>? Allowed);

/// <summary>
/// A row of the file, already read by the types of its columns. A kind's check ends with one of <see cref="Accept"/>, <see cref="AcceptKnown"/> or at least
/// one <see cref="Fail(string, Error, string?)"/> for every line.
/// </summary>
public sealed class ImportLine
{
    private readonly ImportColumns _columns;
    private readonly object?[] _values;
    private readonly string?[] _shown;
    private List<ImportFault>? _faults;

    internal ImportLine(ImportColumns columns, int rowNumber)
    {
        (_columns, RowNumber) = (columns, rowNumber);
        _values = new object?[columns.Count];
        _shown = new string?[columns.Count];
    }

    /// <summary>As the spreadsheet shows it.</summary>
    public int RowNumber { get; }

    public IReadOnlyList<ImportFault> Faults => _faults ?? (IReadOnlyList<ImportFault>)[];

    public bool IsFaulty => _faults is not null;

    /// <summary>Already stored with the same content.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What the commit writes for this row; null when faulty or known.</summary>
    public object? Item { get; private set; }

    /// <summary>Money of the row, for the total that is shown before the confirmation.</summary>
    public long SumFen { get; private set; }

    /// <summary>Whether the cell holds anything, readable or not.</summary>
    public bool Has(string key) => _columns.OrdinalOf(key) is >= 0 and var i && _shown[i] is not null;

    /// <summary>Text, identifier or the name of a word; null when blank, unreadable or not in the file.</summary>
    public string? Text(string key) => Value(key) as string;

    /// <summary>Whole fen.</summary>
    public long? Fen(string key) => Value(key) as long?;

    public int? Integer(string key) => Value(key) as int?;

    public decimal? Decimal(string key) => Value(key) as decimal?;

    /// <summary>A date, or the first day of a month.</summary>
    public DateOnly? Date(string key) => Value(key) as DateOnly?;

    public Quarter? Quarter(string key) => Value(key) as Quarter?;

    public T? Word<T>(string key)
        where T : struct, Enum => Text(key) is { } name ? Enum.Parse<T>(name) : null;

    /// <summary>The row cannot be stored. <paramref name="value"/> replaces the cell's own text in the message, where the fault is not the cell's.</summary>
    public void Fail(string key, Error error, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        var column = _columns.Find(key);
        var shown = value ?? (_columns.OrdinalOf(key) is >= 0 and var i ? _shown[i] : null);
        _faults ??= [];
        _faults.Add(new(key, _columns.HeadingOf(key), shown, error.Code, error.Message, column is { Words.Count: > 0 } ? column.Words : null));
        (Item, IsKnown, SumFen) = (null, false, 0);
    }

    /// <summary>The row is new and good. Does nothing on a row that already has a fault.</summary>
    public void Accept(object item, long sumFen = 0)
    {
        if (!IsFaulty)
        {
            (Item, IsKnown, SumFen) = (item, false, sumFen);
        }
    }

    /// <summary>The row is stored already with the same content; the commit leaves it alone.</summary>
    public void AcceptKnown()
    {
        if (!IsFaulty)
        {
            (Item, IsKnown, SumFen) = (null, true, 0);
        }
    }

    internal void Set(int ordinal, object? value, string? shown) => (_values[ordinal], _shown[ordinal]) = (value, shown);

    /// <summary>By column key, for the list of rows; sensitive ones are masked.</summary>
    internal Dictionary<string, string> ShownCells()
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _shown.Length; i++)
        {
            if (_shown[i] is { } text)
            {
                cells[_columns[i].Key] = text;
            }
        }

        return cells;
    }

    private object? Value(string key) => _columns.OrdinalOf(key) is >= 0 and var i ? _values[i] : null;
}

/// <summary>The columns of a kind that a file really has, with their headings there.</summary>
internal sealed class ImportColumns
{
    private readonly List<(ImportColumn Column, string Heading, int Index)> _mapped;
    private readonly Dictionary<string, int> _ordinals;
    private readonly IReadOnlyList<ImportColumn> _all;

    /// <param name="mapped">Column, its heading in the file and its place from the left.</param>
    public ImportColumns(IReadOnlyList<ImportColumn> all, IEnumerable<(ImportColumn Column, string Heading, int Index)> mapped)
    {
        _all = all;
        _mapped = [.. mapped];
        _ordinals = _mapped.Select((entry, i) => (entry.Column.Key, i)).ToDictionary(entry => entry.Key, entry => entry.i, StringComparer.Ordinal);
    }

    public int Count => _mapped.Count;

    public ImportColumn this[int ordinal] => _mapped[ordinal].Column;

    public int IndexOf(int ordinal) => _mapped[ordinal].Index;

    public int OrdinalOf(string key) => _ordinals.GetValueOrDefault(key, -1);

    public ImportColumn? Find(string key) => _all.FirstOrDefault(column => column.Key == key);

    public string HeadingOf(string key) => OrdinalOf(key) is >= 0 and var i ? _mapped[i].Heading : Find(key)?.Label ?? key;
}
