using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>What is done about money that a household got too much.</summary>
public enum DebtDecision
{
    /// <summary>抵扣: withheld from what the household gets in later quarters, as far as that reaches.</summary>
    Offset,

    /// <summary>追回: the household is asked to give it back, and it counts when the fund has it.</summary>
    Recover,

    /// <summary>核销.</summary>
    WriteOff,
}

public enum DebtState
{
    /// <summary>Nobody has said what is to be done; nothing is taken from the household.</summary>
    Open,

    /// <summary>One person has said it; another has to agree.</summary>
    Proposed,

    /// <summary>Agreed: later batches take it.</summary>
    Offsetting,

    /// <summary>Agreed: the household gives it back. Until the fund has the money nothing of it counts, and nothing is withheld for it.</summary>
    Recovering,

    /// <summary>Given back and booked, or written off; counts against what the household got.</summary>
    Decided,

    /// <summary>No longer owed: taken by a batch, or new receipts have made up for it.</summary>
    Cleared,
}

/// <summary>
/// Money that a household got too much for one quarter, more than the batch that found it could withhold. Held until a person has said what is done about it and another has agreed.
/// </summary>
public sealed class HeldDebt : AggregateRoot, ICommunityOwned, IAudited
{
    private HeldDebt()
    {
    }

    public Guid CommunityId { get; private set; }

    public Guid HouseholdId { get; private init; }

    public string HouseholdNumber { get; private init; } = "";

    public string OriginTownshipCode { get; private init; } = "";

    /// <summary>The quarter for which too much was paid.</summary>
    public Quarter Quarter { get; private init; }

    /// <summary>The batch that found it.</summary>
    public Guid BatchId { get; private init; }

    public DateTimeOffset FoundAt { get; private init; }

    public long AmountFen { get; private set; }

    public DebtState State { get; private set; }

