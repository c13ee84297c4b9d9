using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>What a debt keeps at each step, and how differences are netted at the bounds.</summary>
internal sealed class HeldDebtTests
{
    private static readonly Guid Community = SubsidyFacts.Id(21);
    private static readonly Guid Household = SubsidyFacts.Id(22);
    private static readonly Guid Batch = SubsidyFacts.Id(23);
    private static readonly Guid Later = SubsidyFacts.Id(24);
    private static readonly QuarterKey Q1 = new(Household, "X-1", new(2026, 1));
    private static readonly QuarterKey Q2 = new(Household, "X-1", new(2026, 2));
    private static readonly DateTimeOffset At = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_debt_keeps_where_it_was_found()
    {
        var debt = Debt();
        Assert.That((debt.CommunityId, debt.HouseholdId, debt.HouseholdNumber, debt.OriginTownshipCode, debt.Quarter), Is.EqualTo((Community, Household, "X-1", "140828100", Q1.Quarter)));
        Assert.That((debt.AmountFen, debt.BatchId, debt.FoundAt, debt.State, debt.Decision), Is.EqualTo((300L, Batch, At, DebtState.Open, (DebtDecision?)null)));
    }

    [Test]
    public void A_payment_that_was_given_back_keeps_where_it_belongs_and_both_people()
    {
        var debt = HeldDebt.OfRecovery(Community, Household, "X-1", "140828100", Q1.Quarter, 300, Batch, "户主已故", "ZH2026-0002", By("one"), new(new("two"), "乙", At.AddDays(1)));
        Assert.That((debt.CommunityId, debt.HouseholdId, debt.HouseholdNumber, debt.OriginTownshipCode, debt.Quarter, debt.BatchId), Is.EqualTo((Community, Household, "X-1", "140828100", Q1.Quarter, Batch)));
        Assert.That((debt.Reason, debt.ProposedByName, debt.ProposedAt, debt.DecidedByName), Is.EqualTo(("户主已故", "one", (DateTimeOffset?)At, "乙")));
        Assert.That((debt.FoundAt, debt.DecidedAt, debt.SettledAt), Is.EqualTo((At.AddDays(1), (DateTimeOffset?)At.AddDays(1), (DateTimeOffset?)At.AddDays(1))));
    }

    [Test]
    public void What_is_found_again_as_it_was_changes_nothing()
    {
        var debt = Debt();
        debt.Refind(Community, 300);
        Assert.That(debt.Version, Is.EqualTo(1));
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        debt.Refind(SubsidyFacts.Id(99), 300);
        Assert.That((debt.CommunityId, debt.AmountFen, debt.State, debt.Version), Is.EqualTo((SubsidyFacts.Id(99), 300L, DebtState.Proposed, 3)), "the household has moved; what was proposed stays");
        debt.Refind(SubsidyFacts.Id(99), 301);
        Assert.That((debt.State, debt.Decision, debt.Reason, debt.ProposedByName, debt.ProposedAt, debt.Version),
            Is.EqualTo((DebtState.Open, (DebtDecision?)null, (string?)null, (string?)null, (DateTimeOffset?)null, 4)));
    }

