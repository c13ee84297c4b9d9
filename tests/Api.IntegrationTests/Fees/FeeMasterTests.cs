using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

/// <summary>Sources, tariffs, bills with arrears, declarations, and the list of receipts with its export.</summary>
internal sealed class FeeMasterTests
{
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
    public async Task A_source_is_made_renamed_with_its_version_and_taken_out_of_use()
    {
        using var made = await _site.Clerk.PostAsJsonAsync("/api/v1/fee-sources", new { communityId = _site.Community.Id, name = "自来水公司" });
        var source = await made.Content.ReadFromJsonAsync<JsonElement>();
        var path = $"/api/v1/fee-sources/{source.GetProperty("id").GetGuid()}";
        using var changed = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, path, 1, new { name = "供水公司", isActive = false });
        using var stale = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, path, 1, new { name = "别名", isActive = true });
        using var blind = await _site.Clerk.PutAsJsonAsync(path, new { name = "别名", isActive = true });
        using var taken = await _site.Clerk.PostAsJsonAsync("/api/v1/fee-sources", new { communityId = _site.Community.Id, code = _site.Source.Code, name = "重名" });
        using var company = await _app.AsAsync(Role.PropertyCompany, _site.Community.Id);
        var seen = await company.GetFromJsonAsync<JsonElement>("/api/v1/fee-sources?active=false");

        Assert.Multiple(() =>
        {
            Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(blind.StatusCode, Is.EqualTo((HttpStatusCode)428));
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(seen.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("name").GetString()), Is.EqualTo(new[] { "供水公司" }));
        });
    }

    [Test]
    public async Task Another_sites_source_cannot_be_seen_changed_or_priced()
    {
        using var elsewhere = await FeeSite.MakeAsync(_app);

        using var changed = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/fee-sources/{elsewhere.Source.Id}", 1, new { name = "别名" });
        using var made = await _site.Clerk.PostAsJsonAsync("/api/v1/fee-sources", new { communityId = elsewhere.Community.Id, name = "别家" });
        using var priced = await _site.Clerk.PostAsJsonAsync("/api/v1/tariffs", Tariff(elsewhere.Source.Id));
        using var declared = await _site.Clerk.PostAsJsonAsync("/api/v1/declarations", new { sourceId = elsewhere.Source.Id, quarter = "2026Q3", count = 0, sumFen = 0 });
        var household = await elsewhere.AddHouseholdAsync(null);
        var receipt = await elsewhere.PayAsync("X1", 100, household.Number);
        using var detail = await _site.Clerk.GetAsync($"/api/v1/receipts/{receipt}");
        var list = await _site.GetAsync($"/receipts?communityId={elsewhere.Community.Id}");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { changed, made, priced, declared, detail }.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That((list.GetProperty("total").GetInt32(), list.GetProperty("totalFen").GetInt64()), Is.EqualTo((0, 0L)));
        });
    }

    [Test]
    public async Task Tariffs_of_a_fee_do_not_overlap_and_end_once()
    {
        using var first = await _site.Clerk.PostAsJsonAsync("/api/v1/tariffs", Tariff(_site.Source.Id));
        var id = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var overlapping = await _site.Clerk.PostAsJsonAsync("/api/v1/tariffs", Tariff(_site.Source.Id, "2026-07-01"));
        using var ended = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/tariffs/{id}", 1, new { validUntil = "2026-07-01" });
        using var next = await _site.Clerk.PostAsJsonAsync("/api/v1/tariffs", Tariff(_site.Source.Id, "2026-07-01"));
        using var stretched = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/tariffs/{id}", 2, new { validUntil = "2026-07-02" });
        var inJune = await _site.GetAsync($"/tariffs?sourceId={_site.Source.Id}&asOf=2026-06-30");

        Assert.That(await overlapping.CodeAsync(), Is.EqualTo("fees.tariff-overlap"));
        Assert.That((ended.StatusCode, next.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Created)));
        Assert.That(await stretched.CodeAsync(), Is.EqualTo("fees.tariff-overlap"));
        Assert.That(inJune.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetGuid()), Is.EqualTo(new[] { id }));
    }

    [Test]
    public async Task Of_tariffs_entered_at_once_that_overlap_one_is_kept()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(month => _site.Clerk.PostAsJsonAsync("/api/v1/tariffs", Tariff(_site.Source.Id, $"2026-0{month}-01"))));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(await _app.ReadAsync(db => db.Tariffs.CountAsync(x => x.SourceId == _site.Source.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task Arrears_are_bills_minus_payments_for_the_dwelling_fee_and_period()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("301"));
        foreach (var month in new[] { 7, 8, 9 })
        {
            using var bill = await _site.Clerk.PostOnceAsync("/api/v1/bills", Bill(household.Number, month));
            Assert.That(bill.StatusCode, Is.EqualTo(HttpStatusCode.Created), await bill.Content.ReadAsStringAsync());
        }

        using var twice = await _site.Clerk.PostOnceAsync("/api/v1/bills", Bill(household.Number, 7));
        await _site.PayAsync("B7", 3375, household.Number, from: "2026-07-01", to: "2026-07-31");
        var over = await _site.PayAsync("B89", 5000, household.Number, "2026-10-05", from: "2026-08-01", to: "2026-09-30");
        using var refunded = await _site.RefundAsync(over, "B89R", 1000, "2026-10-06");
        await _site.PayAsync("W7", 9999, household.Number, feeType: "Water", from: "2026-08-01", to: "2026-08-31");

        var arrears = await _site.GetAsync($"/arrears?communityId={_site.Community.Id}");
        var inSeptember = await _site.GetAsync($"/arrears?communityId={_site.Community.Id}&asOf=2026-09-29");
        var bills = await _site.GetAsync($"/bills?communityId={_site.Community.Id}&household={household.Number}");
        Assert.Multiple(() =>
        {
            Assert.That(arrears.GetProperty("items").EnumerateArray().Select(x => (x.GetProperty("serviceFrom").GetString(), x.GetProperty("paidFen").GetInt64(), x.GetProperty("unpaidFen").GetInt64())),
                Is.EqualTo(new[] { ("2026-09-01", 625L, 2750L) }), "40.00 of 67.50 left after July was paid");
            Assert.That(arrears.GetProperty("totalFen").GetInt64(), Is.EqualTo(2750));
            Assert.That((inSeptember.GetProperty("total").GetInt32(), inSeptember.GetProperty("totalFen").GetInt64()), Is.EqualTo((1, 3375L)), "September is not due, August not paid then");
            Assert.That(bills.GetProperty("totalFen").GetInt64(), Is.EqualTo(3 * 3375));
        });
        Assert.That(await twice.CodeAsync(), Is.EqualTo("fees.bill-known"));
    }

    [Test]
    public async Task A_declaration_must_agree_with_what_is_stored_and_later_receipts_show()
    {
        await using var app = await TestApp.StartAsync();
        using var site = await FeeSite.MakeAsync(app);
        var household = await site.AddHouseholdAsync(null);
        var payment = await site.PayAsync("D1", 3375, household.Number, "2026-07-01", from: "2026-07-01", to: "2026-07-31");
        await site.PayAsync("D2", 100, household.Number, "2026-09-30", from: "2026-08-01", to: "2026-08-31");
        await site.PayAsync("D3", 100, household.Number, "2026-10-01", from: "2026-09-01", to: "2026-09-30");
        using var refunded = await site.RefundAsync(payment, "D4", 75);

        using var wrong = await DeclareAsync(site, "2026Q3", 2, 3475);
        var problem = await wrong.Content.ReadFromJsonAsync<JsonElement>();
        using var early = await DeclareAsync(site, "2026Q4", 1, 100);
        using var right = await DeclareAsync(site, "2026Q3", 3, 3400);
        using var again = await DeclareAsync(site, "2026Q3", 3, 3400);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await site.PayAsync("D5", 200, household.Number, "2026-09-15", from: "2026-09-01", to: "2026-09-30");
        var late = await site.GetAsync($"/receipts?communityId={site.Community.Id}&flag=AfterDeclaration");
        var row = (await site.GetAsync($"/declarations?communityId={site.Community.Id}&quarter=2026Q3")).GetProperty("items")[0];

        Assert.Multiple(() =>
        {
            Assert.That((wrong.StatusCode, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.Conflict, "fees.declaration-differs")));
            Assert.That(problem.GetProperty("title").GetString(), Does.Contain("34.75").And.Contain("34.00").And.Contain("3 行"));
            Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((right.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Conflict)));
            Assert.That(late.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("receiptNumber").GetString()), Is.EqualTo(new[] { "D5" }));
            Assert.That((row.GetProperty("count").GetInt32(), row.GetProperty("actualCount").GetInt32(), row.GetProperty("matches").GetBoolean()), Is.EqualTo((3, 4, false)));
        });
    }

    [Test]
    public async Task Of_two_declarations_at_once_one_is_kept()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DeclareAsync(_site, "2026Q3", 0, 0)));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created).Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task List_sum_and_export_give_the_same_rows()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("401"), "=cmd");
        var payment = await _site.PayAsync("E1", 3375, household.Number, "2026-09-30");
        await _site.PayAsync("E2", 1000, household.Number, "2026-10-01", "Water");
        using var refunded = await _site.RefundAsync(payment, "E3", 500, "2026-09-30");

        var quarter = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}&quarter=2026Q3&sort=paidOn&pageSize=1");
        var byName = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}&household=cmd&feeType=Water");
        var byOther = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}&household=无此人");
        using var file = await _site.Clerk.GetAsync($"/api/v1/receipts/export?communityId={_site.Community.Id}&quarter=2026Q3&sort=paidOn");
        using var stream = new MemoryStream(await file.Content.ReadAsByteArrayAsync());
        var rows = (await stream.QueryAsync(useHeaderRow: true)).Cast<IDictionary<string, object?>>().ToList();
        var logged = await _app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "export" && x.SubjectId == _site.Community.Id.ToString()));

        Assert.Multiple(() =>
        {
            Assert.That((quarter.GetProperty("total").GetInt32(), quarter.GetProperty("totalFen").GetInt64(), quarter.GetProperty("items").GetArrayLength()), Is.EqualTo((2, 2875L, 1)));
            Assert.That(byName.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("receiptNumber").GetString()), Is.EqualTo(new[] { "E2" }));
            Assert.That(byOther.GetProperty("total").GetInt32(), Is.Zero);
            Assert.That(rows.Select(row => row["收据号"]), Is.EqualTo(new object?[] { "E1", "E3", null }));
            Assert.That(rows.Select(row => Convert.ToDecimal(row["金额（元）"], System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(new[] { 33.75m, -5m, 28.75m }));
            Assert.That(logged, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_origin_township_that_does_not_lead_sees_the_receipts_of_its_own_people()
    {
        var mine = await _site.AddHouseholdAsync(null);
        await _site.PayAsync("O1", 100, mine.Number);
        using var lead = await _app.AsAsync(Role.TownshipClerk, townshipCode: _site.Community.LeadTownshipCode);
        using var stranger = await _app.AsAsync(Role.TownshipClerk, townshipCode: (await _app.AddCommunityAsync()).LeadTownshipCode);

        var seen = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/receipts?communityId={_site.Community.Id}");
        var hidden = await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/receipts?communityId={_site.Community.Id}");

        Assert.That((seen.GetProperty("total").GetInt32(), hidden.GetProperty("total").GetInt32()), Is.EqualTo((1, 0)));
    }

    private static Task<HttpResponseMessage> DeclareAsync(FeeSite site, string quarter, int count, long sumFen) =>
        site.Clerk.PostAsJsonAsync("/api/v1/declarations", new { sourceId = site.Source.Id, quarter, count, sumFen });

    private object Bill(string household, int month) => new
    {
        sourceId = _site.Source.Id,
        householdNumber = household,
        feeType = "Property",
        serviceFrom = new DateOnly(2026, month, 1),
        serviceTo = new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1),
        amountFen = 3375,
    };

    private static object Tariff(Guid source, string from = "2026-01-01") =>
        new { sourceId = source, feeType = "Property", basis = "SquareMetreMonth", priceTenThousandths = 4500, validFrom = from };
}
