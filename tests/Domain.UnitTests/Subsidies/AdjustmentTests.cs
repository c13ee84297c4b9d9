using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

internal sealed class AdjustmentTests
{
    private static readonly Guid Household = SubsidyFacts.Id(7);
    private static readonly QuarterKey Q1 = new(Household, "X-1", new(2026, 1));
    private static readonly QuarterKey Q2 = new(Household, "X-1", new(2026, 2));
    private static readonly DateTimeOffset At = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    // entitled now, lined, settled otherwise → due
    [TestCase(2_000, 2_000, 0, 0)]
    [TestCase(2_500, 2_000, 0, 500)]
    [TestCase(1_400, 2_000, 0, -600)]
    [TestCase(1_400, 2_000, 600, 0)]
    [TestCase(0, 2_000, 0, -2_000)]
    [TestCase(1_400, 1_400, 0, 0)]
    public void The_difference_is_the_entitlement_less_what_was_ordered_and_not_given_back(long entitled, long lined, long settled, long due) =>
        Assert.That(AdjustmentCalculator.Due(new(entitled, lined, settled)), Is.EqualTo(due));

    // entitled now, lined, recovered, written off → due
    [TestCase(1_400, 2_000, 0, 600, 0)]
    [TestCase(1_400, 2_000, 200, 400, 0)]
    [TestCase(1_000, 2_000, 0, 600, -400)]
    [TestCase(1_700, 2_000, 0, 600, 0, TestName = "A late receipt does not pay out what was written off")]
    [TestCase(2_100, 2_000, 0, 600, 100)]
    [TestCase(1_700, 2_000, 600, 0, 300, TestName = "A late receipt pays out again what was given back for it")]
    public void What_is_written_off_is_neither_taken_back_nor_paid(long entitled, long lined, long recovered, long writtenOff, long due) =>
        Assert.That(AdjustmentCalculator.Due(new(entitled, lined, recovered, writtenOff)), Is.EqualTo(due));

    // papers of 20.00: entitled now, before, lines beside the papers, given back → due
    [TestCase(2_000, 2_000, 0, 0, 0)]
    [TestCase(2_500, 2_000, 0, 0, 500)]
    [TestCase(2_500, 2_000, 500, 0, 0)]
    [TestCase(1_400, 2_000, 0, 0, -600)]
    [TestCase(1_000, 0, 0, 0, 0, TestName = "A late receipt where the papers had receipts that were never entered takes nothing back")]
    [TestCase(0, 200, 0, 0, -200, TestName = "A refund of the only receipt entered takes back its part alone")]
    [TestCase(0, 200, -200, 0, 0)]
    [TestCase(0, 200, 0, 200, 0)]
    public void Of_a_quarter_on_paper_only_refunds_since_are_taken_back(long now, long before, long beside, long settled, long due) =>
        Assert.That(AdjustmentCalculator.Due(new(now, 2_000 + beside, settled, 0, true, before, 2_000)), Is.EqualTo(due));

    [Test]
    public void A_refund_is_withheld_from_the_base_line_first()
    {
        var netting = Netting.Of(1_000, [new(Q1, -300), new(Q2, 200)]);
        Assert.That((netting.IsHeld, netting.BaseOffsetFen), Is.EqualTo((false, 300L)));
        Assert.That(netting.Lines, Is.EqualTo(new[] { new NettedLine(Q1, -300, -300), new NettedLine(Q2, 200, 0) }));
        Assert.That(netting.Debts, Is.Empty);
    }

    [Test]
    public void A_total_below_zero_is_held_until_somebody_has_spoken()
    {
        var netting = Netting.Of(100, [new(Q1, -300), new(Q2, 50)]);
        Assert.That((netting.IsHeld, netting.BaseOffsetFen, netting.Lines.Count), Is.EqualTo((true, 0L, 0)));
        Assert.That(netting.Debts, Is.EqualTo(new[] { (Q1, 300L) }));
    }

