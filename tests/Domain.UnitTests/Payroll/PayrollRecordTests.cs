using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

/// <summary>What a payroll, its rows and a proposal keep of who did what, when and why.</summary>
internal sealed class PayrollRecordTests
{
    private static readonly Guid Zhang = NewId.Next();
    private static readonly PayMeeting Meeting = new("纪要〔2026〕3号", new(2026, 11, 5), "社区会议室", "王书记、李委员", "张主任", "研究成员报酬");
    private static readonly ProposedPay Staff = new(NewId.Next(), NewId.Next(), "李桂兰", PostKind.CentreStaff, 200_000);
    private static readonly ProposedPay Cashier = new(NewId.Next(), NewId.Next(), "赵小红", PostKind.Cashier, 150_000);
    private static readonly DateOnly October = new(2026, 10, 1);

    [TestCase("2026-10-30", "payroll.month-not-over")]
    [TestCase("2026-10-31", null)]
    public void A_month_is_over_on_its_last_day(string today, string? code) => Assert.That(PayrollRun.Open(Community, October, Day(today)).Error?.Code, Is.EqualTo(code));

    [Test]
    public void What_is_no_month_is_blamed_on_its_field()
    {
        Assert.That(PayrollRun.Open(Community, new(2026, 10, 2), new(2026, 11, 25)).Error!.Fields!.Keys, Is.EqualTo(new[] { "month" }));
        Assert.That(PayProposal.Draft(Community, Meeting, new(2026, 11, 2), [Staff], By("maker")).Error!.Fields!.Keys, Is.EqualTo(new[] { "effectiveFrom" }));
    }

    [Test]
    public void A_payroll_keeps_every_step_with_what_it_held()
    {
        var sheet = First(Month(2026, 10), Terms(Standard()), Post(Zhang, PostKind.BranchSecretary, "2025-01-01"), Post(NewId.Next(), PostKind.CentreStaff, "2025-01-01"));
        var run = PayrollRun.Open(Community, October, new(2026, 11, 25)).Value;
        Assert.That((run.CommunityId, run.Month, run.State, run.Version, run.Steps.Count), Is.EqualTo((Community, October, PayrollState.Computed, 1, 0)));

        Assert.That(run.Compute("hash", sheet, By("maker")).Value, Is.True);
        Assert.That((run.ContentHash, run.TotalFen, run.Lines, run.Omissions, run.MadeByName, run.ComputedAt, run.Version), Is.EqualTo(("hash", 310_000L, 1, 1, "maker", Noon, 2)));
        Assert.That(run.Submit("hash", 0, By("submitter")).Error, Is.Null);
        Assert.That((run.SubmittedBy?.Value, run.SubmittedByName, run.SubmittedAt, run.Version), Is.EqualTo(("submitter", "submitter", (DateTimeOffset?)Noon, 3)));
        Assert.That(run.Sign(first: true, By("director")).Error, Is.Null);
        Assert.That((run.FirstSignedBy?.Value, run.SecondSignedBy, run.ApprovedAt, run.Version), Is.EqualTo(("director", (PersonKey?)null, (DateTimeOffset?)null, 4)));
        Assert.That(run.Sign(first: false, By("secretary")).Error, Is.Null);
        Assert.That((run.FirstSignedBy?.Value, run.SecondSignedBy?.Value, run.ApprovedAt, run.Version), Is.EqualTo(("director", "secretary", (DateTimeOffset?)Noon, 5)));

        Assert.That(run.Steps.Select(x => (x.Action, x.From, x.To, x.By.Value)), Is.EqualTo(new[]
        {
            (PayrollAction.Compute, PayrollState.Computed, PayrollState.Computed, "maker"),
            (PayrollAction.Submit, PayrollState.Computed, PayrollState.Submitted, "submitter"),
            (PayrollAction.SignFirst, PayrollState.Submitted, PayrollState.FirstSigned, "director"),
            (PayrollAction.SignSecond, PayrollState.FirstSigned, PayrollState.Approved, "secretary"),
        }));
        Assert.That(run.Steps.Select(x => (x.RunId, x.CommunityId, x.At, x.Reason, x.ContentHash, x.TotalFen)), Is.All.EqualTo((run.Id, Community, Noon, (string?)null, "hash", 310_000L)));
    }

