using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>
/// The real server in memory on a database of its own. The provider comes from RESETTLEMENT_TEST_PROVIDER (Sqlite, PostgreSql, SqlServer),
/// the server to make the database on from RESETTLEMENT_TEST_POSTGRES or RESETTLEMENT_TEST_SQLSERVER.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Password = "Sample-2026";

    private static readonly Lazy<Task<TestApp>> LazyShared = new(() => StartAsync());
    private static int _counter;

    private readonly WebApplicationFactory<Server> _factory;
    private readonly string _directory;
    private readonly TestDatabase _database;

    private TestApp(WebApplicationFactory<Server> factory, FakeTimeProvider clock, string directory, TestDatabase database) =>
        (_factory, Clock, _directory, _database) = (factory, clock, directory, database);

    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_PROVIDER") is { Length: > 0 } name ? name : nameof(DatabaseProvider.Sqlite));

    /// <summary>25 November 2026, 10:00 in Shanghai. Only tests with an app of their own may move it.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>Where keys, and the database of SQLite, are: what another program needs to work on the same installation.</summary>
    public string DataDirectory => _directory;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>How the server reads and writes JSON.</summary>
    public System.Text.Json.JsonSerializerOptions JsonOptions =>
        Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;

    /// <summary>One server for all tests that make communities and people of their own.</summary>
    public static Task<TestApp> SharedAsync() => LazyShared.Value;

    /// <summary>Ends the shared server after the last test, if any test wanted it.</summary>
    public static async Task DisposeSharedAsync()
    {
        if (LazyShared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await LazyShared.Value).DisposeAsync();
        }
    }

    /// <summary>A number that no other test of this run has.</summary>
    public static int NextNumber() => Interlocked.Increment(ref _counter);

    /// <summary>A server and database of its own, for tests that move the clock or count rows of whole tables.</summary>
    public static async Task<TestApp> StartAsync(Action<IServiceCollection>? services = null, Action<IWebHostBuilder>? configure = null)
    {
        var directory = Directory.CreateTempSubdirectory("resettlement-test-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        var database = TestDatabase.New(Provider, Environment.GetEnvironmentVariable);
        await database.CreateAsync(directory);
        var factory = new WebApplicationFactory<Server>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database:Provider", Provider.ToString());
            host.UseSetting("Database:DataDirectory", directory);
            host.UseSetting("Database:ConnectionString", database.ConnectionString);
            host.UseSetting("Jobs:RunServer", "false");
            host.UseSetting("Jobs:InMemory", "true");
            host.UseSetting("Serilog:MinimumLevel:Default", "Error");
            host.UseSetting("Security:SignInsPerMinute", "1000000");
            // a slow machine and fifty at once are no reason to be sent away
            host.UseSetting("Files:Waiting", "1000");
            host.UseSetting("Files:WaitSeconds", "300");
            configure?.Invoke(host);
            host.ConfigureServices(collection =>
            {
                collection.RemoveAll<TimeProvider>();
                collection.AddSingleton<TimeProvider>(clock);
                // hundreds of accounts are made; how slow a hash is has no part in what is tested
                collection.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                // the model was held against the migrations when the template was made
                collection.ConfigureDbContext<SqliteAppDbContext>(MigratedAlready);
                collection.ConfigureDbContext<PostgreSqlAppDbContext>(MigratedAlready);
                collection.AddSqlServerShadow(Provider);
                services?.Invoke(collection);
            });
        });
        static void MigratedAlready(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        // findings about SQL name the test that ran it
        factory.Server.PreserveExecutionContext = true;
        return new(factory, clock, directory, database);
    }

    /// <summary>A client without a session; unsafe methods carry the required header.</summary>
    public HttpClient Anonymous()
    {
        var client = _factory.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Requested-With", "resettlement");
        // how long many large files take on a busy machine is no failure
        client.Timeout = TimeSpan.FromMinutes(10);
        return client;
    }

    public async Task<HttpClient> SignInAsync(string userName)
    {
        var client = Anonymous();
        var answer = await client.PostAsJsonAsync("/api/v1/session", new { userName, password = Password });
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return client;
    }

    /// <summary>A new person with one account and one role, signed in.</summary>
    public async Task<HttpClient> AsAsync(Role role, Guid? communityId = null, string? townshipCode = null) =>
        await SignInAsync(await AddUserAsync(role, communityId, townshipCode));

    /// <summary>Makes an account and returns its user name. The same <paramref name="person"/> gives a second account of the same human being.</summary>
    public async Task<string> AddUserAsync(Role role, Guid? communityId = null, string? townshipCode = null, string? person = null)
    {
        await using var scope = SystemScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var number = NextNumber();
        var user = new AppUser
        {
            Id = Domain.Common.NewId.Next(),
            UserName = $"user{number}",
            DisplayName = $"{RoleCatalogue.Of(role).ChineseName}{number}",
            Organisation = "测试",
            PersonIndex = person ?? $"person-{number}",
            IdNumberMasked = "14*************" + number,
            PasswordChangedAt = Clock.GetUtcNow(),
            CreatedAt = Clock.GetUtcNow(),
        };
        var created = await users.CreateAsync(user, Password);
        Assert.That(created.Succeeded, Is.True, () => string.Join(", ", created.Errors.Select(error => error.Code)));
        var today = Clock.LocalToday();
        db.UserGrants.Add(UserGrant.Create(user.Id, role, townshipCode, communityId, today.AddYears(-1), null).Value);
        await db.SaveChangesAsync(CancellationToken.None);
        return user.UserName;
    }

    /// <summary>Services under a system principal with every permission, for arranging and for looking into the database.</summary>
    public AsyncServiceScope SystemScope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("test", [.. RoleCatalogue.All.SelectMany(role => role.Permissions).Distinct()]);
        return scope;
    }

    /// <summary>Looks into the database.</summary>
    public async Task<T> ReadAsync<T>(Func<IAppDbContext, Task<T>> read)
    {
        await using var scope = SystemScope();
        return await read(scope.ServiceProvider.GetRequiredService<IAppDbContext>());
    }

    /// <summary>Changes the database outside the API, for arranging.</summary>
    public async Task ArrangeAsync(Func<IAppDbContext, Task> arrange)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        await arrange(db);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>An occupied community with its own lead township; returns the community.</summary>
    public async Task<Community> AddCommunityAsync(CommunityForm form = CommunityForm.Buildings, DateOnly? occupiedFrom = null)
    {
        var number = NextNumber();
        var township = Township.Create($"{140000000 + number}", $"测试乡{number}");
        var community = Community.Create($"T{number}", $"测试社区{number}", form, township.Code, township.Code, [], occupiedFrom ?? new DateOnly(2019, 10, 1));
        await ArrangeAsync(db =>
        {
            db.Townships.Add(township);
            db.Communities.Add(community);
            return Task.CompletedTask;
        });
        return community;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await _database.DropAsync();
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>Idempotency keys and versions in headers.</summary>
internal static class HttpExtensions
{
    public static Task<HttpResponseMessage> PostOnceAsync<T>(this HttpClient client, string path, T body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> SendMatchingAsync<T>(this HttpClient client, HttpMethod method, string path, int version, T body)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return client.SendAsync(request);
    }

    /// <summary>The stable code of a problem answer.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return problem.TryGetProperty("code", out var code) ? code.GetString() : null;
    }
}
