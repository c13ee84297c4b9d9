using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Fees;

internal sealed class FeeConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<FeeSource>(source =>
        {
            source.ToTable("FeeSources");
            source.Property(x => x.Code).HasMaxLength(30);
            source.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            source.HasIndex(x => x.Code).IsUnique().HasDatabaseName("ux_feesources_code");
        });
        builder.Entity<SourceDeclaration>(declaration =>
        {
            declaration.ToTable("SourceDeclarations");
            declaration.HasOne<FeeSource>().WithMany().HasForeignKey(x => x.SourceId);
            declaration.HasIndex(x => new { x.SourceId, x.Quarter }).IsUnique().HasDatabaseName("ux_sourcedeclarations_quarter");
        });
        builder.Entity<FeeReceipt>(receipt =>
        {
            receipt.ToTable("FeeReceipts", table =>
            {
                table.HasCheckConstraint("ck_feereceipts_amount", "\"AmountFen\" > 0");
                table.HasCheckConstraint("ck_feereceipts_refunded", "\"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"AmountFen\"");
                table.HasCheckConstraint("ck_feereceipts_service", "\"ServiceTo\" >= \"ServiceFrom\"");
            });
            receipt.Property(x => x.ReceiptNumber).HasMaxLength(60);
            receipt.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            receipt.HasOne<Dwelling>().WithMany().HasForeignKey(x => x.DwellingId);
            receipt.HasOne<FeeSource>().WithMany().HasForeignKey(x => x.SourceId);
            receipt.HasOne<FeeReceipt>().WithMany().HasForeignKey(x => x.RefundOfId);
            receipt.HasIndex(x => new { x.SourceId, x.ReceiptNumber, x.LineNumber }).IsUnique().HasDatabaseName("ux_feereceipts_line");
            receipt.HasIndex(x => new { x.HouseholdId, x.PaidOn });
            receipt.HasIndex(x => new { x.CommunityId, x.PaidOn });
            receipt.HasIndex(x => new { x.DwellingId, x.SourceId, x.FeeType, x.ServiceFrom, x.ServiceTo });
            receipt.HasIndex(x => x.RefundOfId);
        });
        builder.Entity<ReceiptMove>(move =>
        {
            move.ToTable("ReceiptMoves");
            move.HasOne<FeeReceipt>().WithMany().HasForeignKey(x => x.ReceiptId);
            move.HasOne<Household>().WithMany().HasForeignKey(x => x.FromHouseholdId);
            move.HasOne<Household>().WithMany().HasForeignKey(x => x.ToHouseholdId);
        });
        builder.Entity<FeeBill>(bill =>
        {
            bill.ToTable("FeeBills", table => table.HasCheckConstraint("ck_feebills_amount", "\"AmountFen\" > 0"));
            bill.Property(x => x.BillNumber).HasMaxLength(60);
            bill.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            bill.HasOne<Dwelling>().WithMany().HasForeignKey(x => x.DwellingId);
            bill.HasOne<FeeSource>().WithMany().HasForeignKey(x => x.SourceId);
            bill.HasIndex(x => new { x.SourceId, x.BillNumber, x.LineNumber }).IsUnique().HasDatabaseName("ux_feebills_line");
            bill.HasIndex(x => new { x.CommunityId, x.DueOn });
            bill.HasIndex(x => x.HouseholdId);
            bill.HasIndex(x => new { x.DwellingId, x.SourceId, x.FeeType, x.ServiceFrom, x.ServiceTo });
        });
        builder.Entity<Tariff>(tariff =>
        {
            tariff.ToTable("Tariffs", table => table.HasCheckConstraint("ck_tariffs_price", "\"PriceTenThousandths\" > 0"));
            tariff.HasOne<FeeSource>().WithMany().HasForeignKey(x => x.SourceId);
            tariff.HasIndex(x => new { x.CommunityId, x.FeeType, x.ValidFrom });
            tariff.HasIndex(x => new { x.SourceId, x.FeeType, x.ValidFrom }).IsUnique().HasDatabaseName("ux_tariffs_from");
        });
    }
}
