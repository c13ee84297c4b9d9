using System.Text.RegularExpressions;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The items of a sheet under a mapping, with the rows they were read from.</summary>
internal sealed partial class SheetLines
{
    private const int LongestHeading = 200;
    private readonly ImportColumns _columns;
    private readonly string[] _headings;

    private SheetLines(SheetMapping mapping, IImportKind kind)
    {
        _columns = mapping.Of(kind);
        _headings = [.. Enumerable.Range(0, _columns.Count).Select(i => Headings.Normalise(mapping.Columns.First(column => column.Index == _columns.IndexOf(i)).Header))];
    }

    public List<ImportLine> Lines { get; } = [];

    public List<SheetRow> Rows { get; } = [];

    public int Blank { get; private set; }

    public int Ignored { get; private set; }

    public static SheetLines Read(Spreadsheet file, SheetMapping mapping, IImportKind kind)
    {
        var read = new SheetLines(mapping, kind);
        var last = mapping.HeaderRow;
        foreach (var row in file.Rows(mapping.Sheet).SkipWhile(row => row.Number <= mapping.HeaderRow))
        {
            if (read.IsBlank(row))
            {
                continue;
            }

            last = row.Number;
            if (read.IsNoItem(row))
            {
                read.Ignored++;
            }
            else
            {
                read.Add(read.Resolve(row));
            }
        }

        read.Blank = last - mapping.HeaderRow - read.Lines.Count - read.Ignored;
        return read;
    }

    /// <summary>Rows that were staged before, read again.</summary>
    public static SheetLines Restore(IEnumerable<SheetRow> rows, SheetMapping mapping, IImportKind kind)
    {
        var read = new SheetLines(mapping, kind);
        foreach (var row in rows)
        {
            read.Add(row);
        }

        return read;
    }

    private void Add(SheetRow row)
    {
        var line = new ImportLine(_columns, row.Number);
        for (var i = 0; i < _columns.Count; i++)
        {
            var (column, cell) = (_columns[i], row[_columns.IndexOf(i)]);
            var (value, fault) = CellReader.Read(column, cell);
            line.Set(i, value, cell.IsEmpty ? null : Shown(column, cell));
            if (fault is not null)
            {
                line.Fail(column.Key, fault);
            }
        }

        Lines.Add(line);
        Rows.Add(row);
    }

    private static string Shown(ImportColumn column, SheetCell cell)
    {
        var text = cell.Text.Length > column.MaxLength ? string.Concat(cell.Text.AsSpan(0, Math.Min(column.MaxLength, 40)), "…") : cell.Text;
        return column.Mask is { } mask ? mask.Apply(text) : text;
    }

    /// <summary>A merged value holds for every row where its column says so, and for the first row alone elsewhere.</summary>
    private SheetRow Resolve(SheetRow row)
    {
        if (!row.Cells.Any(cell => cell.IsMergedCopy))
        {
            return row;
        }

        var repeating = Enumerable.Range(0, _columns.Count).Where(i => _columns[i].RepeatsWhenMerged).Select(_columns.IndexOf).ToHashSet();
        return new(row.Number, [.. row.Cells.Select((cell, i) => !cell.IsMergedCopy ? cell : repeating.Contains(i) ? cell with { IsMergedCopy = false } : SheetCell.Empty)]);
    }

    private bool IsBlank(SheetRow row)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (row[_columns.IndexOf(i)] is { IsEmpty: false, IsMergedCopy: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A total, a heading repeated on the next printed page or a footer with who made the sheet.</summary>
    private bool IsNoItem(SheetRow row)
    {
        var first = row.Cells.FirstOrDefault(cell => cell is { IsEmpty: false, IsMergedCopy: false });
        if (first.Kind == CellKind.Text && Total().IsMatch(ChineseText.Compact(first.Text)))
        {
            return true;
        }

        var filled = row.Cells.Count(cell => !cell.IsEmpty);
        if (first.Kind == CellKind.Text && filled <= 4 && Footer().IsMatch(ChineseText.Compact(first.Text)))
        {
            return true;
        }

        var same = 0;
        for (var i = 0; i < _columns.Count; i++)
        {
            var cell = row[_columns.IndexOf(i)];
            if (cell.Kind == CellKind.Text && cell.Text.Length <= LongestHeading && Headings.Normalise(cell.Text) == _headings[i])
            {
                same++;
            }
        }

        return same >= 2 && same * 2 > _columns.Count;
    }

    [GeneratedRegex("^(本页|本月|本季|本年|全部|总)?(合计|小计|总计|累计|共计)(金额|户数)?:?$", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex("^(制表|填表|审核|复核|经办|负责|单位负责|会计|出纳|说明|备注|注)[^:]{0,6}:", RegexOptions.CultureInvariant)]
    private static partial Regex Footer();
}
