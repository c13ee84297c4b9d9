using Resettlement.Application.Common;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api;

/// <summary>`init [--sample]`: creates or upgrades the database, makes the first administrators or loads the sample county once, prints the sign-ins, and ends.</summary>
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
            await WriteAdministratorsAsync(output, await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().CreateAsync(ct));
            return 0;
        }

        var county = scope.ServiceProvider.GetRequiredService<ISampleCounty>();
        await county.LoadAsync(ct);
        await WriteTableAsync(output, county.SignIns);
        return 0;
    }

    private static async Task WriteAdministratorsAsync(TextWriter output, IReadOnlyList<FirstAdministrator> administrators)
    {
        if (administrators.Count == 0)
        {
            return;
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("首批管理员及初始密码，只显示这一次，首次登录须修改 / First administrators; the passwords are shown this once");
        foreach (var administrator in administrators)
        {
            await output.WriteLineAsync($"  {administrator.UserName,-10}  {administrator.Password}  {administrator.RoleName}");
        }
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
