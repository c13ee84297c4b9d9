using System.Text.RegularExpressions;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Finds the header of a sheet and what its columns mean, by their words.</summary>
internal static partial class Headings
{
    public const string Reason = "失败原因";
    public const string FormerRow = "原文件行号";
    private const int MostCandidates = 25;
    private static readonly string[] Own = ["序号", "行号", Reason, FormerRow];

    /// <summary>Spaces, brackets with what they hold, stars and punctuation do not matter.</summary>
    public static string Normalise(string header) => Signs().Replace(Brackets().Replace(ChineseText.Compact(header), ""), "").ToUpperInvariant();

    public static bool IsOwn(string header) => Own.Contains(Normalise(header));

    /// <summary>A column that the workbook of failed rows adds.</summary>
    public static bool IsAdded(string header) => Normalise(header) is Reason or FormerRow;

    /// <summary>Rows among which a header may be.</summary>
    public static List<SheetRow> FirstRows(Spreadsheet file, string sheet) => [.. file.Rows(sheet).Take(MostCandidates)];

    /// <summary>The best header over all sheets; null when the file has no row at all.</summary>
    public static SheetMapping? Propose(Spreadsheet file, IImportKind kind)
    {
        (SheetMapping Mapping, int Score)? best = null;
        foreach (var sheet in file.Sheets)
        {
            var rows = FirstRows(file, sheet);
            foreach (var row in rows)
            {
                var mapping = Map(kind, sheet, row.Number, HeadersAt(rows, row.Number)!);
                var score = mapping.Columns.Count(column => column.Key is not null);
                if (best is null || score > best.Value.Score)
                {
                    best = (mapping, score);
                }
            }
        }

        return best is { Score: < 2 } ? WithoutKnownWords(file, kind) ?? best.Value.Mapping : best?.Mapping;
    }

    /// <summary>The headings of a row. Where a row of groups stands above (a heading over two rows), the upper cell fills a blank one.</summary>
    public static IReadOnlyList<string>? HeadersAt(List<SheetRow> rows, int number)
    {
        var i = rows.FindIndex(row => row.Number == number);
        if (i < 0)
        {
            return null;
        }

        var above = i > 0 && rows[i - 1].Number == number - 1 && rows[i - 1].Cells.Count(cell => !cell.IsEmpty) > 2 ? rows[i - 1] : null;
        var headers = new string[Math.Max(rows[i].Cells.Count, above?.Cells.Count ?? 0)];
        for (var column = 0; column < headers.Length; column++)
        {
            headers[column] = Short(rows[i][column].IsEmpty && above is not null ? above[column].Text : rows[i][column].Text);
        }

        return headers;
    }

    /// <summary>Maps headings in the layout that fits them best; each key is given to one column at most.</summary>
    public static SheetMapping Map(IImportKind kind, string sheet, int headerRow, IReadOnlyList<string> headers)
    {
        SheetMapping? best = null;
        var (bestLacking, bestScore) = (int.MaxValue, -1);
        foreach (var layout in kind.Layouts)
        {
            var mapping = Map(kind.Columns(layout), sheet, headerRow, layout, headers);
            var (lacking, score) = (Missing(kind, mapping).Count, mapping.Columns.Count(column => column.Key is not null));
            if (lacking < bestLacking || (lacking == bestLacking && score > bestScore))
            {
                (best, bestLacking, bestScore) = (mapping, lacking, score);
            }
        }

        return best!;
    }

    /// <summary>Labels of the columns that must be there and are not.</summary>
    public static List<string> Missing(IImportKind kind, SheetMapping mapping)
    {
        var columns = kind.Columns(mapping.Layout);
        var given = mapping.Columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. columns.Where(column => column.MustExist && !given.Contains(column.Key)).Select(column => column.Label),
            .. columns.Where(column => column.Group is not null).GroupBy(column => column.Group)
                .Where(group => !group.Any(column => given.Contains(column.Key))).Select(group => string.Join('/', group.Select(column => column.Label))),
        ];
    }

    private static SheetMapping Map(IReadOnlyList<ImportColumn> columns, string sheet, int headerRow, SheetLayout layout, IReadOnlyList<string> headers)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, key) in columns.SelectMany(column => column.Synonyms.Prepend(column.Label).Prepend(column.Key).Select(word => (Normalise(word), column.Key))))
        {
            words.TryAdd(word, key);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        return new(sheet, headerRow, layout, [.. headers.Select((header, i) => new MappedColumn(i, header, words.TryGetValue(Normalise(header), out var key) && taken.Add(key) ? key : null))]);
    }

    private static SheetMapping? WithoutKnownWords(Spreadsheet file, IImportKind kind)
    {
        foreach (var sheet in file.Sheets)
        {
            var rows = FirstRows(file, sheet);
            if (rows.Where(row => row.Cells.Count(cell => cell.Kind == CellKind.Text) >= 2).MaxBy(row => row.Cells.Count(cell => cell.Kind == CellKind.Text)) is { } row)
            {
                return Map(kind, sheet, row.Number, HeadersAt(rows, row.Number)!);
            }
        }

        return null;
    }

    /// <summary>Masks what looks like an identity, account or mobile number.</summary>
    public static string Conceal(string text) => PersonalNumber().Replace(text, match => new ImportMask(0, 4).Apply(match.Value));

    // headings are kept in the clear and audited, and the row that was taken for the header may be one of people
    private static string Short(string text) => Conceal(text) is var concealed && concealed.Length > 60 ? concealed[..60] : concealed;

    [GeneratedRegex(@"\d{14,}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalNumber();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[*:;,.、。·/\\_\-—""'“”?!()\[\]【】]", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}
