using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Audit;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>How every endpoint is called so that it succeeds. An endpoint without a case fails a test.</summary>
internal static class CaseBook
{
    /// <summary>Each class that is a room, by name.</summary>
    public static readonly IReadOnlyList<ICaseRoom> Rooms =
    [
        .. typeof(CaseBook).Assembly.GetTypes().Where(x => x.IsAssignableTo(typeof(ICaseRoom)) && !x.IsInterface).OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => (ICaseRoom)Activator.CreateInstance(x)!),
    ];

    /// <summary>Ends the caller's other sessions, so everybody who tries it comes with a session of their own.</summary>
    public const string EndsSession = "POST /api/v1/me/password";

    public static readonly IReadOnlyDictionary<string, EndpointCase> Cases =
        Rooms.SelectMany(x => x.Cases).ToDictionary(x => x.Endpoint, StringComparer.Ordinal);

    /// <summary>The endpoints of the server that somebody has to be signed in for, each with its case.</summary>
    public static IEnumerable<(ApiEndpoint Endpoint, EndpointCase Case)> Of(TestApp app) => WithCase(app).Select(x => (x, Cases[x.ToString()]));

    /// <summary>Those that must have one: who is not signed in has no role, and some rooms have tests of their own.</summary>
    public static IEnumerable<ApiEndpoint> WithCase(TestApp app) =>
        ApiEndpoint.All(app).Where(x => x.Sends?.Permission is not null && !Rooms.SelectMany(room => room.PathsWithoutCases).Any(path => x.Path.StartsWith(path, StringComparison.Ordinal)));

    public static async Task<CaseRequest> FillAsync(this EndpointCase @case, Domain.Access.Role role, Stock own, Stock neighbour, string? swapped = null)
    {
        var request = new CaseRequest(@case.Endpoint, role, own, neighbour, swapped);
        await @case.Fill(request);
        return request;
    }

    /// <summary>How many rows each table has. Stored answers and tries at passwords are left out: they are no effect of a request.</summary>
    /// <param name="auditByKind">Entries of the audit by what they say, which reads all of them; otherwise their number, which the chains know.</param>
    public static async Task<Dictionary<string, int>> CountRowsAsync(TestApp app, bool auditByKind = true)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        // one statement by hand: thousands of these run, and each by way of the model would be held against SQL Server as well
        var tables = db.Model.GetEntityTypes().Where(x => x.ClrType.Name is not ("IdempotencyRecord" or "SignInEntry" or "SignInTries" or "DataProtectionKey" or "AuditEntry") && !x.IsOwned())
            .Select(x => x.GetTableName()!).Distinct().Select(x => $"SELECT '{x}', COUNT(*) FROM \"{x}\"");
        var audit = auditByKind
            ? $"SELECT 'audit ' || \"Action\" || ' ' || \"SubjectType\", COUNT(*) FROM \"{db.Model.FindEntityType(typeof(AuditEntry))!.GetTableName()}\" GROUP BY \"Action\", \"SubjectType\""
            : $"SELECT 'audit', CAST(SUM(\"Sequence\") AS bigint) FROM \"{db.Model.FindEntityType(typeof(AuditChainHead))!.GetTableName()}\"";
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the names are those of the model
        command.CommandText = string.Join(" UNION ALL ", tables.Append(audit));
#pragma warning restore CA2100
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counts[reader.GetString(0)] = (int)reader.GetInt64(1);
        }

        return counts;
    }

    /// <summary>What came in between, "Household +1".</summary>
    public static List<string> Growth(Dictionary<string, int> before, Dictionary<string, int> after) =>
        [.. after.Keys.Union(before.Keys).Order(StringComparer.Ordinal).Select(x => (Name: x, By: after.GetValueOrDefault(x) - before.GetValueOrDefault(x))).Where(x => x.By != 0).Select(x => $"{x.Name} {x.By:+0;-0}")];
}
