using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>Who moved a batch on or back, when and why; written once.</summary>
public sealed class BatchStep : Entity, ICommunityOwned
{
    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required BatchAction Action { get; init; }

    public required SubsidyBatchState From { get; init; }

    public required SubsidyBatchState To { get; init; }

    public required PersonKey By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of a return or an end.</summary>
    public string? Reason { get; init; }

    /// <summary>What the batch held at that moment.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>Somebody who acts on a batch.</summary>
public readonly record struct Actor(PersonKey Person, string Name, DateTimeOffset At);

/// <summary>What the residents' committee says about one household of a batch; a batch is not found in order while one has no answer.</summary>
public sealed class LineRemark : AggregateRoot, ICommunityOwned, IAudited
{
    private LineRemark()
    {
    }

    public Guid BatchId { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid HouseholdId { get; private init; }

    public string HouseholdNumber { get; private init; } = "";

    /// <summary>What it was said about: lines are written anew by every compilation, the household stays.</summary>
    public string ContentHash { get; private init; } = "";

    public string Text { get; private init; } = "";

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public string? Answer { get; private set; }

    public PersonKey? AnsweredBy { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public static Result<LineRemark> On(SubsidyBatch batch, Guid householdId, string householdNumber, string text, Actor by)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return !BatchTransitions.Allows(batch.State, BatchAction.Check)
            ? SubsidyErrors.WrongState(batch.State, BatchAction.Check)
            : new LineRemark
            {
                BatchId = batch.Id,
                CommunityId = batch.CommunityId,
                HouseholdId = householdId,
                HouseholdNumber = householdNumber,
                ContentHash = batch.ContentHash!,
                Text = text,
                MadeBy = by.Person,
                MadeByName = by.Name,
                MadeAt = by.At,
            };
    }

    /// <summary>By somebody else than the one who made the remark; once.</summary>
    public Result Reply(string answer, Actor by)
    {
        if (Answer is not null)
        {
            return SubsidyErrors.RemarkAnswered;
        }

        if (by.Person == MadeBy)
        {
            return SubsidyErrors.OwnRemark;
        }

        (Answer, AnsweredBy, AnsweredByName, AnsweredAt) = (answer, by.Person, by.Name, by.At);
        Touch();
        return Result.Success;
    }
}
