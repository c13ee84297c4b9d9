using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>Where a batch comes from.</summary>
public enum SubsidyBatchOrigin
{
    System,

    /// <summary>Loaded as settled, so that the first run cannot pay the quarter twice.</summary>
    Paper,
}

/// <summary>
/// The subsidy of one community and quarter; supplements carry a number above 0. Lines are rows of their own, written in bulk.
/// Where it may go next is <see cref="BatchTransitions"/>' to say, who may take it there is asked here: one person acts on a batch once.
/// </summary>
public sealed partial class SubsidyBatch : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<BatchStep> _steps = [];

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

    /// <summary>The maker: who or what compiled it; can neither check, sign, review nor release it.</summary>
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

    /// <summary>Who found it in order for the residents' committee.</summary>
    public PersonKey? CheckedBy { get; private set; }

    public string? CheckedByName { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Who signed for the director.</summary>
    public PersonKey? FirstSignedBy { get; private set; }

    /// <summary>Who signed for the secretary.</summary>
    public PersonKey? SecondSignedBy { get; private set; }

    /// <summary>Who reviewed it for the lead township.</summary>
    public PersonKey? ReviewedBy { get; private set; }

    public string? ReviewedByName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>It was sent back and waits for its maker: until it is compiled anew nobody can find it in order.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    public string? ReturnedByName { get; private set; }

    /// <summary>Why it was sent back or ended.</summary>
    public string? ReturnReason { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>What was added to its history since it was loaded.</summary>
    public IReadOnlyCollection<BatchStep> Steps => _steps;

    public bool IsRegular => SupplementNumber == 0;

    /// <summary>Opened for a quarter that is over.</summary>
    public static SubsidyBatch Open(Guid communityId, Quarter quarter, DateTimeOffset at) => OpenSupplement(communityId, quarter, 0, at);

    /// <summary>For households that were missed in the quarter.</summary>
    public static SubsidyBatch OpenSupplement(Guid communityId, Quarter quarter, int number, DateTimeOffset at) =>
        new() { CommunityId = communityId, Quarter = quarter, SupplementNumber = number, OpenedAt = at };

    /// <summary>A quarter paid on paper before the system started.</summary>
    public static SubsidyBatch SettledOnPaper(Guid communityId, Quarter quarter, string reference, PersonKey by, string byName, DateTimeOffset at)
    {
        var batch = Open(communityId, quarter, at);
        batch.MakePaper(reference, new(by, byName, at));
        return batch;
    }

    /// <summary>Whether lines may be written or written anew.</summary>
    public Result CheckCompilable() =>
        BatchTransitions.IsCompilable(State) ? Result.Success :
        State == SubsidyBatchState.Settled ? SubsidyErrors.Settled(Quarter) :
        SubsidyErrors.WrongState(State, BatchAction.Compile);

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

    /// <summary>Takes over a compilation. With the same content as before only a standing request, refusal or return is cleared.</summary>
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
            Step(BatchAction.Compile, SubsidyBatchState.Compiled, new(RequestedBy ?? by, RequestedByName ?? byName, at), null, contentHash);
            (PolicyVersionId, ContentHash) = (policyVersionId, contentHash);
            (CompiledBy, CompiledByName, CompiledAt) = (RequestedBy ?? by, RequestedByName ?? byName, at);
        }

        if (isNew || RequestedAt is not null || RefusalCode is not null || ReturnedAt is not null)
        {
            Answered();
            (ReturnedAt, ReturnedByName, ReturnReason) = (null, null, null);
            Touch();
        }

        return isNew;
    }

    /// <summary>Remembers why nothing was compiled. The same refusal again changes nothing; the request is answered by it.</summary>
    public void Refuse(Error error, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (!BatchTransitions.IsCompilable(State) || (RefusalCode == error.Code && RefusalMessage == error.Message && RequestedAt is null))
        {
            return;
        }

        Answered();
        (RefusalCode, RefusalMessage, RefusedAt) = (error.Code, error.Message, at);
        Touch();
    }

    /// <summary>A batch that was opened or compiled before the papers of the quarter were loaded: nothing of it was paid, its lines are replaced.</summary>
    public Result SettleOnPaper(string reference, PersonKey by, string byName, DateTimeOffset at)
    {
        if (!BatchTransitions.Allows(State, BatchAction.SettleOnPaper))
        {
            return CheckCompilable().Error ?? SubsidyErrors.WrongState(State, BatchAction.SettleOnPaper);
        }

        MakePaper(reference, new(by, byName, at));
        Touch();
        return Result.Success;
    }

    private void Step(BatchAction action, SubsidyBatchState to, Actor by, string? reason = null, string? contentHash = null)
    {
        _steps.Add(new()
        {
            BatchId = Id,
            CommunityId = CommunityId,
            Action = action,
            From = State,
            To = to,
            By = by.Person,
            ByName = by.Name,
            At = by.At,
            Reason = reason,
            ContentHash = contentHash ?? ContentHash,
        });
        State = to;
    }

    private void Answered()
    {
        (RequestedBy, RequestedByName, RequestedAt) = (null, null, null);
        (RefusalCode, RefusalMessage, RefusedAt) = (null, null, null);
    }

    private void Forget()
    {
        (CheckedBy, CheckedByName, CheckedAt) = (null, null, null);
        (FirstSignedBy, SecondSignedBy) = (null, null);
        (ReviewedBy, ReviewedByName, ReviewedAt) = (null, null, null);
    }

    private void MakePaper(string reference, Actor by)
    {
        Step(BatchAction.SettleOnPaper, SubsidyBatchState.Settled, by, reference);
        (Origin, PaperReference, SettledAt) = (SubsidyBatchOrigin.Paper, reference, by.At);
        (CompiledBy, CompiledByName, CompiledAt) = (by.Person, by.Name, by.At);
        (PolicyVersionId, ContentHash) = (null, null);
        (ReturnedAt, ReturnedByName, ReturnReason) = (null, null, null);
        Answered();
    }
}
