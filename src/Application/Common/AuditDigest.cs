using System.Security.Cryptography;
using System.Text;

namespace Resettlement.Application.Common;

/// <summary>The digest of the rows that one audit entry stands for.</summary>
public static class AuditDigest
{
    /// <summary>SHA-256 over what each row says, whatever order they come in; 64 hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(row + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of rows that are gone or that only changed hands: their ids say which they were.</summary>
    public static string Of(IEnumerable<Guid> ids) => Of(ids.Select(id => id.ToString()));
}
