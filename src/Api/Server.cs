using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Resettlement.Api.Common;
using Resettlement.Api.Common.OpenApi;
using Resettlement.Api.Notices;
using Resettlement.Application;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure;
using Resettlement.Infrastructure.Jobs;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;
using Serilog;

namespace Resettlement.Api;

/// <summary>Builds and runs the web server, or one of its commands.</summary>
internal sealed class Server
{
    private const int Refused = 2;

    private Server()
    {
    }

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(args);
        if (Practice.Refusal(builder.Configuration, builder.Environment) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return Refused;
        }

        AddServices(builder);
        var app = builder.Build();
        try
        {
            return await RunAsync(app, args);
        }
        catch (DatabaseVersionException version)
        {
            await Console.Error.WriteLineAsync(version.Message);
            return Refused;
        }
    }

    private static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        switch (args)
        {
            case [InitCommand.Name, ..]:
                return await InitCommand.RunAsync(app.Services, args.Contains("--sample"), Console.Out, CancellationToken.None);
            case ["openapi", ..]:
                Configure(app);
                return await ApiDocument.WriteAsync(app, args.ElementAtOrDefault(1), CancellationToken.None);
            case ["keys", "rotate"]:
                return await KeysCommand.RotateAsync(app.Services, app.Configuration, Console.Out, CancellationToken.None);
            case ["audit", "verify"]:
                return await AuditCommand.VerifyAsync(app.Services, Console.Out, CancellationToken.None);
            case ["ledger", "verify"]:
                return await LedgerCommand.VerifyAsync(app.Services, Console.Out, CancellationToken.None);
            case [{ } word, ..] when !word.StartsWith('-'):
                await Console.Error.WriteLineAsync("Commands: init [--sample] | openapi [FILE] | audit verify | ledger verify | keys rotate");
                return Refused;
            default:
                return await ServeAsync(app);
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        // first: the job storage wants the database to be there as soon as its dashboard is mapped
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<KeyCheck>().EnsureAsync(CancellationToken.None);
            if (await Practice.RefusalAsync(scope.ServiceProvider, app.Configuration, CancellationToken.None) is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                return Refused;
            }
        }

        Configure(app);
        await app.RunAsync();
        return 0;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog((context, logging) => logging.ReadFrom.Configuration(context.Configuration)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture));
        var services = builder.Services;
        services.AddApplication();
        services.AddInfrastructure(builder.Configuration);
        Practice.Use(builder);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            options.SerializerOptions.Converters.Add(new QuarterJsonConverter());
        });
        services.AddExceptionHandler<Faults>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        // SameSite=Strict keeps foreign pages from probing compressed answers
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddSessionCookie();
        services.AddOptions<FileGateOptions>().BindConfiguration(FileGateOptions.Section);
        services.AddSingleton<FileGate>();
        services.AddApiDocument();
        services.AddOptions<PublicOptions>().BindConfiguration(PublicOptions.Section);
        services.AddHealthChecks().AddDbContextCheck<AppDbContext>(tags: ["ready"]);
    }

    private static void Configure(WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Faults.ExplainEmptyAsync(context.HttpContext));
        app.UseResponseCompression();
        app.UseBrowserHeaders();
        app.UseMiddleware<TryLimiter>();
        app.UseAuthentication();
        app.UseMiddleware<RequestGuards>();
        app.UseAuthorization();
        app.MapGroup("/api/v1").MapModules();
        app.MapSwagger();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapJobDashboard();
        app.MapPublicPages();
        app.MapClient();
    }
}
