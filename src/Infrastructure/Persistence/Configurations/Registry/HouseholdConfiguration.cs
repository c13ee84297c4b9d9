using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Registry;

internal sealed class HouseholdConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        var isOpen = $"{context.Column("Until")} IS NULL";
        builder.Entity<Household>(household =>
        {
            household.ToTable("Households");
            household.Property(x => x.Number).HasMaxLength(20);
            household.Property(x => x.OriginTownshipCode).HasMaxLength(9);
            household.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            household.HasOne<Township>().WithMany().HasForeignKey(x => x.OriginTownshipCode);
            household.HasOne<Household>().WithMany().HasForeignKey(x => x.SuccessorId);
            household.HasOne<Household>().WithMany().HasForeignKey(x => x.PredecessorId);
            household.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_households_number");
            household.HasIndex(x => new { x.CommunityId, x.Number });
            household.HasIndex(x => new { x.Number, x.Id, x.FormedOn, x.EndedOn });
            household.HasMany(x => x.Stays).WithOne().HasForeignKey(x => x.HouseholdId);
            household.HasMany(x => x.Members).WithOne().HasForeignKey(x => x.HouseholdId);
            household.HasMany(x => x.Heads).WithOne().HasForeignKey(x => x.HouseholdId);
            household.HasMany(x => x.Poverty).WithOne().HasForeignKey(x => x.HouseholdId);
        });
        builder.Entity<HouseholdStay>(stay =>
        {
            Spell(stay, "HouseholdStays");
            stay.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            stay.HasOne<Dwelling>().WithMany().HasForeignKey(x => x.DwellingId);
            stay.HasIndex(x => x.HouseholdId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_householdstays_open");
            stay.HasIndex(x => new { x.HouseholdId, x.From });
            stay.HasIndex(x => new { x.CommunityId, x.From });
            stay.HasIndex(x => new { x.DwellingId, x.From });
        });
        builder.Entity<HouseholdMember>(member =>
        {
            Spell(member, "HouseholdMembers");
            member.Property(x => x.RelationCode).HasMaxLength(2);
            member.HasOne<Resident>().WithMany().HasForeignKey(x => x.ResidentId);
            member.HasIndex(x => x.ResidentId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_householdmembers_open");
            member.HasIndex(x => new { x.HouseholdId, x.From });
            member.HasIndex(x => new { x.ResidentId, x.From });
        });
        builder.Entity<HouseholdHead>(head =>
        {
            Spell(head, "HouseholdHeads");
            head.HasOne<Resident>().WithMany().HasForeignKey(x => x.ResidentId);
            head.HasIndex(x => x.HouseholdId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_householdheads_open");
            head.HasIndex(x => new { x.HouseholdId, x.From });
        });
        builder.Entity<PovertySpell>(spell =>
        {
            Spell(spell, "PovertySpells");
            spell.HasIndex(x => x.HouseholdId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_povertyspells_open");
            spell.HasIndex(x => new { x.HouseholdId, x.From });
        });
        builder.Entity<RegistryCorrection>(correction =>
        {
            correction.ToTable("RegistryCorrections");
            correction.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            correction.HasIndex(x => new { x.HouseholdId, x.At });
        });
        builder.Entity<Resident>(resident =>
        {
            resident.ToTable("Residents");
            resident.Property(x => x.Name).HasMaxLength(50);
            resident.Property(x => x.IdNumberCipher).HasMaxLength(400);
            resident.Property(x => x.PhoneCipher).HasMaxLength(400);
            resident.HasIndex(x => x.IdNumberIndex).IsUnique().HasFilter($"{context.Column("IdNumberIndex")} IS NOT NULL").HasDatabaseName("ux_residents_idnumber");
            resident.HasIndex(x => x.IdNumberIndexNext).IsUnique().HasFilter($"{context.Column("IdNumberIndexNext")} IS NOT NULL").HasDatabaseName("ux_residents_idnumbernext");
            resident.HasIndex(x => x.PhoneIndex);
            resident.HasIndex(x => new { x.Name, x.Id });
        });
        builder.Entity<PayoutAccount>(account =>
        {
            account.ToTable("PayoutAccounts");
            account.Property(x => x.AccountCipher).HasMaxLength(400);
            account.Property(x => x.BankCode).HasMaxLength(12);
            account.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            account.HasOne<Resident>().WithMany().HasForeignKey(x => x.HolderResidentId);
            account.HasIndex(x => new { x.HouseholdId, x.VersionNumber }).IsUnique().HasDatabaseName("ux_payoutaccounts_version");
            account.HasIndex(x => new { x.AccountIndex, x.State, x.HouseholdId });
        });
        builder.Entity<RegistryChange>(change =>
        {
            change.ToTable("RegistryChanges");
            change.Property(x => x.Reason).HasMaxLength(1000);
            change.Property(x => x.DecisionReason).HasMaxLength(1000);
            change.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            change.HasOne<Resident>().WithMany().HasForeignKey(x => x.ResidentId);
            change.HasIndex(x => new { x.CommunityId, x.State });
            change.HasIndex(x => x.HouseholdId);
        });
    }

    private static void Spell<T>(EntityTypeBuilder<T> spell, string table)
        where T : class =>
        spell.ToTable(table, options => options.HasCheckConstraint($"ck_{table.ToLowerInvariant()}_order", "\"Until\" IS NULL OR \"Until\" >= \"From\""));
}
