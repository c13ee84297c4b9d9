using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payroll;

public enum PayStandardState
{
    /// <summary>Waits for the second person.</summary>
    Proposed,
    Published,
    Rejected,
}

/// <summary>The paper that a standard stands in.</summary>
public sealed record PayStandardDocument(string Number, string Title, DateOnly Date, string Clause);

/// <summary>What a standard says, from the first day of a month on. Whether dispatched cadres still in service are paid is its to say; as a rule their own unit pays them.</summary>
public sealed record PayStandardTerms(PayStandardDocument Document, DateOnly EffectiveFrom, long SecretaryFen, long DirectorFen, bool PaysServingCadres);

/// <summary>
/// What the secretary of a branch and the director of a centre are paid a month, from a month on. A version never changes: another one from a later month, or with a higher
/// number from the same month, takes its place, and what was paid by the old one is made up for in the next payroll.
/// </summary>
public sealed class PayStandard : AggregateRoot, IAudited
{
    /// <summary>Less or more than that a month is a slip of the pen.</summary>
    public const long MinimumFen = 10_000;

    public const long MaximumFen = 5_000_000;

    private PayStandard()
    {
    }

    /// <summary>Counts all versions of the county from 1.</summary>
    public int VersionNumber { get; private init; }

    public string DocumentNumber { get; private init; } = "";

    public string DocumentTitle { get; private init; } = "";

    public DateOnly DocumentDate { get; private init; }

    public string Clause { get; private init; } = "";

    public DateOnly EffectiveFrom { get; private init; }

    public long SecretaryFen { get; private init; }

    public long DirectorFen { get; private init; }

    public bool PaysServingCadres { get; private init; }

    public PayStandardState State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RejectedReason { get; private set; }

    public static Result<PayStandard> Propose(PayStandardTerms terms, int versionNumber, PayActor by)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!PayMonth.IsMonth(terms.EffectiveFrom))
        {
            return PayrollErrors.NotAMonth.ForField("effectiveFrom");
        }

        if (!IsAmount(terms.SecretaryFen))
        {
            return PayrollErrors.Amount.ForField("secretaryFen");
        }

        if (!IsAmount(terms.DirectorFen))
        {
            return PayrollErrors.Amount.ForField("directorFen");
        }

        return new PayStandard
        {
            VersionNumber = versionNumber,
            DocumentNumber = terms.Document.Number,
            DocumentTitle = terms.Document.Title,
            DocumentDate = terms.Document.Date,
            Clause = terms.Document.Clause,
            EffectiveFrom = terms.EffectiveFrom,
            SecretaryFen = terms.SecretaryFen,
            DirectorFen = terms.DirectorFen,
            PaysServingCadres = terms.PaysServingCadres,
            MadeBy = by.Person,
            MadeByName = by.Name,
            MadeAt = by.At,
        };
    }

    public static bool IsAmount(long fen) => fen is >= MinimumFen and <= MaximumFen;

    /// <summary>The second person lets it hold.</summary>
    public Result Publish(PayActor by) => Decide(PayStandardState.Published, null, by);

    /// <summary>The second person sends it back; it is written anew.</summary>
    public Result Reject(string reason, PayActor by) => Decide(PayStandardState.Rejected, reason, by);

    private Result Decide(PayStandardState state, string? reason, PayActor by)
    {
        if (State != PayStandardState.Proposed)
        {
            return PayrollErrors.StandardDecided;
        }

        if (by.Person == MadeBy)
        {
            return PayrollErrors.OwnStandard;
        }

        (State, RejectedReason, DecidedBy, DecidedByName, DecidedAt) = (state, reason, by.Person, by.Name, by.At);
        Touch();
        return Result.Success;
    }
}
