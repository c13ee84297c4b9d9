using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Resettlement.Application.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Which sheet, where its header is and what each column means. Columns without a key are kept, so that failed rows go back as they came.</summary>
internal sealed record SheetMapping(string Sheet, int HeaderRow, SheetLayout Layout, IReadOnlyList<MappedColumn> Columns)
{
    public ImportColumns Of(IImportKind kind)
    {
        var all = kind.Columns(Layout);
        return new(all, Columns.Where(column => column.Key is not null).Select(column => (all.First(known => known.Key == column.Key), column.Header, column.Index)));
    }

    /// <summary>Headings that no column of the kind stands for and that are not the room's own.</summary>
    public IReadOnlyList<string> UnknownColumns =>
        [.. Columns.Where(column => column.Key is null && column.Header.Length > 0 && !Headings.IsOwn(column.Header)).Select(column => column.Header)];
}

/// <summary>A column of the file, from 0, with its heading there.</summary>
public sealed record MappedColumn(int Index, string Header, string? Key);

/// <summary>What the room stores as JSON.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    /// <summary>Cells by column, each with a letter for its kind; null = empty.</summary>
    public static string WriteCells(SheetRow row, int columns)
    {
        var cells = new string?[columns];
        for (var i = 0; i < columns; i++)
        {
            cells[i] = row[i] is { IsEmpty: false } cell ? Letters[(int)cell.Kind] + cell.Text : null;
        }

        return Write(cells);
    }

    public static SheetRow ReadCells(int number, string text) => new(number, [.. Read<string?[]>(text).Select(ReadCell)]);

    private const string Letters = "-TNDBE";

    private static SheetCell ReadCell(string? text)
    {
        if (text is null)
        {
            return SheetCell.Empty;
        }

        var kind = (CellKind)Letters.IndexOf(text[0], StringComparison.Ordinal);
        return new(kind, text[1..], kind == CellKind.Date ? DateTime.ParseExact(text[1..], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The same headings in the same order give the same signature, whatever spaces and brackets they carry.</summary>
    public static string Signature(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', headers.Where(header => !Headings.IsAdded(header)).Select(Headings.Normalise)).TrimEnd('|'))));
}
