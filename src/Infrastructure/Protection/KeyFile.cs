using System.Text.Encodings.Web;
using System.Text.Json;

namespace Resettlement.Infrastructure.Protection;

/// <summary>The keys of an installation that has none configured: made once, readable by the owner alone.</summary>
internal static class KeyFile
{
    public const string Name = "protection-keys.json";
    public const string PreviousName = "protection-keys.previous.json";

    // plus signs of base64 as they are: people copy keys
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool AreConfigured(ProtectionOptions options) => options is { DataKey.Length: > 0, IndexKey.Length: > 0, AuditKey.Length: > 0 };

    public static void Fill(ProtectionOptions options, string directory)
    {
        if (AreConfigured(options))
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            Write(path, new StoredKeys(ProtectionOptions.NewKey(), ProtectionOptions.NewKey(), ProtectionOptions.NewKey()), overwrite: false);
        }

        var keys = Read(path);
        (options.DataKey, options.IndexKey, options.AuditKey, options.NextIndexKey) = (keys.DataKey, keys.IndexKey, keys.AuditKey, keys.NextIndexKey);
        foreach (var retired in keys.RetiredDataKeys ?? [])
        {
            options.RetiredDataKeys.Add(retired);
        }
    }

    /// <summary>New data and index keys beside the present ones; a rotation that was broken off goes on with the keys it had made. The former file is kept, for backups of the time before.</summary>
    public static void BeginRotation(string directory)
    {
        var path = Path.Combine(directory, Name);
        var keys = Read(path);
        if (keys.NextIndexKey is not null)
        {
            return;
        }

        Write(Path.Combine(directory, PreviousName), keys, overwrite: true);
        Write(path, keys with { DataKey = ProtectionOptions.NewKey(), NextIndexKey = ProtectionOptions.NewKey(), RetiredDataKeys = [keys.DataKey] }, overwrite: true);
    }

    /// <summary>The new keys alone: nothing in the database needs the former ones any more.</summary>
    public static void FinishRotation(string directory)
    {
        var path = Path.Combine(directory, Name);
        var keys = Read(path);
        Write(path, new StoredKeys(keys.DataKey, keys.NextIndexKey ?? keys.IndexKey, keys.AuditKey), overwrite: true);
    }

    private static StoredKeys Read(string path) => JsonSerializer.Deserialize<StoredKeys>(File.ReadAllText(path)) ?? throw new InvalidOperationException($"{path} holds no keys.");

    /// <summary>Whole or not at all.</summary>
    private static void Write(string path, StoredKeys keys, bool overwrite)
    {
        var draft = path + "." + Environment.ProcessId;
        File.WriteAllText(draft, JsonSerializer.Serialize(keys, Json));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // another process made the file first: its keys hold
            File.Delete(draft);
        }
    }

    private sealed record StoredKeys(string DataKey, string IndexKey, string AuditKey, string? NextIndexKey = null, IReadOnlyList<string>? RetiredDataKeys = null);
}
