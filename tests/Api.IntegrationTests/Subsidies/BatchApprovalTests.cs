using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Notice, two signatures and review of a batch: lines that were objected to leave, what is signed is what is there, any change voids it.</summary>
internal sealed class BatchApprovalTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await BatchWay.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Lines_with_an_objection_leave_and_the_rest_is_signed_and_reviewed()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000, 30_000, 40_000);
        var compiled = (await way.Scene.CompileAsync()).Value;
        var lines = await LinesAsync(compiled.BatchId);
        await way.CheckAsync(compiled.BatchId);
        await way.NoticeAsync(compiled.BatchId, [lines[0].Id], [new UpheldLine(lines[1].Id, "面积有误")]);

        var batch = await way.BatchAsync(compiled.BatchId);
        var sheet = await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().SingleAsync(x => x.SubjectId == batch.Id));
        Assert.That(batch.State, Is.EqualTo(SubsidyBatchState.NoticeEnded));
        Assert.That(batch.ContentHash, Is.Not.EqualTo(compiled.ContentHash));
        Assert.That((sheet.ContentHash, sheet.AmountFen, sheet.Count), Is.EqualTo((batch.ContentHash, 14_000L, 2)), "3 + 4 of 100 yuan × 20 %");
        Assert.That(await way.Scene.OutcomesAsync(), Is.EqualTo(new[]
        {
            $"{way.Scene.Prefix}1 ObjectionOpen 2000", $"{way.Scene.Prefix}2 ObjectionUpheld 4000", $"{way.Scene.Prefix}3 6000", $"{way.Scene.Prefix}4 8000",
        }));
        var left = await way.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/exclusions/{lines[1].Id}/explanation");
        Assert.That(left.GetProperty("outcomeText").GetString(), Is.EqualTo("公示异议成立：面积有误"));
        Assert.That(left.GetProperty("receipts").GetArrayLength(), Is.EqualTo(1), "the receipts behind the line are still found");

        await BatchWay.MustAsync(way.SignAsync(way.Director, batch.Id));
        Assert.That((await way.BatchAsync(batch.Id)).State, Is.EqualTo(SubsidyBatchState.FirstSigned));
        using var early = await way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{batch.Id}/review", new { contentHash = batch.ContentHash });
        Assert.That(await early.CodeAsync(), Is.EqualTo("subsidy.wrong-state"));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, batch.Id));
        await way.ReviewAsync(batch.Id);
        Assert.That((await way.BatchAsync(batch.Id)).State, Is.EqualTo(SubsidyBatchState.TownshipReviewed));
    }

    [Test]
    public async Task A_return_withdraws_the_notice_voids_the_signatures_and_keeps_who_objected()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        var lines = await LinesAsync(id);
        await way.CheckAsync(id);
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        await _app.ReadAsync(db => db.SubsidyHolds.CountAsync());

        var sheet = await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().SingleAsync(x => x.SubjectId == id));
        await BatchWay.MustAsync(way.Secretary.PostOnceAsync($"/api/v1/signing/sheets/{sheet.Id}/return", new { reason = "第2户金额与票据不符" }));

        var batch = await way.BatchAsync(id);
        Assert.That((batch.State, batch.ReturnReason, batch.FirstSignedBy), Is.EqualTo((SubsidyBatchState.Compiled, "第2户金额与票据不符", (Domain.Common.PersonKey?)null)));
        Assert.That(await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().Where(x => x.SubjectId == id).Select(x => x.State).SingleAsync()), Is.EqualTo(SheetState.Void));
        using var signed = await way.SignAsync(way.Secretary, id);
        Assert.That(await signed.CodeAsync(), Is.EqualTo("signing.not-open"));

        // the way once more, by the same people
        await way.Scene.CompileAsync();
        await way.WalkAsync(id);
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.TownshipReviewed));
        Assert.That(lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_line_changed_behind_the_first_signature_voids_it_and_sends_the_batch_back()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(id);
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        var line = (await LinesAsync(id))[0].Id;
        await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.Id == line).ExecuteUpdateAsync(set => set.SetProperty(x => x.AmountFen, 9_999)));

        using var second = await way.SignAsync(way.Secretary, id);
        Assert.That(await second.CodeAsync(), Is.EqualTo("signing.content-changed"));
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Compiled));
        Assert.That(await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().Where(x => x.SubjectId == id).Select(x => x.State).SingleAsync()), Is.EqualTo(SheetState.Void));
    }

    [Test]
    public async Task A_line_changed_after_both_signatures_is_not_reviewed()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(id);
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        var line = (await LinesAsync(id))[1].Id;
        await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.Id == line).ExecuteUpdateAsync(set => set.SetProperty(x => x.PayeeName, "另一人")));

        using var review = await way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/review", new { contentHash = (await way.BatchAsync(id)).ContentHash });
        Assert.That(await review.CodeAsync(), Is.EqualTo("subsidy.content-changed"));
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Approved));
    }

    [Test]
    public async Task Fifty_reviews_at_once_have_one_effect()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(id);
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        var body = new { contentHash = (await way.BatchAsync(id)).ContentHash };
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/review", body, i % 2 == 0 ? key : null)));

        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
        Assert.That(answers.Where(x => x.IsSuccessStatusCode).Select(x => x.Content.ReadAsStringAsync().Result).Distinct().Count(), Is.EqualTo(1), "one effect, told to all who hold its key");
        Assert.That(await _app.ReadAsync(db => db.BatchSteps.CountAsync(x => x.BatchId == id && x.Action == BatchAction.Review)), Is.EqualTo(1));
    }

    [Test]
    public async Task The_checker_signs_nothing_and_a_signer_does_not_review()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        var person = $"two-{way.Scene.Community.Id}";
        using var director = await _app.SignInAsync(await _app.AddUserAsync(Role.CentreDirector, way.Scene.Community.Id, person: person));
        using var leader = await _app.SignInAsync(await _app.AddUserAsync(Role.TownshipLeader, townshipCode: way.Scene.Community.LeadTownshipCode, person: person));
        using var committee = await _app.SignInAsync(await _app.AddUserAsync(Role.ResidentsCommittee, way.Scene.Community.Id, person: person + "-c"));
        using var secretary = await _app.SignInAsync(await _app.AddUserAsync(Role.BranchSecretary, way.Scene.Community.Id, person: person + "-c"));
        await BatchWay.MustAsync(committee.PostOnceAsync($"/api/v1/subsidies/batches/{id}/check", new { contentHash = (await way.BatchAsync(id)).ContentHash }));
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(director, id));

        using var checker = await way.SignAsync(secretary, id);
        Assert.That((checker.StatusCode, await checker.CodeAsync()), Is.EqualTo((HttpStatusCode.Forbidden, "subsidy.same-person")));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        using var review = await leader.PostOnceAsync($"/api/v1/subsidies/batches/{id}/review", new { contentHash = (await way.BatchAsync(id)).ContentHash });
        Assert.That(await review.CodeAsync(), Is.EqualTo("subsidy.same-person"));
    }

    [Test]
    public async Task A_batch_without_anything_to_pay_is_not_published()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.Scene.AddAsync(new(way.Scene.Prefix + "1"));
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.CheckAsync(id);
        await way.RoomAsync(async (room, _) =>
        {
            Assert.That((await room.DraftAsync(id, default)).Error?.Code, Is.EqualTo("subsidy.nothing-to-pay"));
            return Domain.Common.Result.Success;
        });
        Assert.That(await _app.ReadAsync(db => db.PublicNotices.CountAsync(x => x.SubjectId == id && x.State == NoticeState.Running)), Is.Zero);
    }

    private Task<List<SubsidyLine>> LinesAsync(Guid id) => _app.ReadAsync(db => db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == id).OrderBy(x => x.HouseholdNumber).ToListAsync());
}
