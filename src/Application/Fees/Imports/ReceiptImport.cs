using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Fees.Imports;

/// <summary>Receipts from workbooks: one row per fee, or the company's own sheet with one column per fee. The rules are those of a typed receipt.</summary>
internal sealed class ReceiptImport(IAppDbContext db, ReceiptIntake intake, IBulkWriter bulk) : IImportKind
{
    private const string ReceiptNumber = "receiptNumber";
    private const string PaidOn = "paidOn";
    private const string Payer = "payer";
    private const string KindOfRow = "kind";
    private const string RefundOf = "refundOf";
    private const string RefundOfLine = "refundOfLine";
    private const string Remark = "remark";

    private static readonly ImportColumn[] Head =
    [
        .. FeeSheet.Household,
        .. FeeSheet.Service,
    ];

    private static readonly ImportColumn[] Tail =
    [
        new(PaidOn, "缴费日期", ImportColumnType.Date) { RepeatsWhenMerged = true, Synonyms = ["收款日期", "收费日期", "缴款日期", "交费日期", "付款日期", "缴费时间", "日期"], MustExist = true, MustBeFilled = true },
        new(ReceiptNumber, "收据号") { RepeatsWhenMerged = true, Synonyms = ["收据编号", "收据号码", "票据号", "票据号码", "票号", "单据号", "凭证号", "流水号", "发票号"], MustExist = true, MustBeFilled = true, MaxLength = 60, Width = 18 },
        FeeSheet.LineNumber,
        new(Payer, "缴费人") { RepeatsWhenMerged = true, Synonyms = ["缴费方", "交费人", "付款人", "付款方", "缴款人", "缴费单位"], MaxLength = 100, Hint = "本户成员姓名或“本人”为自缴；其他姓名、单位为他方代缴，登记但不计入补贴。", Width = 10 },
        ImportColumn.OfWords(KindOfRow, "类型", FeeWords.ReceiptKinds) with { Synonyms = ["收据类型", "业务类型", "收退类型", "收退"], Hint = "缴费或退费，不填为缴费。", Width = 8 },
        new(RefundOf, "原收据号") { Synonyms = ["原票据号", "原收据编号", "退费原收据号", "冲销收据号"], MaxLength = 60, Hint = "退费时必填。", Width = 18 },
        new(RefundOfLine, "原行号", ImportColumnType.Integer) { Synonyms = ["原收据行号"], Hint = "原收据有多行同类费用时填写。", Width = 8 },
        new(Remark, "备注") { Synonyms = ["说明"], MaxLength = 500 },
    ];

    public ImportKind Kind => ImportKind.Receipts;

    public string Title => "缴费收据";

    public string Permission => Permissions.Fees.Write;

