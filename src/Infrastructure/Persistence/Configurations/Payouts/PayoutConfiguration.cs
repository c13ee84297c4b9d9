using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Payouts;

internal sealed class PayoutConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        var isCurrent = $"{context.Column("IsCurrent")} = {context.Literal(true)}";
        builder.Entity<PayoutRelease>(release =>
        {
            release.ToTable("PayoutReleases");
            release.Property(x => x.Number).HasMaxLength(20);
            release.Property(x => x.ContentHash).HasMaxLength(64);
            release.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
            release.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_payoutreleases_number");
            release.HasIndex(x => new { x.State, x.PreparedAt });
        });
        builder.Entity<PayoutReleaseBatch>(batch =>
        {
            batch.ToTable("PayoutReleaseBatches");
            batch.Property(x => x.Period).HasMaxLength(10);
            batch.Property(x => x.ContentHash).HasMaxLength(64);
            batch.HasOne<PayoutRelease>().WithMany().HasForeignKey(x => x.ReleaseId);
            batch.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            batch.HasIndex(x => x.BatchId).IsUnique().HasFilter(isCurrent).HasDatabaseName("ux_payoutreleasebatches_batch");
            batch.HasIndex(x => new { x.ReleaseId, x.Position }).IsUnique().HasDatabaseName("ux_payoutreleasebatches_position");
        });
        builder.Entity<PayoutParticipant>(participant =>
        {
            participant.ToTable("PayoutParticipants");
            participant.HasIndex(x => new { x.BatchId, x.Person }).IsUnique().HasDatabaseName("ux_payoutparticipants_person");
        });
        builder.Entity<PayoutReissue>(reissue =>
        {
            reissue.ToTable("PayoutReissues");
            reissue.HasOne<PayoutRelease>().WithMany().HasForeignKey(x => x.ReleaseId);
            reissue.HasOne<PaymentOrder>().WithMany().HasForeignKey(x => x.PreviousOrderId);
            reissue.HasOne<PayoutAccount>().WithMany().HasForeignKey(x => x.AccountId);
            reissue.HasIndex(x => x.PreviousOrderId).IsUnique().HasFilter(isCurrent).HasDatabaseName("ux_payoutreissues_order");
            reissue.HasIndex(x => x.ReleaseId);
        });
        builder.Entity<PayoutFlag>(flag =>
        {
            flag.ToTable("PayoutFlags");
            flag.Property(x => x.HouseholdNumber).HasMaxLength(20);
            flag.HasOne<PayoutRelease>().WithMany().HasForeignKey(x => x.ReleaseId);
            flag.HasIndex(x => new { x.ReleaseId, x.HouseholdNumber });
        });
        builder.Entity<PayoutCounter>(counter =>
        {
            counter.ToTable("PayoutCounters");
            counter.HasKey(x => x.Key);
            counter.Property(x => x.Key).HasMaxLength(40);
        });
        Orders(builder, context);
        Banks(builder, context);
        Results(builder);
    }

    private static void Orders(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<PaymentOrder>(order =>
        {
            order.ToTable("PaymentOrders", table => table.HasCheckConstraint("ck_paymentorders_amount", "\"AmountFen\" > 0"));
            order.Property(x => x.HouseholdNumber).HasMaxLength(20);
            order.Property(x => x.Period).HasMaxLength(10);
            order.Property(x => x.EndToEndId).HasMaxLength(35);
            order.Property(x => x.BankCode).HasMaxLength(12);
            order.Property(x => x.ReasonCode).HasMaxLength(40);
            order.Property(x => x.Reason).HasMaxLength(400);
            order.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            order.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            order.HasOne<PayoutAccount>().WithMany().HasForeignKey(x => x.AccountId);
            order.HasOne<PayoutRelease>().WithMany().HasForeignKey(x => x.ReleaseId);
            order.HasOne<PayoutFile>().WithMany().HasForeignKey(x => x.FileId);
            order.HasOne<PaymentOrder>().WithMany().HasForeignKey(x => x.PreviousOrderId);
            // the one rule that nobody is paid twice
            order.HasIndex(x => x.ObligationId).IsUnique()
                .HasFilter(string.Join(" AND ", OrderTransitions.Stopped.Select(state => $"{context.Column("State")} <> '{state}'"))).HasDatabaseName("ux_paymentorders_obligation");
            order.HasIndex(x => x.EndToEndId).IsUnique().HasDatabaseName("ux_paymentorders_endtoend");
            order.HasIndex(x => x.PreviousOrderId).IsUnique().HasFilter($"{context.Column("PreviousOrderId")} IS NOT NULL").HasDatabaseName("ux_paymentorders_previous");
            order.HasIndex(x => new { x.FileId, x.Sequence });
            order.HasIndex(x => new { x.BatchId, x.State });
            order.HasIndex(x => new { x.CommunityId, x.CreatedAt });
            order.HasIndex(x => x.HouseholdId);
            order.HasIndex(x => x.ReleaseId);
            order.HasIndex(x => x.ResultImportId);
        });
        builder.Entity<OrderWriteOff>(writeOff =>
        {
            writeOff.ToTable("OrderWriteOffs");
            writeOff.HasOne<PaymentOrder>().WithMany().HasForeignKey(x => x.OrderId);
            writeOff.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            writeOff.HasIndex(x => x.OrderId).IsUnique().HasFilter($"{context.Column("State")} <> 'Rejected'").HasDatabaseName("ux_orderwriteoffs_order");
        });
        builder.Entity<RecoveryCase>(recovery =>
        {
            recovery.ToTable("RecoveryCases", table => table.HasCheckConstraint("ck_recoverycases_amount", "\"AmountFen\" > 0"));
            recovery.Property(x => x.Number).HasMaxLength(35);
            recovery.Property(x => x.HouseholdNumber).HasMaxLength(20);
            recovery.Property(x => x.Period).HasMaxLength(10);
            recovery.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
            recovery.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            recovery.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            recovery.HasOne<StatementLine>().WithMany().HasForeignKey(x => x.StatementLineId);
            recovery.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_recoverycases_number");
            recovery.HasIndex(x => x.SubjectId).IsUnique().HasFilter($"{context.Column("State")} <> 'Rejected'").HasDatabaseName("ux_recoverycases_subject");
            recovery.HasIndex(x => new { x.State, x.RequestedAt });
        });
    }

    private static void Banks(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<BankProfile>(profile =>
        {
            profile.ToTable("BankProfiles");
            profile.Property(x => x.Code).HasMaxLength(8);
            profile.Property(x => x.BankCode).HasMaxLength(12);
            profile.Property(x => x.AccountCipher).HasMaxLength(400);
            profile.Ignore(x => x.FormatList);
            profile.Ignore(x => x.ColumnList);
            profile.Ignore(x => x.TakesRest);
            profile.HasIndex(x => new { x.Code, x.VersionNumber }).IsUnique().HasDatabaseName("ux_bankprofiles_version");
            profile.HasIndex(x => x.Code).IsUnique().HasFilter($"{context.Column("State")} = 'Active'").HasDatabaseName("ux_bankprofiles_active");
        });
        builder.Entity<BankDirectoryEntry>(bank =>
        {
            bank.ToTable("BankDirectory");
            bank.HasKey(x => x.Code);
            bank.Property(x => x.Code).HasMaxLength(12);
            bank.HasIndex(x => x.Name);
        });
        builder.Entity<PayoutFile>(file =>
        {
            file.ToTable("PayoutFiles");
            file.Property(x => x.Number).HasMaxLength(35);
            file.HasOne<PayoutRelease>().WithMany().HasForeignKey(x => x.ReleaseId);
            file.HasOne<BankProfile>().WithMany().HasForeignKey(x => x.ProfileId);
            file.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_payoutfiles_number");
            file.HasIndex(x => x.ReleaseId);
        });
        builder.Entity<PayoutFileCopy>(copy =>
        {
            copy.ToTable("PayoutFileCopies");
            copy.HasKey(x => new { x.FileId, x.Format });
            copy.Property(x => x.Sha256).HasMaxLength(64);
            copy.HasOne<PayoutFile>().WithMany().HasForeignKey(x => x.FileId);
            copy.HasIndex(x => x.FileName).IsUnique().HasDatabaseName("ux_payoutfilecopies_filename");
        });
    }

    private static void Results(ModelBuilder builder)
    {
        builder.Entity<ResultImport>(import =>
        {
            import.ToTable("ResultImports");
            import.Property(x => x.Sha256).HasMaxLength(64);
            import.HasIndex(x => x.Sha256).IsUnique().HasDatabaseName("ux_resultimports_sha");
        });
        builder.Entity<ResultRow>(row =>
        {
            row.ToTable("ResultRows");
            row.HasKey(x => new { x.ImportId, x.Line });
            row.Property(x => x.EndToEndId).HasMaxLength(35);
            row.Property(x => x.FileNumber).HasMaxLength(35);
            row.Property(x => x.ReasonCode).HasMaxLength(40);
            row.Property(x => x.Reason).HasMaxLength(400);
            row.HasOne<ResultImport>().WithMany().HasForeignKey(x => x.ImportId);
            row.HasIndex(x => new { x.EndToEndId, x.ImportId });
        });
    }
}