    [TestCase(DebtDecision.Offset, DebtState.Offsetting, false)]
    [TestCase(DebtDecision.Recover, DebtState.Recovering, false)]
    [TestCase(DebtDecision.WriteOff, DebtState.Decided, true)]
    public void What_was_agreed_says_who_and_settles_only_what_is_written_off(DebtDecision decision, DebtState state, bool settled)
    {
        var debt = Debt();
        Assert.That(debt.Agree(300, By("two")).Error, Is.EqualTo(SubsidyErrors.DebtState), "nobody has proposed anything");
        Assert.That(debt.Propose(decision, "原因", "文1", By("one")).IsSuccess, Is.True);
        Assert.That((debt.State, debt.Decision, debt.Reason, debt.Reference, debt.Version), Is.EqualTo((DebtState.Proposed, (DebtDecision?)decision, "原因", "文1", 2)));
        Assert.That((debt.ProposedBy, debt.ProposedByName, debt.ProposedAt), Is.EqualTo(((PersonKey?)new PersonKey("one"), "one", (DateTimeOffset?)At)));
        Assert.That(debt.Propose(decision, "再提", "文2", By("three")).Error, Is.EqualTo(SubsidyErrors.DebtState));
        Assert.That(debt.Agree(300, new(new("two"), "乙", At.AddDays(1))).IsSuccess, Is.True);
        Assert.That((debt.State, debt.DecidedBy, debt.DecidedByName, debt.DecidedAt, debt.Version), Is.EqualTo((state, (PersonKey?)new PersonKey("two"), "乙", (DateTimeOffset?)At.AddDays(1), 3)));
        Assert.That(debt.SettledAt, Is.EqualTo(settled ? At.AddDays(1) : (DateTimeOffset?)null));
        Assert.That(debt.Agree(300, By("three")).Error, Is.EqualTo(SubsidyErrors.DebtState));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_write_off_names_its_document(string? reference) => Assert.That(Debt().Propose(DebtDecision.WriteOff, "户已注销", reference, By("one")).Error, Is.EqualTo(SubsidyErrors.DebtReference));

    [Test]
    public void A_proposal_that_was_refused_is_gone()
    {
        var debt = Debt();
        Assert.That(debt.Refuse().Error, Is.EqualTo(SubsidyErrors.DebtState));
        debt.Propose(DebtDecision.Offset, "从下季扣", "文1", By("one"));
        Assert.That(debt.Refuse().IsSuccess, Is.True);
        Assert.That((debt.State, debt.Decision, debt.Reason, debt.Reference, debt.ProposedBy, debt.Version),
            Is.EqualTo((DebtState.Open, (DebtDecision?)null, (string?)null, (string?)null, (PersonKey?)null, 3)));
        Assert.That(debt.Refuse().Error, Is.EqualTo(SubsidyErrors.DebtState));
    }

    [TestCase(null, "ZH2026-0001")]
    [TestCase("函3", "函3")]
    public void The_letter_that_asked_for_the_money_stays_its_reference(string? letter, string reference)
    {
        var debt = Agreed(DebtDecision.Recover, letter);
        debt.Clear(Later);
        var version = debt.Version;
        Assert.That(debt.BookRecovery(280, "ZH2026-0001", At).IsSuccess, Is.True, "also when a batch had found it gone meanwhile");
        Assert.That((debt.State, debt.AmountFen, debt.Reference, debt.ClearedByBatchId, debt.Version), Is.EqualTo((DebtState.Decided, 280L, reference, (Guid?)null, version + 1)));
    }

    [Test]
    public void A_debt_that_was_cleared_undecided_is_open_again_when_its_batch_is_made_anew()
    {
        var debt = Debt();
        debt.Propose(DebtDecision.Offset, "从下季扣", null, By("one"));
        debt.Clear(Later);
        Assert.That((debt.State, debt.ClearedByBatchId, debt.Version), Is.EqualTo((DebtState.Cleared, (Guid?)Later, 3)));
        debt.Clear(Batch);
        Assert.That((debt.ClearedByBatchId, debt.Version), Is.EqualTo(((Guid?)Later, 3)), "once");
        debt.Unclear();
        Assert.That((debt.State, debt.ClearedByBatchId, debt.Decision, debt.ProposedBy, debt.Version), Is.EqualTo((DebtState.Open, (Guid?)null, (DebtDecision?)null, (PersonKey?)null, 4)));
        debt.Unclear();
        Assert.That(debt.Version, Is.EqualTo(4));
    }

    [TestCase(DebtDecision.Offset, DueState.MayOffset)]
    [TestCase(DebtDecision.Recover, DueState.SetAside)]
    public void In_the_batch_that_cleared_it_a_debt_is_treated_as_agreed(DebtDecision decision, DueState state)
    {
        var debt = Agreed(decision);
        debt.Clear(Later);
        Assert.That((debt.DueIn([Later], true), debt.DueIn([Batch], true)), Is.EqualTo((state, DueState.New)));
    }

    [TestCase(299, DebtState.Open, 1)]
    [TestCase(300, DebtState.Cleared, 300)]
    [TestCase(301, DebtState.Cleared, 300)]
    public void A_payment_that_comes_back_otherwise_clears_the_debt_when_it_is_as_much(long fen, DebtState state, long left)
    {
        var debt = Debt();
        debt.GivenBackOtherwise(fen, Later);
        Assert.That((debt.State, debt.AmountFen, debt.Version), Is.EqualTo((state, left, 2)));
    }

    [Test]
    public void What_a_batch_gives_back_adds_up_and_fits()
    {
        var debt = Agreed(DebtDecision.Offset);
        var version = debt.Version;
        debt.GiveBack(Later, 20);
        Assert.That((debt.AmountFen, debt.Version), Is.EqualTo((320L, version + 1)));
        Assert.That(() => debt.GiveBack(Later, long.MaxValue), Throws.InstanceOf<OverflowException>());
    }

    [Test]
    public void Sums_that_do_not_fit_are_no_sums()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => AdjustmentCalculator.Due(new(long.MaxValue, -1)), Throws.InstanceOf<OverflowException>());
            Assert.That(() => AdjustmentCalculator.Due(new(0, 1, 0, 0, true, long.MinValue)), Throws.InstanceOf<OverflowException>());
            Assert.That(() => AdjustmentCalculator.Due(new(0, 1, 0, long.MinValue)), Throws.InstanceOf<OverflowException>());
            Assert.That(() => Netting.Of(long.MaxValue, [new(Q1, 1)]), Throws.InstanceOf<OverflowException>());
            Assert.That(() => Netting.Of(0, [new(Q1, long.MinValue)]), Throws.InstanceOf<OverflowException>());
        });
    }

    [TestCase(299, true)]
    [TestCase(300, false)]
    public void A_debt_is_withheld_when_the_total_just_reaches(long baseFen, bool held)
    {
        var netting = Netting.Of(baseFen, [new(Q1, -300)]);
        Assert.That((netting.IsHeld, netting.BaseOffsetFen, netting.Lines.Count, netting.Debts.Count), Is.EqualTo(held ? (true, 0L, 0, 1) : (false, 300L, 1, 0)));
    }

    [Test]
    public void A_quarter_that_owes_nothing_says_nothing()
    {
        var aside = Netting.Of(0, [new(Q1, 0, DueState.SetAside), new(Q2, 0, DueState.Holds)]);
        Assert.That((aside.IsHeld, aside.Lines.Count, aside.Debts.Count), Is.EqualTo((false, 0, 0)));
        var beside = Netting.Of(100, [new(Q1, -300, DueState.MayOffset), new(Q2, 0)]);
        Assert.That((beside.IsHeld, beside.BaseOffsetFen), Is.EqualTo((false, 100L)), "nor does it stop what may be withheld");
    }

    [Test]
    public void The_oldest_quarter_is_taken_first_and_of_one_quarter_the_lower_number()
    {
        QuarterKey lower = new(SubsidyFacts.Id(1), "X-0", Q2.Quarter);
        var netting = Netting.Of(150, [new(Q2, -50, DueState.MayOffset), new(lower, -50, DueState.MayOffset), new(Q1, -100, DueState.MayOffset)]);
        Assert.That(netting.Lines, Is.EqualTo(new[] { new NettedLine(Q1, -100, -100), new NettedLine(lower, -50, -50) }));
        Assert.That(netting.Debts, Is.EqualTo(new[] { (Q2, 50L) }), "nothing was left for it, so it has no line");
    }

    private static HeldDebt Agreed(DebtDecision decision, string? reference = null)
    {
        var debt = Debt();
        Assert.That(debt.Propose(decision, "原因", reference, By("one")).IsSuccess && debt.Agree(300, By("two")).IsSuccess, Is.True);
        return debt;
    }

    private static HeldDebt Debt() => HeldDebt.Find(Community, Household, "X-1", "140828100", Q1.Quarter, 300, Batch, At);

    private static Actor By(string person) => new(new(person), person, At);
}
