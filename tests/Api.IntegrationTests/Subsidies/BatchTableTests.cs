using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>
/// Compilation, notice, signatures, release, settlement and papers: in every state, by every role, as the table of transitions and the permissions say. What the committee and the
/// township do is in BatchPathTests.
/// </summary>
internal sealed class BatchTableTests
{
    private static readonly SubsidyBatchState[] States = Enum.GetValues<SubsidyBatchState>();

    private readonly Dictionary<Role, HttpClient> _desks = [];
    private readonly List<string> _wrong = [];
    private PayoutScene _payouts = null!;
    private BatchWay _way = null!;
    private Guid _id;
    private string _hash = "";
    private int _moved;

    private TestApp App => _payouts.App;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _payouts = await PayoutScene.StartAsync(realRooms: true);
        await SubsidyScene.PublishPolicyAsync(App, new(2018, 1, 1), null);
        await App.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        await App.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await App.ArrangeAsync(db =>
        {
            var table = HolidayYear.Enter(2026, "国办发明电", new(2025, 11, 4), [new(new(2026, 10, 1), DayKind.Off, "国庆节")], new("a"), "甲", App.Clock.GetUtcNow()).Value;
            Assert.That(table.Confirm(new("b"), "乙", App.Clock.GetUtcNow()).IsSuccess);
            db.HolidayYears.Add(table);
            return Task.CompletedTask;
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _payouts.DisposeAsync();

    /// <summary>A batch of its own for every test, with everybody there is at a desk.</summary>
    [SetUp]
    public async Task CreateAsync()
    {
        _way = await BatchWay.CreateAsync(App);
        await _way.AddAsync(10_000);
        await _way.MakePayableAsync();
        var compiled = (await _way.Scene.CompileAsync()).Value;
        (_id, _hash, _moved) = (compiled.BatchId, compiled.ContentHash, 0);
        _wrong.Clear();
        foreach (var role in Enum.GetValues<Role>())
        {
            var scope = RoleCatalogue.Of(role).Scope;
            _desks[role] = await App.AsAsync(role, scope == ScopeKind.Community ? _way.Scene.Community.Id : null, scope == ScopeKind.Township ? _way.Scene.Community.LeadTownshipCode : null);
        }
    }

    [TearDown]
    public void Dispose()
    {
        _way.Dispose();
        foreach (var desk in _desks.Values)
        {
            desk.Dispose();
        }
    }

    [Test]
    public async Task Compilation()
    {
        await WalkAsync(BatchAction.Compile, async desk =>
        {
            if ((await _way.BatchAsync(_id)).State == SubsidyBatchState.Opened)
            {
                // as it is before its first compilation
                await App.ReadAsync(db => db.SubsidyEvidence.Where(x => x.BatchId == _id).ExecuteDeleteAsync());
                await App.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == _id).ExecuteDeleteAsync());
            }

            return await desk.PostAsync($"/api/v1/subsidies/batches/{_id}/compile", null);
        }, role => Has(role, Permissions.Subsidies.Compile));
        Assert.That(_moved, Is.EqualTo(2 * Enum.GetValues<Role>().Count(x => Has(x, Permissions.Subsidies.Compile))), "opened and compiled");
    }

    [Test]
    public async Task Publication()
    {
        await WalkAsync(BatchAction.PublishNotice, PublishAsync, role => Has(role, Permissions.Notices.Publish), undo: RemoveNoticeAsync);
        Assert.That(_moved, Is.EqualTo(Enum.GetValues<Role>().Count(x => Has(x, Permissions.Notices.Publish))));
    }

    [Test]
    public async Task End_of_the_notice()
    {
        await NoticeIsDueAsync();
        // the sweep answers with what it has ended, and refuses nothing by its own status
        foreach (var (role, desk) in _desks)
        {
            foreach (var state in States)
            {
                await PutAsync(state);
                using var answer = await desk.PostAsync("/api/v1/notices/end-due", null);
                var may = Has(role, Permissions.Notices.Publish);
                var ends = may && state == SubsidyBatchState.Noticed;
                await CheckAsync($"{role} {state}", answer, may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, ends ? SubsidyBatchState.NoticeEnded : state);
                if (may)
                {
                    var ended = await answer.Content.ReadFromJsonAsync<JsonElement>();
                    Assert.That((ended.GetProperty("ended").GetInt32(), ended.GetProperty("refused").GetArrayLength()), Is.EqualTo(ends ? (1, 0) : (0, 1)), $"{role} {state}");
                }

                if (ends)
                {
                    await App.ReadAsync(db => db.SignatureSheets.Where(x => x.SubjectId == _id).ExecuteDeleteAsync());
                    await App.ReadAsync(db => db.PublicNotices.Where(x => x.SubjectId == _id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, NoticeState.Running).SetProperty(x => x.EndedAt, (DateTimeOffset?)null)));
                }
            }
        }