    [Test]
    public void A_payroll_sent_back_has_no_submitter_and_no_signature_left()
    {
        var run = Run();
        Assert.That(run.Submit("hash", 0, By("submitter")).Error, Is.Null);
        Assert.That(run.Sign(first: true, By("director")).Error, Is.Null);
        Assert.That(run.Return("人员有误", By("township")).Error, Is.Null);
        Assert.That((run.State, run.ReturnReason, run.Version), Is.EqualTo((PayrollState.Computed, "人员有误", 5)));
        Assert.That((run.SubmittedBy, run.SubmittedByName, run.SubmittedAt, run.FirstSignedBy), Is.EqualTo(((PersonKey?)null, (string?)null, (DateTimeOffset?)null, (PersonKey?)null)));
        Assert.That((run.Steps.Last().Reason, run.Steps.Last().ByName), Is.EqualTo(("人员有误", "township")));
        Assert.That((run.Compute("hash", Sheet(), By("maker")).Value, run.ReturnReason), Is.EqualTo((false, (string?)null)), "the same content, computed again");
    }

    [Test]
    public void A_payroll_given_up_says_why()
    {
        var run = Run();
        Assert.That(run.Cancel("不再需要", By("maker")).Error, Is.Null);
        Assert.That((run.State, run.ReturnReason, run.Steps.Last().Reason, run.Version), Is.EqualTo((PayrollState.Cancelled, "不再需要", "不再需要", 3)));
    }

    [Test]
    public void A_line_names_the_post_of_most_days_and_its_segments_count_from_one()
    {
        var (run, standard) = (Run(), Standard());
        var (staff, secretary) = (Post(Zhang, PostKind.CentreStaff, "2025-01-01", "2026-10-11"), Post(Zhang, PostKind.BranchSecretary, "2026-10-11"));
        var sheet = First(Month(2026, 10), Terms(standard, (staff, 200_000)), staff, secretary).Lines.Single();
        var line = PayrollLine.Of(run, sheet, 7);
        Assert.That((line.RunId, line.CommunityId, line.Position, line.Kind, line.ForMonth), Is.EqualTo((run.Id, Community, 7, PayLineKind.Month, October)));
        Assert.That((line.HolderId, line.HolderName, line.Post, line.PaidDays, line.DaysInMonth), Is.EqualTo((Zhang, "张建国", (PostKind?)PostKind.BranchSecretary, 31, 31)));

        // ten days of 2 000.00 and twenty-one of 3 100.00 of thirty-one
        Assert.That((line.EntitledFen, line.PaidBeforeFen, line.AmountFen), Is.EqualTo((274_516L, 0L, 274_516L)));
        var segments = PayrollSegment.Of(line, sheet).ToList();
        Assert.That(segments.Select(x => (x.Position, x.AppointmentId, x.Post, x.FirstDay, x.LastDay, x.Days, x.MonthlyFen)), Is.EqualTo(new[]
        {
            (1, staff.AppointmentId, PostKind.CentreStaff, October, new DateOnly(2026, 10, 10), 10, 200_000L),
            (2, secretary.AppointmentId, PostKind.BranchSecretary, new DateOnly(2026, 10, 11), new DateOnly(2026, 10, 31), 21, 310_000L),
        }));
        Assert.That(segments.Select(x => (x.LineId, x.RunId, x.CommunityId)), Is.All.EqualTo((line.Id, run.Id, Community)));
        Assert.That(segments.Select(x => (x.Basis, x.Document, x.Clause, x.VersionNumber)), Is.EqualTo(new[] { (PayBasis.Proposal, "纪要1", (string?)null, (int?)null), (PayBasis.Standard, "夏组发〔2020〕1号", "第二条", 1) }));
        Assert.That((segments[1].BasisId, segments[1].EffectiveFrom), Is.EqualTo((standard.Id, new DateOnly(2020, 1, 1))));
    }

