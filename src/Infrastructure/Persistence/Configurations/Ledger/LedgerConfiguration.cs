using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Ledger;

namespace Resettlement.Infrastructure.Persistence.Configurations.Ledger;

internal sealed class LedgerConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<LedgerBook>(book =>
        {
            book.ToTable("LedgerBooks");
            book.HasIndex(x => x.Fund).IsUnique().HasDatabaseName("ux_ledgerbooks_fund");
        });
        builder.Entity<LedgerBalance>(balance =>
        {
            balance.ToTable("LedgerBalances", table =>
            {
                table.HasCheckConstraint("ck_ledgerbalances_positive", "\"BankFen\" >= 0 AND \"PayableFen\" >= 0 AND \"AvailableFen\" >= 0");
                table.HasCheckConstraint("ck_ledgerbalances_sum", "\"AvailableFen\" = \"BankFen\" - \"PayableFen\"");
            });
            balance.HasKey(x => x.BookId);
            balance.HasOne<LedgerBook>().WithOne().HasForeignKey<LedgerBalance>(x => x.BookId);
        });
        builder.Entity<LedgerNumber>(number =>
        {
            number.ToTable("LedgerNumbers");
            number.HasKey(x => new { x.BookId, x.Year });
            number.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
        });
        builder.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("JournalEntries", table => table.HasCheckConstraint("ck_journalentries_amount", "\"AmountFen\" > 0"));
            entry.Property(x => x.Memo).HasMaxLength(400);
            entry.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
            entry.HasIndex(x => new { x.BookId, x.Year, x.Number }).IsUnique().HasDatabaseName("ux_journalentries_number");
            entry.HasIndex(x => new { x.ReferenceType, x.ReferenceId, x.Kind, x.BookId }).IsUnique().HasDatabaseName("ux_journalentries_reference");
            entry.HasIndex(x => new { x.BookId, x.Day });
        });
        builder.Entity<JournalPosting>(posting =>
        {
            posting.ToTable("JournalPostings", table => table.HasCheckConstraint("ck_journalpostings_side",
                "(\"DebitFen\" > 0 AND \"CreditFen\" = 0) OR (\"DebitFen\" = 0 AND \"CreditFen\" > 0)"));
            posting.HasKey(x => new { x.EntryId, x.Line });
            posting.HasOne<JournalEntry>().WithMany().HasForeignKey(x => x.EntryId);
            posting.HasIndex(x => new { x.BookId, x.Account });
        });
        builder.Entity<Appropriation>(appropriation =>
        {
            appropriation.ToTable("Appropriations", table => table.HasCheckConstraint("ck_appropriations_amount", "\"AmountFen\" > 0"));
            appropriation.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
            // one document is one sum of money; a record that was sent back or taken back frees its number
            appropriation.HasIndex(x => new { x.BookId, x.DocumentNumber }).IsUnique()
                .HasFilter($"{context.Column("State")} <> 'Rejected' AND {context.Column("State")} <> 'Reversed'").HasDatabaseName("ux_appropriations_document");
            appropriation.HasIndex(x => new { x.BookId, x.State });
        });
        Statements(builder, context);
    }

    private static void Statements(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<BankStatement>(statement =>
        {
            statement.ToTable("BankStatements");
            statement.Property(x => x.Sha256).HasMaxLength(64);
            statement.HasOne<LedgerBook>().WithMany().HasForeignKey(x => x.BookId);
            var counts = $"{context.Column("State")} <> 'Withdrawn'";
            statement.HasIndex(x => new { x.BookId, x.Sha256 }).IsUnique().HasFilter(counts).HasDatabaseName("ux_bankstatements_sha");
            // each begins where the one before ended
            statement.HasIndex(x => new { x.AccountId, x.Sequence }).IsUnique().HasFilter(counts).HasDatabaseName("ux_bankstatements_sequence");
            statement.HasIndex(x => new { x.BookId, x.ImportedAt });
        });
        builder.Entity<StatementLine>(line =>
        {
            line.ToTable("StatementLines", table =>
            {
                table.HasCheckConstraint("ck_statementlines_amount", "\"AmountFen\" <> 0");
                table.HasCheckConstraint("ck_statementlines_match", "\"MatchId\" IS NULL OR \"Match\" IS NOT NULL");
            });
            line.Property(x => x.Identity).HasMaxLength(64);
            line.Property(x => x.Reference).HasMaxLength(35);
            line.Property(x => x.Memo).HasMaxLength(400);
            line.HasOne<BankStatement>().WithMany().HasForeignKey(x => x.StatementId);
            // the same movement is stored once, whichever files bring it
            line.HasIndex(x => new { x.AccountId, x.Identity }).IsUnique().HasFilter($"{context.Column("IsCurrent")} = {context.Literal(true)}").HasDatabaseName("ux_statementlines_identity");
            line.HasIndex(x => new { x.StatementId, x.Line });
            line.HasIndex(x => new { x.StatementId, x.Reference });
            line.HasIndex(x => new { x.BookId, x.Match });
            line.HasIndex(x => x.MatchId);
            line.HasIndex(x => x.OrderId);
        });
    }
}
