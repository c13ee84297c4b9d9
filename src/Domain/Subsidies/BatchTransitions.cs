using System.Collections.Frozen;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>The life of a batch, in order; <see cref="Cancelled"/> ends it early.</summary>
public enum SubsidyBatchState
{
    Opened,
    Compiled,

    /// <summary>The residents' committee found nothing against it.</summary>
    CommitteeChecked,

    /// <summary>公示中.</summary>
    Noticed,

    /// <summary>The notice has run its days; lines with an undecided or upheld objection have left.</summary>
    NoticeEnded,

    /// <summary>Signed by the director.</summary>
    FirstSigned,

    /// <summary>Signed by the secretary as well.</summary>
    Approved,
    TownshipReviewed,

    /// <summary>In a release of county finance; its orders exist.</summary>
    Released,

    /// <summary>Settled on paper before the system started, or every order final.</summary>
    Settled,

    /// <summary>Ended before it was released; its lines are gone.</summary>
    Cancelled,
}

/// <summary>Everything that moves a batch on or back.</summary>
public enum BatchAction
{
    Compile,

    /// <summary>The residents' committee found nothing.</summary>
    Check,

    /// <summary>The residents' committee sends it back to its maker.</summary>
    CommitteeReturn,
    PublishNotice,
    EndNotice,
    SignFirst,
    SignSecond,
    Review,
    Release,
    Settle,

    /// <summary>Back to its maker, from wherever it is before the release: notice and signatures are void.</summary>
    Return,
    Cancel,

    /// <summary>The quarter turns out to have been paid on paper.</summary>
    SettleOnPaper,

    /// <summary>All that it holds is withheld for other quarters: nobody is paid, and there is nothing to show in public.</summary>
    PassNotice,
}

/// <summary>Which action is possible in which state and where it leads: the only place that says so.</summary>
public static class BatchTransitions
{
    private static readonly FrozenDictionary<(SubsidyBatchState From, BatchAction Action), SubsidyBatchState> Table = Write().ToFrozenDictionary(x => (x.From, x.Action), x => x.To);

    /// <summary>The state after the action, or null where it is not possible.</summary>
    public static SubsidyBatchState? Next(SubsidyBatchState from, BatchAction action) => Table.TryGetValue((from, action), out var to) ? to : null;

    public static bool Allows(SubsidyBatchState from, BatchAction action) => Table.ContainsKey((from, action));

    /// <summary>The next state, or why not.</summary>
    public static Result<SubsidyBatchState> Try(SubsidyBatchState from, BatchAction action) => Next(from, action) is { } to ? to : SubsidyErrors.WrongState(from, action);

    /// <summary>Lines are written or written anew.</summary>
    public static bool IsCompilable(SubsidyBatchState state) => Allows(state, BatchAction.Compile);

    /// <summary>Nothing of it will be paid any more: paid, or given up.</summary>
    public static bool IsEnd(SubsidyBatchState state) => state is SubsidyBatchState.Settled or SubsidyBatchState.Cancelled;

