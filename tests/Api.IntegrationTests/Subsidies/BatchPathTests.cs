using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Committee check, remarks, return, cancel and review over HTTP: by the right people, in the right state, once.</summary>
internal sealed class BatchPathTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(_app, new(2018, 1, 1), null);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Every_state_action_and_role_is_answered_as_the_table_says()
    {
        var place = await PlaceAsync();
        (string Path, BatchAction Action, Func<Batch, object> Body)[] actions =
        [
            ("check", BatchAction.Check, batch => new { contentHash = batch.Hash }), ("check/return", BatchAction.CommitteeReturn, _ => new { reason = "第1户有误" }),
            ("return", BatchAction.Return, _ => new { reason = "第1户有误" }), ("cancel", BatchAction.Cancel, _ => new { reason = "重复开立" }),
            ("review", BatchAction.Review, batch => new { contentHash = batch.Hash }),
        ];
        var wrong = new List<string>();
        var moved = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            var definition = RoleCatalogue.Of(role);
            using var client = await _app.AsAsync(role, definition.Scope == ScopeKind.Community ? place.Scene.Community.Id : null, definition.Scope == ScopeKind.Township ? place.Scene.Community.LeadTownshipCode : null);
            foreach (var (path, action, body) in actions)
            {
                foreach (var state in Enum.GetValues<SubsidyBatchState>())
                {
                    await place.PutAsync(state);
                    using var answer = await client.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/{path}", body(place));
                    var may = BatchPermissions.All.Any(x => x.Action == action && definition.Permissions.Contains(x.Permission));
                    var next = BatchTransitions.Next(state, action);
                    // a batch that was put into the state by hand carries no signatures, and without them nothing is reviewed
                    var expected = !may ? HttpStatusCode.Forbidden : next is null || action == BatchAction.Review ? HttpStatusCode.Conflict : HttpStatusCode.OK;
                    var after = await _app.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == place.Id).Select(x => x.State).SingleAsync());
                    if (answer.StatusCode != expected || after != (expected == HttpStatusCode.OK ? next : state))
                    {
                        wrong.Add($"{role} {state} {action}: {(int)answer.StatusCode} {after} {await answer.Content.ReadAsStringAsync()}");
                    }

                    moved += answer.IsSuccessStatusCode ? 1 : 0;
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join(Environment.NewLine, wrong.Take(20)));
        Assert.That(moved, Is.EqualTo(1 + 2 + (6 * 6) + 8), "check, committee's return, return by six roles, cancel");
    }

    [Test]
    public async Task Out_of_scope_is_not_found()
    {
        var (here, elsewhere) = (await PlaceAsync(), await PlaceAsync());
        var origin = await PlaceAsync();
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, elsewhere.Scene.Community.Id);
        using var leader = await _app.AsAsync(Role.TownshipLeader, townshipCode: origin.Scene.Community.LeadTownshipCode);
        using var clerk = await _app.AsAsync(Role.CommunityClerk, elsewhere.Scene.Community.Id);
        var line = await LineAsync(here);
        var remark = await _app.ReadAsync(async db =>
        {
            var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == here.Id);
            var made = LineRemark.On(batch, here.Household.Id, here.Household.Number, "核对面积", new(new("committee"), "委员", _app.Clock.GetUtcNow())).Value;
            db.LineRemarks.Add(made);
            await db.SaveChangesAsync(default);
            return made.Id;
        });
        Task<HttpResponseMessage>[] sent =
        [
            committee.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/check", new { contentHash = here.Hash }),
            committee.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/check/return", new { reason = "不对" }),
            committee.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/remarks", new { itemId = line, text = "不对" }),
            committee.GetAsync($"/api/v1/subsidies/batches/{here.Id}/remarks"),
            leader.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/return", new { reason = "不对" }),
            leader.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/cancel", new { reason = "不对" }),
            leader.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/review", new { contentHash = here.Hash }),
            clerk.PostOnceAsync($"/api/v1/subsidies/batches/{here.Id}/return", new { reason = "不对" }),
            clerk.PostOnceAsync($"/api/v1/subsidies/remarks/{remark}/answer", new { answer = "已核" }),
        ];
        foreach (var task in sent)
        {
            using var answer = await task;
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), answer.RequestMessage!.RequestUri!.ToString());
        }

        var overdue = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/overdue?pageSize=200");
        Assert.That(overdue.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("communityId").GetGuid()), Has.None.EqualTo(here.Scene.Community.Id));
    }

    [Test]
    public async Task The_committee_remarks_the_clerk_answers_and_only_then_it_passes()
    {
        var place = await PlaceAsync();
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, place.Scene.Community.Id);
        using var clerk = await _app.AsAsync(Role.CommunityClerk, place.Scene.Community.Id);
        var line = await LineAsync(place);
        using var made = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/remarks", new { itemId = line, text = "该户八月已搬走" });
        var remark = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        using var early = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = place.Hash });
        using var unknown = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/remarks", new { itemId = Guid.CreateVersion7(), text = "没有这户" });
        var waiting = await CountAsync(clerk, "batchRemarks");
        using var answered = await clerk.PostOnceAsync($"/api/v1/subsidies/remarks/{remark}/answer", new { answer = "已核实仍在本社区居住" });
        using var stale = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = new string('0', 64) });
        using var passed = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = place.Hash });

        Assert.That(await early.CodeAsync(), Is.EqualTo("subsidy.remarks-open"));
        Assert.That(await unknown.CodeAsync(), Is.EqualTo("subsidy.item-not-found"));
        Assert.That(waiting, Is.EqualTo(1));
        Assert.That(await stale.CodeAsync(), Is.EqualTo("subsidy.content-changed"));
        Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var row = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{place.Id}/remarks"))[0];
        Assert.That((row.GetProperty("householdNumber").GetString(), row.GetProperty("amountFen").GetInt64(), row.GetProperty("answer").GetString(), row.GetProperty("onPresentContent").GetBoolean()),
            Is.EqualTo((place.Household.Number, 2_000L, "已核实仍在本社区居住", true)));
        var detail = await committee.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{place.Id}");
        Assert.That(detail.GetProperty("state").GetString(), Is.EqualTo("CommitteeChecked"));
        Assert.That(detail.GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("action").GetString()), Is.EqualTo(new[] { "Compile", "Check" }));
        Assert.That(detail.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "CommitteeReturn" }));
        Assert.That(await MineAsync(committee, "Done"), Is.EqualTo(new[] { "Check" }));
        Assert.That(await MineAsync(clerk, "Started"), Is.Empty, "the sweep made it");
    }

    [Test]
    public async Task A_returned_batch_is_compiled_anew_before_it_passes_again()
    {
        var place = await PlaceAsync();
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, place.Scene.Community.Id);
        using var clerk = await _app.AsAsync(Role.CommunityClerk, place.Scene.Community.Id);
        using var leader = await _app.AsAsync(Role.TownshipLeader, townshipCode: place.Scene.Community.LeadTownshipCode);
        await place.PutAsync(SubsidyBatchState.Approved);

        using var returned = await leader.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/return", new { reason = "金额与票据不符" });
        Assert.That(returned.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await CountAsync(clerk, "batchReturned"), await CountAsync(committee, "batchCheck")), Is.EqualTo((1, 0)));
        using var early = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = place.Hash });
        Assert.That(await early.CodeAsync(), Is.EqualTo("subsidy.being-remade"));

        await place.Scene.PayAsync(place.Household, 5_000, "2026-09-01");
        using var again = await clerk.PostAsync($"/api/v1/subsidies/batches/{place.Id}/compile", null);
        var hash = (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contentHash").GetString()!;
        Assert.That(hash, Is.Not.EqualTo(place.Hash));
        using var passed = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = hash });
        Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var history = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{place.Id}");
        Assert.That(history.GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("reason").GetString()), Does.Contain("金额与票据不符"));
    }

    [Test]
    public async Task Whoever_compiled_cannot_check_under_another_account()
    {
        var place = await PlaceAsync();
        var person = $"maker-{place.Scene.Community.Id}";
        using var clerk = await _app.SignInAsync(await _app.AddUserAsync(Role.CommunityClerk, place.Scene.Community.Id, person: person));
        using var committee = await _app.SignInAsync(await _app.AddUserAsync(Role.ResidentsCommittee, place.Scene.Community.Id, person: person));
        await place.Scene.PayAsync(place.Household, 5_000, "2026-09-01");
        using var compiled = await clerk.PostAsync($"/api/v1/subsidies/batches/{place.Id}/compile", null);
        var hash = (await compiled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contentHash").GetString()!;

        using var own = await committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = hash });
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await own.CodeAsync(), Is.EqualTo("subsidy.same-person"));
        Assert.That(await CountAsync(committee, "batchCheck"), Is.Zero);
        Assert.That(await MineAsync(clerk, "Started"), Is.EqualTo(new[] { "Compile" }));
    }

    [Test]
    public async Task A_cancelled_batch_leaves_no_line_and_its_lines_in_the_audit_chain()
    {
        var place = await PlaceAsync();
        using var leader = await _app.AsAsync(Role.TownshipLeader, townshipCode: place.Scene.Community.LeadTownshipCode);
        using var cancelled = await leader.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/cancel", new { reason = "本季另行发放" });
        Assert.That(cancelled.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _app.ReadAsync(async db => await db.SubsidyLines.CountAsync(x => x.BatchId == place.Id) + await db.SubsidyEvidence.CountAsync(x => x.BatchId == place.Id)), Is.Zero);
        var entry = await _app.ReadAsync(db => db.AuditEntries.SingleAsync(x => x.Action == "bulk-delete" && x.SubjectId == place.Id.ToString()));
        Assert.That((entry.RowCount, entry.RowsDigest?.Length), Is.EqualTo((1, 64)));
        Assert.That((await place.Scene.CompileAsync()).Error?.Code, Is.EqualTo("subsidy.wrong-state"));
    }

    [TestCase("check", SubsidyBatchState.Compiled, Role.ResidentsCommittee)]
    [TestCase("check/return", SubsidyBatchState.CommitteeChecked, Role.ResidentsCommittee)]
    [TestCase("return", SubsidyBatchState.FirstSigned, Role.TownshipLeader)]
    [TestCase("cancel", SubsidyBatchState.Compiled, Role.TownshipLeader)]
    public async Task Fifty_at_once_have_one_effect(string path, SubsidyBatchState state, Role role)
    {
        var place = await PlaceAsync();
        await place.PutAsync(state);
        using var client = await _app.AsAsync(role, role == Role.ResidentsCommittee ? place.Scene.Community.Id : null, role == Role.TownshipLeader ? place.Scene.Community.LeadTownshipCode : null);
        object body = path is "check" ? new { contentHash = place.Hash } : new { reason = "同时提交" };
        var key = Guid.CreateVersion7().ToString();

        // half with one key, as clicks come; half with keys of their own
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/{path}", body, i % 2 == 0 ? key : null)));

        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
        Assert.That(answers.Where(x => x.IsSuccessStatusCode).Select(x => x.Content.ReadAsStringAsync().Result).Distinct().Count(), Is.EqualTo(1), "one effect, told to all who hold its key");
        Assert.That(await _app.ReadAsync(db => db.BatchSteps.CountAsync(x => x.BatchId == place.Id && x.Action != BatchAction.Compile)), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_check_return_cancel_and_compilation_at_once_one_history_remains()
    {
        var place = await PlaceAsync();
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, place.Scene.Community.Id);
        using var leader = await _app.AsAsync(Role.TownshipLeader, townshipCode: place.Scene.Community.LeadTownshipCode);
        using var clerk = await _app.AsAsync(Role.CommunityClerk, place.Scene.Community.Id);
        await place.Scene.PayAsync(place.Household, 5_000, "2026-09-01");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 4) switch
        {
            0 => committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check", new { contentHash = place.Hash }),
            1 => committee.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/check/return", new { reason = "退回" }),
            2 => leader.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/cancel", new { reason = "取消" }),
            _ => clerk.PostAsync($"/api/v1/subsidies/batches/{place.Id}/compile", null),
        }));

        // every cancellation of the race may have lost to another act; one that stands alone decides
        using var last = await leader.PostOnceAsync($"/api/v1/subsidies/batches/{place.Id}/cancel", new { reason = "取消" });
        Assert.That(last.StatusCode, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
        var steps = await _app.ReadAsync(db => db.BatchSteps.AsNoTracking().Where(x => x.BatchId == place.Id).ToListAsync());
        var (state, lines) = await _app.ReadAsync(async db => ((await db.SubsidyBatches.SingleAsync(x => x.Id == place.Id)).State, await db.SubsidyLines.CountAsync(x => x.BatchId == place.Id)));
        Assert.That(steps.Count(x => x.Action == BatchAction.Cancel), Is.EqualTo(1));
        Assert.That((state, lines), Is.EqualTo((SubsidyBatchState.Cancelled, 0)), "a compilation under way left nothing behind");

        // ids grow with time only per process; the chain is followed by its states
        var at = SubsidyBatchState.Opened;
        foreach (var step in steps.OrderBy(x => x.Id))
        {
            Assert.That((step.From, BatchTransitions.Next(step.From, step.Action)), Is.EqualTo((at, (SubsidyBatchState?)step.To)));
            at = step.To;
        }
    }

    [Test]
    public async Task A_quarter_that_was_not_paid_by_the_end_of_the_next_is_listed_for_township_and_county()
    {
        await using var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        var scene = await SubsidyScene.CreateAsync(app);
        var household = await scene.AddAsync(new(scene.Prefix + "1"));
        await scene.PayAsync(household, 10_000, "2026-02-10");
        await scene.CompileAsync(new(2026, 1));
        await scene.CompileAsync();
        using var leader = await app.AsAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        using var county = await app.AsAsync(Role.CountyAdministrator);

        // 2026Q1 was due on 30 June: 148 days before 25 November; 2026Q2 has no batch, due on 30 September; 2026Q3 has until 31 December
        var rows = (await leader.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/overdue")).GetProperty("items").EnumerateArray()
            .Select(x => $"{x.GetProperty("quarter")} {x.GetProperty("state")} {x.GetProperty("daysLate")} {x.GetProperty("waitsFor")} {x.GetProperty("totalFen")}").ToList();
        Assert.That(rows, Is.EqualTo(new[] { "2026Q1 Compiled 148 Check 2000", "2026Q2 NotReady 56 Compile 0" }));
        Assert.That(await CountAsync(leader, "batchOverdue"), Is.EqualTo(2));
        Assert.That(await CountAsync(county, "batchOverdue"), Is.EqualTo(2));

        app.Clock.SetUtcNow(new(2026, 12, 31, 2, 0, 0, TimeSpan.Zero));
        using var onTheDay = await app.AsAsync(Role.CountyAdministrator);
        Assert.That(await CountAsync(onTheDay, "batchOverdue"), Is.EqualTo(2), "the last day is in time");
        app.Clock.SetUtcNow(new(2026, 12, 31, 16, 0, 0, TimeSpan.Zero));
        using var later = await app.AsAsync(Role.CountyAdministrator);
        Assert.That(await CountAsync(later, "batchOverdue"), Is.EqualTo(3), "midnight in Shanghai");
    }

    private async Task<Batch> PlaceAsync()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var household = await scene.AddAsync(new(scene.Prefix + "1"));
        await scene.PayAsync(household, 10_000);
        var compiled = await scene.CompileAsync();
        return new(_app, scene, household, compiled.Value.BatchId, compiled.Value.ContentHash);
    }

    private Task<Guid> LineAsync(Batch batch) => _app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == batch.Id).Select(x => x.Id).SingleAsync());

    private static async Task<int> CountAsync(HttpClient client, string kind) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().Where(x => x.GetProperty("kind").GetString() == kind).Sum(x => x.GetProperty("count").GetInt32());

    private static async Task<string?[]> MineAsync(HttpClient client, string of) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/steps/mine?of={of}")).GetProperty("items").EnumerateArray().Select(x => x.GetProperty("action").GetString())];

    /// <summary>A compiled batch of one household, and a way to put it into any state without the people of the steps between.</summary>
    private sealed record Batch(TestApp App, SubsidyScene Scene, ArrangedHousehold Household, Guid Id, string Hash)
    {
        public Task<int> PutAsync(SubsidyBatchState state) => App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == Id).ExecuteUpdateAsync(set => set
            .SetProperty(x => x.State, state).SetProperty(x => x.CompiledBy, new PersonKey("maker")).SetProperty(x => x.CheckedBy, (PersonKey?)null).SetProperty(x => x.ReviewedBy, (PersonKey?)null)
            .SetProperty(x => x.ReturnedAt, (DateTimeOffset?)null).SetProperty(x => x.ContentHash, Hash).SetProperty(x => x.Version, x => x.Version + 1)));
    }
}