    [Test]
    public void Somebody_left_out_is_kept_with_the_post_or_with_what_is_owed()
    {
        var (run, post) = (Run(), Post(Zhang, PostKind.CentreStaff, "2025-01-01"));
        var row = PayrollOmission.Of(run, new(Zhang, "张建国", post, OmissionReason.NotProposed, October), 3);
        Assert.That((row.RunId, row.CommunityId, row.Position, row.HolderId, row.HolderName), Is.EqualTo((run.Id, Community, 3, Zhang, "张建国")));
        Assert.That((row.AppointmentId, row.Post, row.Reason, row.ForMonth, row.AmountFen), Is.EqualTo(((Guid?)post.AppointmentId, (PostKind?)PostKind.CentreStaff, OmissionReason.NotProposed, October, 0L)));
        var owed = PayrollOmission.Of(run, new(Zhang, "张建国", null, OmissionReason.Overpaid, October, 500), 1);
        Assert.That((owed.AppointmentId, owed.Post, owed.AmountFen), Is.EqualTo(((Guid?)null, (PostKind?)null, 500L)));
    }

    [Test]
    public void A_flag_is_exactly_what_was_found()
    {
        var (run, found) = (Run(), new FoundFlag(PayrollFlagKind.TwoCommunities, Zhang, "张建国", October, "两处"));
        var flag = PayrollFlag.Raise(run, found);
        Assert.That((flag.RunId, flag.CommunityId, flag.Kind, flag.HolderId, flag.HolderName, flag.ForMonth, flag.Evidence), Is.EqualTo((run.Id, Community, PayrollFlagKind.TwoCommunities, Zhang, "张建国", October, "两处")));
        Assert.That((flag.Is(found), flag.Is(found with { HolderName = "张建军" }), flag.State), Is.EqualTo((true, true, PayrollFlagState.Open)));
        FoundFlag[] others = [found with { Kind = PayrollFlagKind.ServingCadre }, found with { HolderId = NewId.Next() }, found with { ForMonth = October.AddMonths(1) }, found with { Evidence = "三处" }];
        Assert.That(others.Append(null!).Select(flag.Is), Is.All.False);
    }

    [Test]
    public void Who_cleared_a_flag_says_why()
    {
        var run = Run();
        var flag = PayrollFlag.Raise(run, new(PayrollFlagKind.ServingCadre, Zhang, "张建国", October, "在职"));
        Assert.That(flag.Clear("月中调动", By("leader")).Error, Is.Null);
        Assert.That((flag.State, flag.ClearedBy?.Value, flag.ClearedByName, flag.ClearedAt, flag.ClearedReason, flag.Version), Is.EqualTo((PayrollFlagState.Cleared, "leader", "leader", (DateTimeOffset?)Noon, "月中调动", 2)));
        Assert.That((run.FlagCleared(By("leader")).Error, run.Version), Is.EqualTo(((Error?)null, 3)), "whoever submits looks again");
    }

