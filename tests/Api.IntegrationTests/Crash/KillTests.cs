using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Crash;

/// <summary>
/// The real server, killed while it releases and while it takes in a result file, twice each for every batch. Afterwards either everything is there or nothing at all, what was
/// answered is never lost, and the same request with the same key ends in one effect. The moments are drawn from a seed that is printed; RESETTLEMENT_TEST_SEED repeats a run.
/// </summary>
internal sealed class KillTests
{
    private const int Lines = 3_000;
    private const int KillsPerRequest = 2;

    /// <summary>Who has been writing for so long is in the middle of it.</summary>
    private static readonly TimeSpan AtWork = TimeSpan.FromMilliseconds(60);

    private readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount & int.MaxValue;

    /// <summary>How long an undisturbed request has taken, in milliseconds; a guess until one was seen.</summary>
    private double _span = 800;

    private int _inside;
    private Random _random = null!;
    private PayoutScene _scene = null!;
    private ServerProcess _server = null!;
    private (string Reviewer, string Importer) _people;

    [Test]
    public Task Killed_four_times_nothing_is_lost_or_doubled() => RunAsync(batches: 1);

    [Test]
    [Category("Soak")]
    public Task Killed_twenty_times_nothing_is_lost_or_doubled() => RunAsync(batches: 5);

    private async Task RunAsync(int batches)
    {
        TestContext.Out.WriteLine($"seed {_seed}");
        (_random, _inside) = (new Random(_seed), 0);
        await using var scene = _scene = await PayoutScene.StartAsync(fundFen: 1_000_000_000, realRooms: true);
        var app = scene.App;
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        await app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        await AddPeopleAsync();
        var prepared = new List<JsonElement>();
        for (var i = 0; i < batches; i++)
        {
            prepared.Add(await scene.PrepareAsync(await ReviewedBatchAsync()));
        }

        _server = await ServerProcess.StartAsync(app);
        try
        {
            foreach (var release in prepared)
            {
                await ReleaseAsync(release);
                await ReconcileAsync(release.GetProperty("id").GetGuid());
            }
        }
        finally
        {
            _server.Dispose();
        }

        TestContext.Out.WriteLine($"{_inside} of {batches * KillsPerRequest * 2} kills landed in a transaction that was then gone");
        Assert.That(_inside, Is.GreaterThanOrEqualTo(batches), $"seed {_seed}: the first kill of every request waits until its transaction is at work");
        await scene.AssertBooksAsync();
        foreach (var command in new[] { "audit", "ledger" })
        {
            var (exit, output) = await ProductProgram.RunAsync(app, command, "verify");
            Assert.That(exit, Is.Zero, output);
        }
    }

