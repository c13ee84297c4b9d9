using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Signing;

/// <summary>
/// Something to be signed that exists in tests alone. Its content and what it was told are in a row of the database, so that they are undone with the transaction that told it.
/// </summary>
internal sealed class TestSubject(IAppDbContext db) : ISignedSubject
{
    public SignedKind Kind => SignedKind.SubsidyBatch;

    public static string KeyOf(Guid id) => "test-subject:" + id;

    public async Task<Result<SubjectToSign>> DescribeAsync(Guid id, CancellationToken ct)
    {
        var key = KeyOf(id);
        var text = await db.WorkLeases.AsNoTracking().Where(x => x.Key == key).Select(x => x.Owner).SingleOrDefaultAsync(ct);
        return text?.Split('|') is [var hash, var fen, var count, var maker, var community]
            ? new SubjectToSign(id, Guid.Parse(community), "示范社区2026年第3季度补贴", "T-2026Q3", long.Parse(fen), int.Parse(count), hash, new(maker), "经办", "/subsidies/batches/" + id)
            : SigningErrors.SubjectNotFound;
    }

    /// <summary>Counts signatures in ones and returns in thousands.</summary>
    public Task<Result> SignedAsync(Guid id, SigningStep step, bool isComplete, CancellationToken ct) => AddAsync(id, isComplete ? 10 : 1, ct);

    public Task<Result> ReturnedAsync(Guid id, string reason, CancellationToken ct) => AddAsync(id, 1_000, ct);

    private async Task<Result> AddAsync(Guid id, int told, CancellationToken ct)
    {
        var key = KeyOf(id);
        await db.WorkLeases.Where(x => x.Key == key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + told), ct);
        return Result.Success;
    }
}

/// <summary>A community with the people who sign, and one thing to be signed.</summary>
internal sealed class SigningScene : IDisposable
{
    private SigningScene(TestApp app, Community community) => (App, Community) = (app, community);

    public TestApp App { get; }

    public Community Community { get; }

    public Guid SubjectId { get; } = NewId.Next();

    public Guid SheetId { get; private set; }

    public HttpClient Director { get; private init; } = null!;

    public HttpClient Secretary { get; private init; } = null!;

    public HttpClient Township { get; private init; } = null!;

    public string Path => $"/api/v1/signing/sheets/{SheetId}";

    public static Task<TestApp> StartAsync() => StartAsync([]);

    public static async Task<TestApp> StartAsync(params (string Key, string Value)[] policy)
    {
        var app = await TestApp.StartAsync(services =>
        {
            services.RemoveAll<ISignedSubject>();
            services.AddScoped<ISignedSubject, TestSubject>();
        });
        await app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1), policy);
        return app;
    }

    public static async Task<SigningScene> CreateAsync(TestApp app, string maker = "maker")
    {
        var community = await app.AddCommunityAsync();
        var scene = new SigningScene(app, community)
        {
            Director = await app.AsAsync(Role.CentreDirector, community.Id),
            Secretary = await app.AsAsync(Role.BranchSecretary, community.Id),
            Township = await app.AsAsync(Role.TownshipLeader, townshipCode: community.LeadTownshipCode),
        };
        await app.ArrangeAsync(db =>
        {
            db.WorkLeases.Add(new WorkLease { Key = TestSubject.KeyOf(scene.SubjectId), Owner = $"hash-1|140950|12|{maker}|{community.Id}" });
            return Task.CompletedTask;
        });
        scene.SheetId = await scene.OpenAsync();
        return scene;
    }

    public async Task<Guid> OpenAsync() => (await DeskAsync(async (desk, subject) => await desk.OpenAsync(SignedKind.SubsidyBatch, (await subject.DescribeAsync(SubjectId, default)).Value, default))).Value;

    public async Task<T> DeskAsync<T>(Func<SignatureDesk, ISignedSubject, Task<T>> work)
    {
        await using var scope = App.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        return await db.InTransactionAsync(_ => work(scope.ServiceProvider.GetRequiredService<SignatureDesk>(), scope.ServiceProvider.GetRequiredService<ISignedSubject>()), default);
    }

    /// <summary>Changes the content behind the back of the sheet.</summary>
    public Task ChangeContentAsync(string hash) => App.ArrangeAsync(async db =>
    {
        var key = TestSubject.KeyOf(SubjectId);
        var row = await db.WorkLeases.SingleAsync(x => x.Key == key);
        row.Owner = hash + row.Owner![row.Owner!.IndexOf('|', StringComparison.Ordinal)..];
    });

    /// <summary>What the subject was told: 1 = first signature, 10 = complete, 1000 = returned.</summary>
    public Task<long> ToldAsync()
    {
        var key = TestSubject.KeyOf(SubjectId);
        return App.ReadAsync(db => db.WorkLeases.Where(x => x.Key == key).Select(x => x.Fence).SingleAsync());
    }

    public Task<HttpResponseMessage> SignAsync(HttpClient client, string? key = null, string hash = "hash-1", long fen = 140_950, int count = 12, string password = TestApp.Password) =>
        client.PostOnceAsync(Path + "/signatures", new { contentHash = hash, amountFen = fen, count, password }, key);

    public Task<SignatureSheet> SheetAsync() => App.ReadAsync(db => db.SignatureSheets.AsNoTracking().Include(x => x.Signatures).SingleAsync(x => x.Id == SheetId));

    /// <summary>A person of a role with a paper for a post, signed in.</summary>
    public async Task<(HttpClient Client, Guid UserId, Guid DelegationId)> SubstituteAsync(SigningPost post, Role role = Role.ContactLeader, string? person = null, string first = "2026-11-25", string last = "2026-12-24")
    {
        var name = role == Role.ContactLeader ? await App.AddUserAsync(role, Community.Id, person: person) : await App.AddUserAsync(role, townshipCode: Community.LeadTownshipCode, person: person);
        var userId = await IdOfAsync(name);
        var answer = await Township.PostOnceAsync("/api/v1/signing/delegations", Paper(userId, post, first, last));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        return (await App.SignInAsync(name), userId, (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetGuid());
    }

    public object Paper(Guid userId, SigningPost post, string first = "2026-11-25", string last = "2026-12-24") => new
    {
        communityId = Community.Id,
        post = post.ToString(),
        reason = "Absent",
        substituteUserId = userId,
        documentNumber = "瑶政函〔2026〕7号",
        firstDay = first,
        lastDay = last,
    };

    public Task<Guid> IdOfAsync(string userName) => App.ReadAsync(db => db.Users.Where(x => x.UserName == userName).Select(x => x.Id).SingleAsync());

    public void Dispose()
    {
        Director.Dispose();
        Secretary.Dispose();
        Township.Dispose();
    }
}
