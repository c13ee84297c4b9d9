namespace Resettlement.Domain.Audit;

/// <summary>
/// One link of a chain: who did what to which thing, with the values before and after (sensitive ones masked).
/// Append-only; <see cref="Hash"/> covers every field and the hash before it under a secret key.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>"county" or the id of a community.</summary>
    public required string Chain { get; init; }

    /// <summary>1, 2, 3 … without gaps in each chain.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>The person behind the account, see PersonKey.</summary>
    public required string ActorPerson { get; init; }

    public required string ActorName { get; init; }

    /// <summary>create, update, delete, reveal, export, bulk-…</summary>
    public required string Action { get; init; }

    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>The thing whose history this belongs to: the household of a member, the subject itself otherwise.</summary>
    public required string RootId { get; init; }

    /// <summary>JSON of the changed values.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Note { get; init; }

    /// <summary>For writes in bulk: how many rows, and the SHA-256 of them.</summary>
    public int? RowCount { get; init; }

    public string? RowsDigest { get; init; }

    public required string RequestId { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>The newest link of a chain; the last row a transaction locks.</summary>
public sealed class AuditChainHead
{
    public required string Chain { get; init; }

    public long Sequence { get; set; }

    public required string Hash { get; set; }

    /// <summary>Keyed hash over chain, sequence and hash: without it the newest links could be cut off unseen.</summary>
    public string Seal { get; set; } = "";
}
