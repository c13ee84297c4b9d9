using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

internal sealed class RecordReceiptTests
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
    public async Task A_receipt_with_lines_is_stored_for_the_household_and_shown()
    {
        var home = await _site.AddDwellingAsync("101");
        var household = await _site.AddHouseholdAsync(home);

        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", new
        {
            sourceId = _site.Source.Id,
            receiptNumber = " XT 001 ",
            paidOn = "2026-07-15",
            householdId = household.Id,
            payer = "Own",
            lines = new object[]
            {
                new { feeType = "Property", serviceFrom = "2026-07-01", serviceTo = "2026-07-31", amountFen = 3375 },
                new { feeType = "Water", serviceFrom = "2026-07-01", serviceTo = "2026-07-31", amountFen = 3808 },
            },
        });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), body.ToString);
        Assert.That(body.GetProperty("totalFen").GetInt64(), Is.EqualTo(7183));
        var detail = await _site.GetAsync($"/receipts/{body.GetProperty("lines")[1].GetProperty("id").GetGuid()}");
        Assert.Multiple(() =>
        {
            Assert.That(detail.GetProperty("line").GetProperty("feeType").GetString(), Is.EqualTo("Water"));
            Assert.That(detail.GetProperty("line").GetProperty("lineNumber").GetInt32(), Is.EqualTo(2));
            Assert.That(detail.GetProperty("line").GetProperty("receiptNumber").GetString(), Is.EqualTo("XT001"));
            Assert.That(detail.GetProperty("line").GetProperty("headName").GetString(), Is.EqualTo("杨俊燕"));
            Assert.That(detail.GetProperty("line").GetProperty("address").GetString(), Is.EqualTo("3号楼1单元101"));
            Assert.That(detail.GetProperty("lines").GetArrayLength(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_receipt_for_a_dwelling_goes_to_whoever_held_it_on_the_day()
    {
        var home = await _site.AddDwellingAsync("201");
        var first = await _site.AddHouseholdAsync(home, "李生", until: new DateOnly(2026, 8, 1));
        var second = await _site.AddHouseholdAsync(home, "周兰福", from: new DateOnly(2026, 8, 1));

        async Task<string?> HolderAsync(string number, string paidOn)
        {
            using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt(number, 100, paidOn, to: "2026-08-31", dwelling: home.Id));
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("householdNumber").GetString();
        }

        Assert.That(await HolderAsync("A1", "2026-07-31"), Is.EqualTo(first.Number));
        Assert.That(await HolderAsync("A2", "2026-08-01"), Is.EqualTo(second.Number));
    }

    [TestCase("3-1-301")]
    [TestCase("3号楼1单元301")]
    [TestCase("３栋１单元３０１室")]
    [TestCase("3幢-1单元-301")]
    [TestCase("03/01/301")]
    [TestCase("3-301")]
    public async Task An_address_is_read_as_clerks_write_it(string address)
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("301"));

        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("B1", 100, address: address));

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("householdNumber").GetString(), Is.EqualTo(household.Number));
    }

    [Test]
    public async Task A_room_with_a_hyphen_is_found_whole_and_an_ambiguous_one_is_refused()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101-1"));
        await _site.AddDwellingAsync("1-101");
        await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));

        using var whole = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("C1", 100, address: "3-1-101-1"));
        // 3-1-101 is flat 101 of unit 1 in full; nothing shorter competes with a full address
        using var full = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("C2", 100, address: "3-1-101"));
        await _site.AddDwellingAsync("0101");
        using var zeros = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("C3", 100, address: "3-01-00101"));

        Assert.That((await whole.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("householdNumber").GetString(), Is.EqualTo(household.Number));
        Assert.That(full.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await zeros.CodeAsync(), Is.EqualTo("fees.dwelling-ambiguous"));
    }

    [TestCase(0, "2026-07-15", "2026-07-01", "2026-07-31", "fees.amount-zero", "lines[0].amountFen")]
    [TestCase(-5, "2026-07-15", "2026-07-01", "2026-07-31", "fees.amount-negative", "lines[0].amountFen")]
    [TestCase(100, "2026-11-26", "2026-07-01", "2026-07-31", "fees.paid-in-future", "paidOn")]
    [TestCase(100, "2026-07-15", "2026-07-31", "2026-07-01", "fees.service-order", "lines[0].serviceTo")]
    [TestCase(100, "2026-07-15", "2028-07-16", "2028-08-15", "fees.service-too-far", "lines[0].serviceTo")]
    [TestCase(100, "2026-07-15", "2019-09-01", "2019-10-14", "fees.service-before-occupied", "lines[0].serviceTo")]
    public async Task A_wrong_line_is_refused_with_its_field(long fen, string paidOn, string from, string to, string code, string field)
    {
        var household = await _site.AddHouseholdAsync(null);

        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("D1", fen, paidOn, from: from, to: to, household: household.Number));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString);
    }

    [TestCase("ZZ99999", "fees.household-unknown")]
    [TestCase("户一", "registry.household-number")]
    public async Task An_unknown_household_is_refused(string number, string code)
    {
        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("E1", 100, household: number));

        Assert.That(await answer.CodeAsync(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_household_that_left_may_pay_its_arrears_without_taking_the_dwelling_along()
    {
        var home = await _site.AddDwellingAsync("401");
        var left = await _site.AddHouseholdAsync(home, until: new DateOnly(2026, 7, 1));
        await _site.AddHouseholdAsync(home, from: new DateOnly(2026, 7, 1));

        var id = await _site.PayAsync("F1", 3375, left.Number, "2026-07-15", from: "2026-06-01", to: "2026-06-30");

        var row = await _app.ReadAsync(db => db.FeeReceipts.SingleAsync(x => x.Id == id));
        Assert.That((row.HouseholdId, row.DwellingId), Is.EqualTo((left.Id, (Guid?)null)));
    }

    [Test]
    public async Task Number_and_dwelling_of_two_households_are_refused()
    {
        var first = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("501"));
        var other = await _site.AddDwellingAsync("502");
        await _site.AddHouseholdAsync(other);

        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("G1", 100, household: first.Number, dwelling: other.Id));

        Assert.That(await answer.CodeAsync(), Is.EqualTo("fees.dwelling-of-other"));
    }

    [Test]
    public async Task The_same_receipt_again_is_known_and_another_content_is_told_with_both()
    {
        var household = await _site.AddHouseholdAsync(null);
        await _site.PayAsync("H1", 3375, household.Number);

        using var same = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("H1", 3375, household: household.Number));
        using var other = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("H1", 3376, household: household.Number));
        var problem = await other.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That((same.StatusCode, await same.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "fees.receipt-known")));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("fees.receipt-differs"));
        Assert.That(problem.GetProperty("title").GetString(), Does.Contain("33.75").And.Contain("33.76"));
    }

    [Test]
    public async Task The_same_key_gives_the_first_answer_and_stores_one_receipt()
    {
        var household = await _site.AddHouseholdAsync(null);
        var key = Guid.CreateVersion7().ToString();

        using var first = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("I1", 3375, household: household.Number), key);
        using var again = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("I1", 3375, household: household.Number), key);

        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(await CountAsync(household.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task One_receipt_number_typed_at_once_by_ten_is_stored_once()
    {
        var household = await _site.AddHouseholdAsync(null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("J1", 3375, household: household.Number))));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created).Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await CountAsync(household.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_payment_for_the_same_month_is_flagged_as_above_the_ceiling()
    {
        await _site.AddTariffAsync(FeeType.Property, TariffBasis.SquareMetreMonth, 4500);
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("601"));

        await _site.PayAsync("K1", 3375, household.Number);
        await _site.PayAsync("K2", 1, household.Number);
        await _site.PayAsync("K3", 3375, household.Number, from: "2026-08-01", to: "2026-08-31");

        var flagged = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}&flag=AboveCeiling");
        Assert.That(flagged.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("receiptNumber").GetString()), Is.EqualTo(new[] { "K2" }));
    }

    [Test]
    public async Task A_tariff_entered_late_flags_what_was_paid_before_and_its_end_takes_the_flag_back()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("701"));
        await _site.PayAsync("N1", 3375, household.Number);
        await _site.PayAsync("N2", 3376, household.Number, from: "2026-08-01", to: "2026-08-31");
        async Task<List<string>> FlaggedAsync() => await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.SourceId == _site.Source.Id && x.AboveCeiling).Select(x => x.ReceiptNumber).ToListAsync());

        using var made = await _site.Clerk.PostAsJsonAsync("/api/v1/tariffs",
            new { sourceId = _site.Source.Id, feeType = "Property", basis = "SquareMetreMonth", priceTenThousandths = 4500, validFrom = "2026-01-01" });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.That(await FlaggedAsync(), Is.EqualTo(new[] { "N2" }));

        using var ended = await _site.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/tariffs/{id}", 1, new { validUntil = "2026-08-01" });
        Assert.That(ended.IsSuccessStatusCode, Is.True);
        Assert.That(await FlaggedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_source_elsewhere_looks_like_no_source()
    {
        using var elsewhere = await FeeSite.MakeAsync(_app);
        var household = await elsewhere.AddHouseholdAsync(null);

        using var answer = await _site.Clerk.PostOnceAsync("/api/v1/receipts", elsewhere.Receipt("L1", 100, household: household.Number));
        using var own = await _site.Clerk.PostOnceAsync("/api/v1/receipts", _site.Receipt("L1", 100, household: household.Number));

        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "fees.source-not-found")));
        Assert.That(await own.CodeAsync(), Is.EqualTo("fees.household-unknown"), "nor can another site's household be named");
    }

    [TestCase(Role.PropertyCompany, HttpStatusCode.Created)]
    [TestCase(Role.ResidentsCommittee, HttpStatusCode.Forbidden)]
    [TestCase(Role.Bookkeeper, HttpStatusCode.Forbidden)]
    [TestCase(Role.CentreDirector, HttpStatusCode.Forbidden)]
    public async Task Clerks_and_property_companies_write(Role role, HttpStatusCode expected)
    {
        var household = await _site.AddHouseholdAsync(null);
        using var client = await _app.AsAsync(role, _site.Community.Id);

        using var answer = await client.PostOnceAsync("/api/v1/receipts", _site.Receipt("M1", 100, household: household.Number));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    private Task<int> CountAsync(Guid household) => _app.ReadAsync(db => db.FeeReceipts.CountAsync(x => x.HouseholdId == household));
}
