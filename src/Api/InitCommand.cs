using Resettlement.Application.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api;

/// <summary>`init [--sample]`: creates or upgrades the database, loads the sample county once, prints its sign-ins, and ends.</summary>
internal static class InitCommand
{
    public const string Name = "init";

    public static async Task<int> RunAsync(IServiceProvider services, bool sample, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        await output.WriteLineAsync("数据库已就绪 / The database is ready.");
        if (!sample)
        {
            return 0;
        }

        var county = scope.ServiceProvider.GetRequiredService<ISampleCounty>();
        await county.LoadAsync(ct);
        await WriteTableAsync(output, county.SignIns);
        return 0;
    }

    private static async Task WriteTableAsync(TextWriter output, IReadOnlyList<SampleSignIn> signIns)
    {
        string[][] rows = [["用户名 user", "密码 password", "角色 role", "范围 scope", "姓名 name"], .. signIns.Select(x => new[] { x.UserName, x.Password, x.Role, x.Scope, x.Name })];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Width(row[column]))).ToArray();
        await output.WriteLineAsync();
        await output.WriteLineAsync("示范县账号 / Sample sign-ins");
        foreach (var row in rows)
        {
            await output.WriteLineAsync("  " + string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)))).TrimEnd());
        }
    }

    /// <summary>Chinese characters take two columns of a terminal.</summary>
    private static int Width(string text) => text.Sum(c => c >= '\u2E80' ? 2 : 1);
}
