using System.Security.Cryptography;

namespace Resettlement.Infrastructure.Protection;

/// <summary>
/// Section "Protection": base64 keys of 32 bytes. Data, index and audit keys are apart. Without them a key file is made in the data directory at first start.
/// </summary>
public sealed class ProtectionOptions
{
    public const string Section = "Protection";

    /// <summary>Encrypts new values.</summary>
    public string DataKey { get; set; } = "";

    /// <summary>Older data keys, still read.</summary>
    public IList<string> RetiredDataKeys { get; } = [];

    public string IndexKey { get; set; } = "";

    /// <summary>The coming index key while keys are rotated.</summary>
    public string? NextIndexKey { get; set; }

    public string AuditKey { get; set; } = "";

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
