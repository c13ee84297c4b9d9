using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies.Imports;

/// <summary>纸质发放登记: what households got for quarters that were settled on paper, so that no quarter is paid twice.</summary>
internal sealed class PaperSettlementKind(IAppDbContext db, IBulkWriter bulk, ICurrentUser user) : IImportKind
{
    private const string Number = "householdNumber";
    private const string QuarterKey = "quarter";
    private const string Amount = "amount";
    private const string PaidOn = "paidOn";
    private const string Reference = "reference";
    private const string Payee = "payee";
    private const string Property = "property";
    private const string Elevator = "elevator";
    private const string Water = "water";
    private const int MaxReference = 200;

    private static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Number, "户编号") { MustExist = true, MustBeFilled = true, MaxLength = 30, Synonyms = ["户号", "户编码", "家庭编号"], Hint = "须是该季度在本社区居住过的户。" },
        new(QuarterKey, "季度", ImportColumnType.Quarter) { MustExist = true, MustBeFilled = true, Synonyms = ["补贴季度", "所属季度", "发放季度"], Hint = "已经结束的季度，如 2026Q1。" },
        new(Amount, "发放金额", ImportColumnType.Money) { MustExist = true, MustBeFilled = true, Synonyms = ["补贴金额", "实发金额", "金额", "发放数额"] },
        new(PaidOn, "发放日期", ImportColumnType.Date) { MustExist = true, MustBeFilled = true, Synonyms = ["支付日期", "打款日期", "发放时间"] },
        new(Reference, "凭证号") { MustExist = true, MustBeFilled = true, MaxLength = 60, Width = 24, Synonyms = ["凭证编号", "文号", "文件编号", "发放文件", "依据"], Hint = "证明已发放的凭证或文件编号。" },
        new(Payee, "领款人") { MaxLength = 50, Synonyms = ["收款人", "姓名", "户主", "户主姓名"], Hint = "不填时为当时的户主。" },
        new(Property, "物业费", ImportColumnType.Money) { Synonyms = ["物业费基数"], Hint = "计算补贴时的缴费数，不清楚可不填。" },
        new(Elevator, "电梯费", ImportColumnType.Money) { Synonyms = ["电梯费基数"], Hint = "计算补贴时的缴费数，不清楚可不填。" },
        new(Water, "水费", ImportColumnType.Money) { Synonyms = ["水费基数"], Hint = "计算补贴时的缴费数，不清楚可不填。" },
    ];

    public ImportKind Kind => ImportKind.PaperSettlements;

    public string Title => "纸质发放登记";

    public string Permission => Permissions.Subsidies.ImportSettled;

    public bool NeedsSource => false;

    public bool NeedsSecondPerson => true;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每户每季度一行；同一户同一季度已登记且金额相同的会跳过，金额不同的不能导入。",
        "导入后该季度视为已结算，系统不会再次发放；请先核对凭证。",
        "由上传人以外的人核对凭证后确认导入。",
    ];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => All;

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var paid = lines.Where(line => line.Text(Number) is not null && line.Quarter(QuarterKey) is not null).ToList();
        string[] numbers = [.. paid.Select(line => HouseholdNumber.Parse(line.Text(Number))).Where(number => number.IsSuccess).Select(number => number.Value.Value).Distinct()];
        var households = await LoadHouseholdsAsync(context.CommunityId, numbers, ct);
        var quarters = paid.Select(line => line.Quarter(QuarterKey)!.Value).Distinct().ToList();
        var batches = await db.SubsidyBatches.AsNoTracking().Where(x => x.CommunityId == context.CommunityId && x.SupplementNumber == 0 && quarters.Contains(x.Quarter)).ToDictionaryAsync(x => x.Quarter, ct);
        Guid[] ids = [.. households.Values.Select(household => household.Id)];
        var stored = await db.SubsidyLines.AsNoTracking().Where(x => x.Component == 0 && quarters.Contains(x.Quarter) && EF.Parameter(ids).Contains(x.HouseholdId))
            .Select(x => new { x.HouseholdId, x.Quarter, x.BatchId, x.AmountFen }).ToDictionaryAsync(x => (x.HouseholdId, x.Quarter), x => (x.BatchId, x.AmountFen), ct);
        var rows = new Dictionary<(string, Quarter), int>();
        foreach (var line in lines)
        {
            if (Judge(line, context, households, batches, rows) is not { } payment)
            {
                continue;
            }

            var quarter = line.Quarter(QuarterKey)!.Value;
            batches.TryGetValue(quarter, out var batch);
            // the lines of a batch that was only compiled give way to the papers
            var known = stored.TryGetValue((payment.HouseholdId, quarter), out var line0) && !(batch is { Origin: SubsidyBatchOrigin.System } && line0.BatchId == batch.Id);
            if (!known)
            {
                line.Accept(new Paid(quarter, ReferenceOf(line), payment), payment.AmountFen);
            }
            else if (line0.AmountFen == payment.AmountFen && line0.BatchId == batch?.Id)
            {
                line.AcceptKnown();
            }
            else
            {
                line.Fail(Amount, SubsidyErrors.PaperConflict(payment.HouseholdNumber, quarter, line0.AmountFen, payment.AmountFen));
            }
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        var written = 0;
        foreach (var quarter in accepted.Select(line => (Paid)line.Item!).GroupBy(paid => paid.Quarter).OrderBy(group => group.Key))
        {
            var reference = string.Join("；", quarter.Select(paid => paid.Reference).Distinct());
            var loaded = await PaperSettlements.WriteAsync(db, bulk, user, context.Now, context.CommunityId, quarter.Key, reference.Length > MaxReference ? reference[..MaxReference] : reference,
                [.. quarter.Select(paid => paid.Payment)], ct);
            written += loaded.Error is null ? loaded.Value.Added : throw new InvalidOperationException($"A checked settlement was refused: {loaded.Error.Code}.");
        }

        return written;
    }

    private static PaperPayment? Judge(ImportLine line, ImportContext context, Dictionary<string, Household> households, Dictionary<Quarter, SubsidyBatch> batches, Dictionary<(string, Quarter), int> rows)
    {
        if (line.Text(Number) is not { } text || line.Quarter(QuarterKey) is not { } quarter)
        {
            return null;
        }

        if (HouseholdNumber.Parse(text) is var number && number.Error is { } wrong)
        {
            line.Fail(Number, wrong);
            return null;
        }

        if (context.Today < quarter.EndExclusive)
        {
            line.Fail(QuarterKey, SubsidyErrors.PaperFuture(quarter));
        }
        else if (batches.TryGetValue(quarter, out var batch) && batch.Origin == SubsidyBatchOrigin.System && batch.CheckCompilable().Error is { } closed)
        {
            line.Fail(QuarterKey, closed);
        }

        if (line.Date(PaidOn) is { } day && (day > context.Today || day < quarter.Start))
        {
            line.Fail(PaidOn, SubsidyErrors.PaperPaidOn(quarter));
        }

        var amount = line.Fen(Amount);
        if (amount <= 0)
        {
            line.Fail(Amount, SubsidyErrors.PaperAmount(number.Value.Value));
        }

        foreach (var (key, fee) in new[] { (Property, FeeType.Property), (Elevator, FeeType.Elevator), (Water, FeeType.Water) })
        {
            if (line.Fen(key) < 0)
            {
                line.Fail(key, SubsidyErrors.PaperFee(FeeWords.FeeTypes.WordOf(fee)));
            }
        }

        if (!households.TryGetValue(number.Value.Value, out var household) || !household.LivedHereIn(quarter))
        {
            line.Fail(Number, SubsidyErrors.PaperHousehold(number.Value.Value));
            return null;
        }

        if (!rows.TryAdd((number.Value.Value, quarter), line.RowNumber))
        {
            line.Fail(Number, SubsidyErrors.PaperTwice(number.Value.Value));
        }

        var payee = ChineseText.Normalise(line.Text(Payee)) is { Length: > 0 } name ? name : household.HeadOn(quarter.LastDay) ?? "";
        return amount is null || line.IsFaulty
            ? null
            : new PaperPayment(household.Id, number.Value.Value, household.TownshipCode, payee, amount.Value, line.Fen(Property) ?? 0, line.Fen(Elevator) ?? 0, line.Fen(Water) ?? 0);
    }

    private async Task<Dictionary<string, Household>> LoadHouseholdsAsync(Guid communityId, string[] numbers, CancellationToken ct)
    {
        var households = await db.Households.AsNoTracking().Where(x => EF.Parameter(numbers).Contains(x.Number) && x.Stays.Any(stay => stay.CommunityId == communityId))
            .Select(x => new { x.Id, x.Number, x.OriginTownshipCode }).ToListAsync(ct);
        Guid[] ids = [.. households.Select(household => household.Id)];
        var stays = (await db.HouseholdStays.AsNoTracking().Where(x => x.CommunityId == communityId && EF.Parameter(ids).Contains(x.HouseholdId))
            .Select(x => new { x.HouseholdId, x.From, x.Until }).ToListAsync(ct)).ToLookup(x => x.HouseholdId, x => new DayRange(x.From, x.Until));
        var heads = (await (from head in db.HouseholdHeads.AsNoTracking()
                            join resident in db.Residents on head.ResidentId equals resident.Id
                            where EF.Parameter(ids).Contains(head.HouseholdId)
                            select new { head.HouseholdId, head.From, resident.Name }).ToListAsync(ct)).ToLookup(x => x.HouseholdId, x => (x.From, x.Name));
        return households.ToDictionary(x => x.Number, x => new Household(x.Id, x.OriginTownshipCode, [.. stays[x.Id]], [.. heads[x.Id]]), StringComparer.Ordinal);
    }

    private static string ReferenceOf(ImportLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{ChineseText.Normalise(line.Text(Reference))}（{line.Date(PaidOn):yyyy-MM-dd}发放）");

    private sealed record Household(Guid Id, string TownshipCode, List<DayRange> Stays, List<(DateOnly From, string Name)> Heads)
    {
        public bool LivedHereIn(Quarter quarter) => Stays.Exists(stay => stay.Overlaps(new(quarter.Start, quarter.EndExclusive)));

        public string? HeadOn(DateOnly day) => Heads.Where(head => head.From <= day).OrderByDescending(head => head.From).Select(head => head.Name).FirstOrDefault();
    }

    private sealed record Paid(Quarter Quarter, string Reference, PaperPayment Payment);
}
