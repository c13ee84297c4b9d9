using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Infrastructure.Persistence.Configurations.Subsidies;

internal sealed class SubsidyConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<SubsidyBatch>(batch =>
        {
            batch.ToTable("SubsidyBatches");
            batch.Property(x => x.ContentHash).HasMaxLength(64);
            batch.Property(x => x.RefusalMessage).HasMaxLength(1000);
            batch.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            batch.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            batch.HasIndex(x => new { x.CommunityId, x.Quarter, x.SupplementNumber }).IsUnique().HasDatabaseName("ux_subsidybatches_quarter");
            batch.HasIndex(x => new { x.Quarter, x.State });
            batch.HasIndex(x => new { x.State, x.Quarter });
            batch.Property(x => x.ReturnReason).HasMaxLength(500);
            batch.HasMany(x => x.Steps).WithOne().HasForeignKey(x => x.BatchId);
        });
        builder.Entity<PaperClaim>(claim =>
        {
            claim.ToTable("PaperClaims");
            claim.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            claim.Property(x => x.RejectedReason).HasMaxLength(500);
            claim.HasIndex(x => new { x.State, x.MadeAt });
            claim.HasIndex(x => x.CommunityId);
            claim.HasIndex(x => new { x.CommunityId, x.Quarter }).IsUnique().HasFilter($"{context.Column("State")} = 'Pending'").HasDatabaseName("ux_paperclaims_open");
        });
        builder.Entity<PaperClaimLine>(line =>
        {
            line.ToTable("PaperClaimLines");
            line.Property(x => x.HouseholdNumber).HasMaxLength(20);
            line.Property(x => x.OriginTownshipCode).HasMaxLength(9);
            line.HasOne<PaperClaim>().WithMany().HasForeignKey(x => x.ClaimId);
            line.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            line.HasIndex(x => new { x.ClaimId, x.HouseholdId }).IsUnique().HasDatabaseName("ux_paperclaimlines_household");
        });
        builder.Entity<HeldDebt>(debt =>
        {
            debt.ToTable("HeldDebts", table => table.HasCheckConstraint("ck_helddebts_amount", "\"AmountFen\" > 0"));
            debt.Property(x => x.HouseholdNumber).HasMaxLength(20);
            debt.Property(x => x.OriginTownshipCode).HasMaxLength(9);
            debt.Property(x => x.Reason).HasMaxLength(500);
            debt.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            debt.HasOne<SubsidyBatch>().WithMany().HasForeignKey(x => x.BatchId);
            debt.HasIndex(x => new { x.HouseholdId, x.Quarter }).IsUnique().HasFilter($"{context.Column("State")} <> 'Decided' AND {context.Column("State")} <> 'Cleared'")
                .HasDatabaseName("ux_helddebts_open");
            debt.HasIndex(x => new { x.CommunityId, x.State });
            debt.HasIndex(x => x.BatchId);
            debt.HasIndex(x => x.ClearedByBatchId);
        });
        builder.Entity<SubsidyHold>(hold =>
        {
            hold.ToTable("SubsidyHolds");
            hold.Property(x => x.IsUpheld).HasDefaultValue(false);
            hold.Property(x => x.Figures).HasMaxLength(64);
            hold.HasOne<SubsidyBatch>().WithMany().HasForeignKey(x => x.BatchId);
            hold.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            hold.HasIndex(x => new { x.CommunityId, x.Quarter });
            hold.HasIndex(x => x.LineId).IsUnique().HasDatabaseName("ux_subsidyholds_line");
        });
        builder.Entity<BatchStep>(step =>
        {
            step.ToTable("BatchSteps");
            step.Property(x => x.ContentHash).HasMaxLength(64);
            step.Property(x => x.Reason).HasMaxLength(500);
            step.HasIndex(x => new { x.BatchId, x.At });
            step.HasIndex(x => new { x.By, x.At });
        });
        builder.Entity<LineRemark>(remark =>
        {
            remark.ToTable("LineRemarks");
            remark.Property(x => x.HouseholdNumber).HasMaxLength(20);
            remark.Property(x => x.ContentHash).HasMaxLength(64);
            remark.Property(x => x.Text).HasMaxLength(500);
            remark.Property(x => x.Answer).HasMaxLength(500);
            remark.HasOne<SubsidyBatch>().WithMany().HasForeignKey(x => x.BatchId);
            remark.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            remark.HasIndex(x => new { x.BatchId, x.HouseholdId });
        });
        builder.Entity<SubsidyLine>(line =>
        {
            line.ToTable("SubsidyLines");
            line.Property(x => x.HouseholdNumber).HasMaxLength(20);
            line.Property(x => x.OriginTownshipCode).HasMaxLength(9);
            line.HasOne<SubsidyBatch>().WithMany().HasForeignKey(x => x.BatchId);
            line.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            line.HasOne<PayoutAccount>().WithMany().HasForeignKey(x => x.AccountId);
            line.HasIndex(x => new { x.HouseholdId, x.Quarter, x.Component }).IsUnique().HasDatabaseName("ux_subsidylines_household");
            line.HasIndex(x => new { x.BatchId, x.HouseholdNumber });
            line.Property(x => x.OffsetFen).HasDefaultValue(0L);
            line.Ignore(x => x.PayableFen);
            line.Ignore(x => x.Figures);
            line.HasIndex(x => x.PayeeResidentId);
        });
        builder.Entity<SubsidyExclusion>(exclusion =>
        {
            exclusion.ToTable("SubsidyExclusions");
            exclusion.Property(x => x.HouseholdNumber).HasMaxLength(20);
            exclusion.Property(x => x.OriginTownshipCode).HasMaxLength(9);
            exclusion.HasOne<SubsidyBatch>().WithMany().HasForeignKey(x => x.BatchId);
            exclusion.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            exclusion.HasIndex(x => new { x.BatchId, x.HouseholdNumber });
            exclusion.HasIndex(x => new { x.BatchId, x.HouseholdId }).IsUnique().HasDatabaseName("ux_subsidyexclusions_household");
            exclusion.HasIndex(x => x.HouseholdId);
        });
        builder.Entity<SubsidyEvidence>(evidence =>
        {
            evidence.ToTable("SubsidyEvidence");
            evidence.HasKey(x => new { x.ItemId, x.ReceiptId });
            evidence.HasOne<FeeReceipt>().WithMany().HasForeignKey(x => x.ReceiptId);
            evidence.HasIndex(x => x.BatchId);
        });
    }
}
