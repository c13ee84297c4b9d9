using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Fees.Imports;

/// <summary>What the sheets of receipts and bills have in common: how they name a household, a service period and fees.</summary>
internal static class FeeSheet
{
    public const string Number = "householdNumber";
    public const string Address = "address";
    public const string Building = "building";
    public const string Unit = "unit";
    public const string Head = "headName";
    public const string Fee = "feeType";
    public const string Month = "serviceMonth";
    public const string From = "serviceFrom";
    public const string To = "serviceTo";
    public const string Amount = "amount";
    public const string Total = "total";
    public const string Line = "lineNumber";

    public static IReadOnlyList<ImportColumn> Household { get; } =
    [
        new(Number, "户编号") { RepeatsWhenMerged = true, Synonyms = ["户号", "户编码", "家庭编号", "住户编号"], Group = "household", Hint = "户编号和房号至少填一项；都填时须为同一户。" },
        new(Address, "房号")
        {
            Synonyms = ["房屋", "门牌号", "门牌", "住址", "房屋地址", "房间号", "室号", "楼栋房号", "房屋编号", "单元房号"],
            Group = "household",
            RepeatsWhenMerged = true,
            Hint = "写作 3-1-101 或 3号楼1单元101，按缴费当日的住户登记。",
            Width = 16,
        },
        new(Building, "楼栋") { RepeatsWhenMerged = true, Synonyms = ["楼号", "楼栋号", "幢号", "栋号", "楼", "片区"], Hint = "房号只写到室时填写，例如 3。", Width = 8 },
        new(Unit, "单元") { RepeatsWhenMerged = true, Synonyms = ["单元号"], Hint = "房号只写到室时填写，例如 1。", Width = 8 },
        new(Head, "户主") { RepeatsWhenMerged = true, Synonyms = ["户主姓名", "业主", "业主姓名", "住户", "住户姓名", "姓名"], Hint = "可不填；填写时须为该户成员，用于核对房号。", Width = 10 },
    ];

    public static IReadOnlyList<ImportColumn> Service { get; } =
    [
        new(Month, "费用所属月份", ImportColumnType.Month) { RepeatsWhenMerged = true, Synonyms = ["所属月份", "费用月份", "服务月份", "所属期", "月份", "费用所属期", "收费月份"], Group = "service", Hint = "写作 2026-07；跨月的填写服务期起止。" },
        new(From, "服务期起", ImportColumnType.Date) { RepeatsWhenMerged = true, Synonyms = ["服务期起日", "费用开始日期", "开始日期", "起始日期", "计费起日", "费用起"], Group = "service" },
        new(To, "服务期止", ImportColumnType.Date) { RepeatsWhenMerged = true, Synonyms = ["服务期止日", "费用结束日期", "结束日期", "截止日期", "计费止日", "费用止"], Hint = "含当日。" },
    ];

    /// <summary>The fee of a long sheet.</summary>
    public static IReadOnlyList<ImportColumn> OneFee { get; } =
    [
        ImportColumn.OfWords(Fee, "费用类型", FeeWords.FeeTypes) with { Synonyms = ["收费项目", "费用项目", "项目", "费用名称", "费项", "缴费项目"], MustExist = true, MustBeFilled = true },
        new(Amount, "金额", ImportColumnType.Money) { Synonyms = ["实缴金额", "缴费金额", "实收金额", "收费金额", "实缴", "实收", "应缴金额", "应收金额", "应缴"], MustExist = true, MustBeFilled = true, Hint = "元，最多两位小数。" },
    ];

    /// <summary>The fees of a wide sheet, one column each, and their total, which is only compared.</summary>
    public static IReadOnlyList<ImportColumn> ManyFees { get; } =
    [
        .. FeeWords.FeeTypes.Values.Select(fee => new ImportColumn(fee.ToString(), FeeWords.FeeTypes.WordOf(fee), ImportColumnType.Money)
        {
            Synonyms = [.. FeeWords.FeeTypes.WordsOf(fee).Skip(1)],
            Group = "fee",
            Hint = "元；没有这项费用的留空。",
            Width = 10,
        }),
        new(Total, "合计", ImportColumnType.Money) { Synonyms = ["小计", "总计", "合计金额", "总金额", "应缴合计", "实缴合计"], Hint = "可不填；填写时须等于各项之和。", Width = 10 },
    ];

