using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>An empty workbook to fill in: text-formatted columns, drop-down lists, a sheet that explains each column.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record GetImportTemplateQuery(ImportKind Kind, SheetLayout? Layout) : IRequest<Result<FileDownload>>;

internal sealed class GetImportTemplateHandler(ImportKinds kinds, ISpreadsheetWriter writer) : IRequestHandler<GetImportTemplateQuery, Result<FileDownload>>
{
    private static readonly string[] General =
    [
        "请勿合并单元格；每行填写一条，红色表头为必需的列。",
        "身份证号、电话、账号等列已设为文本，请勿改为数字，否则位数会丢失。",
        "日期写作 2026-07-01；月份写作 2026-07；金额单位为元，最多两位小数。",
        "合计行、空白行会被跳过；多余的列不会导入。",
    ];

    public Task<Result<FileDownload>> Handle(GetImportTemplateQuery query, CancellationToken ct)
    {
        if (kinds.Find(query.Kind) is not { } kind)
        {
            return Task.FromResult<Result<FileDownload>>(AccessErrors.Forbidden(Permissions.Imports.Use));
        }

        var layout = query.Layout ?? kind.Layouts[0];
        if (!kind.Layouts.Contains(layout))
        {
            return Task.FromResult<Result<FileDownload>>(ImportErrors.LayoutUnknown(layout));
        }

        var columns = kind.Columns(layout);
        var sheet = new SheetContent(kind.Title, [.. columns.Select(ToSheetColumn)], []);
        var guide = new SheetContent("填写说明", [new("列名", Width: 18), new("是否必需", Width: 10), new("填写要求", Width: 60), new("可填内容", Width: 60)],
            [.. columns.Select(column => (IReadOnlyList<object?>)[column.Label, Need(column), Requirement(column), string.Join('、', column.Words)]), .. General.Concat(kind.Instructions).Select(line => (IReadOnlyList<object?>)["说明", null, line])]);
        return Task.FromResult<Result<FileDownload>>(writer.Xlsx($"{kind.Title}导入模板.xlsx", sheet, guide));
    }

    private static SheetColumn ToSheetColumn(ImportColumn column) => new(
        column.Type is ImportColumnType.Money ? $"{column.Label}(元)" : column.Label,
        column.Type switch
        {
            ImportColumnType.Money => SheetColumnType.Money,
            ImportColumnType.Date => SheetColumnType.Date,
            ImportColumnType.Integer => SheetColumnType.Integer,
            ImportColumnType.Decimal => SheetColumnType.Decimal,
            _ => SheetColumnType.Text,
        },
        column.Width, column.Words.Count > 0 ? column.Words : null, column.MustExist);

    private static string Need(ImportColumn column) => column.MustExist ? "必需" : column.Group is not null ? "至少一列" : "可选";

    private static string Requirement(ImportColumn column) => column.Hint.Length > 0 ? column.Hint : column.Type switch
    {
        ImportColumnType.Identifier => "文本，不能是数字格式。",
        ImportColumnType.Money => "元，最多两位小数。",
        ImportColumnType.Date => "例如 2026-07-01。",
        ImportColumnType.Month => "例如 2026-07。",
        ImportColumnType.Quarter => "例如 2026Q3。",
        ImportColumnType.Word => "从下拉列表中选择。",
        _ => "",
    };
}
