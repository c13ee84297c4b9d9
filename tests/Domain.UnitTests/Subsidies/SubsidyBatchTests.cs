using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class SubsidyBatchTests
{
    private static readonly PersonKey Clerk = new("clerk");
    private static readonly PersonKey Job = new("job");
    private static readonly DateTimeOffset Noon = new(2026, 10, 11, 4, 0, 0, TimeSpan.Zero);
    private static readonly Error NoPolicy = Error.Conflict("policy.none-valid", "没有有效的政策。");

    [Test]
    public void A_compilation_records_its_maker_content_and_policy()
    {
        var batch = Opened();

        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon).Value, Is.True);
        Assert.That((batch.State, batch.PolicyVersionId, batch.ContentHash), Is.EqualTo((SubsidyBatchState.Compiled, (Guid?)Id(2), "a1")));
        Assert.That((batch.CompiledBy, batch.CompiledByName, batch.CompiledAt, batch.Version), Is.EqualTo(((PersonKey?)Job, "系统", (DateTimeOffset?)Noon, 2)));
    }

    [Test]
    public void The_same_content_again_changes_nothing()
    {
        var batch = Compiled();

        Assert.That(batch.RecordCompilation(Id(3), "a1", Clerk, "经办", Noon.AddDays(1)).Value, Is.False);
        Assert.That((batch.PolicyVersionId, batch.CompiledBy, batch.CompiledAt, batch.Version), Is.EqualTo(((Guid?)Id(2), (PersonKey?)Job, (DateTimeOffset?)Noon, 2)));
    }

    [Test]
    public void Who_asked_for_the_compilation_is_its_maker()
    {
        var batch = Compiled();

        Assert.That(batch.RequestCompilation(Clerk, "经办", Noon.AddHours(1)).IsSuccess, Is.True);
        Assert.That((batch.RequestedBy, batch.RequestedByName, batch.RequestedAt, batch.Version), Is.EqualTo(((PersonKey?)Clerk, "经办", (DateTimeOffset?)Noon.AddHours(1), 3)));
        Assert.That(batch.RecordCompilation(Id(2), "b2", Job, "系统", Noon.AddHours(2)).Value, Is.True);

        Assert.That((batch.CompiledBy, batch.CompiledByName, batch.RequestedBy, batch.RequestedByName, batch.RequestedAt, batch.Version),
            Is.EqualTo(((PersonKey?)Clerk, "经办", (PersonKey?)null, (string?)null, (DateTimeOffset?)null, 4)));
    }

    [Test]
    public void A_request_that_brings_nothing_new_is_answered_and_keeps_the_maker()
    {
        var batch = Compiled();
        batch.RequestCompilation(Clerk, "经办", Noon.AddHours(1));

        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon.AddHours(2)).Value, Is.False);
        Assert.That((batch.CompiledBy, batch.RequestedAt, batch.Version), Is.EqualTo(((PersonKey?)Job, (DateTimeOffset?)null, 4)));
    }

    [Test]
    public void A_refusal_is_remembered_once_answers_the_request_and_goes_with_the_next_compilation()
    {
        var batch = Opened();
        batch.RequestCompilation(Clerk, "经办", Noon);
        batch.Refuse(NoPolicy, Noon.AddHours(1));
        var version = batch.Version;
        batch.Refuse(NoPolicy, Noon.AddHours(2));

        Assert.That((batch.RefusalCode, batch.RefusalMessage, batch.RefusedAt, batch.RequestedAt), Is.EqualTo((NoPolicy.Code, NoPolicy.Message, (DateTimeOffset?)Noon.AddHours(1), (DateTimeOffset?)null)));
        Assert.That((version, batch.Version), Is.EqualTo((3, 3)), "the same refusal again is no change");

        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon.AddHours(3)).Value, Is.True);
        Assert.That((batch.RefusalCode, batch.RefusalMessage, batch.RefusedAt), Is.EqualTo(((string?)null, (string?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void A_refusal_after_a_compilation_is_cleared_by_the_same_content()
    {
        var batch = Compiled();
        batch.Refuse(NoPolicy, Noon.AddHours(1));

        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon.AddHours(2)).Value, Is.False);
        Assert.That((batch.RefusalCode, batch.Version), Is.EqualTo(((string?)null, 4)));
    }

    [Test]
    public void Another_refusal_or_one_that_answers_a_new_request_replaces_the_first()
    {
        var batch = Opened();
        batch.Refuse(NoPolicy, Noon);
        batch.Refuse(NoPolicy with { Message = "政策已过期。" }, Noon.AddHours(1));
        Assert.That((batch.RefusalMessage, batch.RefusedAt), Is.EqualTo(("政策已过期。", (DateTimeOffset?)Noon.AddHours(1))));

        batch.Refuse(NoPolicy with { Code = "policy.expired", Message = "政策已过期。" }, Noon.AddHours(2));
        Assert.That((batch.RefusalCode, batch.RefusedAt), Is.EqualTo(("policy.expired", (DateTimeOffset?)Noon.AddHours(2))));

        batch.RequestCompilation(Clerk, "经办", Noon.AddHours(3));
        batch.Refuse(NoPolicy with { Code = "policy.expired", Message = "政策已过期。" }, Noon.AddHours(4));
        Assert.That((batch.RequestedAt, batch.RefusedAt), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)Noon.AddHours(4))));
    }

    [Test]
    public void A_quarter_settled_on_paper_is_never_compiled()
    {
        var batch = SubsidyBatch.SettledOnPaper(Id(1), Q3, "凭证 9", Clerk, "经办", Noon);

        Assert.That((batch.State, batch.Origin, batch.PaperReference, batch.CompiledBy, batch.OpenedAt), Is.EqualTo((SubsidyBatchState.Settled, SubsidyBatchOrigin.Paper, "凭证 9", (PersonKey?)Clerk, Noon)));
        Assert.That(batch.CheckCompilable().Error?.Code, Is.EqualTo("subsidy.settled"));
        Assert.That(batch.RequestCompilation(Clerk, "经办", Noon).Error?.Code, Is.EqualTo("subsidy.settled"));
        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon).Error?.Code, Is.EqualTo("subsidy.settled"));
        Assert.That((batch.RequestedAt, batch.ContentHash), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public void Papers_replace_what_was_compiled_and_settle_the_batch_once()
    {
        var batch = Compiled();
        batch.Refuse(NoPolicy, Noon);
        batch.RequestCompilation(Clerk, "经办", Noon);

        Assert.That(batch.SettleOnPaper("凭证 9", Clerk, "财政", Noon.AddDays(1)).IsSuccess, Is.True);
        Assert.That((batch.State, batch.ContentHash, batch.PolicyVersionId, batch.RequestedAt, batch.RefusalCode), Is.EqualTo((SubsidyBatchState.Settled, (string?)null, (Guid?)null, (DateTimeOffset?)null, (string?)null)));
        Assert.That((batch.CompiledByName, batch.CompiledAt, batch.Version), Is.EqualTo(("财政", (DateTimeOffset?)Noon.AddDays(1), 5)));
        Assert.That(batch.SettleOnPaper("凭证 10", Clerk, "财政", Noon.AddDays(2)).Error?.Code, Is.EqualTo("subsidy.settled"));
        Assert.That(batch.PaperReference, Is.EqualTo("凭证 9"));
    }

    [Test]
    public void The_line_of_a_paper_sums_the_fees_it_names()
    {
        var batch = SubsidyBatch.SettledOnPaper(Id(1), Q3, "凭证 9", Clerk, "经办", Noon);

        var line = new PaperPayment(Id(7), "XT03001", "140828205", "张三", 2_000, PropertyFen: 6_000, ElevatorFen: 3_000, WaterFen: 1_000).ToLine(batch);

        Assert.That((line.BaseFen, line.AmountFen, line.BatchId, line.CommunityId, line.Quarter, line.HouseholdId), Is.EqualTo((10_000L, 2_000L, batch.Id, Id(1), Q3, Id(7))));
        Assert.That((line.RateBasisPoints, line.EligibleMembers, line.Component), Is.EqualTo((0, 0, 0)), "the papers name no rule");
    }

    private static SubsidyBatch Opened() => SubsidyBatch.Open(Id(1), Q3, Noon);

    private static SubsidyBatch Compiled()
    {
        var batch = Opened();
        Assert.That(batch.RecordCompilation(Id(2), "a1", Job, "系统", Noon).Value, Is.True);
        return batch;
    }
}
