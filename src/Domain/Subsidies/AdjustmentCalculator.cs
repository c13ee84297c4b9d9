using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>A household and a quarter for which it has a line.</summary>
public readonly record struct QuarterKey(Guid HouseholdId, string HouseholdNumber, Quarter Quarter);

/// <summary>What a household has had for an earlier quarter, and what it is entitled to by that quarter's rule now.</summary>
/// <param name="EntitledFen">0 for a household that is not eligible.</param>
/// <param name="LinedFen">Σ of all lines for the household and quarter outside the batch being compiled.</param>
/// <param name="RecoveredFen">Given back by the household.</param>
/// <param name="WrittenOffFen">Given up: never taken back, and never a reason to pay.</param>
/// <param name="IsPaper">The base line is of papers.</param>
/// <param name="EntitledBeforeFen">For papers: what the receipts gave that were on record when the papers were loaded.</param>
/// <param name="PaperFen">For papers: the amount on paper.</param>
public readonly record struct QuarterAccount(
    long EntitledFen, long LinedFen, long RecoveredFen = 0, long WrittenOffFen = 0, bool IsPaper = false, long EntitledBeforeFen = 0, long PaperFen = 0);

/// <summary>The difference that an earlier quarter still owes or has had too much.</summary>
public static class AdjustmentCalculator
{
    /// <summary>
    /// Entitlement less everything lined. Of a quarter paid on paper the register may not hold every receipt: more than the entitlement is never paid, but taken back is only what was
    /// refunded since the papers were loaded.
    /// </summary>
    public static long Due(QuarterAccount account)
    {
        var due = checked(account.EntitledFen - account.LinedFen + account.RecoveredFen);
        if (due >= 0)
        {
            return due;
        }

        if (account.IsPaper)
        {
            var since = checked(account.EntitledFen - account.EntitledBeforeFen - (account.LinedFen - account.PaperFen) + account.RecoveredFen);
            due = since >= 0 ? 0 : Math.Max(due, since);
        }

        return Math.Min(0, checked(due + account.WrittenOffFen));
    }
}

/// <summary>What may be done about a difference below zero.</summary>
public enum DueState
{
    /// <summary>Withheld when the household's total allows it, otherwise held.</summary>
    New,

    /// <summary>Two people agreed that it is withheld piece by piece.</summary>
    MayOffset,

    /// <summary>Held by an earlier batch and not decided: nothing is taken, and nothing else waits for it.</summary>
    SetAside,

    /// <summary>Not decided, and the household gets nothing in this batch before it is.</summary>
    Holds,
}

/// <summary>A difference of an earlier quarter.</summary>
public readonly record struct QuarterDue(QuarterKey Of, long AmountFen, DueState State = DueState.New);

/// <summary>A line for another quarter: what it changes, and what of it is withheld.</summary>
public readonly record struct NettedLine(QuarterKey Of, long AmountFen, long OffsetFen);

/// <summary>What becomes of a household in a batch once other quarters are looked at.</summary>
/// <param name="IsHeld">Too much is owed back: the household gets nothing in this batch, its debts wait for a person.</param>
/// <param name="BaseOffsetFen">Withheld from the line of the batch's own quarter.</param>
/// <param name="Lines">For other quarters, by quarter; none when held.</param>
/// <param name="Debts">Quarters for which money is owed back after this batch, and how much (above zero).</param>
public sealed record Netting(bool IsHeld, long BaseOffsetFen, IReadOnlyList<NettedLine> Lines, IReadOnlyList<(QuarterKey Of, long AmountFen)> Debts)
{
    /// <summary>
    /// Withholds what was paid too much from the base line first, then from what other quarters owe, the oldest first. A total below zero is held, unless every debt may be withheld
    /// piece by piece: then as much is taken as there is. What an earlier batch holds is left alone until somebody has decided it.
    /// </summary>
    public static Netting Of(long baseFen, IReadOnlyCollection<QuarterDue> dues)
    {
        ArgumentNullException.ThrowIfNull(dues);
        var aside = dues.Where(x => x.AmountFen < 0 && x.State == DueState.SetAside).Select(x => (x.Of, -x.AmountFen)).ToList();
        var ordered = dues.Where(x => x.AmountFen > 0 || (x.AmountFen < 0 && x.State != DueState.SetAside)).OrderBy(x => x.Of.Quarter).ThenBy(x => x.Of.HouseholdNumber, StringComparer.Ordinal).ToList();
        var available = checked(baseFen + ordered.Where(x => x.AmountFen > 0).Sum(x => x.AmountFen));
        var owed = checked(-ordered.Where(x => x.AmountFen < 0).Sum(x => x.AmountFen));
        if (ordered.Exists(x => x is { AmountFen: < 0, State: DueState.Holds }) || (owed > available && !ordered.TrueForAll(x => x.AmountFen > 0 || x.State == DueState.MayOffset)))
        {
            return new(true, 0, [], [.. ordered.Where(x => x.AmountFen < 0).Select(x => (x.Of, -x.AmountFen)), .. aside]);
        }

        var taken = Math.Min(owed, available);
        var fromBase = Math.Min(taken, baseFen);
        var (toWithhold, toTake) = (taken - fromBase, taken);
        var lines = new List<NettedLine>(ordered.Count);
        var debts = aside;
        foreach (var due in ordered)
        {
            if (due.AmountFen > 0)
            {
                var offset = Math.Min(due.AmountFen, toWithhold);
                toWithhold -= offset;
                lines.Add(new(due.Of, due.AmountFen, offset));
                continue;
            }

            var part = Math.Min(-due.AmountFen, toTake);
            toTake -= part;
            if (part > 0)
            {
                lines.Add(new(due.Of, -part, -part));
            }

            if (part < -due.AmountFen)
            {
                debts.Add((due.Of, -due.AmountFen - part));
            }
        }

        return new(false, fromBase, lines, debts);
    }
}
