using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

/// <summary>Receipts from real files through the import room.</summary>
internal sealed class FeeImportTests
{
    private static readonly string[] Long = ["户编号", "房号", "户主", "费用类型", "费用所属月份", "金额", "缴费日期", "收据号", "行号", "缴费人", "类型", "原收据号"];
    private static readonly DateOnly July = new(2026, 7, 15);

    private TestApp _app = null!;
    private FeeSite _site = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.SharedAsync();
        _site = await FeeSite.MakeAsync(_app);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task The_companys_own_sheet_of_xintiandi_comes_in_whole_and_comes_to_the_expected_bases()
    {
        await using var app = await TestApp.StartAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var roster = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Sample("roster.xlsx"));
        await clerk.ConfirmAsync(roster.Id());
        var source = FeeSource.Create(site.Id, "XTD", "新天地物业服务有限公司");
        await app.ArrangeAsync(db =>
        {
            db.FeeSources.Add(source);
            return Task.CompletedTask;
        });

        var proposal = await clerk.UploadAsync("Receipts", site.Id, ImportDesk.Sample("receipts-2026Q3.xlsx"), source.Id);
        using var answer = await clerk.SendMappingAsync(proposal);
        var check = await answer.BodyAsync();
        var done = await clerk.ConfirmAsync(proposal.Id());

