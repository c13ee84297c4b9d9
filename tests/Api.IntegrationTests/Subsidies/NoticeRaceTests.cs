using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A real batch at the moment at which its notice is published, ended, objected to or taken back by many at once: whatever came first, batch, notice, signatures and content agree.</summary>
internal sealed class NoticeRaceTests
{
    private TestApp _app = null!;
    private BatchWay _way = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = await BatchWay.StartAsync();
        await _app.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await NoticeScene.ArrangeHolidaysAsync(_app);
        _way = await BatchWay.CreateAsync(_app);
    }

    [TearDown]
    public async Task StopAsync()
    {
        var (exit, lines) = await AuditVerify.RunAsync(_app);
        _way.Dispose();
        await _app.DisposeAsync();
        Assert.That(exit, Is.Zero, lines);
    }

    [Test]
    public async Task Publication_beside_return_leaves_a_notice_that_runs_or_none()
    {
        var batch = await CheckedAsync();
        var hash = (await _way.BatchAsync(batch)).ContentHash!;
        var race = await Race.OfAsync(Race.Fifty, i => i % 2 == 0 ? PublishAsync(batch, hash) : ReturnAsync(batch));

        race.AssertCleanlyLost();
        var state = (await _way.BatchAsync(batch)).State;
        var notices = await _app.ReadAsync(db => db.PublicNotices.Where(x => x.SubjectId == batch).Select(x => x.State).ToListAsync());
        Assert.That(state, Is.AnyOf(SubsidyBatchState.Noticed, SubsidyBatchState.Compiled));
        Assert.That(notices.Count(x => x == NoticeState.Running), Is.EqualTo(state == SubsidyBatchState.Noticed ? 1 : 0));
        Assert.That(notices, Has.Count.LessThanOrEqualTo(1));
        await ContentStandsAsync(batch);
    }

    [Test]
    public async Task The_end_of_a_notice_beside_decision_and_return_has_one_outcome()
    {
        var batch = await CheckedAsync();
        var notice = await PublishedAsync(batch);
        var objection = await ObjectAsync(notice);
        await _app.ReadAsync(db => db.PublicNotices.Where(x => x.Id == notice).ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstDay, new DateOnly(2026, 11, 12)).SetProperty(x => x.LastDay, new DateOnly(2026, 11, 20))));

        var race = await Race.OfAsync(Race.Fifty, i => (i % 5) switch
        {
            0 or 1 => _way.Clerk.PostOnceAsync("/api/v1/notices/end-due", new { }),
            2 or 3 => DecideAsync(objection, upheld: true),
            _ => ReturnAsync(batch),
        });

        race.AssertCleanlyLost();
        // every decision may have been read before an end or a return that was written first; then none counts, and the next one does
        var decided = race.Answers.Where((x, i) => i % 5 is 2 or 3 && x.Status == HttpStatusCode.OK).Count();
        Assert.That(decided, Is.LessThanOrEqualTo(1), "decided once");
        if (decided == 0)
        {
            await BatchWay.MustAsync(DecideAsync(objection, upheld: true));
        }

        var after = await _app.ReadAsync(async db => new
        {
            Batch = await db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.Id == batch),
            Notice = await db.PublicNotices.AsNoTracking().SingleAsync(x => x.Id == notice),
            Sheets = await db.SignatureSheets.AsNoTracking().Where(x => x.SubjectId == batch && x.State != Domain.Signing.SheetState.Void).ToListAsync(),
            Lines = await db.SubsidyLines.CountAsync(x => x.BatchId == batch),
            Objection = await db.Objections.AsNoTracking().SingleAsync(x => x.Id == objection),
            Ended = await db.BatchSteps.CountAsync(x => x.BatchId == batch && x.Action == BatchAction.EndNotice),
        });
        Assert.That((after.Objection.State, after.Objection.Version), Is.EqualTo((ObjectionState.Upheld, 2)));
        Assert.That(after.Ended, Is.LessThanOrEqualTo(1));
        if (after.Batch.State == SubsidyBatchState.NoticeEnded)
        {
            Assert.That((after.Notice.State, after.Lines, after.Sheets.Count), Is.EqualTo((NoticeState.Ended, 1, 1)), "the line that was objected to has left");
            Assert.That(after.Sheets[0].ContentHash, Is.EqualTo(after.Batch.ContentHash));
        }
        else
        {
            Assert.That((after.Batch.State, after.Notice.State, after.Sheets.Count), Is.EqualTo((SubsidyBatchState.Compiled, NoticeState.Withdrawn, 0)));
        }

        await ContentStandsAsync(batch);
    }

    [Test]
    public async Task Compilation_beside_the_decision_of_an_objection_comes_to_what_it_comes_to_afterwards()
    {
        var batch = await CheckedAsync();
        var objection = await ObjectAsync(await PublishedAsync(batch));
        await BatchWay.MustAsync(ReturnAsync(batch));

        var race = await Race.OfAsync(Race.Fifty, i => i % 2 == 0 ? CompileAsync(batch) : DecideAsync(objection, upheld: false));

        race.AssertCleanlyLost();
        Assert.That(race.Answers.Where((x, i) => i % 2 == 1 && x.Status == HttpStatusCode.OK).ToList(), Has.Count.EqualTo(1), "decided once");
        await ContentStandsAsync(batch);
        await BatchWay.MustAsync(CompileAsync(batch));
        var settled = await _way.BatchAsync(batch);
        await BatchWay.MustAsync(CompileAsync(batch));
        var again = await _way.BatchAsync(batch);
        Assert.That((again.State, again.ContentHash, again.Version), Is.EqualTo((SubsidyBatchState.Compiled, settled.ContentHash, settled.Version)));
        await ContentStandsAsync(batch);
    }

    /// <summary>The rows are those that the batch says it has.</summary>
    private async Task ContentStandsAsync(Guid id)
    {
        var batch = await _way.BatchAsync(id);
        await using var scope = _app.SystemScope();
        Assert.That((await scope.ServiceProvider.GetRequiredService<BatchContent>().SumAsync(batch, default)).ContentHash, Is.EqualTo(batch.ContentHash));
    }

    private async Task<Guid> CheckedAsync()
    {
        await _way.AddAsync(10_000, 20_000);
        // the names of arranged people say which they are; a public list wants real ones
        await _app.ReadAsync(db => db.Residents.ExecuteUpdateAsync(set => set.SetProperty(x => x.Name, "张建国")));
        await _app.ReadAsync(db => db.PayoutAccounts.ExecuteUpdateAsync(set => set.SetProperty(x => x.HolderName, "张建国")));
        var compiled = await _way.Scene.CompileAsync();
        Assert.That(compiled.Error, Is.Null);
        await _way.CheckAsync(compiled.Value.BatchId);
        return compiled.Value.BatchId;
    }

    private async Task<Guid> PublishedAsync(Guid batch) => (await BatchWay.MustAsync(PublishAsync(batch, (await _way.BatchAsync(batch)).ContentHash!))).GetProperty("id").GetGuid();

    private async Task<Guid> ObjectAsync(Guid notice) =>
        (await BatchWay.MustAsync(_way.Clerk.PostOnceAsync($"/api/v1/notices/{notice}/objections", new { line = 1, text = "该户去年已搬走" }))).GetProperty("id").GetGuid();

    private Task<HttpResponseMessage> PublishAsync(Guid batch, string hash) =>
        _way.Clerk.PostOnceAsync("/api/v1/notices", new { kind = "SubsidyPlan", subjectId = batch, contentHash = hash, contactName = "社区服务中心", contactPhone = "0359-8532000" });

    private Task<HttpResponseMessage> ReturnAsync(Guid batch) => _way.Director.PostOnceAsync($"/api/v1/subsidies/batches/{batch}/return", new { reason = "第1户有误" });

    private Task<HttpResponseMessage> CompileAsync(Guid batch) => _way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{batch}/compile", new { });

    private Task<HttpResponseMessage> DecideAsync(Guid objection, bool upheld) => _way.Committee.PostOnceAsync($"/api/v1/notices/objections/{objection}/decide", new { upheld, answer = "已入户核实" });
}
