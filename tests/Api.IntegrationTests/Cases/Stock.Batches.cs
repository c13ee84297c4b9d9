using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Batches in any state: supplements, of which a quarter has as many as it likes.</summary>
internal sealed partial class Stock
{
    /// <summary>A batch of one excluded household, put into the state without the people of the steps between.</summary>
    public Task<FreshBatch> BatchAsync(SubsidyBatchState state) => Once("batch-" + state, async () =>
    {
        var family = await MakeFamilyAsync();
        var (number, quarter, at) = (TestApp.NextNumber(), new Quarter(2026, 3), world.App.Clock.GetUtcNow());
        var batch = SubsidyBatch.OpenSupplement(Community, quarter, number, at);
        Assert.That(batch.RecordCompilation(site.Policy, number.ToString("x64", null), new("maker"), "某人", at).Error, Is.Null);
        var item = new SubsidyExclusion
        {
            BatchId = batch.Id,
            CommunityId = Community,
            Quarter = quarter,
            HouseholdId = family.Household.Id,
            HouseholdNumber = family.Household.Number,
            OriginTownshipCode = Lead,
            HeadName = family.Head.Name,
            Reason = ExclusionReason.NoReceipts,
            PropertyFen = 0,
            ElevatorFen = 0,
            WaterFen = 0,
            BaseFen = 0,
            EligibleMembers = 3,
            LivingMembers = 3,
            RateBasisPoints = 2_000,
            AmountFen = 0,
        };
        await AddAsync(batch, item);
        await world.App.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state)));
        return new FreshBatch(batch.Id, batch.ContentHash!, item.Id);
    });

    /// <summary>A quarter whose regular batch is in public, with a household that was missed in it and no supplement under way.</summary>
    public Task<MissedQuarter> MissedQuarterAsync() => Once("missed-quarter", async () =>
    {
        var family = await MakeFamilyAsync();
        var at = world.App.Clock.GetUtcNow();
        var (quarter, number) = (new Quarter(2026, 2), string.Create(CultureInfo.InvariantCulture, $"9991{TestApp.NextNumber():00000000000}"));
        var account = PayoutAccount.Create(family.Household.Id, 1, family.Head.Id, family.Head.Name, Protect(FieldPurpose.Account, number, "****" + number[^4..]), "夏县农商银行", null, Since, new("somebody"), at);
        Assert.That(account.Verify(new("township"), VerificationMethod.Township, at).Error, Is.Null);
        var receipt = new FeeReceipt
        {
            CommunityId = Community,
            HouseholdId = family.Household.Id,
            SourceId = site.Source.Id,
            ReceiptNumber = $"M{TestApp.NextNumber()}",
            LineNumber = 1,
            Kind = ReceiptKind.Payment,
            FeeType = FeeType.Property,
            Payer = PayerKind.Own,
            ServiceFrom = quarter.Start,
            ServiceTo = quarter.LastDay,
            PaidOn = quarter.LastDay,
            AmountFen = 10_000,
            RecordedBy = new("somebody"),
            RecordedAt = at,
        };
        await AddAsync(account, receipt);
        if (!await world.App.ReadAsync(db => db.SubsidyBatches.AnyAsync(x => x.CommunityId == Community && x.Quarter == quarter && x.SupplementNumber == 0)))
        {
            await AddAsync(SubsidyBatch.Open(Community, quarter, at));
        }

        // what is left of earlier requests has been dealt with
        await world.App.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == Community && x.Quarter == quarter && x.SupplementNumber == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, SubsidyBatchState.Noticed)));
        await world.App.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == Community && x.Quarter == quarter && x.SupplementNumber > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, SubsidyBatchState.Cancelled)));
        return new MissedQuarter(Community, quarter.ToString());
    });

    /// <summary>A remark of the residents' committee that waits for its answer.</summary>
    public Task<Guid> RemarkAsync() => Once("remark", async () =>
    {
        var (fresh, family) = (await BatchAsync(SubsidyBatchState.Compiled), await FamilyAsync());
        var batch = await world.App.ReadAsync(db => db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.Id == fresh.Id));
        var remark = LineRemark.On(batch, family.Household.Id, family.Household.Number, "核对面积", new(new("committee"), "委员", world.App.Clock.GetUtcNow())).Value;
        await AddAsync(remark);
        return remark.Id;
    });

    /// <summary>A quarter of the time before the system of which nobody has entered papers.</summary>
    public Task<Quarter> PaperQuarterAsync() => Once("paper-quarter", () => Task.FromResult(site.NextPaperQuarter()));

    /// <summary>Papers of one household, entered and waiting for the second person.</summary>
    public Task<Guid> PaperClaimAsync() => Once("paper-claim", async () =>
    {
        var family = await MakeFamilyAsync();
        var claim = PaperClaim.Enter(Community, await PaperQuarterAsync(), "夏财农〔2020〕1号", 1, 1_250, new(new("maker"), "某人", world.App.Clock.GetUtcNow()));
        await AddAsync(claim, PaperClaimLine.Of(claim.Id, new(family.Household.Id, family.Household.Number, Lead, family.Head.Name, 1_250)));
        return claim.Id;
    });

    internal sealed record FreshBatch(Guid Id, string Hash, Guid Item);

    internal sealed record MissedQuarter(Guid Community, string Quarter);
}