    [Test]
    public void What_an_earlier_batch_holds_is_left_alone_and_what_holds_stops_everything()
    {
        var aside = Netting.Of(1_000, [new(Q1, -300, DueState.SetAside), new(Q2, -50)]);
        Assert.That((aside.IsHeld, aside.BaseOffsetFen), Is.EqualTo((false, 50L)));
        Assert.That(aside.Lines, Is.EqualTo(new[] { new NettedLine(Q2, -50, -50) }));
        Assert.That(aside.Debts, Is.EqualTo(new[] { (Q1, 300L) }));
        var held = Netting.Of(1_000, [new(Q1, -300, DueState.Holds), new(Q2, 50)]);
        Assert.That((held.IsHeld, held.Lines.Count), Is.EqualTo((true, 0)));
        Assert.That(Netting.Of(1_000, [new(Q1, 300, DueState.Holds)]).Lines, Is.EqualTo(new[] { new NettedLine(Q1, 300, 0) }), "receipts have made up for it");
    }

    [Test]
    public void Whether_a_debt_is_taken_depends_on_what_was_decided_and_on_the_batch()
    {
        var (debt, other) = (Debt(), Guid.CreateVersion7());
        Assert.That((debt.DueIn([debt.BatchId], true), debt.DueIn([other], true), debt.DueIn([other], false)), Is.EqualTo((DueState.New, DueState.SetAside, DueState.Holds)));
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        Assert.That((debt.DueIn([debt.BatchId], true), debt.DueIn([other], true), debt.DueIn([other], false)), Is.EqualTo((DueState.Holds, DueState.SetAside, DueState.Holds)));
        debt.Agree(300, By("two"));
        Assert.That((debt.DueIn([debt.BatchId], true), debt.DueIn([other], false)), Is.EqualTo((DueState.MayOffset, DueState.MayOffset)));
        debt.Clear(other);
        Assert.That((debt.DueIn([other], true), debt.DueIn([debt.BatchId], true)), Is.EqualTo((DueState.MayOffset, DueState.New)));
    }

    [Test]
    public void What_may_be_withheld_is_taken_as_far_as_it_reaches()
    {
        var netting = Netting.Of(100, [new(Q1, -300, DueState.MayOffset), new(Q2, 50)]);
        Assert.That((netting.IsHeld, netting.BaseOffsetFen), Is.EqualTo((false, 100L)));
        Assert.That(netting.Lines, Is.EqualTo(new[] { new NettedLine(Q1, -150, -150), new NettedLine(Q2, 50, 50) }));
        Assert.That(netting.Debts, Is.EqualTo(new[] { (Q1, 150L) }));
    }

