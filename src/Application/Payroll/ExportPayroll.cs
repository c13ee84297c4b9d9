using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>The pay sheet as a workbook: lines with their sum, the days behind them, and who is not paid. Exports are logged.</summary>
[RequiresPermission(Permissions.Payroll.Export)]
public sealed record ExportPayrollQuery(Guid Id) : IRequest<Result<FileDownload>>;

internal sealed class ExportPayrollHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer) : IRequestHandler<ExportPayrollQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] LineColumns =
    [
        new("序号", SheetColumnType.Integer, 8), new("姓名", Width: 12), new("职务", Width: 20), new("类别", Width: 8), new("所属月份", Width: 12), new("计发天数", SheetColumnType.Integer, 10),
        new("当月天数", SheetColumnType.Integer, 10), new("应发（元）", SheetColumnType.Money), new("以前已发（元）", SheetColumnType.Money), new("本次发放（元）", SheetColumnType.Money), new("签名", Width: 16),
    ];

    private static readonly SheetColumn[] DayColumns =
    [
        new("序号", SheetColumnType.Integer, 8), new("姓名", Width: 12), new("所属月份", Width: 12), new("职务", Width: 20), new("起", SheetColumnType.Date), new("止", SheetColumnType.Date),
        new("天数", SheetColumnType.Integer, 8), new("月报酬（元）", SheetColumnType.Money), new("依据", Width: 16), new("文号或会议记录", Width: 24), new("条款", Width: 16), new("版本", SheetColumnType.Integer, 8),
        new("起发月份", SheetColumnType.Date),
    ];

    private static readonly SheetColumn[] OmissionColumns =
        [new("姓名", Width: 12), new("职务", Width: 20), new("所属月份", Width: 12), new("不发放原因", Width: 32), new("待追回（元）", SheetColumnType.Money)];

    public async Task<Result<FileDownload>> Handle(ExportPayrollQuery query, CancellationToken ct)
    {
        if (await db.PayrollRuns.AsNoTracking().InScope(user.ScopeOf(Permissions.Payroll.Export)).SingleOrDefaultAsync(x => x.Id == query.Id, ct) is not { } run)
        {
            return PayrollErrors.RunNotFound;
        }

        var name = await db.Communities.AsNoTracking().Where(x => x.Id == run.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var lines = await PayrollLines.ReadAsync(db, run.Id, ct);
        var omissions = await db.PayrollOmissions.AsNoTracking().Where(x => x.RunId == run.Id).OrderBy(x => x.Position).ToListAsync(ct);
        db.Record(new AuditNote("export", nameof(PayrollRun), run.Id.ToString(), run.CommunityId, $"导出{PayrollSignedSubject.TitleOf(name, run.Month)}", lines.Count));
        await db.SaveChangesAsync(ct);
        return writer.Xlsx($"{PayrollSignedSubject.TitleOf(name, run.Month)}.xlsx",
            new SheetContent("工资表", LineColumns, lines.Select(x => (IReadOnlyList<object?>)
                [
                    x.Position, x.HolderName, WordOf(x.Post), PayrollWords.LineKinds.WordOf(x.Kind), PayMonth.Of(x.ForMonth).ToString(), x.PaidDays, x.DaysInMonth, x.EntitledFen, x.PaidBeforeFen, x.AmountFen, null,
                ])
                .Append(["合计", null, null, null, null, null, null, lines.Sum(x => x.EntitledFen), lines.Sum(x => x.PaidBeforeFen), lines.Sum(x => x.AmountFen), null])
                .Append(["大写", RmbCapital.Write(new(run.TotalFen)), null, null, null, null, null, null, null, null, null])),
            new SheetContent("计发明细", DayColumns, lines.SelectMany(x => x.Segments, (x, s) => (IReadOnlyList<object?>)
            [
                x.Position, x.HolderName, PayMonth.Of(x.ForMonth).ToString(), WordOf(s.Post), s.FirstDay, s.LastDay, s.Days, s.MonthlyFen, PayrollWords.Bases.WordOf(s.Basis), s.Document, s.Clause,
                s.VersionNumber, s.EffectiveFrom,
            ])),
            new SheetContent("未发放", OmissionColumns, omissions.Select(x => (IReadOnlyList<object?>)
                [x.HolderName, WordOf(x.Post), PayMonth.Of(x.ForMonth).ToString(), PayrollWords.Omissions.WordOf(x.Reason), x.AmountFen > 0 ? x.AmountFen : null])));
    }

    private static string? WordOf(PostKind? post) => post is { } kind ? OrganisationWords.Posts.WordOf(kind) : null;
}
