using System.Data.Common;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>The same file at the same moment, the same confirmation many times over, and a client that goes away in the middle.</summary>
internal sealed class ImportRaceTests
{
    [Test]
    public async Task Fifty_confirmations_of_one_import_at_once_have_one_effect()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var check = await clerk.CheckAsync("Roster", site.Id, Roster(10));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => clerk.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { })));

        var codes = new List<string?>();
        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            codes.Add(await answer.CodeAsync());
        }

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(codes, Is.All.EqualTo("import.closed").Or.EqualTo("concurrency.busy").Or.EqualTo("concurrency.changed"));
        Assert.That(await StoredAsync(app, site), Is.EqualTo((10, 10, 10, 1)));
    }

    [Test]
    public async Task Two_clerks_who_bring_the_same_file_at_the_same_moment_store_it_once()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        var path = Roster(10);

        var confirmed = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
            var check = await clerk.CheckAsync("Roster", site.Id, path);
            return await clerk.ConfirmAsync(check.Id());
        }));

        Assert.That(confirmed.Select(summary => (summary.Total("writtenItems"), summary.Total("skipped"))).Order(), Is.EqualTo(Enumerable.Repeat((0, 10), 5).Append((10, 0))));
        Assert.That(await StoredAsync(app, site), Is.EqualTo((10, 10, 10, 1)));
    }

    [Test]
    public async Task Checks_cancellations_and_confirmations_of_one_import_at_once_leave_one_whole_state()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var proposal = await clerk.UploadAsync("Roster", site.Id, Roster(10));
        using var first = await clerk.SendMappingAsync(proposal);
        await first.BodyAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 3) switch
        {
            0 => clerk.SendMappingAsync(proposal),
            1 => clerk.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { }),
            _ => clerk.PostAsync($"/api/v1/imports/{proposal.Id()}/cancel", null),
        }));

        var (state, rows, files) = await app.ReadAsync(async db => (
            await db.ImportSessions.Where(x => x.Id == proposal.Id()).Select(x => x.State).SingleAsync(),
            await db.ImportRows.CountAsync(x => x.ImportId == proposal.Id()), await db.ImportFiles.CountAsync(x => x.ImportId == proposal.Id())));
        Assert.That(answers.Select(answer => (int)answer.StatusCode), Is.All.LessThan(500));
        Assert.That((rows, files), Is.EqualTo(state switch { ImportState.Committed => (10, 0), ImportState.Cancelled => (0, 0), _ => (10, 1) }), state.ToString());
        Assert.That((await StoredAsync(app, site)).Households, Is.EqualTo(state == ImportState.Committed ? 10 : 0));
    }

    [Test]
    public async Task A_client_that_goes_away_at_any_moment_leaves_nothing_half_written()
    {
        var leaver = new Leaver();
        await using var app = await TestApp.StartAsync(services => services
            .AddSingleton<IStartupFilter>(leaver.Server)
            .ConfigureDbContext<SqliteAppDbContext>(options => options.AddInterceptors(leaver))
            .ConfigureDbContext<PostgreSqlAppDbContext>(options => options.AddInterceptors(leaver))
            .ConfigureDbContext<SqlServerAppDbContext>(options => options.AddInterceptors(leaver)));
        var (moments, path) = (0, Roster(3));
        for (var after = 1; ; after++)
        {
            var site = await app.AddSiteAsync();
            using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
            var copy = Roster(3);

            // the upload is left after as many statements
            var left = await leaver.LeaveAsync(after, token => UploadAsync(clerk, site, path, token));
            var (sessions, files) = await app.ReadAsync(async db => (await db.ImportSessions.CountAsync(x => x.CommunityId == site.Id), await db.ImportFiles.CountAsync(x => db.ImportSessions.Any(s => s.Id == x.ImportId && s.CommunityId == site.Id))));
            Assert.That(sessions, Is.EqualTo(files), $"upload left after {after} statements");

            // the check
            var proposal = await clerk.UploadAsync("Roster", site.Id, copy);
            left |= await leaver.LeaveAsync(after, token => clerk.SendMappingAsync(proposal, null, token));
            var (state, rows) = await StateAsync(app, proposal.Id());
            Assert.That((state, rows), Is.EqualTo((ImportState.Uploaded, 0)).Or.EqualTo((ImportState.Checked, 3)), $"check left after {after} statements");
            using var mapped = await clerk.SendMappingAsync(proposal);
            await mapped.BodyAsync();

            // the confirmation, and the same request again as the client sends it when it comes back
            var key = Guid.CreateVersion7().ToString();
            left |= await leaver.LeaveAsync(after, token => ConfirmAsync(clerk, proposal.Id(), key, token));
            var stored = await StoredAsync(app, site);
            var (confirmed, _) = await StateAsync(app, proposal.Id());
            Assert.That(stored, Is.EqualTo(confirmed == ImportState.Committed ? (3, 3, 3, 1) : (0, 0, 0, 0)), $"confirmation left after {after} statements");
            using var again = await ConfirmAsync(clerk, proposal.Id(), key, CancellationToken.None);
            await again.BodyAsync();
            Assert.That(await StoredAsync(app, site), Is.EqualTo((3, 3, 3, 1)));
            if (!left)
            {
                break;
            }

            moments++;
        }

        Assert.That(moments, Is.GreaterThan(10), "statements of the longest request");
    }

    private static string Roster(int households)
    {
        var n = $"Q{TestApp.NextNumber()}-";
        return ImportDesk.Workbook([ImportDesk.RosterHeader, .. Enumerable.Range(1, households).Select(i => new object?[]
        {
            $"{n}{i}", "王二", Ids.Next(), "户主", null, "建档立卡搬迁户", "脱贫户", "庙前镇", "3", "1", $"1{i:00}", 75, new DateOnly(2019, 10, 15), "夏县农村信用社", $"99900030{TestApp.NextNumber():00000000000}",
        })]);
    }

    private static async Task<(int Households, int Residents, int Accounts, int Audits)> StoredAsync(TestApp app, Community site) => await app.ReadAsync(async db =>
    {
        var imports = (await db.ImportSessions.Where(x => x.CommunityId == site.Id).Select(x => x.Id).ToListAsync()).ConvertAll(id => id.ToString());
        return (
            await db.Households.CountAsync(x => x.CommunityId == site.Id),
            await db.Residents.CountAsync(x => db.HouseholdMembers.Any(m => m.ResidentId == x.Id && db.Households.Any(h => h.Id == m.HouseholdId && h.CommunityId == site.Id))),
            await db.PayoutAccounts.CountAsync(x => db.Households.Any(h => h.Id == x.HouseholdId && h.CommunityId == site.Id)),
            await db.AuditEntries.CountAsync(x => x.Action == "import" && imports.Contains(x.SubjectId) && x.RowCount > 0));
    });

    private static Task<(ImportState, int)> StateAsync(TestApp app, Guid import) => app.ReadAsync(async db => (
        await db.ImportSessions.Where(x => x.Id == import).Select(x => x.State).SingleAsync(), await db.ImportRows.CountAsync(x => x.ImportId == import)));

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient clerk, Community site, string path, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(await File.ReadAllBytesAsync(path, CancellationToken.None));
        form.Add(file, "file", "花名册.xlsx");
        return await clerk.PostAsync($"/api/v1/imports?kind=Roster&communityId={site.Id}", form, ct);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient clerk, Guid id, string key, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports/{id}/confirm") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return clerk.SendAsync(request, ct);
    }

    /// <summary>Ends the client's request just before the n-th statement that the request sends.</summary>
    private sealed class Leaver : DbCommandInterceptor
    {
        private CancellationTokenSource? _client;
        private int _left;

        public RequestsInWork Server { get; } = new();

        /// <summary>Whether the request was ended before it was through.</summary>
        public async Task<bool> LeaveAsync(int after, Func<CancellationToken, Task<HttpResponseMessage>> send)
        {
            using var client = new CancellationTokenSource();
            (_client, _left) = (client, after);
            try
            {
                using var answer = await send(client.Token);
            }
            catch (OperationCanceledException)
            {
                // the server goes on until it notices
            }

            await Server.EndAsync();
            _client = null;
            return client.IsCancellationRequested;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count();
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count();
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }

        private void Count()
        {
            if (_client is { } client && Interlocked.Decrement(ref _left) == 0)
            {
                client.Cancel();
            }
        }
    }

    /// <summary>Knows when the server is done with what it was sent, also where nobody waits for the answer.</summary>
    private sealed class RequestsInWork : IStartupFilter
    {
        private int _count;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                Interlocked.Increment(ref _count);
                try
                {
                    await rest(http);
                }
                finally
                {
                    Interlocked.Decrement(ref _count);
                }
            });
            next(app);
        };

        public async Task EndAsync()
        {
            while (Volatile.Read(ref _count) > 0)
            {
                await Task.Delay(1);
            }
        }
    }
}
