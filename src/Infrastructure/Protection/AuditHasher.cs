using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Resettlement.Domain.Audit;

namespace Resettlement.Infrastructure.Protection;

/// <summary>The keyed hash of a link: every field, length-prefixed, and the hash before it; and the seal of a head, so that links cannot be cut off at the end.</summary>
internal sealed class AuditHasher(IOptions<ProtectionOptions> options)
{
    /// <summary>Hash before the first link of a chain.</summary>
    public const string Genesis = "genesis";

    public string Hash(AuditEntry entry) => Hash(
        entry.Chain, entry.Sequence.ToString(CultureInfo.InvariantCulture), Instant(entry.At), entry.ActorId?.ToString(), entry.ActorPerson, entry.ActorName,
        entry.Action, entry.SubjectType, entry.SubjectId, entry.RootId, entry.Before, entry.After, entry.Note, entry.RowCount?.ToString(CultureInfo.InvariantCulture),
        entry.RowsDigest, entry.RequestId, entry.PreviousHash);

    public string Seal(string chain, long sequence, string hash) => Hash("head", chain, sequence.ToString(CultureInfo.InvariantCulture), hash);

    private string Hash(params ReadOnlySpan<string?> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(field is null ? "-" : field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
        }

        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(options.Value.AuditKey), Encoding.UTF8.GetBytes(text.ToString())));
    }

    // every database keeps at least microseconds; the hash must not depend on more
    private static string Instant(DateTimeOffset at) => (at.UtcTicks / 10).ToString(CultureInfo.InvariantCulture);
}
