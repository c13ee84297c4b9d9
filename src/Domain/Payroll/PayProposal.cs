using System.Collections.Frozen;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.Payroll;

public enum PayProposalState
{
    Draft,

    /// <summary>Waits for the lead township.</summary>
    Submitted,

    /// <summary>Payable from its month, until another one takes its place.</summary>
    Approved,

    /// <summary>Sent back by the lead township, to be revised or withdrawn.</summary>
    Returned,
    Withdrawn,
}

public enum PayProposalAction
{
    Revise,
    Submit,
    Approve,
    Return,
    Withdraw,
}

/// <summary>Which action is possible in which state of a proposal and where it leads.</summary>
public static class PayProposalTransitions
{
    private static readonly FrozenDictionary<(PayProposalState From, PayProposalAction Action), PayProposalState> Table =
        new Dictionary<(PayProposalState, PayProposalAction), PayProposalState>
        {
            [(PayProposalState.Draft, PayProposalAction.Revise)] = PayProposalState.Draft,
            [(PayProposalState.Returned, PayProposalAction.Revise)] = PayProposalState.Draft,
            [(PayProposalState.Draft, PayProposalAction.Submit)] = PayProposalState.Submitted,
            [(PayProposalState.Submitted, PayProposalAction.Approve)] = PayProposalState.Approved,
            [(PayProposalState.Submitted, PayProposalAction.Return)] = PayProposalState.Returned,
            [(PayProposalState.Draft, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
            [(PayProposalState.Submitted, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
            [(PayProposalState.Returned, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
        }.ToFrozenDictionary();

    public static PayProposalState? Next(PayProposalState from, PayProposalAction action) => Table.TryGetValue((from, action), out var to) ? to : null;

    public static bool Allows(PayProposalState from, PayProposalAction action) => Table.ContainsKey((from, action));
}

/// <summary>The record of the meeting in which branch and centre proposed the pay.</summary>
public sealed record PayMeeting(string Number, DateOnly HeldOn, string Place, string BranchAttendants, string CentreAttendants, string Text);

/// <summary>What one appointment is to be paid a month.</summary>
public sealed record ProposedPay(Guid AppointmentId, Guid HolderId, string HolderName, PostKind Post, long MonthlyFen);

/// <summary>
/// Branch and centre propose what their members other than secretary and director are paid; nobody is paid by it before a leader of the lead township has approved it.
/// Once approved it never changes: a new proposal takes its place from its own month.
/// </summary>
public sealed class PayProposal : AggregateRoot, ICommunityOwned, IAudited
{
    /// <summary>How far back a proposal may reach from the day of its meeting.</summary>
    public const int MaximumMonthsBack = 12;

    private readonly List<PayProposalItem> _items = [];

    private PayProposal()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>Number of the meeting record.</summary>
    public string MeetingNumber { get; private set; } = "";

    public DateOnly MeetingOn { get; private set; }

    public string MeetingPlace { get; private set; } = "";

    public string BranchAttendants { get; private set; } = "";

    public string CentreAttendants { get; private set; } = "";

    public string MeetingText { get; private set; } = "";

    /// <summary>First day of the month from which it is payable.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    public PayProposalState State { get; private set; }

    /// <summary>Who wrote what it says now.</summary>
    public PersonKey MadeBy { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public PersonKey? SubmittedBy { get; private set; }

    public string? SubmittedByName { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was sent back or withdrawn.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyCollection<PayProposalItem> Items => _items;

    public long TotalFen => _items.Sum(x => x.MonthlyFen);

    public static Result<PayProposal> Draft(Guid communityId, PayMeeting meeting, DateOnly effectiveFrom, IReadOnlyCollection<ProposedPay> items, PayActor by)
    {
        var proposal = new PayProposal { CommunityId = communityId };
        return proposal.Write(meeting, effectiveFrom, items, by).Error is { } error ? error : proposal;
    }

    /// <summary>Writes it anew before it is submitted, or after it was sent back.</summary>
    public Result Revise(PayMeeting meeting, DateOnly effectiveFrom, IReadOnlyCollection<ProposedPay> items, PayActor by)
    {
        if (!PayProposalTransitions.Allows(State, PayProposalAction.Revise))
        {
            return PayrollErrors.ProposalState(State, PayProposalAction.Revise);
        }

        if (Write(meeting, effectiveFrom, items, by).Error is { } wrong)
        {
            return wrong;
        }

        State = PayProposalTransitions.Next(State, PayProposalAction.Revise)!.Value;
        Touch();
        return Result.Success;
    }

    public Result Submit(PayActor by)
    {
        if (Go(PayProposalAction.Submit).Error is { } error)
        {
            return error;
        }

        (SubmittedBy, SubmittedByName, SubmittedAt) = (by.Person, by.Name, by.At);
        (DecidedBy, DecidedByName, DecidedAt, Reason) = (null, null, null, null);
        Touch();
        return Result.Success;
    }

    /// <summary>By somebody who neither wrote nor submitted it.</summary>
    public Result Approve(PayActor by) => Decide(PayProposalAction.Approve, null, by);

    public Result Return(string reason, PayActor by) => Decide(PayProposalAction.Return, reason, by);

    public Result Withdraw(string reason)
    {
        if (Go(PayProposalAction.Withdraw).Error is { } error)
        {
            return error;
        }

        Reason = reason;
        Touch();
        return Result.Success;
    }

    /// <summary>Whether the person wrote or submitted it.</summary>
    public bool IsOwn(PersonKey person) => person == MadeBy || person == SubmittedBy;

    private Result Decide(PayProposalAction action, string? reason, PayActor by)
    {
        if (!PayProposalTransitions.Allows(State, action))
        {
            return PayrollErrors.ProposalState(State, action);
        }

        if (IsOwn(by.Person))
        {
            return PayrollErrors.OwnProposal;
        }

        State = PayProposalTransitions.Next(State, action)!.Value;
        (DecidedBy, DecidedByName, DecidedAt, Reason) = (by.Person, by.Name, by.At, reason);
        Touch();
        return Result.Success;
    }

    private Result Go(PayProposalAction action)
    {
        if (PayProposalTransitions.Next(State, action) is not { } next)
        {
            return PayrollErrors.ProposalState(State, action);
        }

        State = next;
        return Result.Success;
    }

    private Result Write(PayMeeting meeting, DateOnly effectiveFrom, IReadOnlyCollection<ProposedPay> items, PayActor by)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(items);
        if (!PayMonth.IsMonth(effectiveFrom))
        {
            return PayrollErrors.NotAMonth.ForField("effectiveFrom");
        }

        if (effectiveFrom < PayMonth.Of(meeting.HeldOn).First.AddMonths(-MaximumMonthsBack))
        {
            return PayrollErrors.TooFarBack;
        }

        if (items.Count == 0)
        {
            return PayrollErrors.NoItems;
        }

        if (items.FirstOrDefault(x => !PayrollPosts.IsProposed(x.Post)) is { } other)
        {
            return PayrollErrors.NotProposed(other.HolderName);
        }

        if (items.Any(x => !PayStandard.IsAmount(x.MonthlyFen)))
        {
            return PayrollErrors.Amount.ForField("items");
        }

        if (items.Select(x => x.AppointmentId).Distinct().Count() != items.Count)
        {
            return PayrollErrors.ItemTwice;
        }

        (MeetingNumber, MeetingOn, MeetingPlace, MeetingText) = (meeting.Number, meeting.HeldOn, meeting.Place, meeting.Text);
        (BranchAttendants, CentreAttendants, EffectiveFrom) = (meeting.BranchAttendants, meeting.CentreAttendants, effectiveFrom);
        (MadeBy, MadeByName, MadeAt) = (by.Person, by.Name, by.At);
        _items.Clear();
        _items.AddRange(items.Select((x, i) => new PayProposalItem
        {
            ProposalId = Id,
            CommunityId = CommunityId,
            Position = i + 1,
            AppointmentId = x.AppointmentId,
            HolderId = x.HolderId,
            HolderName = x.HolderName,
            Post = x.Post,
            MonthlyFen = x.MonthlyFen,
        }));
        return Result.Success;
    }
}

/// <summary>What one appointment is to be paid a month by a proposal.</summary>
public sealed class PayProposalItem : Entity, ICommunityOwned, IAudited
{
    public required Guid ProposalId { get; init; }

    public required Guid CommunityId { get; init; }

    public required int Position { get; init; }

    public required Guid AppointmentId { get; init; }

    public required Guid HolderId { get; init; }

    public required string HolderName { get; init; }

    public required PostKind Post { get; init; }

    public required long MonthlyFen { get; init; }
}

/// <summary>Which posts are paid, and how the amount is found.</summary>
public static class PayrollPosts
{
    /// <summary>Paid by the dated standard of the county.</summary>
    public static bool IsByStandard(PostKind post) => post is PostKind.BranchSecretary or PostKind.CentreDirector;

    /// <summary>Paid by what branch and centre propose and the lead township approves.</summary>
    public static bool IsProposed(PostKind post) => post is PostKind.BranchDeputy or PostKind.BranchMember or PostKind.CentreDeputy or PostKind.CentreStaff or PostKind.Bookkeeper or PostKind.Cashier;

    /// <summary>Posts of branch and centre; those of other bodies, building and unit heads are on no payroll.</summary>
    public static readonly IReadOnlyList<PostKind> Paid = [.. Enum.GetValues<PostKind>().Where(x => IsByStandard(x) || IsProposed(x))];
}