    public bool NeedsSource => true;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Wide, SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => layout == SheetLayout.Long ? LongColumns : WideColumns;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每行一户一个服务期，各项费用分列填写；也可每行一项费用，用“费用类型”和“金额”两列。",
        "户编号、房号至少填一项。按房号登记时，收据归缴费当日住在该房的户。",
        "同一收费单位的收据号加行号不能重复；同一文件再次上传不会重复登记。",
        "退费：类型填“退费”，原收据号填所退的收据，金额正负均可，累计不超过原收据。",
        "缴费日期不能晚于今天；服务期不能早于入住，也不能晚于缴费日期24个月以上。",
    ];

    private static IReadOnlyList<ImportColumn> LongColumns { get; } = [.. Head, .. FeeSheet.OneFee, .. Tail];

    private static IReadOnlyList<ImportColumn> WideColumns { get; } = [.. Head, .. FeeSheet.ManyFees, .. Tail];

    public Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) => FeeAdmission.CheckAsync(db, communityId, sourceId, ct);

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var source = await db.FeeSources.AsNoTracking().SingleAsync(x => x.Id == context.SourceId, ct);
        var community = await db.Communities.AsNoTracking().SingleAsync(x => x.Id == context.CommunityId, ct);
        var book = await HolderBook.LoadAsync(db, community, withNames: true, ct);
        var items = lines.SelectMany(line => ItemsOf(line, context.Layout, book)).ToList();
        var numbers = FeeSheet.LineNumbers([.. items.Select(item => (item.Draft.ReceiptNumber, item.GivenLine, item.Draft.FeeType, item.Draft.ServiceFrom, item.Draft.ServiceTo))]);
        var drafts = items.Select((item, i) => item.Draft with { LineNumber = numbers[i] }).ToList();
        var judged = await intake.JudgeAsync(source, community, drafts, context.ImportId, ct);
        foreach (var row in items.Select((item, i) => (item.Line, item.Key, Judgement: judged[i])).GroupBy(item => item.Line))
        {
            Decide(row.Key, [.. row.Select(item => (item.Key, item.Judgement))]);
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        var rows = accepted.SelectMany(line => (IReadOnlyList<FeeReceipt>)line.Item!).ToList();
        if (await intake.TakeRefundsAsync(rows, ct) is not null)
        {
            // another refund came between the check and now; the confirmation is repeated and then says which row
            throw new DbUpdateConcurrencyException("A payment was refunded meanwhile.");
        }

        // payments first, refunds point to them
        return await bulk.InsertAsync(rows.OrderBy(row => row.Kind), ct);
    }

    private static IEnumerable<Item> ItemsOf(ImportLine line, SheetLayout layout, HolderBook book)
    {
        var kind = line.Word<ReceiptKind>(KindOfRow) ?? ReceiptKind.Payment;
        var service = FeeSheet.ServiceOf(line);
        var fees = FeeSheet.FeesOf(line, layout);
        foreach (var (key, _, fen) in fees)
        {
            if (ReceiptRules.CheckAmount(kind == ReceiptKind.Refund ? Math.Abs(fen) : fen) is { } error)
            {
                line.Fail(key, error);
            }
        }

        var holder = line.Date(PaidOn) is { } paidOn ? FeeSheet.HolderOf(line, book, paidOn) : null;
        if (line.IsFaulty || holder is null || service is not { } period || ChineseText.Compact(line.Text(ReceiptNumber)) is not { Length: > 0 } number)
        {
            return [];
        }

        var (payer, name) = PayerOf(line, holder, book);
        var refundOf = ChineseText.Compact(line.Text(RefundOf)) is { Length: > 0 } original ? original : null;
        return fees.Select(fee => new Item(line, fee.Key, line.Integer(FeeSheet.Line), new(line.RowNumber, number, 0, holder, kind, fee.Fee, payer, name,
            period.From, period.To, line.Date(PaidOn)!.Value, Math.Abs(fee.Fen), refundOf, line.Integer(RefundOfLine))));
    }

    /// <summary>A word of the dictionary, the name of a member, or somebody else. Without a payer a remark that is such a word counts.</summary>
    private static (PayerKind, string?) PayerOf(ImportLine line, Holder holder, HolderBook book)
    {
        var text = ChineseText.Normalise(line.Text(Payer));
        if (text.Length == 0)
        {
            return (FeeWords.Payers.TryParse(line.Text(Remark), out var remarked) ? remarked : PayerKind.Own, null);
        }

        return (FeeWords.Payers.TryParse(text, out var word) ? word : book.IsMember(holder.HouseholdId, text) ? PayerKind.Own : PayerKind.ThirdParty, text);
    }

    private static void Decide(ImportLine line, List<(string Key, ReceiptJudgement Judgement)> items)
    {
        foreach (var (key, error) in items.SelectMany(item => item.Judgement.Faults.Select(fault => (KeyOf(line, item.Key, fault.Field), fault.Error))).Distinct())
        {
            line.Fail(key, error);
        }

        if (items.TrueForAll(item => item.Judgement.IsKnown))
        {
            line.AcceptKnown();
            return;
        }

        var rows = items.Where(item => item.Judgement.Row is not null).Select(item => item.Judgement.Row!).ToList();
        line.Accept(rows, rows.Sum(row => FeeQueries.Signed(row.Kind, row.AmountFen)));
    }

    private static string KeyOf(ImportLine line, string fee, ReceiptField field) => field switch
    {
        ReceiptField.ReceiptNumber => ReceiptNumber,
        ReceiptField.LineNumber => FeeSheet.Line,
        ReceiptField.Household => line.Has(FeeSheet.Number) ? FeeSheet.Number : FeeSheet.Address,
        ReceiptField.Kind => KindOfRow,
        ReceiptField.Payer => Payer,
        ReceiptField.ServicePeriod => line.Has(FeeSheet.To) ? FeeSheet.To : FeeSheet.Month,
        ReceiptField.PaidOn => PaidOn,
        ReceiptField.RefundOf => RefundOf,
        ReceiptField.FeeType => fee == FeeSheet.Amount ? FeeSheet.Fee : fee,
        _ => fee,
    };

    /// <summary>One fee of a row, the column it stands in and the line number given.</summary>
    private sealed record Item(ImportLine Line, string Key, int? GivenLine, ReceiptDraft Draft);
}
