using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Notices;

/// <summary>
/// Something to be published that exists in tests alone. What it was told is in a row of the database, so that it is undone with the transaction that told it:
/// 1 = published, 100 = ended.
/// </summary>
internal sealed class TestNoticeSubject(IAppDbContext db) : INoticeSubject
{
    public static readonly ConcurrentDictionary<Guid, IReadOnlyList<NoticeDraftLine>> Lines = new();
    public static readonly ConcurrentDictionary<Guid, NoticeOutcome> Outcomes = new();

    public NoticeKind Kind => NoticeKind.SubsidyPlan;

    public static string KeyOf(Guid id) => "test-notice:" + id;

    public async Task<Guid?> CommunityOfAsync(Guid subjectId, CancellationToken ct) => (await ReadAsync(subjectId, ct)) is [var community, ..] ? Guid.Parse(community) : null;

    public async Task<Result<NoticeDraft>> DraftAsync(Guid subjectId, CancellationToken ct)
    {
        var parts = (await ReadAsync(subjectId, ct))!;
        var lines = Lines[subjectId];
        return new NoticeDraft(subjectId, Guid.Parse(parts[0]), parts[3], "T" + subjectId.ToString("N")[20..] + "-2026Q3", parts[2], lines.Count, lines.Sum(x => x.AmountFen), new(parts[1]), "/subsidies/batches/" + subjectId);
    }

    public async IAsyncEnumerable<IReadOnlyList<NoticeDraftLine>> ReadLinesAsync(Guid subjectId, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var chunk in Lines[subjectId].Chunk(2_000))
        {
            await Task.Yield();
            yield return chunk;
        }
    }

    public Task<Result> PublishedAsync(Guid subjectId, PublishedNotice notice, CancellationToken ct) => AddAsync(subjectId, 1, ct);

    public Task<Result> EndedAsync(Guid subjectId, NoticeOutcome outcome, CancellationToken ct)
    {
        Outcomes[subjectId] = outcome;
        return AddAsync(subjectId, 100, ct);
    }

    private async Task<string[]?> ReadAsync(Guid id, CancellationToken ct)
    {
        var key = KeyOf(id);
        return (await db.WorkLeases.AsNoTracking().Where(x => x.Key == key).Select(x => x.Owner).SingleOrDefaultAsync(ct))?.Split('|');
    }

    private async Task<Result> AddAsync(Guid id, int told, CancellationToken ct)
    {
        var key = KeyOf(id);
        await db.WorkLeases.Where(x => x.Key == key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + told), ct);
        return Result.Success;
    }
}

/// <summary>A community with its office and one list to be published.</summary>
internal sealed partial class NoticeScene : IDisposable
{
    public const string Hash = "content-hash-1";

    private NoticeScene(TestApp app, Community community) => (App, Community) = (app, community);

    public TestApp App { get; }

    public Community Community { get; }

    public Guid SubjectId { get; } = NewId.Next();

    public string Code { get; private set; } = "";

    public Guid NoticeId { get; private set; }

    public HttpClient Clerk { get; private init; } = null!;

    public HttpClient Committee { get; private init; } = null!;

    public string Public => "/public/notices/" + Code;

    public IReadOnlyList<NoticeDraftLine> Lines => TestNoticeSubject.Lines[SubjectId];

