using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

public enum PayoutFileState
{
    /// <summary>Nobody has downloaded it.</summary>
    Created,
    Sent,

    /// <summary>The bank has confirmed that it has the file.</summary>
    Acknowledged,
}

/// <summary>What one paying bank gets of a release; planned when the release is prepared. Its orders are frozen; the bytes are made from them again at every download, and are the same.</summary>
public sealed class PayoutFile : AggregateRoot, IAudited
{
    private PayoutFile()
    {
    }

    /// <summary>Unique for ever, as ZF2026-0001-XNX-01; the message id at the bank and the name of the file.</summary>
    public string Number { get; private init; } = "";

    public Guid ReleaseId { get; private init; }

    public Guid ProfileId { get; private init; }

    /// <summary>1, 2, 3 … of the files of one profile in a release.</summary>
    public int Part { get; private init; }

    public int Count { get; private init; }

    public long AmountFen { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public PayoutFileState State { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string? SentByName { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? AcknowledgedByName { get; private set; }

    public string? BankReference { get; private set; }

    /// <summary>A file of a release that is being prepared.</summary>
    public static PayoutFile Plan(Guid releaseId, string releaseNumber, Guid profileId, string profileCode, int part, int count, long amountFen, DateTimeOffset at) => new()
    {
        Number = $"{releaseNumber}-{profileCode}-{part:00}",
        ReleaseId = releaseId,
        ProfileId = profileId,
        Part = part,
        Count = count,
        AmountFen = amountFen,
        CreatedAt = at,
    };

    /// <returns>Whether this was the first time.</returns>
    public bool MarkSent(string byName, DateTimeOffset at)
    {
        if (State != PayoutFileState.Created)
        {
            return false;
        }

        (State, SentByName, SentAt) = (PayoutFileState.Sent, byName, at);
        Touch();
        return true;
    }

    public Result Acknowledge(string bankReference, string byName, DateTimeOffset at)
    {
        if (State != PayoutFileState.Sent)
        {
            return State == PayoutFileState.Created ? PayoutErrors.FileNotSent : PayoutErrors.FileAcknowledged;
        }

        (State, BankReference, AcknowledgedByName, AcknowledgedAt) = (PayoutFileState.Acknowledged, bankReference, byName, at);
        Touch();
        return Result.Success;
    }
}

/// <summary>A format in which a file was made: whoever makes it again gets the same bytes.</summary>
public sealed class PayoutFileCopy
{
    public required Guid FileId { get; init; }

    public required BankFileFormat Format { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