        AssertNothingWrong();
    }

    [Test]
    public async Task First_signature()
    {
        await _way.CheckAsync(_id);
        await _way.NoticeAsync(_id);
        await WalkAsync(BatchAction.SignFirst, SignAsync, role => role == Role.CentreDirector, undo: () => UnsignAsync(SigningStep.First), hasTurns: true);
        Assert.That(_moved, Is.EqualTo(1));
    }

    [Test]
    public async Task Second_signature()
    {
        await _way.CheckAsync(_id);
        await _way.NoticeAsync(_id);
        await BatchWay.MustAsync(_way.SignAsync(_way.Director, _id));
        await WalkAsync(BatchAction.SignSecond, SignAsync, role => role == Role.BranchSecretary, undo: () => UnsignAsync(SigningStep.Second), hasTurns: true);
        Assert.That(_moved, Is.EqualTo(1));
    }

    [Test]
    public async Task Release()
    {
        await _way.WalkAsync(_id);
        var prepared = await _payouts.PrepareAsync(_id);
        // the one that succeeds comes last: what it does cannot be undone
        await WalkAsync(BatchAction.Release, desk => _payouts.TryReleaseAsync(prepared, desk), role => role == Role.CountyFinanceReviewer, order: x => x == SubsidyBatchState.TownshipReviewed ? 1 : 0,
            roles: [.. Enum.GetValues<Role>().OrderBy(x => x == Role.CountyFinanceReviewer)], keepsParts: true);
        Assert.That(_moved, Is.EqualTo(1));
    }

    /// <summary>Orders exist from the release on, so that results cannot meet any other state.</summary>
    [Test]
    public async Task Settlement()
    {
        await _way.WalkAsync(_id);
        var release = await _payouts.ReleaseAsync(_id);
        await _payouts.SendAsync(release);
        var file = (await _payouts.FilesAsync(release)).Single();
        var content = PayoutScene.Csv(file.Number, (await _payouts.OrdersAsync(release)).Select(x => (x.EndToEndId, x.AmountFen, "成功")));
        foreach (var role in Enum.GetValues<Role>().OrderBy(x => x == Role.CountyFinanceImporter))
        {
            using var answer = await _payouts.TryImportAsync(content, by: _desks[role]);
            var may = role == Role.CountyFinanceImporter;
            await CheckAsync($"{role}", answer, may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, may ? SubsidyBatchState.Settled : SubsidyBatchState.Released);
        }

        AssertNothingWrong();
    }

    [Test]
    public async Task Settlement_on_paper()
    {
        var papers = new { communityId = _way.Scene.Community.Id, quarter = SubsidyScene.Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = _way.Scene.Prefix + "1", amountFen = 1_999 } } };
        foreach (var (role, desk) in _desks)
        {
            foreach (var state in States)
            {
                await PutAsync(state);
                using var answer = await desk.PostOnceAsync("/api/v1/subsidies/paper", papers);
                var expected = !Has(role, Permissions.Subsidies.ImportSettled) ? HttpStatusCode.Forbidden : BatchTransitions.Allows(state, BatchAction.SettleOnPaper) ? HttpStatusCode.OK : HttpStatusCode.Conflict;
                await CheckAsync($"entry {role} {state}", answer, expected, state);
                if (answer.IsSuccessStatusCode)
                {
                    await App.ReadAsync(db => db.PaperClaimLines.ExecuteDeleteAsync());
                    await App.ReadAsync(db => db.PaperClaims.ExecuteDeleteAsync());
                }
            }
        }

        await PutAsync(SubsidyBatchState.Compiled);
        var claim = (await _payouts.MustAsync(_payouts.Preparer, "/api/v1/subsidies/paper", papers)).GetProperty("claimId").GetGuid();
        await WalkAsync(BatchAction.SettleOnPaper, desk => desk.PostOnceAsync($"/api/v1/subsidies/paper/{claim}/confirm", new { }), role => role == Role.CountyFinanceReviewer,
            order: x => x == SubsidyBatchState.Compiled ? 1 : 0, except: SubsidyBatchState.Opened,
            roles: [.. Enum.GetValues<Role>().Where(x => x != Role.CountyFinancePreparer).OrderBy(x => x == Role.CountyFinanceReviewer)]);
        Assert.That(_moved, Is.EqualTo(1));
    }

    private async Task WalkAsync(BatchAction action, Func<HttpClient, Task<HttpResponseMessage>> act, Func<Role, bool> may, Func<Task>? undo = null, Func<SubsidyBatchState, int>? order = null,
        IReadOnlyList<Role>? roles = null, bool keepsParts = false, SubsidyBatchState? except = null,
        bool hasTurns = false)
    {
        foreach (var role in roles ?? Enum.GetValues<Role>())
        {
            foreach (var state in States.Where(x => x != except).OrderBy(x => order?.Invoke(x) ?? 0))
            {
                await PutAsync(state, keepsParts);
                using var answer = await act(_desks[role]);
                var next = may(role) ? BatchTransitions.Next(state, action) : null;
                // somebody of the other post is told to wait for his turn
                var refusal = may(role) || (hasTurns && answer.StatusCode == HttpStatusCode.Conflict && Has(role, Permissions.Signing.Sign)) ? HttpStatusCode.Conflict : HttpStatusCode.Forbidden;
                await CheckAsync($"{role} {state}", answer, next is not null ? HttpStatusCode.OK : refusal, next ?? state);
                if (answer.IsSuccessStatusCode)
                {
                    _moved++;
                    await (undo?.Invoke() ?? Task.CompletedTask);
                }
            }
        }

        AssertNothingWrong();
    }

    private async Task CheckAsync(string what, HttpResponseMessage answer, HttpStatusCode expected, SubsidyBatchState state)
    {
        var after = await App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == _id).Select(x => x.State).SingleAsync());
        var status = answer.StatusCode == HttpStatusCode.Created ? HttpStatusCode.OK : answer.StatusCode;
        if (status != expected || after != state)
        {
            _wrong.Add($"{what}: {(int)answer.StatusCode} for {(int)expected}, {after} for {state}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private void AssertNothingWrong() => Assert.That(_wrong, Is.Empty, string.Join(Environment.NewLine, _wrong.Take(20)));

    private Task<HttpResponseMessage> PublishAsync(HttpClient desk) =>
        desk.PostOnceAsync("/api/v1/notices", new { kind = "SubsidyPlan", subjectId = _id, contentHash = _hash, contactName = "社区服务中心", contactPhone = "0359-8530000" });

    private async Task RemoveNoticeAsync()
    {
        await App.ReadAsync(db => db.NoticeLines.Where(x => db.PublicNotices.Any(notice => notice.Id == x.NoticeId && notice.SubjectId == _id)).ExecuteDeleteAsync());
        await App.ReadAsync(db => db.PublicNotices.Where(x => x.SubjectId == _id).ExecuteDeleteAsync());
    }

    private async Task NoticeIsDueAsync()
    {
        await PutAsync(SubsidyBatchState.CommitteeChecked);
        await BatchWay.MustAsync(PublishAsync(_way.Clerk));
        await App.ReadAsync(db => db.PublicNotices.Where(x => x.SubjectId == _id).ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstDay, new DateOnly(2026, 11, 10)).SetProperty(x => x.LastDay, new DateOnly(2026, 11, 20))));
    }

    private Task<HttpResponseMessage> SignAsync(HttpClient desk) => _way.SignAsync(desk, _id);

    private async Task UnsignAsync(SigningStep step)
    {
        await using var scope = App.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.Set<Signature>().Where(x => x.Step == step && db.SignatureSheets.Any(sheet => sheet.Id == x.SheetId && sheet.SubjectId == _id)).ExecuteDeleteAsync();
        await db.SignatureSheets.Where(x => x.SubjectId == _id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, SheetState.Open).SetProperty(x => x.CompletedAt, (DateTimeOffset?)null));
    }

    /// <summary>Into a state without the people of the steps between. Who acted before is forgotten, unless the action asks who it was.</summary>
    private async Task PutAsync(SubsidyBatchState state, bool keepsParts = false)
    {
        await App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == _id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state).SetProperty(x => x.Version, x => x.Version + 1)));
        if (!keepsParts)
        {
            await App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == _id).ExecuteUpdateAsync(set => set
                .SetProperty(x => x.CompiledBy, new PersonKey("maker")).SetProperty(x => x.CheckedBy, (PersonKey?)null).SetProperty(x => x.FirstSignedBy, (PersonKey?)null)
                .SetProperty(x => x.SecondSignedBy, (PersonKey?)null).SetProperty(x => x.ReviewedBy, (PersonKey?)null)
                .SetProperty(x => x.ContentHash, state == SubsidyBatchState.Opened ? null : _hash)));
        }
    }

    private static bool Has(Role role, string permission) => RoleCatalogue.Of(role).Permissions.Contains(permission);
}