    public static async Task<TestApp> StartAsync(Action<IWebHostBuilder>? configure = null, bool holidays = true, params (string Key, string Value)[] policy)
    {
        var app = await TestApp.StartAsync(services =>
        {
            services.RemoveAll<INoticeSubject>();
            services.AddScoped<INoticeSubject, TestNoticeSubject>();
        }, host =>
        {
            host.UseSetting("Security:PublicFormsPerMinute", "100000");
            configure?.Invoke(host);
        });
        await app.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1), policy);
        if (holidays)
        {
            await ArrangeHolidaysAsync(app);
        }

        return app;
    }

    /// <summary>Confirmed tables of the years that a notice of the tests touches.</summary>
    public static Task ArrangeHolidaysAsync(TestApp app) => app.ArrangeAsync(db =>
    {
        foreach (var year in new[] { 2026, 2027 })
        {
            var table = HolidayYear.Enter(year, "国办发明电", new(year - 1, 11, 4), [new(new(year, 10, 1), DayKind.Off, "国庆节")], new("a"), "甲", app.Clock.GetUtcNow()).Value;
            Assert.That(table.Confirm(new("b"), "乙", app.Clock.GetUtcNow()).IsSuccess);
            db.HolidayYears.Add(table);
        }

        return Task.CompletedTask;
    });

    public static async Task<NoticeScene> CreateAsync(TestApp app, int lines = 3, string maker = "maker", string title = "示范社区2026年第3季度物业电梯水费补贴公示", params string[] names)
    {
        var community = await app.AddCommunityAsync();
        var scene = new NoticeScene(app, community) { Clerk = await app.AsAsync(Role.CommunityClerk, community.Id), Committee = await app.AsAsync(Role.ResidentsCommittee, community.Id) };
        TestNoticeSubject.Lines[scene.SubjectId] =
        [
            .. Enumerable.Range(0, lines).Select(i => new NoticeDraftLine(NewId.Next(), $"{community.Code}-{i + 1:0000}", i < names.Length ? names[i] : "欧阳建国", $"{(i % 12) + 1}号楼", 10_000 + i)),
        ];
        await app.ArrangeAsync(db =>
        {
            db.WorkLeases.Add(new WorkLease { Key = TestNoticeSubject.KeyOf(scene.SubjectId), Owner = $"{community.Id}|{maker}|{Hash}|{title}" });
            return Task.CompletedTask;
        });
        return scene;
    }

    public static async Task<NoticeScene> PublishedAsync(TestApp app, int lines = 3, string maker = "maker")
    {
        var scene = await CreateAsync(app, lines, maker);
        var answer = await scene.PublishAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        return scene;
    }

    public async Task<HttpResponseMessage> PublishAsync(HttpClient? client = null, string? key = null, string hash = Hash, string phone = "0359-8532000", string contact = "社区服务中心")
    {
        var answer = await (client ?? Clerk).PostOnceAsync("/api/v1/notices", new { kind = "SubsidyPlan", subjectId = SubjectId, contentHash = hash, contactName = contact, contactPhone = phone }, key);
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            (Code, NoticeId) = (body.GetProperty("code").GetString()!, body.GetProperty("id").GetGuid());
        }

        return answer;
    }

    /// <summary>What the subject was told: 1 = published, 100 = ended.</summary>
    public Task<long> ToldAsync()
    {
        var key = TestNoticeSubject.KeyOf(SubjectId);
        return App.ReadAsync(db => db.WorkLeases.Where(x => x.Key == key).Select(x => x.Fence).SingleAsync());
    }

    /// <summary>The hidden field of the form on the public page.</summary>
    public async Task<string> TokenAsync()
    {
        using var anonymous = App.Anonymous();
        return WebUtility.HtmlDecode(Token().Match(await anonymous.GetStringAsync(Public)).Groups[1].Value);
    }

    public async Task<HttpResponseMessage> ObjectAsync(int? line, string text = "这户去年就搬走了", string? token = null, string name = "", string phone = "")
    {
        using var anonymous = App.Anonymous();
        var form = new Dictionary<string, string> { ["token"] = token ?? await TokenAsync(), ["line"] = line?.ToString() ?? "", ["text"] = text, ["name"] = name, ["phone"] = phone };
        return await anonymous.PostAsync(Public + "/objections", new FormUrlEncodedContent(form));
    }

    public Task<Guid> ObjectionAsync(int line) => App.ReadAsync(db => db.Objections.Where(x => x.NoticeId == NoticeId && x.LineOrder == line).OrderBy(x => x.ReceivedAt).Select(x => x.Id).FirstAsync());

    public Task<HttpResponseMessage> DecideAsync(Guid objection, bool upheld, HttpClient? client = null, string answer = "已入户核实") =>
        (client ?? Committee).PostOnceAsync($"/api/v1/notices/objections/{objection}/decide", new { upheld, answer });

    public async Task<Result<NoticesEnded>> SweepAsync()
    {
        await using var scope = App.SystemScope();
        return await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new EndNoticesCommand());
    }

    public async Task<T> DeskAsync<T>(Func<NoticeDesk, Task<T>> work)
    {
        await using var scope = App.SystemScope();
        return await scope.ServiceProvider.GetRequiredService<IAppDbContext>().InTransactionAsync(_ => work(scope.ServiceProvider.GetRequiredService<NoticeDesk>()), default);
    }

    public Task<PublicNotice> NoticeAsync() => App.ReadAsync(db => db.PublicNotices.AsNoTracking().SingleAsync(x => x.Id == NoticeId));

    public void Dispose()
    {
        Clerk.Dispose();
        Committee.Dispose();
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
