using System.Text.Json;

namespace Resettlement.Infrastructure.Protection;

/// <summary>The keys of an installation that has none configured: made once, readable by the owner alone.</summary>
internal static class KeyFile
{
    public const string Name = "protection-keys.json";

    public static void Fill(ProtectionOptions options, string directory)
    {
        if (options is { DataKey.Length: > 0, IndexKey.Length: > 0, AuditKey.Length: > 0 })
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            var made = new StoredKeys(ProtectionOptions.NewKey(), ProtectionOptions.NewKey(), ProtectionOptions.NewKey());
            var draft = path + "." + Environment.ProcessId;
            File.WriteAllText(draft, JsonSerializer.Serialize(made));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // another process made the file first: its keys hold
                File.Delete(draft);
            }
        }

        var keys = JsonSerializer.Deserialize<StoredKeys>(File.ReadAllText(path)) ?? throw new InvalidOperationException($"{path} holds no keys.");
        (options.DataKey, options.IndexKey, options.AuditKey) = (keys.DataKey, keys.IndexKey, keys.AuditKey);
    }

    private sealed record StoredKeys(string DataKey, string IndexKey, string AuditKey);
}
