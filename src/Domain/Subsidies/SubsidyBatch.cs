using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

public enum SubsidyBatchState
{
    Opened,
    Compiled,

    /// <summary>Settled on paper before the system started, or every order final.</summary>
    Settled,
}

/// <summary>Where a batch comes from.</summary>
public enum SubsidyBatchOrigin
{
    System,

    /// <summary>Loaded as settled, so that the first run cannot pay the quarter twice.</summary>
    Paper,
}

/// <summary>The subsidy of one community and quarter; supplements carry a number above 0. Lines are rows of their own, written in bulk.</summary>
public sealed class SubsidyBatch : AggregateRoot, ICommunityOwned, IAudited
{
    private SubsidyBatch()
    {
    }

    public Guid CommunityId { get; private init; }

    public Quarter Quarter { get; private init; }

    public int SupplementNumber { get; private init; }

    public SubsidyBatchOrigin Origin { get; private set; }

    public SubsidyBatchState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    public Guid? PolicyVersionId { get; private set; }

    public DateTimeOffset? CompiledAt { get; private set; }

    /// <summary>The maker: who or what compiled it; can neither sign nor review it.</summary>
    public PersonKey? CompiledBy { get; private set; }

    public string? CompiledByName { get; private set; }

    /// <summary>SHA-256 over lines and exclusions in order of household number; signatures bind to it.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>Somebody asked for a compilation that has not happened yet; the sweep takes it up.</summary>
    public DateTimeOffset? RequestedAt { get; private set; }

    public PersonKey? RequestedBy { get; private set; }

    public string? RequestedByName { get; private set; }

    /// <summary>Why the last try compiled nothing; null after one that did.</summary>
    public string? RefusalCode { get; private set; }

    public string? RefusalMessage { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>Document that proves a settlement on paper.</summary>
    public string? PaperReference { get; private set; }

    /// <summary>Opened for a quarter that is over.</summary>
    public static SubsidyBatch Open(Guid communityId, Quarter quarter, DateTimeOffset at) =>
        new() { CommunityId = communityId, Quarter = quarter, OpenedAt = at };

    /// <summary>A quarter paid on paper before the system started.</summary>
    public static SubsidyBatch SettledOnPaper(Guid communityId, Quarter quarter, string reference, PersonKey by, string byName, DateTimeOffset at)
    {
        var batch = Open(communityId, quarter, at);
        batch.MakePaper(reference, by, byName, at);
        return batch;
    }

    /// <summary>Whether lines may be written or written anew.</summary>
    public Result CheckCompilable() => State is SubsidyBatchState.Opened or SubsidyBatchState.Compiled ? Result.Success : SubsidyErrors.Settled(Quarter);

    /// <summary>Asks the sweep to compile it (again); whoever asked last is the maker.</summary>
    public Result RequestCompilation(PersonKey by, string byName, DateTimeOffset at)
    {
        if (CheckCompilable().Error is { } error)
        {
            return error;
        }

        (RequestedBy, RequestedByName, RequestedAt) = (by, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>Takes over a compilation. With the same content as before only a standing request or refusal is cleared.</summary>
    /// <returns>Whether the content is new.</returns>
    public Result<bool> RecordCompilation(Guid policyVersionId, string contentHash, PersonKey by, string byName, DateTimeOffset at)
    {
        if (CheckCompilable().Error is { } error)
        {
            return error;
        }

        var isNew = ContentHash != contentHash;
        if (isNew)
        {
            (State, PolicyVersionId, ContentHash) = (SubsidyBatchState.Compiled, policyVersionId, contentHash);
            (CompiledBy, CompiledByName, CompiledAt) = (RequestedBy ?? by, RequestedByName ?? byName, at);
        }

        if (isNew || RequestedAt is not null || RefusalCode is not null)
        {
            (RequestedBy, RequestedByName, RequestedAt) = (null, null, null);
            (RefusalCode, RefusalMessage, RefusedAt) = (null, null, null);
            Touch();
        }

        return isNew;
    }

    /// <summary>Remembers why nothing was compiled. The same refusal again changes nothing; the request is answered by it.</summary>
    public void Refuse(Error error, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (RefusalCode == error.Code && RefusalMessage == error.Message && RequestedAt is null)
        {
            return;
        }

        (RefusalCode, RefusalMessage, RefusedAt) = (error.Code, error.Message, at);
        (RequestedBy, RequestedByName, RequestedAt) = (null, null, null);
        Touch();
    }

    /// <summary>A batch that was opened or compiled before the papers of the quarter were loaded: nothing of it was paid, its lines are replaced.</summary>
    public Result SettleOnPaper(string reference, PersonKey by, string byName, DateTimeOffset at)
    {
        if (Origin == SubsidyBatchOrigin.System && CheckCompilable().Error is { } error)
        {
            return error;
        }

        MakePaper(reference, by, byName, at);
        Touch();
        return Result.Success;
    }

    private void MakePaper(string reference, PersonKey by, string byName, DateTimeOffset at)
    {
        (Origin, State, PaperReference) = (SubsidyBatchOrigin.Paper, SubsidyBatchState.Settled, reference);
        (CompiledBy, CompiledByName, CompiledAt) = (by, byName, at);
        (PolicyVersionId, ContentHash) = (null, null);
        (RequestedBy, RequestedByName, RequestedAt) = (null, null, null);
        (RefusalCode, RefusalMessage, RefusedAt) = (null, null, null);
    }
}
