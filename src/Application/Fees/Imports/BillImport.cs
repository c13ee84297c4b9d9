using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Fees.Imports;

/// <summary>Bills from workbooks, so that what is unpaid is known.</summary>
internal sealed class BillImport(IAppDbContext db, BillIntake intake, IBulkWriter bulk) : IImportKind
{
    private const string BillNumber = "billNumber";
    private const string DueOn = "dueOn";

    private static readonly ImportColumn[] Tail =
    [
        new(BillNumber, "账单号") { Synonyms = ["账单编号", "单号", "通知单号", "缴费通知单号"], MaxLength = 60, Hint = "可不填，由户编号、费用类型和服务期组成。", Width = 18 },
        FeeSheet.LineNumber,
        new(DueOn, "应缴日期", ImportColumnType.Date) { Synonyms = ["缴费期限", "最后缴费日", "到期日", "应缴截止日"], Hint = "可不填，默认服务期最后一天。" },
        new("remark", "备注") { Synonyms = ["说明"], MaxLength = 500 },
    ];

    public ImportKind Kind => ImportKind.Bills;

    public string Title => "应缴账单";

    public string Permission => Permissions.Fees.Write;

    public bool NeedsSource => true;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Wide, SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => layout == SheetLayout.Long ? LongColumns : WideColumns;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "账单只用于了解欠缴情况，不计入补贴。",
        "户编号、房号至少填一项。账单归服务期最后一天住在该房的户。",
        "同一收费单位的账单号加行号不能重复；同一文件再次上传不会重复登记。",
    ];

    private static IReadOnlyList<ImportColumn> LongColumns { get; } = [.. FeeSheet.Household, .. FeeSheet.Service, .. FeeSheet.OneFee, .. Tail];

    private static IReadOnlyList<ImportColumn> WideColumns { get; } = [.. FeeSheet.Household, .. FeeSheet.Service, .. FeeSheet.ManyFees, .. Tail];

    public Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) => FeeAdmission.CheckAsync(db, communityId, sourceId, ct);

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var source = await db.FeeSources.AsNoTracking().SingleAsync(x => x.Id == context.SourceId, ct);
        var community = await db.Communities.AsNoTracking().SingleAsync(x => x.Id == context.CommunityId, ct);
        var book = await HolderBook.LoadAsync(db, community, withNames: lines.Any(line => line.Has(FeeSheet.Head)), ct);
        var items = lines.SelectMany(line => ItemsOf(line, context.Layout, book)).ToList();
        // a number made of household, fee and period is a number of one line
        var numbers = FeeSheet.LineNumbers([.. items.Select(item => (item.Draft.BillNumber, item.OwnNumber ? item.GivenLine : item.GivenLine ?? 1, item.Draft.FeeType, item.Draft.ServiceFrom, item.Draft.ServiceTo))]);
        var judged = await intake.JudgeAsync(source, community, [.. items.Select((item, i) => item.Draft with { LineNumber = numbers[i] })], context.ImportId, ct);
        foreach (var row in items.Select((item, i) => (item.Line, item.Key, Judgement: judged[i])).GroupBy(item => item.Line))
        {
            foreach (var (key, error) in row.SelectMany(item => item.Judgement.Faults.Select(fault => (KeyOf(row.Key, item.Key, fault.Field), fault.Error))).Distinct())
            {
                row.Key.Fail(key, error);
            }

            var bills = row.Where(item => item.Judgement.Row is not null).Select(item => item.Judgement.Row!).ToList();
            if (row.All(item => item.Judgement.IsKnown))
            {
                row.Key.AcceptKnown();
            }
            else
            {
                row.Key.Accept(bills, bills.Sum(bill => bill.AmountFen));
            }
        }
    }

    public Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct) =>
        bulk.InsertAsync(accepted.SelectMany(line => (IReadOnlyList<FeeBill>)line.Item!), ct);

    private static IEnumerable<Item> ItemsOf(ImportLine line, SheetLayout layout, HolderBook book)
    {
        var service = FeeSheet.ServiceOf(line);
        var fees = FeeSheet.FeesOf(line, layout);
        foreach (var (key, _, fen) in fees)
        {
            if (ReceiptRules.CheckAmount(fen) is { } error)
            {
                line.Fail(key, error);
            }
        }

        var holder = service is { } served ? FeeSheet.HolderOf(line, book, served.To) : null;
        if (line.IsFaulty || holder is null || service is not { } period)
        {
            return [];
        }

        var given = ChineseText.Compact(line.Text(BillNumber));
        return fees.Select(fee => new Item(line, fee.Key, line.Integer(FeeSheet.Line), given.Length > 0,
            new(line.RowNumber, given.Length > 0 ? given : BillIntake.NumberOf(holder, fee.Fee, period.From), 0, holder, fee.Fee, period.From, period.To, fee.Fen, line.Date(DueOn) ?? period.To)));
    }

    private static string KeyOf(ImportLine line, string fee, ReceiptField field) => field switch
    {
        ReceiptField.Amount => fee,
        // a bill has no day of payment; the rule behind it is about the site. Without a number of its own the period is what was given twice
        ReceiptField.ServicePeriod or ReceiptField.PaidOn => line.Has(FeeSheet.To) ? FeeSheet.To : FeeSheet.Month,
        _ => line.Has(BillNumber) ? BillNumber : line.Has(FeeSheet.To) ? FeeSheet.To : FeeSheet.Month,
    };

    private sealed record Item(ImportLine Line, string Key, int? GivenLine, bool OwnNumber, BillDraft Draft);
}
