using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>What a person has done to a batch already.</summary>
public enum BatchPart
{
    Maker,
    Checker,
    First,
    Second,
    Reviewer,
}

/// <summary>Maker ≠ checker ≠ first ≠ second ≠ reviewer ≠ who releases; by person, whatever the account.</summary>
public static class BatchSeparation
{
    private static readonly HashSet<BatchAction> Separated =
        [BatchAction.Check, BatchAction.SignFirst, BatchAction.SignSecond, BatchAction.Review, BatchAction.Release];

    /// <summary>The part that keeps the person from the action; null when nothing does.</summary>
    public static BatchPart? PartOf(SubsidyBatch batch, BatchAction action, PersonKey person)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Separated.Contains(action) ? Parts(batch).Where(x => x.Person == person).Select(x => (BatchPart?)x.Part).FirstOrDefault() : null;
    }

    /// <summary>Everybody who has acted on what the batch holds now.</summary>
    public static IEnumerable<(BatchPart Part, PersonKey Person)> Parts(SubsidyBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        (BatchPart Part, PersonKey? Person)[] parts =
        [
            (BatchPart.Maker, batch.CompiledBy), (BatchPart.Checker, batch.CheckedBy), (BatchPart.First, batch.FirstSignedBy), (BatchPart.Second, batch.SecondSignedBy),
            (BatchPart.Reviewer, batch.ReviewedBy),
        ];
        return parts.Where(x => x.Person is not null).Select(x => (x.Part, x.Person!.Value));
    }
}
