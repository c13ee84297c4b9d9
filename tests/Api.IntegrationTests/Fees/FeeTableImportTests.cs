using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

/// <summary>Tariffs and bills from real files, the templates of all fee imports, and who may bring a file at all.</summary>
internal sealed class FeeTableImportTests
{
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
    public async Task Tariffs_come_in_and_overlaps_are_refused()
    {
        await _site.AddTariffAsync(FeeType.Parking, TariffBasis.Month, 500_000);
        var from = new DateOnly(2026, 1, 1);
        var path = ImportDesk.Workbook(
            ["收费项目", "计价方式", "单价", "每月用量上限", "生效日期", "终止日期"],
            ["物业费", "元/㎡·月", 0.45, null, from, new DateOnly(2026, 6, 30)],
            ["物业费", "按面积", 0.5, null, new DateOnly(2026, 7, 1), null],
            ["水费", "元/立方米", 3.2, 12, from, null],
            ["水费", "元/立方米", 3.3, 12, new DateOnly(2026, 12, 1), null],
            ["停车费", "按户", 60, null, from, null],
            ["停车费", "按户", 50, null, new DateOnly(2019, 10, 1), null],
            ["电梯费", "按户", 0.00001, null, from, null],
            ["燃气费", "元/立方米", 2.5, null, from, null],
            ["电梯费", "按件", 15, null, from, null]);

        var check = await _site.Clerk.CheckAsync("Tariffs", _site.Community.Id, path, _site.Source.Id);
        await _site.Clerk.ConfirmAsync(check.Id());

        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[]
        {
            "5 生效日期 fees.tariff-twice", "6 生效日期 fees.tariff-overlap", "8 单价 fees.tariff-price", "9 每月用量上限 fees.tariff-units", "10 计价方式 fees.tariff-basis-word",
        }));
        Assert.That(check.Total("skipped"), Is.EqualTo(1));
        var stored = await _app.ReadAsync(db => db.Tariffs.Where(x => x.SourceId == _site.Source.Id && x.FeeType != FeeType.Parking).OrderBy(x => x.FeeType).ThenBy(x => x.ValidFrom).ToListAsync());
        Assert.That(stored.Select(x => (x.FeeType, x.PriceTenThousandths, x.MaxUnitsPerMonth, x.ValidUntil)), Is.EquivalentTo(new (FeeType, long, int?, DateOnly?)[]
        {
            (FeeType.Property, 4500, null, new DateOnly(2026, 7, 1)), (FeeType.Property, 5000, null, null), (FeeType.Water, 32_000, 12, null),
        }));
    }

    [Test]
    public async Task Bills_come_in_once_and_show_as_arrears()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        await _site.PayAsync("BP1", 3375, household.Number);
        var path = ImportDesk.Workbook(
            ["房号", "月份", "物业费", "电梯费"],
            ["3-1-101", "2026-07", 33.75, 15],
            ["3-1-101", "2026-08", 33.75, null],
            ["3-1-101", "2026-07", 33.75, null],
            ["3-1-999", "2026-08", 33.75, null]);

        var check = await _site.Clerk.CheckAsync("Bills", _site.Community.Id, path, _site.Source.Id);
        Assert.That(await _site.Clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "4 月份 fees.bill-twice", "5 房号 fees.dwelling-unknown" }));
        var done = await _site.Clerk.ConfirmAsync(check.Id());
        var again = await _site.Clerk.CheckAsync("Bills", _site.Community.Id, path, _site.Source.Id);
        var arrears = await _site.GetAsync($"/arrears?communityId={_site.Community.Id}");

        Assert.That((done.Total("writtenItems"), again.Total("skipped")), Is.EqualTo((3, 3)));
        Assert.That(arrears.GetProperty("items").EnumerateArray().Select(x => (x.GetProperty("feeType").GetString(), x.GetProperty("serviceFrom").GetString())),
            Is.EquivalentTo(new[] { ("Elevator", "2026-07-01"), ("Property", "2026-08-01") }));
    }

    [TestCase("Receipts", "Wide")]
    [TestCase("Receipts", "Long")]
    [TestCase("Bills", "Wide")]
    [TestCase("Bills", "Long")]
    [TestCase("Tariffs", "Long")]
    public async Task Every_column_of_a_template_is_known_when_it_comes_back(string kind, string layout)
    {
        using var answer = await _site.Clerk.GetAsync($"/api/v1/imports/kinds/{kind}/template?layout={layout}");
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var headers = ((IDictionary<string, object?>)(await stream.QueryAsync()).First()).Values.Where(value => value is not null).ToArray();

        var proposal = await _site.Clerk.UploadAsync(kind, _site.Community.Id, ImportDesk.Workbook(headers, ["3-1-101"]), _site.Source.Id);

        Assert.That(proposal.GetProperty("layout").GetString(), Is.EqualTo(layout));
        Assert.That(proposal.GetProperty("columns").EnumerateArray().Where(column => column.GetProperty("proposedKey").ValueKind == JsonValueKind.Null).Select(column => column.GetProperty("header").GetString()), Is.Empty);
        Assert.That(headers, Has.Length.GreaterThan(5));
    }

    [TestCase("empty")]
    [TestCase("renamed")]
    [TestCase("header")]
    public async Task A_file_that_is_none_is_refused_as_a_whole(string what)
    {
        var path = what switch
        {
            "empty" => ImportDesk.ToDisk([], "收据.xlsx"),
            "renamed" => ImportDesk.ToDisk("这不是表格"u8.ToArray(), "收据.xlsx"),
            _ => ImportDesk.Workbook(["甲", "乙", "丙"], ["1", "2", "3"]),
        };

        using var answer = await _site.Clerk.SendFileAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        if (what != "header")
        {
            Assert.That((int)answer.StatusCode, Is.InRange(400, 499));
            return;
        }

        using var mapped = await _site.Clerk.SendMappingAsync(await answer.BodyAsync());
        Assert.That((int)mapped.StatusCode, Is.InRange(400, 499));
        Assert.That((await mapped.Content.ReadAsStringAsync()), Does.Contain("收据号"));
    }

    [Test]
    public async Task A_foreign_source_or_site_and_a_role_without_the_register_are_refused()
    {
        using var elsewhere = await FeeSite.MakeAsync(_app);
        using var company = await _app.AsAsync(Role.PropertyCompany, _site.Community.Id);
        using var bookkeeper = await _app.AsAsync(Role.Bookkeeper, _site.Community.Id);
        var path = ImportDesk.Workbook(["房号", "费用类型", "费用所属月份", "金额", "缴费日期", "收据号"], ["3-1-101", "水费", "2026-07", 1, July, "X"]);

        using var foreignSource = await company.SendFileAsync("Receipts", _site.Community.Id, path, elsewhere.Source.Id);
        using var foreignSite = await company.SendFileAsync("Receipts", elsewhere.Community.Id, path, elsewhere.Source.Id);
        using var own = await company.SendFileAsync("Receipts", _site.Community.Id, path, _site.Source.Id);
        using var reader = await bookkeeper.SendFileAsync("Receipts", _site.Community.Id, path, _site.Source.Id);

        Assert.That(new[] { foreignSource, foreignSite, own, reader }.Select(answer => answer.StatusCode),
            Is.EqualTo(new[] { HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Created, HttpStatusCode.Forbidden }));
    }
}
