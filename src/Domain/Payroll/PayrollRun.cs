using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payroll;

/// <summary>
/// The pay sheet 工资表 of one community and month. It is computed as often as wanted, frozen with its content hash when it is submitted, and signed by director and secretary.
/// A community has one payroll at a time that is not approved, so that what earlier months paid stands still while the next one is computed.
/// </summary>
public sealed class PayrollRun : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<PayrollStep> _steps = [];

    private PayrollRun()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private init; }

    public PayrollState State { get; private set; }

    /// <summary>SHA-256 over lines, days, amounts and omissions; signatures bind to it.</summary>
    public string ContentHash { get; private set; } = "";

    public long TotalFen { get; private set; }

    public int Lines { get; private set; }

    public int Omissions { get; private set; }

    /// <summary>The maker: who computed what it holds now; signs nothing of it and clears no flag of it.</summary>
    public PersonKey MadeBy { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset ComputedAt { get; private set; }

    public PersonKey? SubmittedBy { get; private set; }

    public string? SubmittedByName { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public PersonKey? FirstSignedBy { get; private set; }

    public PersonKey? SecondSignedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why it was sent back or given up.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>What was added to its history since it was loaded.</summary>
    public IReadOnlyCollection<PayrollStep> Steps => _steps;

    public static Result<PayrollRun> Open(Guid communityId, DateOnly month, DateOnly today) =>
        !PayMonth.IsMonth(month) ? PayrollErrors.NotAMonth.ForField("month") :
        PayMonth.Of(month).Last > today ? PayrollErrors.MonthNotOver(PayMonth.Of(month)) :
        new PayrollRun { CommunityId = communityId, Month = month };

    /// <summary>Takes over a computation. The same content as before changes nothing: whoever made it stays its maker.</summary>
    /// <returns>Whether the content is new.</returns>
    public Result<bool> Compute(string contentHash, PayrollSheet sheet, PayActor by)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (Check(PayrollAction.Compute) is { } error)
        {
            return error;
        }

        if (contentHash == ContentHash && ReturnReason is null)
        {
            return false;
        }

        var isNew = contentHash != ContentHash;
        (ContentHash, TotalFen, Lines, Omissions) = (contentHash, sheet.TotalFen, sheet.Lines.Count, sheet.Omissions.Count);
        (MadeBy, MadeByName, ComputedAt, ReturnReason) = (by.Person, by.Name, by.At, null);
        Step(PayrollAction.Compute, PayrollState.Computed, by);
        Touch();
        return isNew;
    }

    /// <summary>Freezes what was seen, for the two signatures.</summary>
    public Result Submit(string seenHash, int openFlags, PayActor by)
    {
        if (Check(PayrollAction.Submit) is { } error)
        {
            return error;
        }

        if (ReturnReason is not null)
        {
            return PayrollErrors.ToBeComputed;
        }

        if (seenHash != ContentHash)
        {
            return PayrollErrors.ContentChanged;
        }

        if (openFlags > 0)
        {
            return PayrollErrors.FlagsOpen(openFlags);
        }

        if (TotalFen <= 0)
        {
            return PayrollErrors.NothingToPay;
        }

        (SubmittedBy, SubmittedByName, SubmittedAt) = (by.Person, by.Name, by.At);
        Step(PayrollAction.Submit, PayrollState.Submitted, by);
        Touch();
        return Result.Success;
    }

    /// <summary>Signed for the director, then for the secretary, by two persons who neither computed nor submitted it.</summary>
    public Result Sign(bool first, PayActor by)
    {
        var action = first ? PayrollAction.SignFirst : PayrollAction.SignSecond;
        if (Check(action) is { } error)
        {
            return error;
        }

        if (by.Person == MadeBy || by.Person == SubmittedBy || by.Person == FirstSignedBy)
        {
            return PayrollErrors.SamePerson;
        }

        if (first)
        {
            FirstSignedBy = by.Person;
        }
        else
        {
            (SecondSignedBy, ApprovedAt) = (by.Person, by.At);
        }

        Step(action, PayrollTransitions.Next(State, action)!.Value, by);
        Touch();
        return Result.Success;
    }

    /// <summary>Back to its maker; it has to be computed again before it can be submitted.</summary>
    public Result Return(string reason, PayActor by)
    {
        if (Check(PayrollAction.Return) is { } error)
        {
            return error;
        }

        ReturnReason = reason;
        (SubmittedBy, SubmittedByName, SubmittedAt) = (null, null, null);
        (FirstSignedBy, SecondSignedBy) = (null, null);
        Step(PayrollAction.Return, PayrollState.Computed, by, reason);
        Touch();
        return Result.Success;
    }

    public Result Cancel(string reason, PayActor by)
    {
        if (Check(PayrollAction.Cancel) is { } error)
        {
            return error;
        }

        ReturnReason = reason;
        Step(PayrollAction.Cancel, PayrollState.Cancelled, by, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>A flag was cleared: whoever submits at the same moment has to look again.</summary>
    public Result FlagCleared(PayActor by)
    {
        if (State != PayrollState.Computed)
        {
            return PayrollErrors.State(State, PayrollAction.Submit);
        }

        if (by.Person == MadeBy)
        {
            return PayrollErrors.OwnFlag;
        }

        Touch();
        return Result.Success;
    }

    public Error? Check(PayrollAction action) => PayrollTransitions.Allows(State, action) ? null : PayrollErrors.State(State, action);

    private void Step(PayrollAction action, PayrollState to, PayActor by, string? reason = null)
    {
        _steps.Add(new()
        {
            RunId = Id,
            CommunityId = CommunityId,
            Action = action,
            From = State,
            To = to,
            By = by.Person,
            ByName = by.Name,
            At = by.At,
            Reason = reason,
            ContentHash = ContentHash,
            TotalFen = TotalFen,
        });
        State = to;
    }
}

/// <summary>Who moved a payroll on or back, when and why; written once.</summary>
public sealed class PayrollStep : Entity, ICommunityOwned
{
    public required Guid RunId { get; init; }

    public required Guid CommunityId { get; init; }

    public required PayrollAction Action { get; init; }

    public required PayrollState From { get; init; }

    public required PayrollState To { get; init; }

    public required PersonKey By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    /// <summary>What the payroll held at that moment.</summary>
    public required string ContentHash { get; init; }

    public required long TotalFen { get; init; }
}
