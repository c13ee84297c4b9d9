using System.Globalization;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>"BC12" is column 54 (from 0) of row 12.</summary>
internal static class CellPlace
{
    /// <summary>Null without a reference.</summary>
    public static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + char.ToUpperInvariant(c) - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    public static int? RowOf(string? reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$").Trim('$'), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}

/// <summary>A block of cells merged over several rows, by its first column.</summary>
internal readonly record struct RowMerge(int FirstRow, int LastRow, int Column)
{
    /// <summary>"B4:B7"; null for what is merged within one row.</summary>
    public static RowMerge? Parse(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to] || CellPlace.ColumnOf(from) is not { } column || CellPlace.RowOf(from) is not { } first || CellPlace.RowOf(to) is not { } last || last <= first)
        {
            return null;
        }

        return new(first, last, column);
    }
}

/// <summary>Carries the value of a merged block down its rows, while rows stream by.</summary>
internal sealed class MergedColumns(IReadOnlyList<RowMerge> merges)
{
    private readonly Dictionary<int, (int LastRow, SheetCell Value)> _open = [];
    private int _next;

    public SheetRow Fill(SheetRow row)
    {
        List<SheetCell>? cells = null;
        foreach (var (column, (lastRow, value)) in _open)
        {
            if (row.Number > lastRow || !row[column].IsEmpty)
            {
                continue;
            }

            cells ??= [.. row.Cells];
            while (cells.Count <= column)
            {
                cells.Add(SheetCell.Empty);
            }

            cells[column] = value with { IsMergedCopy = true };
        }

        for (; _next < merges.Count && merges[_next].FirstRow <= row.Number; _next++)
        {
            var merge = merges[_next];
            if (merge.FirstRow == row.Number && merge.Column < SpreadsheetLimits.MaxColumns && row[merge.Column] is { IsEmpty: false } value)
            {
                _open[merge.Column] = (merge.LastRow, value);
            }
        }

        return cells is null ? row : new SheetRow(row.Number, cells);
    }
}