    public static ImportColumn LineNumber { get; } = new(Line, "行号", ImportColumnType.Integer)
    {
        Synonyms = ["收据行号", "明细号", "明细行号"],
        Hint = "同一号码有多行同类费用时填写；不填时由费用类型和服务期决定。",
        Width = 8,
    };

    /// <summary>The household of a row, or null after the row was failed.</summary>
    public static Holder? HolderOf(ImportLine line, HolderBook book, DateOnly on)
    {
        var (number, address, head) = (line.Text(Number), AddressOf(line), line.Text(Head));
        var found = book.Find(number, address, null, on, head);
        if (found.Error is { } error)
        {
            line.Fail(number is not null || address is null ? Number : Address, error, number is null && address is not null ? address : null);
            return null;
        }

        if (head is not null && !book.IsMember(found.Value.HouseholdId, head))
        {
            line.Fail(Head, FeeErrors.HeadOfOther(head, found.Value.Number));
            return null;
        }

        return found.Value;
    }

    /// <summary>First and last day served, or null after the row was failed. The dates are taken where both are given, else the month.</summary>
    public static (DateOnly From, DateOnly To)? ServiceOf(ImportLine line)
    {
        if (line.Date(From) is { } from && line.Date(To) is { } to)
        {
            return (from, to);
        }

        if (line.Date(Month) is { } month)
        {
            return (month, month.AddMonths(1).AddDays(-1));
        }

        // a cell that could not be read has its own fault already
        if (!line.Has(Month) && !(line.Has(From) && line.Has(To)))
        {
            line.Fail(line.Has(From) ? To : line.Has(To) ? From : Month, FeeErrors.ServiceMissing);
        }

        return null;
    }

    /// <summary>The fees of a row with the column each stands in. Fails a wide row without any or with a wrong total.</summary>
    public static IReadOnlyList<(string Key, FeeType Fee, long Fen)> FeesOf(ImportLine line, SheetLayout layout)
    {
        if (layout == SheetLayout.Long)
        {
            return line.Word<FeeType>(Fee) is { } fee && line.Fen(Amount) is { } fen ? [(Amount, fee, fen)] : [];
        }

        var fees = FeeWords.FeeTypes.Values.Where(fee => line.Fen(fee.ToString()) is not null).Select(fee => (Key: fee.ToString(), fee, Fen: line.Fen(fee.ToString())!.Value)).ToList();
        if (fees.Count == 0 && !FeeWords.FeeTypes.Values.Any(fee => line.Has(fee.ToString())))
        {
            line.Fail(line.Has(Total) ? Total : FeeType.Property.ToString(), FeeErrors.NoFee);
        }
        else if (!line.IsFaulty && line.Fen(Total) is { } total && fees.Sum(fee => fee.Fen) is var sum && sum != total)
        {
            line.Fail(Total, FeeErrors.TotalDiffers(total, sum));
        }

        return fees;
    }

    /// <summary>
    /// Line numbers for rows that give none: the fee's place in the dictionary, and for further service periods under the same number tens above it.
    /// The same file gives the same numbers again; the same fee and period twice under one number gives one number twice, which is a fault.
    /// </summary>
    public static int[] LineNumbers(IReadOnlyList<(string Number, int? Line, FeeType Fee, DateOnly From, DateOnly To)> items)
    {
        var periods = items.GroupBy(item => item.Number, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(item => (item.From, item.To)).Distinct().Order().ToList(), StringComparer.Ordinal);
        return [.. items.Select(item => item.Line ?? (periods[item.Number].IndexOf((item.From, item.To)) * 10) + (int)item.Fee + 1)];
    }

    private static string? AddressOf(ImportLine line)
    {
        var parts = new[] { line.Text(Building), line.Text(Unit), line.Text(Address) }.Where(part => !string.IsNullOrWhiteSpace(part)).ToList();
        return parts.Count == 0 ? null : parts.Count == 1 && line.Text(Address) is { } whole ? whole : string.Join('-', parts);
    }
}