    private async Task ReleaseAsync(JsonElement prepared)
    {
        var id = prepared.GetProperty("id").GetGuid();
        var (count, fen, key) = (prepared.GetProperty("count").GetInt32(), prepared.GetProperty("amountFen").GetInt64(), $"release-{id}");
        var before = await _scene.BalanceAsync();
        await UnderFireAsync(_people.Reviewer, client => _scene.TryReleaseAsync(prepared, client, key), async () =>
        {
            var orders = await _scene.OrdersAsync(id);
            Assert.That((orders.Count, orders.Sum(x => x.AmountFen), orders.Select(x => x.ObligationId).Distinct().Count()), Is.EqualTo((count, fen, count)));
            Assert.That(orders.Select(x => x.State), Is.All.EqualTo(OrderState.Pending));
            Assert.That((await _scene.FilesAsync(id)).Select(x => (x.Count, x.AmountFen)), Is.EqualTo(new[] { (count, fen) }), "the file is the orders");
            Assert.That(await EntriesAsync(id), Is.EqualTo(new[] { (EntryKind.Reservation, fen) }));
            Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank, before.Payable + fen, before.Available - fen)));
            var batch = orders[0].BatchId;
            var (state, steps, lines) = await _scene.App.ReadAsync(async db => ((await db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.Id == batch)).State,
                await db.BatchSteps.CountAsync(x => x.BatchId == batch && x.Action == BatchAction.Release), await db.SubsidyLines.Where(x => x.BatchId == batch).SumAsync(x => x.AmountFen)));
            Assert.That((state, steps, lines), Is.EqualTo((SubsidyBatchState.Released, 1, fen)));
            Assert.That(await NotesAsync("release", id), Is.EqualTo(1));
        });
    }

    private async Task ReconcileAsync(Guid release)
    {
        await _scene.SendAsync(release);
        var (file, orders) = ((await _scene.FilesAsync(release)).Single(), await _scene.OrdersAsync(release));
        var content = PayoutScene.Csv(file.Number, orders.Select((x, i) => (x.EndToEndId, x.AmountFen, i % 50 == 7 ? "失败" : "成功")));
        var failed = orders.Where((_, i) => i % 50 == 7).ToList();
        var (failedFen, paidFen) = (failed.Sum(x => x.AmountFen), orders.Sum(x => x.AmountFen) - failed.Sum(x => x.AmountFen));
        var (hash, before) = (Convert.ToHexStringLower(SHA256.HashData(content)), await _scene.BalanceAsync());
        await UnderFireAsync(_people.Importer, client => _scene.TryImportAsync(content, by: client, key: $"results-{release}"), async () =>
        {
            var import = await _scene.App.ReadAsync(db => db.ResultImports.AsNoTracking().SingleAsync(x => x.Sha256 == hash));
            Assert.That((import.Rows, import.Paid, import.PaidFen, import.Failed, import.FailedFen), Is.EqualTo((orders.Count, orders.Count - failed.Count, paidFen, failed.Count, failedFen)));
            Assert.That(await _scene.App.ReadAsync(db => db.ResultRows.CountAsync(x => x.ImportId == import.Id)), Is.EqualTo(orders.Count));
            var after = await _scene.OrdersAsync(release);
            Assert.That(after.Where(x => x.State == OrderState.Failed).Select(x => x.Id), Is.EqualTo(failed.Select(x => x.Id)));
            Assert.That(after.Count(x => x.State == OrderState.Paid), Is.EqualTo(orders.Count - failed.Count));
            Assert.That(await EntriesAsync(import.Id), Is.EquivalentTo(new[] { (EntryKind.Payment, paidFen), (EntryKind.ReservationReturned, failedFen) }));
            Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank - paidFen, before.Payable - paidFen - failedFen, before.Available + failedFen)));
            Assert.That(await NotesAsync("import-results", import.Id), Is.EqualTo(1));
        });
    }

    /// <summary>Sends a request, kills the server, looks, starts it anew; then sends the same once more until it is answered, and again.</summary>
    private async Task UnderFireAsync(string person, Func<HttpClient, Task<HttpResponseMessage>> act, Func<Task> assertDone)
    {
        var isDone = false;
        for (var kill = 0; kill < KillsPerRequest; kill++)
        {
            isDone |= await KillAsync(person, act, assertDone, waitsForWrite: kill == 0 && !isDone);
            _server.Dispose();
            _server = await ServerProcess.StartAsync(_scene.App);
        }

        var client = await _server.SignInAsync(person);
        var watch = Stopwatch.StartNew();
        var first = await AnswerAsync(act(client));
        _span = isDone ? _span : watch.Elapsed.TotalMilliseconds;
        await assertDone();
        Assert.That(await AnswerAsync(act(client)), Is.EqualTo(first), "the repeat gets the first answer");
        await assertDone();
    }

    /// <returns>Whether the request had its effect, now or before.</returns>
    private async Task<bool> KillAsync(string person, Func<HttpClient, Task<HttpResponseMessage>> act, Func<Task> assertDone, bool waitsForWrite)
    {
        var client = await _server.SignInAsync(person);
        SqliteConnection.ClearAllPools();
        var (before, sent, delay, wasWriting) = await SendAsync(client, act, waitsForWrite);
        await _server.KillAsync();
        var answer = await AnswerOrNullAsync(sent);
        // on SQLite nobody else has the file open: this look is the recovery
        await using var watch = await DatabaseWatch.OpenAsync(_scene.App);
        await watch.WaitUntilQuietAsync();
        var after = await watch.RowsAsync();
        _inside += after == before && wasWriting ? 1 : 0;
        TestContext.Out.WriteLine($"killed {delay:0} ms after {(waitsForWrite ? "the work had begun" : "the request")}, writing: {wasWriting}, answered: {answer is not null}, rows: {(after == before ? "as before" : "new")}");
        if (after == before && answer is null)
        {
            return false;
        }

        // answered or not: what is there is whole
        await assertDone();
        return true;
    }

    /// <summary>Sends the request and waits until the moment has come.</summary>
    private async Task<(string Before, Task<HttpResponseMessage> Sent, double Delay, bool WasWriting)> SendAsync(HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> act, bool waitsForWrite)
    {
        await using var watch = await DatabaseWatch.OpenAsync(_scene.App);
        var before = await watch.RowsAsync();
        var sent = act(client);
        // what the check of the password writes is over in a moment; the work is not
        for (var begun = Stopwatch.StartNew(); waitsForWrite && !sent.IsCompleted && begun.Elapsed < AtWork;)
        {
            await Task.Delay(1);
            if (!await watch.IsWritingAsync())
            {
                begun.Restart();
            }
        }

        var delay = _random.NextDouble() * (waitsForWrite ? 30 : _span * 1.1);
        await Task.Delay(TimeSpan.FromMilliseconds(delay));
        return (before, sent, delay, !sent.IsCompleted && await watch.IsWritingAsync());
    }

    private static async Task<string> AnswerAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return text;
    }

    private static async Task<string?> AnswerOrNullAsync(Task<HttpResponseMessage> sent)
    {
        try
        {
            return await AnswerAsync(sent);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Valid for whatever the clock of the machine says: the killed server does not run on that of the test.</summary>
    private async Task AddPeopleAsync()
    {
        var app = _scene.App;
        _people = (await app.AddUserAsync(Role.CountyFinanceReviewer), await app.AddUserAsync(Role.CountyFinanceImporter));
        await using var scope = app.SystemScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), TimeProvider.System.GetUtcNow());
        var people = db.Users.Where(x => x.UserName == _people.Reviewer || x.UserName == _people.Importer);
        await db.UserGrants.Where(x => people.Any(person => person.Id == x.UserId)).ExecuteUpdateAsync(set => set.SetProperty(x => x.ValidFrom, new DateOnly(2020, 1, 1)));
        await people.ExecuteUpdateAsync(set => set.SetProperty(x => x.PasswordChangedAt, now));
    }

    private async Task<Guid> ReviewedBatchAsync()
    {
        using var way = await BatchWay.CreateAsync(_scene.App);
        await CrowdedCommunity.FillAsync(_scene.App, way.Scene, Lines);
        var compiled = await way.Scene.CompileAsync();
        Assert.That(compiled.Value.Lines, Is.EqualTo(Lines));
        await way.WalkAsync(compiled.Value.BatchId);
        return compiled.Value.BatchId;
    }

    private Task<List<(EntryKind Kind, long Fen)>> EntriesAsync(Guid reference) => _scene.App.ReadAsync(async db =>
        (await db.JournalEntries.AsNoTracking().Where(x => x.ReferenceId == reference).Select(x => new { x.Kind, x.AmountFen }).ToListAsync()).ConvertAll(x => (x.Kind, x.AmountFen)));

    private Task<int> NotesAsync(string action, Guid subject)
    {
        var id = subject.ToString();
        return _scene.App.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == action && x.SubjectId == id));
    }
}
