using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Who gets what and who does not, through the real database.</summary>
internal sealed class CompileRuleTests
{
    private static readonly Quarter Q2 = new(2026, 2);
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(_app, new(2018, 1, 1), new(2026, 7, 1), (PolicyKeys.SubsidyMixed, "pro_rata_persons"), (PolicyKeys.SubsidyRate, "15"));
        await SubsidyScene.PublishPolicyAsync(_app, new(2026, 7, 1), null);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Receipts_are_counted_by_day_payer_fee_and_refund()
    {
        var scene = await SubsidyScene.CreateAsync(_app);

        var plain = await scene.AddAsync(new("A01"));
        await scene.PayAsync(plain, 10_000);
        var rounded = await scene.AddAsync(new("A02"));
        foreach (var type in SubsidyTerms.Subsidisable)
        {
            await scene.PayAsync(rounded, 11, type: type);
        }

        var edges = await scene.AddAsync(new("A03"));
        await scene.PayAsync(edges, 1_000, "2026-06-30");
        await scene.PayAsync(edges, 2_000, "2026-07-01");
        await scene.PayAsync(edges, 4_000, "2026-09-30");
        await scene.PayAsync(edges, 8_000, "2026-10-01");
        var arrears = await scene.AddAsync(new("A04"));
        await scene.PayAsync(arrears, 5_000, "2026-07-05", from: "2026-01-01", to: "2026-06-30");
        var prepaid = await scene.AddAsync(new("A05"));
        await scene.PayAsync(prepaid, 6_000, "2026-09-20", from: "2026-10-01", to: "2027-03-31");
        var refunded = await scene.AddAsync(new("A06"));
        var paid = await scene.PayAsync(refunded, 10_000);
        await scene.RefundAsync(refunded, paid, 4_000, "2026-11-10");
        var whole = await scene.AddAsync(new("A07"));
        await scene.RefundAsync(whole, await scene.PayAsync(whole, 10_000), 10_000, "2026-09-30");
        var others = await scene.AddAsync(new("A08"));
        await scene.PayAsync(others, 9_000, payer: PayerKind.ThirdParty);
        var own = await scene.AddAsync(new("A09"));
        await scene.PayAsync(own, 9_000, payer: PayerKind.ThirdParty);
        await scene.PayAsync(own, 1_000);
        var nothing = await scene.AddAsync(new("A10"));
        await scene.PayAsync(nothing, 9_000, type: FeeType.Electricity);
        await scene.PayAsync(nothing, 900, type: FeeType.Penalty);
        await scene.PayAsync(nothing, 5_000, payer: PayerKind.Waived);
        await scene.AddAsync(new("A11"));
        var oldRefund = await scene.AddAsync(new("A12"));
        await scene.RefundAsync(oldRefund, await scene.PayAsync(oldRefund, 7_000, "2026-05-01"), 2_000, "2026-08-01");
        var tiny = await scene.AddAsync(new("A13"));
        await scene.PayAsync(tiny, 2);

        await CompileAsync(scene);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[]
        {
            "A01 2000", "A02 7", "A03 1200", "A04 1000", "A05 1200", "A06 1200", "A07 ZeroAmount 0", "A08 ThirdPartyOnly 0", "A09 200", "A10 NothingCounted 0", "A11 NoReceipts 0",
            "A12 NoReceipts 0", "A13 ZeroAmount 0",
        }));
    }

    [Test]
    public async Task A_refund_of_an_older_payment_changes_the_quarter_of_that_payment()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var household = await scene.AddAsync(new("B01"));
        var payment = await scene.PayAsync(household, 20_000, "2026-06-30", from: "2026-04-01", to: "2026-06-30");
        await scene.RefundAsync(household, payment, 8_000, "2026-08-01");
        await scene.PayAsync(household, 1_000, "2026-08-01");

        await CompileAsync(scene);
        await CompileAsync(scene, Q2);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { "B01 200" }));
        Assert.That(await scene.OutcomesAsync(Q2), Is.EqualTo(new[] { "B01 1800" }));
    }

    [Test]
    public async Task Eligibility_is_that_of_the_last_day()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        await PayingAsync(scene, new("C01") { Kind = RelocationKind.Synchronous });
        await PayingAsync(scene, new("C02") { Status = PovertyStatus.Marginal });
        await PayingAsync(scene, new("C03") { Status = PovertyStatus.Unstable });
        await PayingAsync(scene, new("C04") { Confirmation = Confirmation.Pending });
        await PayingAsync(scene, new("C05") { Status = PovertyStatus.LiftedOut, StatusFrom = new(2026, 9, 30) });
        await PayingAsync(scene, new("C06") { Status = PovertyStatus.LiftedOut, StatusFrom = new(2026, 10, 1) });
        await scene.ChangeAsync(await PayingAsync(scene, new("C07")), x => x.MoveOut(new(2026, 9, 30), "迁出"));
        await scene.ChangeAsync(await PayingAsync(scene, new("C08")), x => x.MoveOut(new(2026, 10, 1), "迁出"));
        var unpaid = await scene.AddAsync(new("C09"));
        await scene.ChangeAsync(unpaid, x => x.MoveOut(new(2026, 9, 1), "迁出"));
        var dead = await PayingAsync(scene, new("C10"));
        await scene.DieAsync(dead.HeadId, new(2026, 9, 30));
        var later = await PayingAsync(scene, new("C11"));
        await scene.DieAsync(later.HeadId, new(2026, 10, 1));
        var widowed = await PayingAsync(scene, new("C12") { Others = [RelocationKind.RegisteredPoor] });
        await scene.DieAsync(widowed.HeadId, new(2026, 8, 1));
        await PayingAsync(scene, new("C13") { Kind = RelocationKind.RegisteredPoor, Status = PovertyStatus.None });

        await CompileAsync(scene);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[]
        {
            "C01 NotRegisteredPoor 2000", "C02 StatusNotCovered 2000", "C03 2000", "C04 Unconfirmed 2000", "C05 2000", "C06 StatusNotCovered 2000", "C07 NotResident 2000", "C08 2000",
            "C10 NoLivingMember 2000", "C11 PayeeDeceased 2000", "C12 PayeeDeceased 2000", "C13 StatusNotCovered 2000",
        }));
        var detail = await _app.ReadAsync(db => db.SubsidyExclusions.Where(x => x.HouseholdNumber == "C02").Select(x => x.Detail).SingleAsync());
        Assert.That(detail, Is.EqualTo("边缘易致贫户"));
    }

    [Test]
    public async Task Service_before_the_household_was_eligible_is_not_counted()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var household = await scene.AddAsync(new("D01") { StatusFrom = new(2026, 9, 1) });
        await scene.PayAsync(household, 3_000, "2026-09-10", from: "2026-08-01", to: "2026-08-31");
        await scene.PayAsync(household, 5_000, "2026-09-10", from: "2026-08-01", to: "2026-09-01");

        await CompileAsync(scene);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { "D01 1000" }));
        var reasons = await _app.ReadAsync(db => db.SubsidyEvidence.Where(x => db.SubsidyLines.Any(line => line.Id == x.ItemId && line.HouseholdNumber == "D01")).Select(x => x.Reason).ToListAsync());
        Assert.That(reasons, Is.EquivalentTo(new[] { ReceiptReason.Counted, ReceiptReason.ServiceOutsideEligibility }));
    }

    [Test]
    public async Task Money_goes_to_a_living_member_with_a_verified_account_of_the_households_own()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        await PayingAsync(scene, new("E01") { Account = null });
        await PayingAsync(scene, new("E02") { AccountState = AccountState.Pending });
        await PayingAsync(scene, new("E03") { AccountFrom = new(2026, 11, 26) });
        await PayingAsync(scene, new("E04") { Account = "9990000000000001" });
        await PayingAsync(scene, new("E05") { Account = "9990000000000001" });
        var changed = await PayingAsync(scene, new("E06") { Account = "9990000000000001", Others = [RelocationKind.RegisteredPoor] });
        await scene.AddAccountAsync(changed, 2, changed.Members[1], "9990000000000006");
        var pending = await PayingAsync(scene, new("E07"));
        await scene.AddAccountAsync(pending, 2, pending.HeadId, "9990000000000007", AccountState.Pending);
        var left = await PayingAsync(scene, new("E08") { Others = [RelocationKind.RegisteredPoor] });
        await scene.AddAccountAsync(left, 2, left.Members[1], "9990000000000008");
        await scene.ChangeAsync(left, x => x.RemoveMember(left.Members[1], new(2026, 10, 5), "婚嫁"));

        await CompileAsync(scene);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[]
        {
            "E01 NoVerifiedAccount 2000", "E02 NoVerifiedAccount 2000", "E03 NoVerifiedAccount 2000", "E04 DuplicateAccount 2000", "E05 DuplicateAccount 2000", "E06 2000", "E07 2000",
            "E08 NoVerifiedAccount 2000",
        }));
        var payee = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.HouseholdNumber == "E06").Select(x => new { x.PayeeResidentId, x.AccountMasked }).SingleAsync());
        Assert.That((payee.PayeeResidentId, payee.AccountMasked), Is.EqualTo(((Guid?)changed.Members[1], "****0006")));
    }

    [Test]
    public async Task Receipts_follow_the_household_through_split_merge_and_move()
    {
        var here = await SubsidyScene.CreateAsync(_app);
        var there = await SubsidyScene.CreateAsync(_app);
        var moved = await PayingAsync(here, new("F01"));
        await here.ChangeAsync(moved, x => x.Settle(there.Community.Id, null, new(2026, 9, 15)));
        await there.PayAsync(moved, 500, "2026-09-20");
        var movesLater = await PayingAsync(here, new("F02"));
        await here.ChangeAsync(movesLater, x => x.Settle(there.Community.Id, null, new(2026, 10, 1)));
        var parent = await PayingAsync(here, new("F03"));
        var child = await here.AddAsync(new("F04") { From = new(2026, 8, 15), StatusFrom = new(2026, 8, 15), PredecessorId = parent.Id });
        await here.PayAsync(child, 3_000, "2026-09-01");
        var successor = await PayingAsync(here, new("F05"));
        var merged = await PayingAsync(here, new("F06"));
        var mergedBefore = await PayingAsync(here, new("F07"));
        await here.ChangeAsync(mergedBefore, x => x.End(HouseholdEnd.Merged, new(2026, 8, 20), merged.Id));
        await here.ChangeAsync(merged, x => x.End(HouseholdEnd.Merged, new(2026, 9, 30), successor.Id));
        var mergesLater = await PayingAsync(here, new("F08"));
        await here.ChangeAsync(mergesLater, x => x.End(HouseholdEnd.Merged, new(2026, 10, 1), successor.Id));
        var extinct = await PayingAsync(here, new("F09"));
        await here.ChangeAsync(extinct, x => x.End(HouseholdEnd.Extinct, new(2026, 9, 1)));

        await CompileAsync(here);
        await CompileAsync(there);

        Assert.That(await here.OutcomesAsync(), Is.EqualTo(new[] { "F02 2000", "F03 2000", "F04 600", "F05 6000", "F08 2000", "F09 NotResident 2000" }));
        Assert.That(await there.OutcomesAsync(), Is.EqualTo(new[] { "F01 2100" }));
    }

    [Test]
    public async Task A_household_paid_on_paper_gets_no_second_line()
    {
        var here = await SubsidyScene.CreateAsync(_app);
        var there = await SubsidyScene.CreateAsync(_app);
        var household = await PayingAsync(here, new("G01"));
        var open = await PayingAsync(here, new("G02"));
        await _app.ArrangeAsync(async db =>
        {
            var batch = SubsidyBatch.SettledOnPaper(there.Community.Id, SubsidyScene.Q3, "凭证1", new("finance"), "财政", _app.Clock.GetUtcNow());
            db.SubsidyBatches.Add(batch);
            db.SubsidyLines.Add(new PaperPayment(household.Id, household.Number, there.Community.LeadTownshipCode, "人", 1_500).ToLine(batch));
            await Task.CompletedTask;
        });

        await CompileAsync(here);

        Assert.That(await here.OutcomesAsync(), Is.EqualTo(new[] { "G01 AlreadyPaid 2000", "G02 2000" }));
        var detail = await _app.ReadAsync(db => db.SubsidyExclusions.Where(x => x.HouseholdNumber == "G01").Select(x => x.Detail).SingleAsync());
        Assert.That(detail, Does.Contain("15.00").And.Contain("20.00").And.Contain("5.00"));
        var settled = await there.CompileAsync();
        Assert.That(settled.Error?.Code, Is.EqualTo("subsidy.settled"));
    }

    [Test]
    public async Task Each_quarter_is_computed_by_the_policy_of_its_last_day()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var mixed = await scene.AddAsync(new("H01") { Others = [RelocationKind.RegisteredPoor, RelocationKind.Addition, RelocationKind.Synchronous] });
        await scene.PayAsync(mixed, 10_001, "2026-05-01", from: "2026-04-01", to: "2026-06-30");
        await scene.PayAsync(mixed, 10_001, "2026-08-01");

        await CompileAsync(scene, Q2);
        await CompileAsync(scene);

        // 100.01 × 15 % × 3/4 = 11.251125 and 100.01 × 20 % = 20.002
        Assert.That(await scene.OutcomesAsync(Q2), Is.EqualTo(new[] { "H01 1125" }));
        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { "H01 2000" }));
        var members = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.HouseholdNumber == "H01" && x.Quarter == Q2).Select(x => new { x.EligibleMembers, x.LivingMembers }).SingleAsync());
        Assert.That((members.EligibleMembers, members.LivingMembers), Is.EqualTo((3, 4)));
    }

    [Test]
    public async Task Compiling_again_changes_nothing_until_an_input_changes()
    {
        var scene = await SubsidyScene.CreateAsync(_app);
        var household = await PayingAsync(scene, new("I01"));
        await scene.AddAsync(new("I02"));
        var first = await CompileAsync(scene);
        var before = await StateAsync(scene);

        var second = await CompileAsync(scene);
        var same = await StateAsync(scene);
        await scene.PayAsync(household, 5_000, "2026-09-30");
        var third = await CompileAsync(scene);

        Assert.That((first.Changed, second.Changed, third.Changed), Is.EqualTo((true, false, true)));
        Assert.That(same, Is.EqualTo(before));
        Assert.That(third.ContentHash, Is.Not.EqualTo(first.ContentHash));
        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { "I01 3000", "I02 NoReceipts 0" }));
    }

    private async Task<string> StateAsync(SubsidyScene scene) => await _app.ReadAsync(async db =>
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.CommunityId == scene.Community.Id);
        var lines = await db.SubsidyLines.Where(x => x.BatchId == batch.Id).Select(x => x.Id).ToListAsync();
        var audit = await db.AuditEntries.CountAsync(x => x.RootId == batch.Id.ToString());
        return $"{batch.Version} {batch.ContentHash} {batch.CompiledAt:O} {string.Join(',', lines.Order())} {audit}";
    });

    private static async Task<ArrangedHousehold> PayingAsync(SubsidyScene scene, HouseholdSpec spec)
    {
        var household = await scene.AddAsync(spec);
        await scene.PayAsync(household, 10_000);
        return household;
    }

    private static async Task<BatchCompiled> CompileAsync(SubsidyScene scene, Quarter? quarter = null)
    {
        var result = await scene.CompileAsync(quarter);
        Assert.That(result.Error?.Message, Is.Null);
        return result.Value;
    }
}