    private static IEnumerable<(SubsidyBatchState From, BatchAction Action, SubsidyBatchState To)> Write()
    {
        yield return (SubsidyBatchState.Opened, BatchAction.Compile, SubsidyBatchState.Compiled);
        yield return (SubsidyBatchState.Compiled, BatchAction.Compile, SubsidyBatchState.Compiled);
        yield return (SubsidyBatchState.Compiled, BatchAction.Check, SubsidyBatchState.CommitteeChecked);
        yield return (SubsidyBatchState.CommitteeChecked, BatchAction.PublishNotice, SubsidyBatchState.Noticed);
        yield return (SubsidyBatchState.Noticed, BatchAction.EndNotice, SubsidyBatchState.NoticeEnded);
        yield return (SubsidyBatchState.NoticeEnded, BatchAction.SignFirst, SubsidyBatchState.FirstSigned);
        yield return (SubsidyBatchState.FirstSigned, BatchAction.SignSecond, SubsidyBatchState.Approved);
        yield return (SubsidyBatchState.Approved, BatchAction.Review, SubsidyBatchState.TownshipReviewed);
        yield return (SubsidyBatchState.TownshipReviewed, BatchAction.Release, SubsidyBatchState.Released);
        yield return (SubsidyBatchState.Released, BatchAction.Settle, SubsidyBatchState.Settled);

        // what pays nobody is signed and reviewed like everything else, and is settled then
        yield return (SubsidyBatchState.CommitteeChecked, BatchAction.PassNotice, SubsidyBatchState.NoticeEnded);
        yield return (SubsidyBatchState.TownshipReviewed, BatchAction.Settle, SubsidyBatchState.Settled);

        // the committee speaks before the notice; afterwards everybody who still has to act may send it back
        yield return (SubsidyBatchState.Compiled, BatchAction.CommitteeReturn, SubsidyBatchState.Compiled);
        yield return (SubsidyBatchState.CommitteeChecked, BatchAction.CommitteeReturn, SubsidyBatchState.Compiled);
        SubsidyBatchState[] underWay =
        [
            SubsidyBatchState.CommitteeChecked, SubsidyBatchState.Noticed, SubsidyBatchState.NoticeEnded, SubsidyBatchState.FirstSigned, SubsidyBatchState.Approved,
            SubsidyBatchState.TownshipReviewed,
        ];
        foreach (var from in underWay)
        {
            yield return (from, BatchAction.Return, SubsidyBatchState.Compiled);
        }

        foreach (var from in (SubsidyBatchState[])[SubsidyBatchState.Opened, SubsidyBatchState.Compiled, .. underWay])
        {
            yield return (from, BatchAction.Cancel, SubsidyBatchState.Cancelled);
        }

        yield return (SubsidyBatchState.Opened, BatchAction.SettleOnPaper, SubsidyBatchState.Settled);
        yield return (SubsidyBatchState.Compiled, BatchAction.SettleOnPaper, SubsidyBatchState.Settled);
    }
}

/// <summary>The words of screens and refusals.</summary>
public static class BatchWords
{
    public static readonly WordTable<SubsidyBatchState> States = new(
        "subsidies.batch-state", "批次状态",
        (SubsidyBatchState.Opened, ["已开立"]),
        (SubsidyBatchState.Compiled, ["已编制"]),
        (SubsidyBatchState.CommitteeChecked, ["居民代表委员会已核对"]),
        (SubsidyBatchState.Noticed, ["公示中"]),
        (SubsidyBatchState.NoticeEnded, ["公示期满"]),
        (SubsidyBatchState.FirstSigned, ["主任已签批"]),
        (SubsidyBatchState.Approved, ["书记已审签"]),
        (SubsidyBatchState.TownshipReviewed, ["乡镇已复核"]),
        (SubsidyBatchState.Released, ["已下达"]),
        (SubsidyBatchState.Settled, ["已结算"]),
        (SubsidyBatchState.Cancelled, ["已取消"]));

    public static readonly WordTable<BatchAction> Actions = new(
        "subsidies.batch-action", "批次操作",
        (BatchAction.Compile, ["编制"]),
        (BatchAction.Check, ["核对通过"]),
        (BatchAction.CommitteeReturn, ["委员会退回"]),
        (BatchAction.PublishNotice, ["发布公示"]),
        (BatchAction.EndNotice, ["结束公示"]),
        (BatchAction.SignFirst, ["主任签批"]),
        (BatchAction.SignSecond, ["书记审签"]),
        (BatchAction.Review, ["乡镇复核"]),
        (BatchAction.Release, ["下达"]),
        (BatchAction.Settle, ["结算"]),
        (BatchAction.Return, ["退回"]),
        (BatchAction.Cancel, ["取消"]),
        (BatchAction.SettleOnPaper, ["纸质结算"]),
        (BatchAction.PassNotice, ["无须公示"]));
}