    [Test]
    public void A_proposal_is_the_record_of_a_meeting_with_an_amount_for_each()
    {
        var proposal = PayProposal.Draft(Community, Meeting, new(2026, 11, 1), [Staff, Cashier], By("maker")).Value;
        Assert.That((proposal.MeetingNumber, proposal.MeetingOn, proposal.MeetingPlace, proposal.BranchAttendants, proposal.CentreAttendants, proposal.MeetingText), Is.EqualTo((Meeting.Number, Meeting.HeldOn, Meeting.Place, Meeting.BranchAttendants, Meeting.CentreAttendants, Meeting.Text)));
        Assert.That((proposal.CommunityId, proposal.EffectiveFrom, proposal.State, proposal.TotalFen, proposal.Version), Is.EqualTo((Community, new DateOnly(2026, 11, 1), PayProposalState.Draft, 350_000L, 1)));
        Assert.That((proposal.MadeBy.Value, proposal.MadeByName, proposal.MadeAt), Is.EqualTo(("maker", "maker", Noon)));
        Assert.That(proposal.Items.Select(x => (x.Position, x.AppointmentId, x.HolderId, x.HolderName, x.Post, x.MonthlyFen)), Is.EqualTo(new[]
        {
            (1, Staff.AppointmentId, Staff.HolderId, "李桂兰", PostKind.CentreStaff, 200_000L), (2, Cashier.AppointmentId, Cashier.HolderId, "赵小红", PostKind.Cashier, 150_000L),
        }));
        Assert.That(proposal.Items.Select(x => (x.ProposalId, x.CommunityId)), Is.All.EqualTo((proposal.Id, Community)));
    }

    [Test]
    public void A_proposal_keeps_who_submitted_and_decided_until_it_is_submitted_again()
    {
        var proposal = PayProposal.Draft(Community, Meeting, new(2026, 11, 1), [Staff, Cashier], By("maker")).Value;
        Assert.That(proposal.Submit(By("submitter")).Error, Is.Null);
        Assert.That(proposal.Return("金额偏高", By("leader")).Error, Is.Null);
        Assert.That((proposal.SubmittedBy?.Value, proposal.SubmittedByName, proposal.SubmittedAt), Is.EqualTo(("submitter", "submitter", (DateTimeOffset?)Noon)));
        Assert.That((proposal.DecidedBy?.Value, proposal.DecidedByName, proposal.DecidedAt, proposal.Reason), Is.EqualTo(("leader", "leader", (DateTimeOffset?)Noon, "金额偏高")));
        Assert.That(proposal.Revise(Meeting with { Text = "重新研究" }, new(2026, 12, 1), [Cashier with { MonthlyFen = 140_000 }], By("other")).Error, Is.Null);
        Assert.That((proposal.MeetingText, proposal.EffectiveFrom, proposal.TotalFen, proposal.Items.Single().Position, proposal.MadeByName), Is.EqualTo(("重新研究", new DateOnly(2026, 12, 1), 140_000L, 1, "other")));
        Assert.That(proposal.Submit(By("submitter")).Error, Is.Null);
        Assert.That((proposal.DecidedBy, proposal.DecidedByName, proposal.DecidedAt, proposal.Reason), Is.EqualTo(((PersonKey?)null, (string?)null, (DateTimeOffset?)null, (string?)null)));
        Assert.That((proposal.Withdraw("重新研究").Error, proposal.Reason), Is.EqualTo(((Error?)null, "重新研究")));
    }

    [TestCase(9_999, "payroll.amount")]
    [TestCase(10_000, null)]
    [TestCase(5_000_000, null)]
    [TestCase(5_000_001, "payroll.amount")]
    public void One_impossible_amount_of_two_is_enough_to_refuse(long fen, string? code)
    {
        var error = PayProposal.Draft(Community, Meeting, new(2026, 11, 1), [Staff, Cashier with { MonthlyFen = fen }], By("maker")).Error;
        Assert.That((error?.Code, error?.Fields?.Keys.Single()), Is.EqualTo((code, code is null ? null : "items")));
    }

    private static PayrollSheet Sheet() => First(Month(2026, 10), Terms(Standard()), Post(Zhang, PostKind.BranchSecretary, "2025-01-01"));

    private static PayrollRun Run()
    {
        var run = PayrollRun.Open(Community, October, new(2026, 11, 25)).Value;
        Assert.That(run.Compute("hash", Sheet(), By("maker")).Error, Is.Null);
        return run;
    }
}