    [Test]
    public void Nothing_is_paid_that_is_not_owed_and_what_is_withheld_is_taken_somewhere()
    {
        var due = from quarter in Gen.Choose(0, 11) from fen in Gen.Choose(-5_000, 5_000) from offset in Gen.Elements(Enum.GetValues<DueState>()) select (quarter, fen, offset);
        var cases = (from baseFen in Gen.Choose(0, 5_000) from dues in Gen.ArrayOf(due, 6) select (baseFen, dues)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(3_000)), Prop.ForAll(cases, x =>
        {
            var dues = x.dues.DistinctBy(y => y.quarter).Select(y => new QuarterDue(new(Household, "X-1", new(2023 + (y.quarter / 4), 1 + (y.quarter % 4))), y.fen, y.offset)).ToList();
            var netting = Netting.Of(x.baseFen, dues);
            var owed = -dues.Where(y => y.AmountFen < 0).Sum(y => y.AmountFen);
            if (netting.IsHeld)
            {
                Assert.That(netting.Lines, Is.Empty);
                Assert.That(netting.Debts.Sum(y => y.AmountFen), Is.EqualTo(owed));
                return;
            }

            Assert.That(netting.BaseOffsetFen + netting.Lines.Sum(y => y.OffsetFen), Is.Zero, "what is withheld is taken");
            Assert.That(netting.Lines.Select(y => y.AmountFen - y.OffsetFen).Append(x.baseFen - netting.BaseOffsetFen), Is.All.GreaterThanOrEqualTo(0), "no line pays below zero");
            Assert.That(netting.Lines.Sum(y => y.AmountFen) - netting.Debts.Sum(y => y.AmountFen), Is.EqualTo(dues.Sum(y => y.AmountFen)), "every difference is in a line or stays owed");
            var aside = dues.Where(y => y is { AmountFen: < 0, State: DueState.SetAside }).Select(y => y.Of).ToList();
            Assert.That(netting.Debts.Select(y => y.Of), Is.SupersetOf(aside), "what an earlier batch holds stays owed");
            Assert.That(netting.Debts.Count == aside.Count || x.baseFen + netting.Lines.Sum(y => y.AmountFen) == 0, "nothing is paid while something may be withheld");
            Assert.That(dues.Exists(y => y is { AmountFen: < 0, State: DueState.Holds }), Is.False, "nothing is paid before it is decided");
        }));
    }

    [Test]
    public void A_debt_is_decided_by_two_people_who_saw_the_amount()
    {
        var debt = Debt();
        Assert.That(debt.Propose(DebtDecision.WriteOff, "户已注销", null, By("one")).Error?.Code, Is.EqualTo("subsidy.debt-reference"));
        Assert.That(debt.Propose(DebtDecision.WriteOff, "户已注销", "夏财〔2026〕9号", By("one")).IsSuccess, Is.True);
        Assert.That(debt.Agree(300, By("one")).Error?.Code, Is.EqualTo("subsidy.own-debt"));
        Assert.That(debt.Agree(299, By("two")).Error?.Code, Is.EqualTo("subsidy.content-changed"));
        Assert.That(debt.Agree(300, By("two")).IsSuccess, Is.True);
        Assert.That(debt.State, Is.EqualTo(DebtState.Decided));
        Assert.That(debt.Propose(DebtDecision.Offset, "改为抵扣", null, By("one")).Error?.Code, Is.EqualTo("subsidy.debt-state"));
        debt.Clear(Guid.CreateVersion7());
        Assert.That(debt.State, Is.EqualTo(DebtState.Decided), "what was given back or written off stays so");
    }

    [Test]
    public void Another_amount_undoes_what_was_proposed_and_a_cleared_debt_comes_back_when_its_batch_is_made_anew()
    {
        var debt = Debt();
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        debt.Refind(debt.CommunityId, 300);
        Assert.That(debt.State, Is.EqualTo(DebtState.Proposed));
        debt.Refind(debt.CommunityId, 250);
        Assert.That((debt.State, debt.ProposedBy), Is.EqualTo((DebtState.Open, (PersonKey?)null)));
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        Assert.That(debt.Agree(250, By("two")).IsSuccess, Is.True);
        debt.Clear(Guid.CreateVersion7());
        Assert.That(debt.State, Is.EqualTo(DebtState.Cleared));
        debt.Unclear();
        Assert.That(debt.State, Is.EqualTo(DebtState.Offsetting), "two people agreed to that");
    }

    [Test]
    public void A_batch_that_ends_gives_back_what_it_would_have_withheld()
    {
        var batch = Guid.CreateVersion7();
        var debt = Debt();
        debt.GiveBack(batch, 100);
        Assert.That((debt.State, debt.AmountFen), Is.EqualTo((DebtState.Open, 300L)), "nothing was taken from one that nobody decided");
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        debt.Agree(300, By("two"));
        debt.Refind(debt.CommunityId, 180);
        debt.GiveBack(batch, 120);
        Assert.That((debt.State, debt.AmountFen), Is.EqualTo((DebtState.Offsetting, 300L)));
        debt.Clear(batch);
        debt.GiveBack(Guid.CreateVersion7(), 300);
        Assert.That(debt.State, Is.EqualTo(DebtState.Cleared), "another batch took none of it");
        debt.GiveBack(batch, 300);
        Assert.That((debt.State, debt.AmountFen), Is.EqualTo((DebtState.Offsetting, 300L)));
    }

    [Test]
    public void A_payment_that_was_given_back_is_a_debt_that_two_people_have_settled()
    {
        var debt = HeldDebt.OfRecovery(Guid.CreateVersion7(), Guid.CreateVersion7(), "X-1", "140828100", Q1.Quarter, 300, Guid.CreateVersion7(), "户主已故", "ZH2026-0002", By("one"), By("two"));
        Assert.That((debt.State, debt.Decision, debt.AmountFen, debt.Reference), Is.EqualTo((DebtState.Decided, (DebtDecision?)DebtDecision.Recover, 300L, "ZH2026-0002")));
        Assert.That((debt.ProposedBy, debt.DecidedBy), Is.EqualTo(((PersonKey?)new PersonKey("one"), (PersonKey?)new PersonKey("two"))));
    }

    [Test]
    public void What_is_asked_back_counts_when_the_fund_has_it_and_not_before()
    {
        var debt = Debt();
        Assert.That(debt.Propose(DebtDecision.Recover, "多发，请退回", null, By("one")).IsSuccess, Is.True, "the case brings its own evidence");
        Assert.That(debt.BookRecovery(300, "ZH2026-0001", At).Error?.Code, Is.EqualTo("subsidy.debt-state"), "nobody has agreed");
        Assert.That(debt.Agree(300, By("two")).IsSuccess, Is.True);
        Assert.That((debt.State, debt.SettledAt, debt.DueIn([], true), debt.DueIn([], false)), Is.EqualTo((DebtState.Recovering, (DateTimeOffset?)null, DueState.SetAside, DueState.SetAside)));
        debt.Refind(debt.CommunityId, 200);
        Assert.That((debt.State, debt.AmountFen), Is.EqualTo((DebtState.Recovering, 200L)), "how it is settled stays agreed");
        Assert.That(debt.BookRecovery(300, "ZH2026-0001", At).IsSuccess, Is.True);
        Assert.That((debt.State, debt.AmountFen, debt.Reference, debt.SettledAt), Is.EqualTo((DebtState.Decided, 300L, "ZH2026-0001", (DateTimeOffset?)At)), "what came is what counts");
        Assert.That(debt.BookRecovery(300, "ZH2026-0002", At).Error?.Code, Is.EqualTo("subsidy.debt-state"));
    }

    [Test]
    public void When_the_money_does_not_come_two_people_decide_anew()
    {
        var debt = Debt();
        debt.Propose(DebtDecision.Recover, "多发，请退回", null, By("one"));
        debt.Agree(300, By("two"));
        var batch = Guid.CreateVersion7();
        debt.Clear(batch);
        debt.Unclear();
        Assert.That(debt.State, Is.EqualTo(DebtState.Recovering), "receipts had made up for it, and then not");
        Assert.That(debt.Propose(DebtDecision.Offset, "未按期退回，改为抵扣", null, By("one")).IsSuccess, Is.True);
        Assert.That(debt.DecidedBy, Is.Null);
        Assert.That(debt.Agree(300, By("one")).Error?.Code, Is.EqualTo("subsidy.own-debt"));
        Assert.That(debt.Agree(300, By("two")).IsSuccess, Is.True);
        Assert.That((debt.State, debt.DueIn([], true)), Is.EqualTo((DebtState.Offsetting, DueState.MayOffset)));
        Assert.That(debt.BookRecovery(300, "ZH2026-0001", At).Error?.Code, Is.EqualTo("subsidy.debt-state"), "it is withheld now");
    }

    [Test]
    public void A_whole_payment_that_comes_back_leaves_less_to_be_asked_for()
    {
        var (part, all, batch) = (Debt(), Debt(), Guid.CreateVersion7());
        part.GivenBackOtherwise(100, batch);
        all.GivenBackOtherwise(300, batch);
        Assert.That((part.State, part.AmountFen, all.State), Is.EqualTo((DebtState.Open, 200L, DebtState.Cleared)));
    }

    private static HeldDebt Debt() => HeldDebt.Find(Guid.CreateVersion7(), Household, "X-1", "140828100", Q1.Quarter, 300, Guid.CreateVersion7(), At);

    private static Actor By(string person) => new(new(person), person, At);
}
