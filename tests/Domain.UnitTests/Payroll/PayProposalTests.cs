using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

internal sealed class PayProposalTests
{
    private static readonly PayMeeting Meeting = new("纪要〔2026〕3号", new(2026, 11, 5), "社区会议室", "王书记、李委员", "张主任", "研究成员报酬");
    private static readonly DateOnly From = new(2026, 11, 1);

    [Test]
    public void Each_action_leads_where_the_table_says_from_every_state()
    {
        var expected = new Dictionary<(PayProposalState, PayProposalAction), PayProposalState>
        {
            [(PayProposalState.Draft, PayProposalAction.Revise)] = PayProposalState.Draft,
            [(PayProposalState.Draft, PayProposalAction.Submit)] = PayProposalState.Submitted,
            [(PayProposalState.Draft, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
            [(PayProposalState.Submitted, PayProposalAction.Approve)] = PayProposalState.Approved,
            [(PayProposalState.Submitted, PayProposalAction.Return)] = PayProposalState.Returned,
            [(PayProposalState.Submitted, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
            [(PayProposalState.Returned, PayProposalAction.Revise)] = PayProposalState.Draft,
            [(PayProposalState.Returned, PayProposalAction.Withdraw)] = PayProposalState.Withdrawn,
        };
        Assert.Multiple(() =>
        {
            foreach (var state in Enum.GetValues<PayProposalState>())
            {
                foreach (var action in Enum.GetValues<PayProposalAction>())
                {
                    var proposal = In(state);
                    var version = proposal.Version;
                    var error = Do(proposal, action, "leader");
                    Assert.That(error is null ? proposal.State.ToString() : "refused", Is.EqualTo(expected.TryGetValue((state, action), out var to) ? to.ToString() : "refused"), $"{state} {action}");
                    Assert.That(error is null ? proposal.Version == version + 1 : (proposal.Version, error.Code) == (version, "payroll.proposal-state"), Is.True, $"{state} {action} {error?.Code}");
                }
            }
        });
    }

    [TestCase(PayProposalAction.Approve, "maker")]
    [TestCase(PayProposalAction.Return, "maker")]
    [TestCase(PayProposalAction.Approve, "submitter")]
    [TestCase(PayProposalAction.Return, "submitter")]
    public void Who_wrote_or_submitted_it_does_not_decide(PayProposalAction action, string person)
    {
        var proposal = In(PayProposalState.Submitted);
        Assert.That(Do(proposal, action, person)?.Code, Is.EqualTo("payroll.own-proposal"));
        Assert.That(proposal.State, Is.EqualTo(PayProposalState.Submitted));
    }

    [TestCase(PostKind.CentreStaff, 200_000, "2026-11-01", null)]
    [TestCase(PostKind.Cashier, 10_000, "2025-11-01", null)]
    [TestCase(PostKind.Cashier, 200_000, "2025-10-01", "payroll.too-far-back")]
    [TestCase(PostKind.Cashier, 200_000, "2026-11-05", "payroll.month")]
    [TestCase(PostKind.Cashier, 9_999, "2026-11-01", "payroll.amount")]
    [TestCase(PostKind.Cashier, 5_000_001, "2026-11-01", "payroll.amount")]
    [TestCase(PostKind.BranchSecretary, 200_000, "2026-11-01", "payroll.not-proposed")]
    [TestCase(PostKind.CentreDirector, 200_000, "2026-11-01", "payroll.not-proposed")]
    [TestCase(PostKind.BuildingHead, 200_000, "2026-11-01", "payroll.not-proposed")]
    [TestCase(PostKind.CommitteeMember, 200_000, "2026-11-01", "payroll.not-proposed")]
    public void What_may_be_proposed(PostKind post, long fen, string from, string? code) =>
        Assert.That(PayProposal.Draft(Community, Meeting, Day(from), [new(NewId.Next(), NewId.Next(), "李桂兰", post, fen)], By("maker")).Error?.Code, Is.EqualTo(code));

    [Test]
    public void An_item_is_there_once_and_at_all()
    {
        var item = new ProposedPay(NewId.Next(), NewId.Next(), "李桂兰", PostKind.CentreStaff, 200_000);
        Assert.That(PayProposal.Draft(Community, Meeting, From, [item, item], By("maker")).Error?.Code, Is.EqualTo("payroll.item-twice"));
        Assert.That(PayProposal.Draft(Community, Meeting, From, [], By("maker")).Error?.Code, Is.EqualTo("payroll.no-items"));
    }

    [Test]
    public void A_refused_revision_changes_nothing()
    {
        var proposal = In(PayProposalState.Returned);
        Assert.That(proposal.Revise(Meeting, From, [], By("maker")).Error?.Code, Is.EqualTo("payroll.no-items"));
        Assert.That((proposal.State, proposal.Items.Count, proposal.Reason), Is.EqualTo((PayProposalState.Returned, 1, "金额偏高")));
    }

    [Test]
    public void A_standard_is_published_once_by_another_person()
    {
        var standard = PayStandard.Propose(new(new("夏组发〔2020〕1号", "标准", new(2020, 1, 1), "第二条"), From, 310_000, 300_000, false), 1, By("maker")).Value;
        Assert.That(standard.Publish(By("maker")).Error?.Code, Is.EqualTo("payroll.own-standard"));
        Assert.That(standard.Reject("条款有误", By("maker")).Error?.Code, Is.EqualTo("payroll.own-standard"));
        Assert.That(standard.Publish(By("other")).Error, Is.Null);
        Assert.That(standard.Publish(By("third")).Error?.Code, Is.EqualTo("payroll.standard-decided"));
        Assert.That(standard.Reject("条款有误", By("third")).Error?.Code, Is.EqualTo("payroll.standard-decided"));
        Assert.That((standard.State, standard.Version), Is.EqualTo((PayStandardState.Published, 2)));
    }

    [TestCase("2026-11-02", 310_000, 300_000, "payroll.month")]
    [TestCase("2026-11-01", 0, 300_000, "payroll.amount")]
    [TestCase("2026-11-01", 310_000, -1, "payroll.amount")]
    [TestCase("2026-11-01", 310_000, 300_000, null)]
    public void A_standard_holds_from_a_month_with_amounts_that_can_be(string from, long secretary, long director, string? code) =>
        Assert.That(PayStandard.Propose(new(new("夏组发〔2020〕1号", "标准", new(2020, 1, 1), "第二条"), Day(from), secretary, director, false), 1, By("maker")).Error?.Code, Is.EqualTo(code));

    private static PayProposal In(PayProposalState state)
    {
        var proposal = PayProposal.Draft(Community, Meeting, From, [new(NewId.Next(), NewId.Next(), "李桂兰", PostKind.CentreStaff, 200_000)], By("maker")).Value;
        PayProposalAction[] way = state switch
        {
            PayProposalState.Submitted => [PayProposalAction.Submit],
            PayProposalState.Approved => [PayProposalAction.Submit, PayProposalAction.Approve],
            PayProposalState.Returned => [PayProposalAction.Submit, PayProposalAction.Return],
            PayProposalState.Withdrawn => [PayProposalAction.Withdraw],
            _ => [],
        };
        Assert.That(way.Select(action => Do(proposal, action, "leader")), Is.All.Null);
        Assert.That(proposal.State, Is.EqualTo(state));
        return proposal;
    }

    private static Error? Do(PayProposal proposal, PayProposalAction action, string person) => action switch
    {
        PayProposalAction.Revise => proposal.Revise(Meeting, From, [new(NewId.Next(), NewId.Next(), "李桂兰", PostKind.CentreStaff, 210_000)], By("maker")).Error,
        PayProposalAction.Submit => proposal.Submit(By("submitter")).Error,
        PayProposalAction.Approve => proposal.Approve(By(person)).Error,
        PayProposalAction.Return => proposal.Return("金额偏高", By(person)).Error,
        _ => proposal.Withdraw("重新研究").Error,
    };
}
