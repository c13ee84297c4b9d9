using Microsoft.Extensions.Options;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api;

/// <summary>
/// `keys rotate`, with the server stopped: encrypts everything anew and changes the blind indexes. With a key file the new keys are made here; with configured keys
/// they are those of the configuration.
/// </summary>
internal static class KeysCommand
{
    public static async Task<int> RotateAsync(IServiceProvider services, IConfiguration configuration, TextWriter output, CancellationToken ct)
    {
        var directory = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.DataDirectory;
        var configured = KeyFile.AreConfigured(configuration.GetSection(ProtectionOptions.Section).Get<ProtectionOptions>() ?? new ProtectionOptions());
        await using var scope = services.CreateAsyncScope();
        if (!configured)
        {
            // before anything reads the keys
            KeyFile.Fill(new ProtectionOptions(), directory);
            KeyFile.BeginRotation(directory);
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("keys");
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        switch (await scope.ServiceProvider.GetRequiredService<KeyCheck>().LookAsync(ct))
        {
            case KeyState.Wrong:
                await output.WriteLineAsync("密钥与数据库不符，未做任何更改 / The keys do not belong to this database; nothing was changed.");
                return 1;
            case KeyState.Rotated:
                await output.WriteLineAsync("索引已在新密钥下 / The indexes are under the coming key already.");
                break;
            default:
                var done = await scope.ServiceProvider.GetRequiredService<KeyRotation>().RunAsync(ct);
                await output.WriteLineAsync($"已重新加密 {done.Values} 个敏感值和 {done.Others} 项其他内容{(done.Swapped ? "，索引已更换" : "")} / "
                    + $"{done.Values} values and {done.Others} other things encrypted anew{(done.Swapped ? ", indexes exchanged" : "")}.");
                break;
        }

        if (configured)
        {
            await output.WriteLineAsync("启动前请修改配置：IndexKey 改为 NextIndexKey 的值，删除 NextIndexKey 与 RetiredDataKeys / "
                + "Before the start: make the value of NextIndexKey the IndexKey and remove NextIndexKey and RetiredDataKeys.");
        }
        else
        {
            KeyFile.FinishRotation(directory);
            await output.WriteLineAsync($"新密钥已写入 {KeyFile.Name}；旧密钥在 {KeyFile.PreviousName}，请与旧备份一同保管并从此处移走 / "
                + $"The new keys are in place; the former ones are in {KeyFile.PreviousName}: keep them with the backups of the time before, and away from here.");
        }

        return 0;
    }
}
