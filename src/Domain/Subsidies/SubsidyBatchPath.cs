using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <content>From the committee to the bank, and back to the maker.</content>
public sealed partial class SubsidyBatch
{
    /// <summary>The residents' committee found nothing. Remarks without an answer stand against it.</summary>
    public Result Check(string seenHash, int openRemarks, Actor by)
    {
        if (Against(BatchAction.Check, by) is { } error)
        {
            return error;
        }

        if (ReturnedAt is not null || RequestedAt is not null)
        {
            return SubsidyErrors.BeingRemade;
        }

        if (seenHash != ContentHash)
        {
            return SubsidyErrors.ContentChanged;
        }

        if (openRemarks > 0)
        {
            return SubsidyErrors.RemarksOpen(openRemarks);
        }

        Step(BatchAction.Check, SubsidyBatchState.CommitteeChecked, by);
        (CheckedBy, CheckedByName, CheckedAt) = (by.Person, by.Name, by.At);
        Touch();
        return Result.Success;
    }

    /// <summary>The notice is out.</summary>
    public Result PublishNotice(Actor by) => Go(BatchAction.PublishNotice, by);

    /// <summary>Nobody is paid by it, all is withheld: what can be shown of it is nothing.</summary>
    public Result PassNotice(bool paysNobody, Actor by) => paysNobody ? Go(BatchAction.PassNotice, by) : SubsidyErrors.WrongState(State, BatchAction.PassNotice);

    /// <summary>The notice has run its days; <paramref name="contentHash"/> is that of what is left.</summary>
    public Result EndNotice(string contentHash, Actor by)
    {
        if (Against(BatchAction.EndNotice, by) is { } error)
        {
            return error;
        }

        Step(BatchAction.EndNotice, SubsidyBatchState.NoticeEnded, by, null, contentHash);
        ContentHash = contentHash;
        Touch();
        return Result.Success;
    }

    /// <summary>Signed for the director, then for the secretary, by two persons of whom neither made or checked it.</summary>
    public Result Sign(bool first, string seenHash, Actor by)
    {
        var action = first ? BatchAction.SignFirst : BatchAction.SignSecond;
        if (Against(action, by) is { } error)
        {
            return error;
        }

        if (seenHash != ContentHash)
        {
            return SubsidyErrors.ContentChanged;
        }

        if (first)
        {
            FirstSignedBy = by.Person;
        }
        else
        {
            SecondSignedBy = by.Person;
        }

        Step(action, BatchTransitions.Next(State, action)!.Value, by);
        Touch();
        return Result.Success;
    }

    /// <summary>Reviewed for the lead township.</summary>
    public Result Review(string seenHash, Actor by)
    {
        if (Against(BatchAction.Review, by) is { } error)
        {
            return error;
        }

        if (seenHash != ContentHash)
        {
            return SubsidyErrors.ContentChanged;
        }

        Step(BatchAction.Review, SubsidyBatchState.TownshipReviewed, by);
        (ReviewedBy, ReviewedByName, ReviewedAt) = (by.Person, by.Name, by.At);
        Touch();
        return Result.Success;
    }

    /// <summary>Its orders are written.</summary>
    public Result Release(Actor by)
    {
        if (Go(BatchAction.Release, by).Error is { } error)
        {
            return error;
        }

        ReleasedAt = by.At;
        return Result.Success;
    }

    /// <summary>Nothing of it is open at the bank; or it is reviewed and pays nobody, so that there is nothing to release.</summary>
    public Result Settle(Actor by, bool paysNobody = false)
    {
        if (BatchTransitions.Try(State, BatchAction.Settle).Error is { } error)
        {
            return error;
        }

        if (State == SubsidyBatchState.TownshipReviewed && !paysNobody)
        {
            return SubsidyErrors.WrongState(State, BatchAction.Settle);
        }

        Step(BatchAction.Settle, SubsidyBatchState.Settled, by);
        SettledAt = by.At;
        Touch();
        return Result.Success;
    }

    /// <summary>Back to its maker. Whoever calls takes back notice and signatures in the same transaction.</summary>
    public Result Return(string reason, Actor by, bool byCommittee = false)
    {
        var action = byCommittee ? BatchAction.CommitteeReturn : BatchAction.Return;
        if (BatchTransitions.Try(State, action).Error is { } error)
        {
            return error;
        }

        if (ReturnedAt is not null)
        {
            return SubsidyErrors.BeingRemade;
        }

        Step(action, SubsidyBatchState.Compiled, by, reason);
        (ReturnedAt, ReturnedByName, ReturnReason) = (by.At, by.Name, reason);
        Forget();
        Touch();
        return Result.Success;
    }

    /// <summary>Ends it; whoever calls takes its lines away in the same transaction, so that a supplement can take the households up.</summary>
    public Result Cancel(string reason, Actor by)
    {
        if (BatchTransitions.Try(State, BatchAction.Cancel).Error is { } error)
        {
            return error;
        }

        Step(BatchAction.Cancel, SubsidyBatchState.Cancelled, by, reason);
        ReturnReason = reason;
        Answered();
        Forget();
        Touch();
        return Result.Success;
    }

    /// <summary>Why this person cannot take the action now.</summary>
    public Error? Against(BatchAction action, Actor by) =>
        BatchTransitions.Try(State, action).Error ?? (BatchSeparation.PartOf(this, action, by.Person) is { } part ? SubsidyErrors.SamePerson(part) : null);

    private Result Go(BatchAction action, Actor by)
    {
        if (Against(action, by) is { } error)
        {
            return error;
        }

        Step(action, BatchTransitions.Next(State, action)!.Value, by);
        Touch();
        return Result.Success;
    }
}