    public DebtDecision? Decision { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Document of a write-off, number of the letter that asks for the money or of the case in which it was given back.</summary>
    public string? Reference { get; private set; }

    public PersonKey? ProposedBy { get; private set; }

    public string? ProposedByName { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When the fund had the money, or when it was written off: from then on it counts.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The batch that took it or found it gone; undone when that batch is compiled anew.</summary>
    public Guid? ClearedByBatchId { get; private set; }

    public static HeldDebt Find(Guid communityId, Guid householdId, string householdNumber, string originTownshipCode, Quarter quarter, long amountFen, Guid batchId, DateTimeOffset at) => new()
    {
        CommunityId = communityId,
        HouseholdId = householdId,
        HouseholdNumber = householdNumber,
        OriginTownshipCode = originTownshipCode,
        Quarter = quarter,
        AmountFen = amountFen,
        BatchId = batchId,
        FoundAt = at,
    };

    /// <summary>A whole payment was given back: its quarter has had so much less, whether or not anybody had asked for it.</summary>
    public static HeldDebt OfRecovery(
        Guid communityId, Guid householdId, string householdNumber, string originTownshipCode, Quarter quarter, long amountFen, Guid batchId, string reason, string caseNumber, Actor requested, Actor decided) => new()
        {
            CommunityId = communityId,
            HouseholdId = householdId,
            HouseholdNumber = householdNumber,
            OriginTownshipCode = originTownshipCode,
            Quarter = quarter,
            AmountFen = amountFen,
            BatchId = batchId,
            FoundAt = decided.At,
            State = DebtState.Decided,
            Decision = DebtDecision.Recover,
            Reason = reason,
            Reference = caseNumber,
            ProposedBy = requested.Person,
            ProposedByName = requested.Name,
            ProposedAt = requested.At,
            DecidedBy = decided.Person,
            DecidedByName = decided.Name,
            DecidedAt = decided.At,
            SettledAt = decided.At,
        };

    /// <summary>A later compilation found another amount: what was proposed for the old one falls.</summary>
    public void Refind(Guid communityId, long amountFen)
    {
        if (AmountFen == amountFen && CommunityId == communityId)
        {
            return;
        }

        if (AmountFen != amountFen && State == DebtState.Proposed)
        {
            Reopen();
        }

        (CommunityId, AmountFen) = (communityId, amountFen);
        Touch();
    }

    /// <summary>Also where it was to be given back and the money does not come.</summary>
    public Result Propose(DebtDecision decision, string reason, string? reference, Actor by)
    {
        if (State is not (DebtState.Open or DebtState.Recovering))
        {
            return SubsidyErrors.DebtState;
        }

        if (decision == DebtDecision.WriteOff && string.IsNullOrWhiteSpace(reference))
        {
            return SubsidyErrors.DebtReference;
        }

        (State, Decision, Reason, Reference) = (DebtState.Proposed, decision, reason, reference);
        (ProposedBy, ProposedByName, ProposedAt) = (by.Person, by.Name, by.At);
        (DecidedBy, DecidedByName, DecidedAt) = (null, null, null);
        Touch();
        return Result.Success;
    }

    /// <summary>Another person agrees to exactly this amount.</summary>
    public Result Agree(long seenFen, Actor by)
    {
        if (State != DebtState.Proposed)
        {
            return SubsidyErrors.DebtState;
        }

        if (by.Person == ProposedBy)
        {
            return SubsidyErrors.OwnDebt;
        }

        if (seenFen != AmountFen)
        {
            return SubsidyErrors.ContentChanged;
        }

        State = Decision switch { DebtDecision.Offset => DebtState.Offsetting, DebtDecision.Recover => DebtState.Recovering, _ => DebtState.Decided };
        (DecidedBy, DecidedByName, DecidedAt) = (by.Person, by.Name, by.At);
        SettledAt = State == DebtState.Decided ? by.At : null;
        Touch();
        return Result.Success;
    }

    /// <summary>Another person does not agree, or who proposed it takes it back.</summary>
    public Result Refuse()
    {
        if (State != DebtState.Proposed)
        {
            return SubsidyErrors.DebtState;
        }

        Reopen();
        Touch();
        return Result.Success;
    }

    /// <summary>
    /// The fund has booked what the household gave back. The amount is what came, also where the debt has become another since it was asked for: the next batch that looks at the quarter
    /// pays or asks for the difference.
    /// </summary>
    public Result BookRecovery(long amountFen, string caseNumber, DateTimeOffset at)
    {
        if (Decision != DebtDecision.Recover || State is not (DebtState.Recovering or DebtState.Cleared))
        {
            return SubsidyErrors.DebtState;
        }

        (State, AmountFen, Reference, SettledAt, ClearedByBatchId) = (DebtState.Decided, amountFen, Reference ?? caseNumber, at, null);
        Touch();
        return Result.Success;
    }

    /// <summary>A whole payment of the quarter was given back: so much less is owed.</summary>
    public void GivenBackOtherwise(long amountFen, Guid batchId)
    {
        if (amountFen >= AmountFen)
        {
            Clear(batchId);
        }
        else
        {
            Refind(CommunityId, AmountFen - amountFen);
        }
    }

    /// <summary>The batch withholds all of it, or new receipts have made up for it.</summary>
    public void Clear(Guid batchId)
    {
        if (State is DebtState.Open or DebtState.Proposed or DebtState.Offsetting or DebtState.Recovering)
        {
            (State, ClearedByBatchId) = (DebtState.Cleared, batchId);
            Touch();
        }
    }

    /// <summary>The batch that cleared it is compiled anew or ended.</summary>
    public void Unclear()
    {
        if (State == DebtState.Cleared)
        {
            (State, ClearedByBatchId) = (DecidedBy is null ? DebtState.Open : Agreed, null);
            if (DecidedBy is null)
            {
                Reopen();
            }

            Touch();
        }
    }

    /// <summary>A batch that had withheld this much of it takes it no more: the batch has ended, or the household has left it.</summary>
    public void GiveBack(Guid batchId, long amountFen)
    {
        if (State == DebtState.Cleared && ClearedByBatchId == batchId)
        {
            Unclear();
        }
        else if (State == DebtState.Offsetting)
        {
            AmountFen = checked(AmountFen + amountFen);
            Touch();
        }
    }

    /// <summary>
    /// What batches that are being compiled may do about it. The batch that found it looks at the total anew; in a later one what nobody decided is left alone, and a supplement, which may be for
    /// what was held, waits.
    /// </summary>
    public DueState DueIn(IReadOnlyCollection<Guid> batchIds, bool isRegular)
    {
        ArgumentNullException.ThrowIfNull(batchIds);
        return State switch
        {
            DebtState.Offsetting => DueState.MayOffset,
            DebtState.Recovering => DueState.SetAside,
            DebtState.Cleared when DecidedBy is not null && ClearedByBatchId is { } by && batchIds.Contains(by) => Agreed == DebtState.Recovering ? DueState.SetAside : DueState.MayOffset,
            DebtState.Open when batchIds.Contains(BatchId) => DueState.New,
            DebtState.Open or DebtState.Proposed => isRegular && !batchIds.Contains(BatchId) ? DueState.SetAside : DueState.Holds,
            DebtState.Decided or DebtState.Cleared => DueState.New,
            _ => DueState.SetAside,
        };
    }

    private DebtState Agreed => Decision == DebtDecision.Recover ? DebtState.Recovering : DebtState.Offsetting;

    private void Reopen()
    {
        State = DebtState.Open;
        (Decision, Reason, Reference) = (null, null, null);
        (ProposedBy, ProposedByName, ProposedAt) = (null, null, null);
    }
}

public static class DebtWords
{
    public static readonly WordTable<DebtDecision> Decisions = new("subsidies.debt-decision", "多发款项处理方式",
        (DebtDecision.Offset, ["抵扣"]), (DebtDecision.Recover, ["追回"]), (DebtDecision.WriteOff, ["核销"]));

    public static readonly WordTable<DebtState> States = new("subsidies.debt-state-word", "多发款项状态",
        (DebtState.Open, ["待处理"]), (DebtState.Proposed, ["待他人同意"]), (DebtState.Offsetting, ["抵扣中"]), (DebtState.Recovering, ["追回中"]), (DebtState.Decided, ["已追回或核销"]), (DebtState.Cleared, ["已抵清"]));
}
