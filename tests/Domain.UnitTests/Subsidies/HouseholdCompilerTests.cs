using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class HouseholdCompilerTests
{
    private static readonly Guid Batch = Id(901);
    private static readonly Guid Community = Id(902);
    private static readonly DayRange Since2019 = new(new(2019, 10, 15), null);
    private static readonly HouseholdFacts Poor = Facts(Since2019);
    private static readonly PayeeAccount Account = new(Id(903), Id(904), "张三", "****0001", HolderIsAlive: true, HolderIsMember: true, IsShared: false);

    private static readonly HouseholdQuarter Sound = new(
        Id(905), "XT03001", "140828205", "3", "李四", HeadIsAlive: true, Poor, [], [Paid(1, "2026-07-05", 1_003), Paid(2, "2026-08-05", 500, FeeType.Elevator), Paid(3, "2026-09-05", 100, FeeType.Water, PayerKind.ThirdParty)],
        Account, []);

    [Test]
    public void A_sound_household_gets_a_line_with_everything_it_rests_on()
    {
        var (line, exclusion, evidence, _) = Compile(Sound);

        Assert.That(exclusion, Is.Null);
        Assert.That((line!.BatchId, line.CommunityId, line.Quarter, line.HouseholdId, line.HouseholdNumber, line.Component), Is.EqualTo((Batch, Community, Q3, Sound.Id, "XT03001", 0)));
        Assert.That((line.PropertyFen, line.ElevatorFen, line.WaterFen, line.BaseFen, line.RateBasisPoints, line.AmountFen), Is.EqualTo((1_003L, 500L, 0L, 1_503L, 2_000, 301L)));
        Assert.That((line.PayeeResidentId, line.PayeeName, line.AccountId, line.AccountMasked), Is.EqualTo(((Guid?)Account.HolderId, "张三", (Guid?)Account.Id, "****0001")));
        Assert.That((line.OriginTownshipCode, line.BuildingNumber, line.EligibleMembers, line.LivingMembers), Is.EqualTo(("140828205", "3", 1, 1)));
        Assert.That(evidence.Select(x => (x.ItemId, x.BatchId, x.ReceiptId, x.Reason, x.CountedFen)), Is.EqualTo(new[]
        {
            (line.Id, Batch, Id(1), ReceiptReason.Counted, 1_003L),
            (line.Id, Batch, Id(2), ReceiptReason.Counted, 500L),
            (line.Id, Batch, Id(3), ReceiptReason.ThirdPartyPayer, 0L),
        }));
    }

    [Test]
    public void A_household_that_gets_nothing_is_listed_with_what_it_would_have_got()
    {
        var (line, exclusion, evidence, _) = Compile(Sound with { Facts = Facts(Since2019, PovertyStatus.Marginal) });

        Assert.That(line, Is.Null);
        Assert.That((exclusion!.Reason, exclusion.Detail), Is.EqualTo((ExclusionReason.StatusNotCovered, "边缘易致贫户")));
        Assert.That((exclusion.BatchId, exclusion.CommunityId, exclusion.Quarter, exclusion.HouseholdId, exclusion.HouseholdNumber), Is.EqualTo((Batch, Community, Q3, Sound.Id, "XT03001")));
        Assert.That((exclusion.HeadName, exclusion.OriginTownshipCode, exclusion.BuildingNumber), Is.EqualTo(("李四", "140828205", "3")));
        Assert.That((exclusion.PropertyFen, exclusion.ElevatorFen, exclusion.WaterFen, exclusion.BaseFen, exclusion.AmountFen), Is.EqualTo((1_003L, 500L, 0L, 1_503L, 301L)));
        Assert.That(evidence.Select(x => x.ItemId), Is.All.EqualTo(exclusion.Id).And.Exactly(3).Items);
    }

    [Test]
    public void A_household_with_a_line_in_another_batch_never_gets_a_second_one()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Reason(Sound with { EarlierLines = [new(301, true)] }), Is.EqualTo((ExclusionReason.AlreadyPaid, "已列入其他批次 3.01 元")));
            Assert.That(Reason(Sound with { EarlierLines = [new(301, false)] }), Is.EqualTo((ExclusionReason.AlreadyPaid, "已列入其他批次 3.01 元")));
            Assert.That(Reason(Sound with { EarlierLines = [new(200, true), new(121, false)] }), Is.EqualTo((ExclusionReason.AlreadyPaid, "已列入其他批次 3.21 元，按现有收据应为 3.01 元，差额 -0.20 元")));
            Assert.That(Reason(Sound with { EarlierLines = [new(0, true)], Receipts = [] }).Reason, Is.EqualTo(ExclusionReason.AlreadyPaid), "also when nothing was paid since");
        });
    }

    [Test]
    public void A_household_that_is_not_eligible_is_told_why_even_when_it_was_paid_before() =>
        Assert.That(Reason(Sound with { Facts = Poor with { Confirmed = false }, EarlierLines = [new(301, true)] }).Reason, Is.EqualTo(ExclusionReason.Unconfirmed));

    [Test]
    public void Money_goes_only_to_a_verified_account_of_a_living_member_that_no_other_household_uses()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Reason(Sound with { Account = null }), Is.EqualTo((ExclusionReason.NoVerifiedAccount, (string?)null)));
            Assert.That(Reason(Sound with { Account = null, HeadIsAlive = false }), Is.EqualTo((ExclusionReason.PayeeDeceased, "李四")));
            Assert.That(Reason(Sound with { HeadIsAlive = false }), Is.EqualTo(((ExclusionReason?)null, (string?)null)), "the holder lives, whoever heads the household");
            Assert.That(Reason(Sound with { Account = Account with { HolderIsAlive = false } }), Is.EqualTo((ExclusionReason.PayeeDeceased, "张三")));
            Assert.That(Reason(Sound with { Account = Account with { HolderIsMember = false } }), Is.EqualTo((ExclusionReason.NoVerifiedAccount, "账户持有人张三不是本户现有成员")));
            Assert.That(Reason(Sound with { Account = Account with { HolderIsMember = false }, HeadIsAlive = false }), Is.EqualTo((ExclusionReason.PayeeDeceased, "张三")), "no account to fall back on");
            Assert.That(Reason(Sound with { Account = Account with { HolderIsMember = false, HolderIsAlive = false } }), Is.EqualTo((ExclusionReason.PayeeDeceased, "张三")));
            Assert.That(Reason(Sound with { Account = Account with { IsShared = true } }), Is.EqualTo((ExclusionReason.DuplicateAccount, (string?)null)));
        });
    }

    [Test]
    public void The_days_of_a_merged_household_count_for_the_receipts_it_brings()
    {
        var moved = Sound with { Facts = Facts(new(new(2026, 8, 1), null)), Receipts = [Paid(1, "2026-07-05", 1_000, from: "2026-07-01", to: "2026-07-31")] };
        var lastDay = new DateOnly(2026, 7, 31);
        var gone = new DayRange(Since2019.From, lastDay);

        Assert.Multiple(() =>
        {
            Assert.That(Compile(moved).Line, Is.Null, "without the other household July is outside");
            Assert.That(Compile(moved with { Merged = [new(Poor, lastDay)] }).Line?.AmountFen, Is.EqualTo(200));
            Assert.That(Compile(moved with { Merged = [new(Facts(gone), lastDay)] }).Line?.AmountFen, Is.EqualTo(200), "it had moved out before it was merged");
            Assert.That(Compile(moved with { Merged = [new(Poor with { Confirmed = false }, lastDay)] }).Line, Is.Null);
            Assert.That(Compile(moved with { Merged = [new(Poor with { Kind = RelocationKind.Synchronous }, lastDay)] }).Line, Is.Null);
            Assert.That(Compile(moved with { Merged = [new(Facts(Since2019, PovertyStatus.Marginal), lastDay)] }).Line, Is.Null);
        });
    }

    [Test]
    public void What_was_paid_too_much_before_is_withheld_and_a_line_of_its_quarter_takes_it_back()
    {
        var (line, _, _, netting) = Compiler.Compile(Sound, [Due(1, -100)]);
        Assert.That((line!.AmountFen, line.OffsetFen, line.PayableFen), Is.EqualTo((301L, 100L, 201L)));

        var old = Sound with { EarlierLines = [new(301, true), new(50, true, 1)], Receipts = [Paid(9, "2026-02-05", 1_255, from: "2026-01-01", to: "2026-03-31")], BuildingNumber = "1" };
        var adjusted = Compiler.Adjust(old, JudgedQuarter.Of(old, new(2026, 1), SubsidyPolicyTests.Policy().Terms), netting!.Lines.Single(), new("3", Account));
        Assert.That((adjusted.Line!.Quarter, adjusted.Line.Component, adjusted.Line.AmountFen, adjusted.Line.OffsetFen, adjusted.Line.PayableFen), Is.EqualTo((new Quarter(2026, 1), 2, -100L, -100L, 0L)));
        Assert.That((adjusted.Line.BaseFen, adjusted.Line.RateBasisPoints, adjusted.Line.BuildingNumber, adjusted.Line.AccountId), Is.EqualTo((1_255L, 2_000, "3", (Guid?)Account.Id)));
        Assert.That(adjusted.Evidence.Select(x => (x.ItemId, x.ReceiptId, x.CountedFen)), Is.EqualTo(new[] { (adjusted.Line.Id, Id(9), 1_255L) }));
    }

    [Test]
    public void A_total_below_zero_is_not_paid_but_held()
    {
        var held = Compiler.Compile(Sound, [Due(1, -400), Due(2, 50)]);
        Assert.That((held.Line, held.Exclusion!.Reason, held.Exclusion.AmountFen), Is.EqualTo(((SubsidyLine?)null, ExclusionReason.NegativeTotal, 301L)));
        Assert.That(held.Exclusion.Detail, Does.Contain("4.00").And.Contain("2026Q1"));
        Assert.That(held.Netting!.Debts.Single().AmountFen, Is.EqualTo(400));

        var idle = Compiler.Compile(Sound with { Receipts = [] }, [Due(1, -400)]);
        Assert.That((idle.Exclusion!.Reason, idle.Netting!.IsHeld), Is.EqualTo((ExclusionReason.NoReceipts, true)), "why there is no line stays the reason");
    }

    [Test]
    public void What_would_be_paid_for_other_quarters_waits_for_an_account_and_for_an_objection()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Compiler.Compile(Sound with { Account = null }, [Due(1, 50)]).Netting, Is.Null);
            Assert.That(Compiler.Compile(Sound with { Account = null }, [Due(1, -50)]).Netting!.IsHeld, Is.True, "that money is owed back is said all the same");
            Assert.That(Compiler.Compile(Sound with { Receipts = [] }, [Due(1, 50)]).Netting!.Lines, Has.Count.EqualTo(1), "no line of the quarter is needed");
            var objected = Compiler.Compile(Sound with { IsObjectedTo = true }, [Due(1, 50)]);
            Assert.That((objected.Exclusion!.Reason, objected.Netting), Is.EqualTo((ExclusionReason.ObjectionOpen, (Netting?)null)));
            Assert.That(Compiler.Compile(Sound with { Receipts = [] }, [Due(1, -50)], onlyWithLine: true).Netting, Is.Null);
            Assert.That(Compiler.Compile(Sound, [Due(1, -50)], onlyWithLine: true).Line!.PayableFen, Is.EqualTo(251), "a supplement withholds as well");
        });
    }

    [Test]
    public void A_batch_that_comes_back_leaves_out_what_was_adjusted_elsewhere_meanwhile()
    {
        Assert.That(Compile(Sound with { EarlierLines = [new(101, false, 1)] }).Line!.AmountFen, Is.EqualTo(200));
        Assert.That(Reason(Sound with { EarlierLines = [new(301, false, 1)] }).Reason, Is.EqualTo(ExclusionReason.AlreadyPaid));
        Assert.That(Reason(Sound with { EarlierLines = [new(400, false, 1)] }), Is.EqualTo((ExclusionReason.AlreadyPaid, "已列入其他批次 4.00 元，按现有收据应为 3.01 元，差额 -0.99 元")));
    }

    private static HouseholdCompiler Compiler => new(Batch, Community, Q3, SubsidyPolicyTests.Policy());

    private static QuarterDue Due(int quarter, long fen) => new(new(Sound.Id, Sound.Number, new(2026, quarter)), fen);

    [Test]
    public void A_supplement_has_rows_only_for_households_that_were_missed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Supplement(Sound).Line?.AmountFen, Is.EqualTo(301));
            Assert.That(Supplement(Sound with { Account = null }).Exclusion?.Reason, Is.EqualTo(ExclusionReason.NoVerifiedAccount), "missed, and nothing can be paid yet");
            Assert.That(Supplement(Sound with { Account = Account with { HolderIsAlive = false } }).Exclusion?.Reason, Is.EqualTo(ExclusionReason.PayeeDeceased));
            Assert.That(Supplement(Sound with { Account = Account with { IsShared = true } }).Exclusion?.Reason, Is.EqualTo(ExclusionReason.DuplicateAccount));
            Assert.That(Supplement(Sound with { IsObjectedTo = true }).Exclusion?.Reason, Is.EqualTo(ExclusionReason.ObjectionOpen));
            foreach (var other in new[]
            {
                Sound with { EarlierLines = [new(301, true)] }, Sound with { EarlierLines = [new(200, false)] }, Sound with { Receipts = [] }, Sound with { Facts = Poor with { Confirmed = false } },
                Sound with { Facts = Facts(Since2019, PovertyStatus.Marginal) }, Sound with { Receipts = [Paid(1, "2026-07-05", 1_003, FeeType.Property, PayerKind.ThirdParty)] },
                Sound with { Receipts = [], Account = null, IsObjectedTo = true },
            })
            {
                Assert.That(Supplement(other), Is.EqualTo(CompiledHousehold.None));
            }
        });
    }

    [Test]
    public void What_was_objected_to_rightly_is_not_paid_until_something_of_it_is_corrected()
    {
        var figures = Compile(Sound).Line!.Figures;
        Assert.Multiple(() =>
        {
            Assert.That(Reason(Sound with { UpheldFigures = [figures] }), Is.EqualTo((ExclusionReason.ObjectionUpheld, "异议成立，金额、楼栋、收款人和账户均未更正")));
            Assert.That(Compiler.Compile(Sound with { UpheldFigures = [figures] }, [Due(1, 50)]).Netting, Is.Null);
            Assert.That(Supplement(Sound with { UpheldFigures = [figures] }).Exclusion?.Reason, Is.EqualTo(ExclusionReason.ObjectionUpheld));
            Assert.That(Compile(Sound with { UpheldFigures = [figures], BuildingNumber = "4" }).Line?.AmountFen, Is.EqualTo(301));
            Assert.That(Reason(Sound with { UpheldFigures = [figures], Account = null }).Reason, Is.EqualTo(ExclusionReason.NoVerifiedAccount), "what stands in the way before is said first");
        });
    }

    [Test]
    public void A_household_that_is_held_is_told_for_which_quarters_and_how_much()
    {
        var held = Compiler.Compile(Sound, [Due(2, -50), Due(1, -400), new(new(Sound.Id, Sound.Number, new(2025, 4)), 0), new(new(Sound.Id, Sound.Number, new(2025, 3)), 20)]);
        Assert.That(held.Exclusion!.Detail, Is.EqualTo("以前季度多发 4.50 元（2026Q1、2026Q2），超过本批次可发金额，处理后再发"));
        Assert.That(Compiler.Compile(Sound, []).Netting, Is.Null, "nothing was looked at");
    }

    [Test]
    public void Who_was_not_eligible_is_entitled_to_nothing_and_the_line_that_takes_it_back_shows_no_rate()
    {
        var old = Sound with { Facts = Facts(Since2019, PovertyStatus.Marginal), EarlierLines = [new(301, true)] };
        var judged = JudgedQuarter.Of(old, Q3, SubsidyPolicyTests.Policy().Terms);
        Assert.That((judged.EntitledFen, judged.Entitlement.AmountFen, JudgedQuarter.Of(Sound, Q3, SubsidyPolicyTests.Policy().Terms).EntitledFen), Is.EqualTo((0L, 301L, 301L)));
        var line = Compiler.Adjust(old, judged, new(new(Sound.Id, Sound.Number, Q3), -301, -301), new("3", Account)).Line!;
        Assert.That((line.Component, line.AmountFen, line.RateBasisPoints), Is.EqualTo((1, -301L, 0)));
    }

    private static CompiledHousehold Supplement(HouseholdQuarter household) => Compiler.Compile(household, onlyWithLine: true);

    private static CompiledHousehold Compile(HouseholdQuarter household) => new HouseholdCompiler(Batch, Community, Q3, SubsidyPolicyTests.Policy()).Compile(household);

    private static (ExclusionReason? Reason, string? Detail) Reason(HouseholdQuarter household) => (Compile(household).Exclusion?.Reason, Compile(household).Exclusion?.Detail);

    private static HouseholdFacts Facts(DayRange stay, PovertyStatus status = PovertyStatus.LiftedOut) =>
        new(true, RelocationKind.RegisteredPoor, [new(status, new(new(2018, 1, 1), null))], [stay], [new(RelocationKind.RegisteredPoor, Since2019, null)]);
}
