using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Fees.Imports;

/// <summary>Prices of a source from a workbook.</summary>
internal sealed class TariffImport(IAppDbContext db, CeilingReview review) : IImportKind
{
    private const string Fee = "feeType";
    private const string Basis = "basis";
    private const string Price = "price";
    private const string MaxUnits = "maxUnitsPerMonth";
    private const string From = "validFrom";
    private const string Last = "validTo";

    private static readonly ImportColumn[] All =
    [
        ImportColumn.OfWords(Fee, "费用类型", FeeWords.FeeTypes) with { Synonyms = ["收费项目", "费用项目", "项目", "费用名称"], MustExist = true, MustBeFilled = true },
        ImportColumn.OfWords(Basis, "计价方式", FeeWords.TariffBases) with { Synonyms = ["单位", "计价单位", "计费方式"], MustExist = true, MustBeFilled = true },
        new(Price, "单价", ImportColumnType.Decimal) { Synonyms = ["收费标准", "价格", "标准"], MustExist = true, MustBeFilled = true, Hint = "元，最多四位小数。" },
        new(MaxUnits, "每月用量上限", ImportColumnType.Integer) { Synonyms = ["用量上限", "每月上限"], Hint = "按立方米计价时必填，其他不填。" },
        new(From, "生效日期", ImportColumnType.Date) { Synonyms = ["起始日期", "执行日期", "开始日期"], MustExist = true, MustBeFilled = true },
        new(Last, "终止日期", ImportColumnType.Date) { Synonyms = ["结束日期", "截止日期", "失效日期"], Hint = "执行的最后一天，长期执行的不填。" },
        new("remark", "备注") { Synonyms = ["说明", "文件依据", "文号"], MaxLength = 500 },
    ];

    public ImportKind Kind => ImportKind.Tariffs;

    public string Title => "收费标准";

    public string Permission => Permissions.Fees.Write;

    public bool NeedsSource => true;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => All;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "收费标准用于判断收据金额是否合理，高于标准的收据会被提示，但不会被拒绝。",
        "同一费用在同一天只能有一个标准；调整标准时，请先在系统中终止原标准。",
    ];

    public Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) => FeeAdmission.CheckAsync(db, communityId, sourceId, ct);

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var stored = await db.Tariffs.AsNoTracking().Where(x => x.SourceId == context.SourceId).ToListAsync(ct);
        var seen = new List<Tariff>();
        foreach (var line in lines)
        {
            if (line.Decimal(Price) is { } yuan && (decimal.Round(yuan, 4) != yuan || yuan is <= 0 or > TariffRules.MaxPrice / 10_000m))
            {
                line.Fail(Price, FeeErrors.TariffPrice);
            }

            if (line.IsFaulty)
            {
                continue;
            }

            var tariff = Tariff.Create(context.CommunityId, context.SourceId!.Value, line.Word<FeeType>(Fee)!.Value, line.Word<TariffBasis>(Basis)!.Value,
                (long)(line.Decimal(Price)!.Value * 10_000m), line.Integer(MaxUnits), line.Date(From)!.Value, line.Date(Last)?.AddDays(1));
            if (stored.Exists(other => Same(other, tariff)))
            {
                line.AcceptKnown();
                continue;
            }

            if (TariffRules.Check(tariff) is { } wrong)
            {
                line.Fail(wrong == FeeErrors.TariffPeriod ? Last : wrong == FeeErrors.TariffUnits ? MaxUnits : wrong == FeeErrors.TariffBasis ? Basis : Price, wrong);
            }
            else if (TariffRules.Overlapping(tariff, stored) is { } other)
            {
                line.Fail(From, FeeErrors.TariffOverlap(other.ValidFrom, other.ValidUntil));
            }
            else if (TariffRules.Overlapping(tariff, seen) is not null)
            {
                line.Fail(From, FeeErrors.TariffTwice);
            }
            else
            {
                seen.Add(tariff);
                line.Accept(tariff);
            }
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        (await db.FeeSources.AsTracking().SingleAsync(x => x.Id == context.SourceId, ct)).PricesChanged();
        var tariffs = accepted.Select(line => (Tariff)line.Item!).ToList();
        db.Tariffs.AddRange(tariffs);
        await db.SaveChangesAsync(ct);
        await review.RunAsync(context.SourceId!.Value, [.. tariffs.Select(tariff => tariff.FeeType).Distinct()], ct);
        return accepted.Count;
    }

    private static bool Same(Tariff a, Tariff b) =>
        (a.FeeType, a.Basis, a.PriceTenThousandths, a.MaxUnitsPerMonth, a.ValidFrom, a.ValidUntil) == (b.FeeType, b.Basis, b.PriceTenThousandths, b.MaxUnitsPerMonth, b.ValidFrom, b.ValidUntil);
}
