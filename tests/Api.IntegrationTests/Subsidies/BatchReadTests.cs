using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>What people see of a batch: lists with sums, explanation, export, and only their own part.</summary>
internal sealed class BatchReadTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(_app, new(2018, 1, 1), null, (PolicyKeys.SubsidyMixed, "pro_rata_persons"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_line_explains_itself_with_receipts_policy_rounding_and_result()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var household = await scene.AddAsync(new(scene.Prefix + "1") { Others = [RelocationKind.RegisteredPoor, RelocationKind.Synchronous] });
        var counted = await scene.PayAsync(household, 10_001, "2026-09-30");
        await scene.PayAsync(household, 500, "2026-07-02", FeeType.Water);
        await scene.RefundAsync(household, counted, 2_000, "2026-11-01");
        await scene.PayAsync(household, 7_000, "2026-08-01", payer: PayerKind.ThirdParty);
        await scene.PayAsync(household, 300, "2026-08-01", FeeType.Parking);
        await scene.CompileAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        var line = await _app.ReadAsync(db => db.SubsidyLines.SingleAsync(x => x.HouseholdId == household.Id));

        var told = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/lines/{line.Id}/explanation");

        // (100.01 − 20.00 + 5.00) × 20 % × 2/3 = 11.334666…
        Assert.Multiple(() =>
        {
            Assert.That(told.GetProperty("amountFen").GetInt64(), Is.EqualTo(1_133));
            Assert.That(told.GetProperty("unrounded").GetString(), Is.EqualTo("11.334667"));
            Assert.That(told.GetProperty("baseFen").GetInt64(), Is.EqualTo(8_501));
            Assert.That(told.GetProperty("formula").GetString(), Does.Contain("85.01").And.Contain("2/3").And.Contain("11.33 元"));
            Assert.That(told.GetProperty("receipts").EnumerateArray().Select(x => $"{x.GetProperty("reason")} {x.GetProperty("countedFen")} {x.GetProperty("reasonText")}"), Is.EquivalentTo(new[]
            {
                "Counted 500 计入", "ThirdPartyPayer 0 第三方代缴", "FeeTypeNotSubsidised 0 费用类型不补贴", "Counted 10001 计入", "RefundCounted -2000 退费冲减",
            }));
            Assert.That(told.GetProperty("policy").GetProperty("document").GetString(), Is.EqualTo("夏政发〔2018〕8号《补贴办法》"));
            Assert.That(told.GetProperty("rules").EnumerateArray().Select(x => x.GetProperty("value").GetString()), Does.Contain("20%").And.Contain("按人数比例计算"));
            Assert.That(told.GetProperty("accountMasked").GetString(), Does.StartWith("****"));
        });
        var sum = told.GetProperty("receipts").EnumerateArray().Sum(x => x.GetProperty("countedFen").GetInt64());
        Assert.That(sum, Is.EqualTo(8_501), "what is counted adds up to the base");
    }

    [Test]
    public async Task Lists_sums_header_household_and_workbook_say_the_same()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var first = await scene.AddAsync(new(scene.Prefix + "1"));
        await scene.PayAsync(first, 10_000);
        await scene.PayAsync(first, 5_000, type: FeeType.Water);
        await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "2")), 20_000);
        await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "3") { Account = null }), 30_000);
        await scene.AddAsync(new(scene.Prefix + "4"));
        var batchId = (await scene.CompileAsync()).Value.BatchId;
        using var clerk = await _app.AsAsync(Role.CommunityClerk, scene.Community.Id);

        var header = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}");
        var lines = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}/lines?pageSize=1&page=2");
        var found = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}/lines?q={scene.Prefix}2");
        var excluded = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}/exclusions?reason=NoVerifiedAccount");
        var household = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households/{first.Id}/subsidies");
        var list = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/batches?quarter=2026Q3");
        var quarters = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/quarters");
        using var workbook = await clerk.GetAsync($"/api/v1/subsidies/batches/{batchId}/export");

        Assert.Multiple(() =>
        {
            Assert.That((header.GetProperty("lines").GetInt32(), header.GetProperty("excluded").GetInt32(), header.GetProperty("totalFen").GetInt64()), Is.EqualTo((2, 2, 7_000L)));
            Assert.That(header.GetProperty("feeTotals").EnumerateArray().Select(x => x.GetProperty("amountFen").GetInt64()), Is.EqualTo(new[] { 30_000L, 0L, 5_000L }));
            Assert.That(header.GetProperty("excludedByReason").EnumerateArray().Select(x => $"{x.GetProperty("reason")} {x.GetProperty("count")}"), Is.EqualTo(new[] { "NoReceipts 1", "NoVerifiedAccount 1" }));
            Assert.That((lines.GetProperty("total").GetInt32(), lines.GetProperty("totalAmountFen").GetInt64(), lines.GetProperty("totalBaseFen").GetInt64()), Is.EqualTo((2, 7_000L, 35_000L)));
            Assert.That(lines.GetProperty("items")[0].GetProperty("householdNumber").GetString(), Is.EqualTo(scene.Prefix + "2"));
            Assert.That((found.GetProperty("total").GetInt32(), found.GetProperty("totalAmountFen").GetInt64()), Is.EqualTo((1, 4_000L)));
            Assert.That(excluded.GetProperty("totalFen").GetInt64(), Is.EqualTo(6_000));
            Assert.That(household[0].GetProperty("amountFen").GetInt64(), Is.EqualTo(3_000));
            Assert.That((list.GetProperty("total").GetInt32(), list.GetProperty("totalFen").GetInt64()), Is.EqualTo((1, 7_000L)));
            Assert.That((quarters[0].GetProperty("compiled").GetInt32(), quarters[0].GetProperty("totalFen").GetInt64()), Is.EqualTo((1, 7_000L)));
        });

        Assert.That(workbook.IsSuccessStatusCode, Is.True);
        var text = await TextOfAsync(workbook);
        Assert.That(text, Does.Contain(scene.Prefix + "2").And.Contain("无已核验账户").And.Contain("70"));
        var logged = await _app.ReadAsync(db => db.AuditEntries.Where(x => x.Action == "export" && x.SubjectId == batchId.ToString()).SingleAsync());
        Assert.That(logged.RowCount, Is.EqualTo(4));
    }

    [Test]
    public async Task Another_community_is_not_found_and_cannot_be_compiled_or_exported()
    {
        var mine = await SubsidyScene.CreateAsync(_app);
        var other = await SubsidyScene.CreateAsync(_app);
        var household = await other.AddAsync(new(other.Prefix + "1"));
        await other.PayAsync(household, 10_000);
        var batchId = (await other.CompileAsync()).Value.BatchId;
        var line = await _app.ReadAsync(db => db.SubsidyLines.SingleAsync(x => x.BatchId == batchId));
        using var clerk = await _app.AsAsync(Role.CommunityClerk, mine.Community.Id);

        foreach (var path in new[] { $"batches/{batchId}", $"batches/{batchId}/lines", $"batches/{batchId}/exclusions", $"batches/{batchId}/export", $"lines/{line.Id}/explanation" })
        {
            using var answer = await clerk.GetAsync("/api/v1/subsidies/" + path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }

        using var compile = await clerk.PostAsJsonAsync($"/api/v1/subsidies/batches/{batchId}/compile", new { });
        using var run = await clerk.PostOnceAsync("/api/v1/subsidies/quarters/2026Q3/run", new { communityIds = new[] { other.Community.Id } });
        using var history = await clerk.GetAsync($"/api/v1/households/{household.Id}/subsidies");
        Assert.That((compile.StatusCode, run.StatusCode, history.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        var list = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/batches");
        Assert.That(list.GetProperty("total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task An_origin_township_that_does_not_lead_the_site_sees_the_lines_of_its_own_people_only()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var origin = Township.Create($"{150000000 + TestApp.NextNumber()}", "来源乡");
        await _app.ArrangeAsync(async db =>
        {
            db.Townships.Add(origin);
            var community = await db.Communities.Include(x => x.Origins).SingleAsync(x => x.Id == scene.Community.Id);
            community.Change(community.Code, community.Name, community.Form, community.DestinationTownshipCode, community.LeadTownshipCode, [origin.Code], community.OccupiedFrom);
        });
        await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "1")), 10_000);
        var theirs = await scene.AddAsync(new(scene.Prefix + "2"));
        await scene.ChangeAsync(theirs, x =>
        {
            x.ChangeFacts(origin.Code, x.RelocationKind);
            return Domain.Common.Result.Success;
        });
        await scene.PayAsync(theirs, 20_000);
        var batchId = (await scene.CompileAsync()).Value.BatchId;
        using var origins = await _app.AsAsync(Role.TownshipClerk, townshipCode: origin.Code);
        using var lead = await _app.AsAsync(Role.TownshipClerk, townshipCode: scene.Community.LeadTownshipCode);

        var part = await origins.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}/lines");
        var header = await origins.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}");
        var whole = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batchId}/lines");

        Assert.That(part.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("householdNumber").GetString()), Is.EqualTo(new[] { theirs.Number }));
        Assert.That(header.GetProperty("totalFen").GetInt64(), Is.EqualTo(4_000));
        Assert.That(whole.GetProperty("total").GetInt32(), Is.EqualTo(2));
        using var compile = await lead.PostAsJsonAsync($"/api/v1/subsidies/batches/{batchId}/compile", new { });
        Assert.That(compile.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync();
        using var zip = new ZipArchive(stream);
        var parts = zip.Entries.Where(x => x.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
        return string.Join('\n', parts);
    }
}
