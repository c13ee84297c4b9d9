using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

public enum SpreadsheetFormat
{
    Xlsx,
    Csv,
}

/// <summary>What a cell really holds, not what it looks like.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    Boolean,

    /// <summary>#REF!, #N/A and the like.</summary>
    Error,
}

/// <summary>
/// A cell as it is stored. <paramref name="Text"/> is the text, the plain decimal of a number (15 significant digits, as spreadsheets show it),
/// yyyy-MM-dd of a date, TRUE/FALSE or the error word. Formulas are never evaluated: the value that was stored with one is used and marked.
/// A cell below the first of a block merged over rows carries a copy of its value, marked: what is summed must not count it.
/// </summary>
public readonly record struct SheetCell(CellKind Kind, string Text, DateTime? Date = null, bool IsFormula = false, bool IsMergedCopy = false)
{
    public static readonly SheetCell Empty = new(CellKind.Empty, "");

    /// <summary>A formula that no program has calculated yet.</summary>
    public static readonly SheetCell Uncalculated = new(CellKind.Error, "", null, IsFormula: true);

    public bool IsEmpty => Kind == CellKind.Empty;
}

/// <summary>A row that is not blank, under the number the user sees. Cells are by column from the left; trailing empty ones are left out.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>Empty beyond the last cell.</summary>
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <summary>An opened workbook or CSV file that was read once from end to end without fault.</summary>
public abstract class Spreadsheet
{
    public abstract SpreadsheetFormat Format { get; }

    /// <summary>Visible sheets in their order. A CSV file has one, without a name.</summary>
    public abstract IReadOnlyList<string> Sheets { get; }

    /// <summary>Streams the rows that are not blank.</summary>
    public abstract IEnumerable<SheetRow> Rows(string sheet);
}

/// <summary>Reads XLSX and CSV (UTF-8 with or without mark, UTF-16, GB18030/GBK) by content, within fixed limits of size.</summary>
public interface ISpreadsheetReader
{
    /// <summary>Judges the whole file: what it is, whether it is whole, whether it stays within the limits.</summary>
    Result<Spreadsheet> Open(byte[] content, string fileName);
}

public static class SpreadsheetLimits
{
    public const int MaxFileBytes = 20 * 1024 * 1024;
    public const long MaxUnpackedBytes = 200L * 1024 * 1024;
    public const int MaxRows = 200_000;
    public const int MaxColumns = 200;

    /// <summary>Over all sheets, blank ones left of a filled one included.</summary>
    public const int MaxCells = 8_000_000;

    /// <summary>Of all cells, where a text that is stored once counts in each.</summary>
    public const int MaxCharacters = 100_000_000;

    /// <summary>One more than a spreadsheet program allows, so that a longer text is still seen as too long.</summary>
    public const int MaxCellCharacters = 32_768;
}

public static class SpreadsheetErrors
{
    public static readonly Error Empty = Error.Unprocessable("spreadsheet.empty", "文件是空的，没有任何数据行，请核对后重新上传。");
    public static readonly Error FileTooLarge = new("spreadsheet.file-too-large", ErrorKind.TooLarge, "文件超过20 MB，请拆分后分次上传。");
    public static readonly Error UnpackedTooLarge = new("spreadsheet.unpacked-too-large", ErrorKind.TooLarge, "文件解压后超过200 MB，请删除多余的工作表、图片和空白行后重新上传。");
    public static readonly Error TooManyRows = new("spreadsheet.too-many-rows", ErrorKind.TooLarge, "数据超过20万行，请拆分后分次上传。");
    public static readonly Error TooManyColumns = Error.Unprocessable("spreadsheet.too-many-columns", "数据超过200列，请删除多余的列后重新上传。");
    public static readonly Error TooManyParts = new("spreadsheet.too-many-parts", ErrorKind.TooLarge, "工作簿的工作表或附件过多（工作表最多256个），请删除多余的工作表和图片后重新上传。");
    public static readonly Error TooMuchContent = new("spreadsheet.too-much-content", ErrorKind.TooLarge, "文件的单元格或文字过多（单元格超过800万个，或文字超过1亿个），请删除多余的内容或拆分后分次上传。");
    public static readonly Error OldFormat = Error.Unprocessable("spreadsheet.old-format", "这是旧版Excel（.xls）、二进制（.xlsb）或加了密码的文件，请打开后另存为不加密的 .xlsx 再上传。");
    public static readonly Error Macros = Error.Unprocessable("spreadsheet.macros", "文件含有宏，请另存为不含宏的 .xlsx 再上传。");
    public static readonly Error NotWorkbook = Error.Unprocessable("spreadsheet.not-workbook", "文件内容不是Excel工作簿，也不是CSV文本，只能上传 .xlsx 或 .csv。");
    public static readonly Error Renamed = Error.Unprocessable("spreadsheet.renamed", "文件名以 .xlsx 结尾，内容却不是Excel工作簿，请用表格软件打开后另存为 .xlsx 或 .csv。");
    public static readonly Error Damaged = Error.Unprocessable("spreadsheet.damaged", "文件已损坏或不完整，请重新保存后上传。");
    public static readonly Error Forbidden = Error.Unprocessable("spreadsheet.forbidden-content", "文件中含有不允许的声明（DOCTYPE），请用表格软件重新另存为 .xlsx 再上传。");
    public static readonly Error Encoding = Error.Unprocessable("spreadsheet.encoding", "CSV文件的编码无法识别，请另存为UTF-8或GB18030编码的CSV，或改用 .xlsx。");

    public static Error OpenQuote(int row) => Error.Unprocessable("spreadsheet.open-quote", $"CSV文件第{row}行的双引号没有成对，请核对后重新上传。");
}

/// <summary>How a column is written. The type of the value must fit: string, long fen, DateOnly, int or long.</summary>
public enum SheetColumnType
{
    /// <summary>Real text cells: identity, phone and account numbers keep every digit, nothing is taken for a formula.</summary>
    Text,

    /// <summary>Values are whole fen (long); shown in yuan with two decimals.</summary>
    Money,

    Date,
    Integer,

    /// <summary>Values are decimal.</summary>
    Decimal,
}

/// <summary>A column of a written sheet; <paramref name="Options"/> gives a drop-down list.</summary>
public sealed record SheetColumn(string Header, SheetColumnType Type = SheetColumnType.Text, int Width = 14, IReadOnlyList<string>? Options = null, bool Required = false);

/// <summary>A sheet to be written: header, frozen, then the rows, which are streamed. A value of another type than the column's is written as text.</summary>
public sealed record SheetContent(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Writes workbooks and CSV files that people open in spreadsheet programs.</summary>
public interface ISpreadsheetWriter
{
    void WriteXlsx(Stream target, IReadOnlyList<SheetContent> sheets);

    /// <summary>UTF-8 with byte order mark; text that a spreadsheet program would take for a formula gets an apostrophe in front.</summary>
    void WriteCsv(Stream target, SheetContent sheet);
}

public static class SpreadsheetWriterExtensions
{
    /// <summary>The workbook as a file to be downloaded.</summary>
    public static FileDownload Xlsx(this ISpreadsheetWriter writer, string fileName, params IReadOnlyList<SheetContent> sheets)
    {
        using var stream = new MemoryStream();
        writer.WriteXlsx(stream, sheets);
        return new(fileName, FileDownload.Xlsx, stream.ToArray());
    }
}
