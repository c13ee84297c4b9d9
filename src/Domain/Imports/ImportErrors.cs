using Resettlement.Domain.Common;

namespace Resettlement.Domain.Imports;

public static class ImportErrors
{
    public static readonly Error NotFound = Error.NotFound("import.not-found", "没有找到该导入记录，可能不存在或不在您的管理范围内。");
    public static readonly Error CommunityNotFound = Error.NotFound("import.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
    public static readonly Error ProfileNotFound = Error.NotFound("import.profile-not-found", "没有找到该列对应方案，可能已被删除或不在您的管理范围内。");
    public static readonly Error Closed = Error.Conflict("import.closed", "该导入已经确认或取消，不能再修改；如需导入请重新上传文件。");
    public static readonly Error NotChecked = Error.Conflict("import.not-checked", "文件尚未检查，请先确认各列的对应关系并检查。");
    public static readonly Error NothingToCommit = Error.Unprocessable("import.nothing-to-commit", "没有可以导入的数据行，请按提示修改文件后重新上传。");
    public static readonly Error OwnFile = Error.Forbidden("import.own-file", "这类数据须由上传人以外的人核对后确认导入。");
    public static readonly Error FileMissing = Error.Invalid("import.file-missing", "没有收到文件，请选择 .xlsx 或 .csv 文件后重试。", "file");
    public static readonly Error SourceRequired = Error.Invalid("import.source-required", "请先选择收费单位，再上传文件。", "sourceId");
    public static readonly Error NoFailedRows = Error.NotFound("import.no-failed-rows", "该导入没有未通过的行。");

    public static Error SheetUnknown(string sheet) => Error.Invalid("import.sheet-unknown", $"文件中没有名为“{sheet}”的工作表，请重新选择。", "sheet");

    public static Error HeaderRowUnknown(int row) => Error.Invalid("import.header-row-unknown", $"第{row}行是空行，不能作为表头，请重新选择表头所在的行。", "headerRow");

    public static Error LayoutUnknown(SheetLayout layout) => Error.Invalid("import.layout-unknown", $"这类数据不支持{(layout == SheetLayout.Wide ? "一种费用一列" : "一行一笔")}的表格。", "layout");

    public static Error ColumnUnknown(string key) => Error.Invalid("import.column-unknown", $"没有名为“{key}”的数据项，请重新选择列的对应关系。", "columns");

    public static Error ColumnTwice(string label) => Error.Invalid("import.column-twice", $"“{label}”对应了不止一列，请只保留一列。", "columns");

    public static Error ColumnsMissing(IEnumerable<string> labels, int headerRow, IEnumerable<string> headings) => Error.Invalid("import.columns-missing",
        $"缺少必需的列：{string.Join('、', labels)}。第{headerRow}行的表头为：{string.Join('、', headings)}。请核对表头所在的行和各列的对应关系，或下载模板填写。", "columns");
}

/// <summary>What can be wrong with a single cell, whatever the register.</summary>
public static class CellErrors
{
    public static readonly Error Missing = Error.Invalid("import.missing", "必填，不能为空。");
    public static readonly Error NumberCell = Error.Invalid("import.number-cell", "该单元格是数字，位数可能已丢失，请将该列设为文本后重新填写。");
    public static readonly Error ErrorCell = Error.Invalid("import.error-cell", "该单元格是公式错误值，请改为实际内容。");
    public static readonly Error FormulaCell = Error.Invalid("import.formula-cell", "该单元格是公式，请复制后选择性粘贴为数值，或直接填写实际内容。");
    public static readonly Error BadCharacters = Error.Invalid("import.bad-characters", "含有无法识别的字符（乱码或控制字符），请删除后重新填写。");
    public static readonly Error NotText = Error.Invalid("import.not-text", "该单元格不是文本，请改为文本后重新填写。");
    public static readonly Error NotMoney = Error.Invalid("import.not-money", "金额不是数字，请只填数字，单位为元，例如 33.75。");
    public static readonly Error MoneyDecimals = Error.Invalid("import.money-decimals", "金额最多两位小数（精确到分），请核对。");
    public static readonly Error MoneyTooLarge = Error.Invalid("import.money-too-large", "金额过大，请检查是否多写了位数。");
    public static readonly Error NotDate = Error.Invalid("import.not-date", "不是有效日期，请使用日期格式的单元格，或写作 2026-07-01。");
    public static readonly Error DateRange = Error.Invalid("import.date-range", "日期超出合理范围（1949年至2099年），请核对年份。");
    public static readonly Error NotMonth = Error.Invalid("import.not-month", "不是有效月份，请写作 2026-07 或 2026年7月。");
    public static readonly Error NotQuarter = Error.Invalid("import.not-quarter", "不是有效季度，请写作 2026Q3 或 2026年第3季度。");
    public static readonly Error NotInteger = Error.Invalid("import.not-integer", "应为整数，请核对。");
    public static readonly Error NotDecimal = Error.Invalid("import.not-decimal", "应为数字，请核对。");

    public static Error TooLong(int max) => Error.Invalid("import.too-long", $"内容过长，最多{max}个字，请删减。");
}
