using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>What a sensitive value is; each purpose has its own blind-index space.</summary>
public enum FieldPurpose
{
    IdNumber,
    Phone,
    Account,
}

/// <summary>Encrypts sensitive values and makes the keyed blind index for exact look-up.</summary>
public interface IFieldProtector
{
    /// <summary>The value must be normalised; the mask is stored beside it.</summary>
    ProtectedText Protect(FieldPurpose purpose, string value, string masked);

    /// <summary>The clear value. Callers log the act.</summary>
    string Reveal(string cipher);

    /// <summary>Index of a normalised value under the current key.</summary>
    string Index(FieldPurpose purpose, string value);

    /// <summary>Encrypts text that is only kept, never looked up.</summary>
    string Seal(string text);

    string Unseal(string cipher);

    /// <summary>Encrypts a file that is only kept.</summary>
    byte[] SealBytes(ReadOnlySpan<byte> content);

    byte[] UnsealBytes(ReadOnlySpan<byte> box);
}

/// <summary>Writes many rows of one entity through prepared statements or the database's bulk protocol, in the current transaction.</summary>
public interface IBulkWriter
{
    /// <summary>Streams the rows; returns how many were written. Not audited: the caller records one entry for the whole.</summary>
    Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class;
}

/// <summary>Starts background work after the commit. What is due is a state in the database; a lost trigger only waits for the next sweep.</summary>
public interface IJobTrigger
{
    void TriggerQuarterSweep();
}

/// <summary>Something to be written to the audit chain beside what the change tracker sees.</summary>
/// <param name="CommunityId">The chain; null = county.</param>
public sealed record AuditNote(string Action, string SubjectType, string SubjectId, Guid? CommunityId, string? Note = null, int? RowCount = null, string? RowsDigest = null);