        Assert.Multiple(() =>
        {
            Assert.That((proposal.GetProperty("headerRow").GetInt32(), proposal.GetProperty("layout").GetString()), Is.EqualTo((3, "Wide")));
            Assert.That((check.Total("rows"), check.Total("valid"), check.Total("faulty")), Is.EqualTo((83, 83, 0)), check.ToString());
            Assert.That(check.GetProperty("totals").GetProperty("sumFen").GetInt64(), Is.EqualTo(639_571));
            Assert.That(done.Total("writtenItems"), Is.EqualTo(236), "83 property, 70 lift, 83 water");
        });
        var rows = await app.ReadAsync(db => db.FeeReceipts.AsNoTracking().Join(db.Households, x => x.HouseholdId, x => x.Id, (receipt, household) => new { receipt, household.Number }).ToListAsync());
        var bases = rows.Where(x => x.receipt.Payer == PayerKind.Own && x.receipt.PaidOn >= new DateOnly(2026, 7, 1) && x.receipt.PaidOn < new DateOnly(2026, 10, 1))
            .GroupBy(x => x.Number).ToDictionary(x => x.Key, x => x.Sum(row => row.receipt.AmountFen));
        var expected = (await File.ReadAllLinesAsync(ImportDesk.Sample("expected-2026Q3.csv"))).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => long.Parse(cells[4], CultureInfo.InvariantCulture));
        Assert.That(bases, Is.EquivalentTo(expected));
        Assert.That(rows.Count(x => x.receipt.Payer == PayerKind.ThirdParty), Is.EqualTo(3), "one row of a sponsor with three fees");

        // the same file again changes nothing
        var again = await clerk.CheckAsync("Receipts", site.Id, ImportDesk.Sample("receipts-2026Q3.xlsx"), source.Id);
        var twice = await clerk.ConfirmAsync(again.Id());
        Assert.That((again.Total("skipped"), twice.Total("writtenItems")), Is.EqualTo((83, 0)));
        Assert.That(await app.ReadAsync(db => db.FeeReceipts.CountAsync()), Is.EqualTo(236));
    }

    [Test]
    public async Task Every_bad_row_is_refused_with_row_column_and_reason_and_the_good_ones_come_in()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"), "杨俊燕");
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("102"), "李生");
        await _site.AddDwellingAsync("103");
        await _site.PayAsync("OLD1", 5000, household.Number);
        object?[] Row(string number, object? amount, string? home = "3-1-101", string fee = "物业费", string month = "2026-07", object? paidOn = null, string? head = null,
            int? line = null, string? payer = null, string? kind = null, string? refundOf = null, string? householdNumber = null) =>
            [householdNumber, home, head, fee, month, amount, paidOn ?? July, number, line, payer, kind, refundOf];

        var path = ImportDesk.Workbook(
            Long,
            Row("G1", 33.75, payer: "杨俊燕"),
            null,
            Row("G2", 20, payer: "夏县民政局"),
            Row("G3", "-5", kind: "退费", refundOf: "G1", paidOn: new DateOnly(2026, 7, 20)),
            Row("B1", 33.75, home: null, householdNumber: "ZZ404"),
            Row("B2", 33.75, paidOn: new DateOnly(2026, 11, 26)),
            Row("B3", 33.75, month: "2028-08"),
            Row("B4", 33.75, month: "2019-09"),
            Row("B5", 0),
            Row("B6", -1),
            Row("B7", 1.005),
            Row("G1", 33.75),
            Row("OLD1", 49.99),
            Row("B8", 5, kind: "退费"),
            Row("B9", 5, kind: "退费", refundOf: "NONE"),
            Row("B10", 50.01, kind: "退费", refundOf: "OLD1"),
            Row("B11", 33.75, fee: "水电费"),
            Row("B12", 33.75, home: "9-9-999"),
            Row("B13", 33.75, home: "3-1-103"),
            Row("B14", 33.75, head: "李生"),
            Row("B15", 33.75, home: null),
            Row("B16", "三十元"),
            Row("B17", 33.75, paidOn: "7月15日"),
            Row("", 33.75),
            Row("B18", 33.75, refundOf: "OLD1"),
            Row("B19", 10, kind: "退费", refundOf: "OLD1", fee: "水费"),
            Row("B20", 10, kind: "退费", refundOf: "OLD1", paidOn: new DateOnly(2026, 7, 14)),
            Row("B21", 33.75, kind: "抵扣"),
            [null, "3-1-101", null, "物业费", "2026-07", 33.75, July, 202607150000000001d, null, null, null, null]);

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        var faults = await _site.Clerk.FaultsAsync(check.Id());
        Assert.That(faults, Is.EqualTo(new[]
        {
            "6 户编号 fees.household-unknown",
            "7 缴费日期 fees.paid-in-future",
            "8 费用所属月份 fees.service-too-far",
            "9 费用所属月份 fees.service-before-occupied",
            "10 金额 fees.amount-zero",
            "11 金额 fees.amount-negative",
            "12 金额 import.money-decimals",
            "13 收据号 fees.receipt-twice",
            "14 收据号 fees.receipt-differs",
            "15 原收据号 fees.refund-unlinked",
            "16 原收据号 fees.refund-not-found",
            "17 金额 fees.refund-above-payment",
            "18 费用类型 fees.fee-type",
            "19 房号 fees.dwelling-unknown",
            "20 房号 fees.dwelling-empty",
            "21 户主 fees.head-of-other",
            "22 户编号 fees.household-missing",
            "23 金额 import.not-money",
            "24 缴费日期 import.not-date",
            "25 收据号 import.missing",
            "26 原收据号 fees.payment-with-refund-of",
            "27 费用类型 fees.refund-other-line",
            "28 缴费日期 fees.refund-before-payment",
            "29 类型 fees.receipt-kind",
            "30 收据号 import.number-cell",
        }));
        Assert.That((check.Total("rows"), check.Total("blank"), check.Total("valid")), Is.EqualTo((28, 1, 3)));
        Assert.That(check.GetProperty("totals").GetProperty("sumFen").GetInt64(), Is.EqualTo(3375 + 2000 - 500));

        await _site.Clerk.ConfirmAsync(check.Id());
        var stored = await _app.ReadAsync(db => db.FeeReceipts.AsNoTracking().Where(x => x.ImportId == check.Id()).ToDictionaryAsync(x => x.ReceiptNumber));
        Assert.Multiple(() =>
        {
            Assert.That(stored.Keys, Is.EquivalentTo(new[] { "G1", "G2", "G3" }));
            Assert.That((stored["G1"].Payer, stored["G1"].RefundedFen), Is.EqualTo((PayerKind.Own, 500L)));
            Assert.That((stored["G2"].Payer, stored["G2"].PayerName), Is.EqualTo((PayerKind.ThirdParty, "夏县民政局")), "stored, not counted");
            Assert.That((stored["G3"].Kind, stored["G3"].AmountFen, stored["G3"].RefundOfId), Is.EqualTo((ReceiptKind.Refund, 500L, stored["G1"].Id)));
        });

        using var back = await _site.Clerk.GetAsync($"/api/v1/imports/{check.Id()}/failed-rows");
        using var stream = new MemoryStream(await back.Content.ReadAsByteArrayAsync());
        Assert.That((await stream.QueryAsync(useHeaderRow: true)).Count(), Is.EqualTo(25));
    }

    [Test]
    public async Task A_wide_row_stands_or_falls_as_a_whole_and_its_total_is_compared()
    {
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"), "杨俊燕");
        object?[] header = ["房号", "费用所属月份", "物业费（元）", "电梯费", "自来水费", "小计", "缴费日期", "票据号", "备注"];
        var path = ImportDesk.Workbook(
            header,
            ["3-1-101", "2026年7月", 33.75, null, 20, 53.75, July, "W1", null],
            ["3-1-101", "2026年8月", 33.75, 15, null, 50, July, "W2", null],
            ["3-1-101", "2026年9月", 33.75, 0, 20, 53.75, July, "W3", null],
            ["3-1-101", "2026年9月", null, null, null, null, July, "W4", null],
            ["3-1-101", "2026年9月", 33.75, null, null, null, July, "W5", "单位代缴"],
            ["3-1-101", "2026年10月", 33.75, null, null, null, July, "W5", null]);

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "3 小计 fees.total-differs", "4 电梯费 fees.amount-zero", "5 物业费（元） fees.no-fee" }));

        await _site.Clerk.ConfirmAsync(check.Id());
        var stored = await _app.ReadAsync(db => db.FeeReceipts.AsNoTracking().Where(x => x.ImportId == check.Id()).OrderBy(x => x.ReceiptNumber).ThenBy(x => x.LineNumber).ToListAsync());
        Assert.That(stored.Select(x => (x.ReceiptNumber, x.LineNumber, x.FeeType, x.Payer)), Is.EqualTo(new[]
        {
            ("W1", 1, FeeType.Property, PayerKind.Own),
            ("W1", 3, FeeType.Water, PayerKind.Own),
            ("W5", 1, FeeType.Property, PayerKind.ThirdParty),
            ("W5", 11, FeeType.Property, PayerKind.Own),
        }));
    }

    [Test]
    public async Task A_csv_in_gb18030_and_a_dwelling_shared_by_two_households_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var home = await _site.AddDwellingAsync("101");
        await _site.AddHouseholdAsync(home, "杨俊燕");
        var second = await _site.AddHouseholdAsync(home, "李生");
        var path = ImportDesk.ToDisk(Encoding.GetEncoding("GB18030").GetBytes(
            "房号,户主,收费项目,服务期起,服务期止,实缴金额,收款日期,收据编号\r\n3号楼1单元101,李生,物业管理费,2026-07-01,2026-09-30,101.25,2026/7/15,S1\r\n3-1-101,,水费,2026-07-01,2026-09-30,20,2026-07-15,S2\r\n"), "收据.csv");

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        await _site.Clerk.ConfirmAsync(check.Id());

        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "3 房号 fees.dwelling-shared" }));
        var stored = await _app.ReadAsync(db => db.FeeReceipts.SingleAsync(x => x.ImportId == check.Id()));
        Assert.That((stored.HouseholdId, stored.ServiceTo, stored.AmountFen), Is.EqualTo((second.Id, new DateOnly(2026, 9, 30), 10_125L)));
    }

    [Test]
    public async Task Merged_cells_hold_for_every_fee_of_a_receipt_but_money_never_repeats()
    {
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        var path = ImportDesk.ToDisk(ImportDesk.MergedWorkbookBytes(["A2:A4", "C2:C4", "E2:E4", "F2:F4", "D3:D4"],
            ["房号", "费用类型", "费用所属月份", "金额", "缴费日期", "收据号"],
            ["3-1-101", "物业费", "2026-07", 33.75, July, "M1"],
            [null, "水费", null, 20, null, null],
            [null, "电梯费", null, null, null, null]), "合并.xlsx");

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);

        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "4 金额 import.missing" }));
        Assert.That((check.Total("valid"), check.GetProperty("totals").GetProperty("sumFen").GetInt64()), Is.EqualTo((2, 5375L)));
    }

    [Test]
    public async Task A_refund_of_a_row_that_is_refused_is_refused_too()
    {
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        var path = ImportDesk.Workbook(
            Long,
            [null, "3-1-101", null, "物业费", "2026-07", 33.75, new DateOnly(2026, 11, 26), "R1", null, null, null, null],
            [null, "3-1-101", null, "物业费", "2026-07", 5, July, "R2", null, null, "退费", "R1"]);

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);

        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "2 缴费日期 fees.paid-in-future", "3 原收据号 fees.refund-not-found" }));
    }

    [Test]
    public async Task Two_files_with_the_same_receipts_confirmed_at_once_store_them_once()
    {
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        var path = ImportDesk.Workbook([Long, .. Enumerable.Range(1, 40).Select(i => new object?[] { null, "3-1-101", null, "水费", "2026-07", 1, July, $"P{i}", null, null, null, null })]);
        var first = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        var second = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, path, _site.Source.Id);

        var answers = await Task.WhenAll(new[] { first, second }.Select(check => _site.Clerk.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { })));

        Assert.That(answers.Select(answer => (int)answer.StatusCode), Is.All.LessThan(500));
        Assert.That(await _app.ReadAsync(db => db.FeeReceipts.CountAsync(x => x.SourceId == _site.Source.Id)), Is.EqualTo(40));
    }

    [Test]
    public async Task What_is_above_the_ceiling_is_flagged_within_the_file()
    {
        await _site.AddTariffAsync(FeeType.Elevator, TariffBasis.Month, 150_000);
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        object?[] Row(string number, double yuan) => [null, "3-1-101", null, "电梯费", "2026-07", yuan, July, number, null, null, null, null];

        var check = await _site.Clerk.CheckAsync("Receipts", _site.Community.Id, ImportDesk.Workbook(Long, Row("C1", 10), Row("C2", 5), Row("C3", 0.01)), _site.Source.Id);
        await _site.Clerk.ConfirmAsync(check.Id());

        Assert.That(await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.ImportId == check.Id() && x.AboveCeiling).Select(x => x.ReceiptNumber).ToListAsync()), Is.EqualTo(new[] { "C3" }));
    }
}
