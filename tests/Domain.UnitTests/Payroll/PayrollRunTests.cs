using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

internal sealed class PayrollRunTests
{
    private static readonly PayrollSheet Sheet = First(Month(2026, 10), Terms(Standard()), Post(NewId.Next(), PostKind.BranchSecretary, "2025-01-01"));

    /// <summary>Every state × action: where it leads, null where it is refused and changes nothing.</summary>
    [Test]
    public void Each_action_leads_where_the_table_says_from_every_state()
    {
        var expected = new Dictionary<(PayrollState, PayrollAction), PayrollState>
        {
            [(PayrollState.Computed, PayrollAction.Compute)] = PayrollState.Computed,
            [(PayrollState.Computed, PayrollAction.Submit)] = PayrollState.Submitted,
            [(PayrollState.Computed, PayrollAction.Cancel)] = PayrollState.Cancelled,
            [(PayrollState.Submitted, PayrollAction.SignFirst)] = PayrollState.FirstSigned,
            [(PayrollState.Submitted, PayrollAction.Return)] = PayrollState.Computed,
            [(PayrollState.FirstSigned, PayrollAction.SignSecond)] = PayrollState.Approved,
            [(PayrollState.FirstSigned, PayrollAction.Return)] = PayrollState.Computed,
        };
        Assert.Multiple(() =>
        {
            foreach (var state in Enum.GetValues<PayrollState>())
            {
                foreach (var action in Enum.GetValues<PayrollAction>())
                {
                    var run = In(state);
                    var version = run.Version;
                    var error = Do(run, action);
                    Assert.That(error is null ? run.State.ToString() : "refused", Is.EqualTo(expected.TryGetValue((state, action), out var to) ? to.ToString() : "refused"), $"{state} {action}");
                    Assert.That(error is null || (run.State, run.Version, error.Code) == (state, version, "payroll.wrong-state"), Is.True, $"{state} {action} {error?.Code}");
                }
            }
        });
    }

    [TestCase("2026-11-01", "payroll.month-not-over")]
    [TestCase("2026-10-01", null)]
    [TestCase("2026-10-15", "payroll.month")]
    public void A_month_is_computed_when_it_is_over(string month, string? code) => Assert.That(PayrollRun.Open(Community, Day(month), new(2026, 11, 29)).Error?.Code, Is.EqualTo(code));

    [Test]
    public void The_same_content_again_changes_nothing_and_keeps_its_maker()
    {
        var run = In(PayrollState.Computed);
        var version = run.Version;
        Assert.That(run.Compute(run.ContentHash, Sheet, By("other")).Value, Is.False);
        Assert.That((run.Version, run.MadeBy.Value), Is.EqualTo((version, "maker")));
        Assert.That(run.Compute("another", Sheet, By("other")).Value, Is.True);
        Assert.That((run.Version, run.MadeBy.Value), Is.EqualTo((version + 1, "other")));
    }

    [Test]
    public void What_was_sent_back_is_computed_again_before_it_is_submitted()
    {
        var run = In(PayrollState.FirstSigned);
        Assert.That(run.Return("人员有误", By("township")).Error, Is.Null);
        Assert.That(run.Submit(run.ContentHash, 0, By("maker")).Error?.Code, Is.EqualTo("payroll.to-be-computed"));
        Assert.That(run.Compute(run.ContentHash, Sheet, By("maker")).Error, Is.Null);
        Assert.That(run.Submit(run.ContentHash, 0, By("maker")).Error, Is.Null);
        Assert.That(run.Sign(first: true, By("director")).Error, Is.Null, "who signed before may sign again");
    }

    [Test]
    public void Nothing_is_submitted_unseen_with_open_flags_or_without_money()
    {
        Assert.That(In(PayrollState.Computed).Submit("other", 0, By("maker")).Error?.Code, Is.EqualTo("payroll.content-changed"));
        Assert.That(In(PayrollState.Computed).Submit("hash", 1, By("maker")).Error?.Code, Is.EqualTo("payroll.flags-open"));
        var empty = PayrollRun.Open(Community, new(2026, 10, 1), new(2026, 11, 25)).Value;
        Assert.That(empty.Compute("hash", First(Month(2026, 10), Terms(null)), By("maker")).Error, Is.Null);
        Assert.That(empty.Submit("hash", 0, By("maker")).Error?.Code, Is.EqualTo("payroll.nothing-to-pay"));
    }

    [TestCase("maker")]
    [TestCase("submitter")]
    [TestCase("director", false)]
    public void Nobody_acts_twice(string person, bool first = true)
    {
        var run = In(first ? PayrollState.Submitted : PayrollState.FirstSigned);
        Assert.That(run.Sign(first, By(person)).Error?.Code, Is.EqualTo("payroll.same-person"));
    }

    [Test]
    public void A_flag_is_cleared_once_by_another_than_the_maker_before_it_is_submitted()
    {
        var run = In(PayrollState.Computed);
        var flag = PayrollFlag.Raise(run, new(PayrollFlagKind.TwoCommunities, NewId.Next(), "张建国", run.Month, "两处"));
        Assert.That(run.FlagCleared(By("maker")).Error?.Code, Is.EqualTo("payroll.own-flag"));
        Assert.That(flag.Clear("月中调动", By("leader")).Error, Is.Null);
        Assert.That(flag.Clear("月中调动", By("leader")).Error?.Code, Is.EqualTo("payroll.flag-cleared"));
        Assert.That(run.FlagCleared(By("leader")).Error, Is.Null);
        Assert.That(In(PayrollState.Submitted).FlagCleared(By("leader")).Error?.Code, Is.EqualTo("payroll.wrong-state"));
    }

    private static PayrollRun In(PayrollState state)
    {
        var run = PayrollRun.Open(Community, new(2026, 10, 1), new(2026, 11, 25)).Value;
        Assert.That(run.Compute("hash", Sheet, By("maker")).Error, Is.Null);
        PayrollAction[] way = state switch
        {
            PayrollState.Submitted => [PayrollAction.Submit],
            PayrollState.FirstSigned => [PayrollAction.Submit, PayrollAction.SignFirst],
            PayrollState.Approved => [PayrollAction.Submit, PayrollAction.SignFirst, PayrollAction.SignSecond],
            PayrollState.Cancelled => [PayrollAction.Cancel],
            _ => [],
        };
        Assert.That(way.Select(action => Do(run, action)), Is.All.Null);
        Assert.That(run.State, Is.EqualTo(state));
        return run;
    }

    private static Error? Do(PayrollRun run, PayrollAction action) => action switch
    {
        PayrollAction.Compute => run.Compute("another", Sheet, By("maker")).Error,
        PayrollAction.Submit => run.Submit("hash", 0, By("submitter")).Error,
        PayrollAction.SignFirst => run.Sign(first: true, By("director")).Error,
        PayrollAction.SignSecond => run.Sign(first: false, By("secretary")).Error,
        PayrollAction.Return => run.Return("人员有误", By("township")).Error,
        _ => run.Cancel("不再需要", By("maker")).Error,
    };
}
