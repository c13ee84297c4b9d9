using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Supplements: who was missed in a quarter, once, on the same path; nobody is ever in two batches of a quarter.</summary>
internal sealed partial class SupplementTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await BatchWay.StartAsync();
        await _app.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await _app.ArrangeAsync(db =>
        {
            foreach (var year in new[] { 2026, 2027 })
            {
                var table = HolidayYear.Enter(year, "国办发明电", new(year - 1, 11, 4), [new(new(year, 10, 1), DayKind.Off, "国庆节")], new("a"), "甲", _app.Clock.GetUtcNow()).Value;
                Assert.That(table.Confirm(new("b"), "乙", _app.Clock.GetUtcNow()).IsSuccess);
                db.HolidayYears.Add(table);
            }

            return Task.CompletedTask;
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task It_takes_up_who_was_missed_says_nothing_of_the_others_and_goes_the_same_way()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var (prefix, scene) = (way.Scene.Prefix, way.Scene);
        await way.AddAsync(10_000, 20_000);
        var late = await scene.AddAsync(new(prefix + "3"));
        var withoutAccount = await scene.AddAsync(new(prefix + "4") { Account = null });
        var stillWithout = await scene.AddAsync(new(prefix + "5") { Account = null });
        await scene.AddAsync(new(prefix + "6"));
        var marginal = await scene.AddAsync(new(prefix + "7") { Status = PovertyStatus.Marginal });
        foreach (var household in new[] { withoutAccount, stillWithout, marginal })
        {
            await scene.PayAsync(household, 30_000);
        }

        var regular = (await scene.CompileAsync()).Value.BatchId;
        using (var early = await OpenAsync(way))
        {
            Assert.That(await early.CodeAsync(), Is.EqualTo("subsidy.supplement-early"));
        }

        var before = await CandidatesAsync(way);
        Assert.That((before.GetProperty("total").GetInt32(), before.GetProperty("obstacleCode").GetString()), Is.EqualTo((0, "subsidy.supplement-early")));
        await way.CheckAsync(regular);
        await way.NoticeAsync(regular);
        using (var nothing = await OpenAsync(way))
        {
            Assert.That((nothing.StatusCode, await nothing.CodeAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "subsidy.nothing-to-supplement")));
        }

        await scene.PayAsync(late, 40_000);
        await scene.AddAccountAsync(withoutAccount, 1, withoutAccount.HeadId, "999012345678901");

        var candidates = await CandidatesAsync(way);
        Assert.That(candidates.GetProperty("items").EnumerateArray().Select(x => $"{x.GetProperty("householdNumber")} {x.GetProperty("amountFen")} {x.GetProperty("reason")} {x.GetProperty("leftOut")}"), Is.EqualTo(new[]
        {
            $"{prefix}3 8000  NoReceipts", $"{prefix}4 6000  NoVerifiedAccount", $"{prefix}5 6000 NoVerifiedAccount NoVerifiedAccount",
        }));
        Assert.That((candidates.GetProperty("payable").GetInt32(), candidates.GetProperty("totalFen").GetInt64(), candidates.GetProperty("nextNumber").GetInt32()), Is.EqualTo((2, 14_000L, 1)));
        Assert.That(candidates.GetProperty("obstacleCode").ValueKind, Is.EqualTo(JsonValueKind.Null));

        var supplement = await OpenedAsync(way, 1);
        Assert.That((await CandidatesAsync(way)).GetProperty("obstacleCode").GetString(), Is.EqualTo("subsidy.supplement-open"));
        await Sweeps.SweepAsync(_app);
        Assert.That(await RowsAsync(supplement), Is.EqualTo(new[] { $"{prefix}3 8000", $"{prefix}4 6000", $"{prefix}5 NoVerifiedAccount" }));
        await way.WalkAsync(supplement);
        var batch = await way.BatchAsync(supplement);
        var sheet = await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().SingleAsync(x => x.SubjectId == supplement));
        Assert.That((batch.State, sheet.AmountFen, sheet.Count), Is.EqualTo((SubsidyBatchState.TownshipReviewed, 14_000L, 2)));
        Assert.That(sheet.Title, Does.Contain("第1次补报"));
        Assert.That((await CandidatesAsync(way)).GetProperty("items").EnumerateArray().Select(x => x.GetProperty("householdNumber").GetString()), Is.EqualTo(new[] { prefix + "5" }));
    }

    [Test]
    public async Task Who_was_objected_to_comes_again_once_that_is_decided_and_corrected_when_it_was_right()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var (prefix, scene) = (way.Scene.Prefix, way.Scene);
        var households = await way.AddAsync(10_000, 20_000, 30_000, 40_000);
        await NameAsync(way);
        var payment = await scene.PayAsync(households[2], 1_000);
        var regular = (await scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(regular);
        var notice = await PublishAsync(way, regular);
        var objections = new List<Guid>();
        foreach (var line in new[] { 2, 3, 4 })
        {
            objections.Add((await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/notices/{notice}/objections", new { line, text = "这户金额不对" }))).GetProperty("id").GetGuid());
        }

        var lines = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == regular).OrderBy(x => x.HouseholdNumber).Select(x => x.Id).ToListAsync());
        await DecideAsync(way, objections[1], upheld: true);
        await way.EndAsync(regular, [lines[1], lines[3]], [new(lines[2], "多报一笔")]);
        Assert.That(await RowsAsync(regular), Is.EqualTo(new[] { $"{prefix}1 2000", $"{prefix}2 ObjectionOpen", $"{prefix}3 ObjectionUpheld", $"{prefix}4 ObjectionOpen" }));

        // nobody is paid what is in dispute; what was found wrong and not put right is called out
        Assert.That(await OutlookAsync(way), Is.EqualTo(new[] { $"{prefix}2 ObjectionOpen Open", $"{prefix}3 ObjectionUpheld Upheld unchanged", $"{prefix}4 ObjectionOpen Open" }));
        await scene.RefundAsync(households[2], payment, 1_000, "2026-11-20");
        await DecideAsync(way, objections[0], upheld: false);
        Assert.That(await OutlookAsync(way), Is.EqualTo(new[] { $"{prefix}2  Rejected", $"{prefix}3  Upheld", $"{prefix}4 ObjectionOpen Open" }));

        var supplement = await OpenedAsync(way, 1);
        await Sweeps.SweepAsync(_app);
        Assert.That(await RowsAsync(supplement), Is.EqualTo(new[] { $"{prefix}2 4000", $"{prefix}3 6000", $"{prefix}4 ObjectionOpen" }));

        // decided meanwhile: compiled anew it is in, and all of it is noticed again
        await DecideAsync(way, objections[2], upheld: false);
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{supplement}/compile", new { }));
        Assert.That(await RowsAsync(supplement), Is.EqualTo(new[] { $"{prefix}2 4000", $"{prefix}3 6000", $"{prefix}4 8000" }));
        await way.CheckAsync(supplement);
        var again = await PublishAsync(way, supplement);
        var shown = await way.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{again}/lines");
        Assert.That(shown.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("amountFen").GetInt64()), Is.EqualTo(new long[] { 4_000, 6_000, 8_000 }));
    }

    [Test]
    public async Task What_was_rightly_objected_to_is_not_paid_unchanged_by_whatever_batch()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var prefix = way.Scene.Prefix;
        var households = await way.AddAsync(10_000, 20_000, 30_000);
        await NameAsync(way);
        var regular = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(regular);
        var notice = await PublishAsync(way, regular);
        var objections = new List<Guid>();
        foreach (var line in new[] { 1, 2 })
        {
            objections.Add((await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/notices/{notice}/objections", new { line, text = "这户金额不对" }))).GetProperty("id").GetGuid());
        }

        // one is decided before the notice ends, the other after
        var lines = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == regular).OrderBy(x => x.HouseholdNumber).Select(x => x.Id).ToListAsync());
        await DecideAsync(way, objections[0], upheld: true);
        await way.EndAsync(regular, [lines[1]], [new(lines[0], "多报一笔")]);
        await DecideAsync(way, objections[1], upheld: true);
        Assert.That(await OutlookAsync(way), Is.EqualTo(new[] { $"{prefix}1 ObjectionUpheld Upheld unchanged", $"{prefix}2 ObjectionUpheld Upheld unchanged" }));
        using (var opened = await OpenAsync(way))
        {
            Assert.That(await opened.CodeAsync(), Is.EqualTo("subsidy.nothing-to-supplement"));
        }

        // sent back and compiled anew, the regular batch pays it as little; corrected, it does
        await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/return", new { reason = "核对后重编" }));
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/compile", new { }));
        Assert.That(await RowsAsync(regular), Is.EqualTo(new[] { $"{prefix}1 ObjectionUpheld", $"{prefix}2 ObjectionOpen", $"{prefix}3 6000" }));
        await way.Scene.PayAsync(households[0], 5_000);
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/compile", new { }));
        Assert.That(await RowsAsync(regular), Is.EqualTo(new[] { $"{prefix}1 3000", $"{prefix}2 ObjectionOpen", $"{prefix}3 6000" }));
    }

    [Test]
    public async Task A_batch_compiled_again_after_its_return_leaves_out_who_is_still_objected_to()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000);
        await NameAsync(way);
        var regular = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(regular);
        var notice = await PublishAsync(way, regular);
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/notices/{notice}/objections", new { line = 2, text = "这户金额不对" }));
        await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/return", new { reason = "第1户有误" }));
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/compile", new { }));
        Assert.That(await RowsAsync(regular), Is.EqualTo(new[] { $"{way.Scene.Prefix}1 2000", $"{way.Scene.Prefix}2 ObjectionOpen" }));
    }

    [Test]
    public async Task Out_of_scope_is_not_found()
    {
        using var way = await MissedAsync();
        using var elsewhere = await BatchWay.CreateAsync(_app);
        using var leader = await _app.AsAsync(Role.TownshipLeader, townshipCode: way.Scene.Community.LeadTownshipCode);
        using (var opened = await OpenAsync(way, elsewhere.Clerk))
        {
            Assert.That((opened.StatusCode, await opened.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "registry.community-not-found")));
        }

        using (var listed = await elsewhere.Clerk.GetAsync(CandidatesPath(way)))
        {
            Assert.That(listed.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        using (var refused = await OpenAsync(way, way.Director))
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }

        using var malformed = await way.Clerk.GetAsync($"/api/v1/subsidies/supplements/candidates?communityId={way.Scene.Community.Id}&quarter=2026-3");
        Assert.That(malformed.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _app.ReadAsync(db => db.SubsidyBatches.CountAsync(x => x.CommunityId == way.Scene.Community.Id)), Is.EqualTo(1));
    }

    /// <summary>A community whose regular batch of two households is in public, and one of them was missed in it.</summary>
    private async Task<BatchWay> MissedAsync()
    {
        var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000);
        var late = await way.Scene.AddAsync(new(way.Scene.Prefix + "2"));
        var regular = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(regular);
        await way.PublishAsync(regular);
        await way.Scene.PayAsync(late, 20_000);
        return way;
    }

    /// <summary>Names that can stand on a public list.</summary>
    private Task<int> NameAsync(BatchWay way) => _app.ReadAsync(db =>
        db.PayoutAccounts.Where(x => db.Households.Any(household => household.Id == x.HouseholdId && household.CommunityId == way.Scene.Community.Id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HolderName, "张建国")));

    private static Task<HttpResponseMessage> OpenAsync(BatchWay way, HttpClient? by = null, string? key = null) =>
        (by ?? way.Clerk).PostOnceAsync("/api/v1/subsidies/supplements", new { communityId = way.Scene.Community.Id, quarter = "2026Q3" }, key);

    private static async Task<Guid> OpenedAsync(BatchWay way, int number)
    {
        var opened = await BatchWay.MustAsync(OpenAsync(way));
        Assert.That(opened.GetProperty("number").GetInt32(), Is.EqualTo(number));
        return opened.GetProperty("batchId").GetGuid();
    }

    private static string CandidatesPath(BatchWay way) => $"/api/v1/subsidies/supplements/candidates?communityId={way.Scene.Community.Id}&quarter=2026Q3";

    private static async Task<JsonElement> CandidatesAsync(BatchWay way) => await BatchWay.MustAsync(way.Clerk.GetAsync(CandidatesPath(way)));

    /// <summary>"number reason objection" of every candidate.</summary>
    private static async Task<string[]> OutlookAsync(BatchWay way) => [.. (await CandidatesAsync(way)).GetProperty("items").EnumerateArray()
        .Select(x => $"{x.GetProperty("householdNumber")} {x.GetProperty("reason")} {x.GetProperty("objection")}{(x.GetProperty("unchanged").GetBoolean() ? " unchanged" : "")}")];

    private async Task<Guid> PublishAsync(BatchWay way, Guid batch) => (await BatchWay.MustAsync(way.Clerk.PostOnceAsync("/api/v1/notices",
        new { kind = "SubsidyPlan", subjectId = batch, contentHash = (await way.BatchAsync(batch)).ContentHash, contactName = "社区服务中心", contactPhone = "0359-8532000" }))).GetProperty("id").GetGuid();

    private static Task<JsonElement> DecideAsync(BatchWay way, Guid objection, bool upheld) =>
        BatchWay.MustAsync(way.Committee.PostOnceAsync($"/api/v1/notices/objections/{objection}/decide", new { upheld, answer = "已入户核实" }));

    private Task<string[]> RowsAsync(Guid batch) => _app.ReadAsync(async db =>
    {
        var lines = await db.SubsidyLines.Where(x => x.BatchId == batch).Select(x => new { x.HouseholdNumber, x.AmountFen }).ToListAsync();
        var exclusions = await db.SubsidyExclusions.Where(x => x.BatchId == batch).Select(x => new { x.HouseholdNumber, x.Reason }).ToListAsync();
        return lines.Select(x => $"{x.HouseholdNumber} {x.AmountFen}").Concat(exclusions.Select(x => $"{x.HouseholdNumber} {x.Reason}")).Order(StringComparer.Ordinal).ToArray();
    });
}
