using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Resettlement.Api;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Common;

/// <summary>The real server in this process, with the services it registers, on a database of its own.</summary>
internal sealed class BenchmarkApp : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset BeforeCutOff = new(2026, 10, 9, 2, 0, 0, TimeSpan.Zero);

    private readonly WebApplicationFactory<Server> _factory;

    private BenchmarkApp(WebApplicationFactory<Server> factory, BenchmarkDatabase database, FakeTimeProvider clock) => (_factory, Database, Clock) = (factory, database, clock);

    public BenchmarkDatabase Database { get; }

    /// <summary>25 November 2026, 10:00 in Shanghai: the third quarter is over and may be compiled. Elapsed time is measured by the machine's clock, not by this one.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _factory.Services;

    public static BenchmarkApp Start(BenchmarkDatabase database, Action<IServiceCollection>? services = null, bool beforeCutOff = false)
    {
        var clock = new FakeTimeProvider(beforeCutOff ? BeforeCutOff : Now);
        var factory = new WebApplicationFactory<Server>().WithWebHostBuilder(host =>
        {
            host.UseContentRoot(AppContext.BaseDirectory);
            host.UseSetting("Database:Provider", database.Provider.ToString());
            host.UseSetting("Database:DataDirectory", database.Directory);
            host.UseSetting("Database:ConnectionString", database.ConnectionString);
            host.UseSetting("Jobs:RunServer", "false");
            host.UseSetting("Jobs:InMemory", "true");
            host.UseSetting("Serilog:MinimumLevel:Default", "Error");
            host.UseSetting("Security:SignInsPerMinute", "1000000");
            host.ConfigureServices(collection =>
            {
                collection.RemoveAll<TimeProvider>();
                collection.AddSingleton<TimeProvider>(clock);
                services?.Invoke(collection);
            });
        });
        _ = factory.Server;
        return new(factory, database, clock);
    }

    /// <summary>A client without a session; unsafe methods carry the required header.</summary>
    public HttpClient Anonymous()
    {
        var client = _factory.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Requested-With", "resettlement");
        return client;
    }

    /// <summary>Services under a system principal with every permission, as a job has them.</summary>
    public AsyncServiceScope SystemScope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("benchmark", [.. RoleCatalogue.All.SelectMany(role => role.Permissions).Distinct()]);
        return scope;
    }

    /// <summary>Looks into the database.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = SystemScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>Changes the database through the model, audited, in one transaction.</summary>
    public async Task ArrangeAsync(Func<IAppDbContext, IBulkWriter, CancellationToken, Task> arrange, CancellationToken ct)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var bulk = scope.ServiceProvider.GetRequiredService<IBulkWriter>();
        await db.InTransactionAsync(async token =>
        {
            await arrange(db, bulk, token);
            await db.SaveChangesAsync(token);
            return true;
        }, ct);
    }

    /// <summary>Stops the server; the database stays until it is dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
