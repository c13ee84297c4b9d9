using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Organisation;

internal sealed class HeadCountConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<HeadCountSnapshot>(snapshot =>
        {
            snapshot.ToTable("HeadCountSnapshots");
            snapshot.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            snapshot.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            // a line may leave while the head-count is still a preview
            snapshot.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.SnapshotId).OnDelete(DeleteBehavior.ClientCascade);
            snapshot.HasMany(x => x.Amendments).WithOne().HasForeignKey(x => x.SnapshotId);
            snapshot.HasIndex(x => new { x.CommunityId, x.Year }).IsUnique().HasDatabaseName("ux_headcountsnapshots_year");
            snapshot.HasIndex(x => new { x.Year, x.State });
        });
        builder.Entity<HeadCountLine>(line =>
        {
            line.ToTable("HeadCountLines", table =>
            {
                table.HasCheckConstraint("ck_headcountlines_positive",
                    "\"Poor\" >= 0 AND \"Synchronous\" >= 0 AND \"Additions\" >= 0 AND \"FrozenPoor\" >= 0 AND \"FrozenSynchronous\" >= 0 AND \"FrozenAdditions\" >= 0");
                table.HasCheckConstraint("ck_headcountlines_sum", "\"ResidentNow\" = \"Poor\" + \"Synchronous\" + \"Additions\"");
            });
            line.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            line.HasOne<Township>().WithMany().HasForeignKey(x => x.OriginTownshipCode);
            line.HasIndex(x => new { x.CommunityId, x.Year, x.OriginTownshipCode }).IsUnique().HasDatabaseName("ux_headcountlines_origin");
            line.HasIndex(x => new { x.OriginTownshipCode, x.Year });
        });
        builder.Entity<HeadCountAmendment>(amendment =>
        {
            amendment.ToTable("HeadCountAmendments", table => table.HasCheckConstraint("ck_headcountamendments_positive", "\"Poor\" >= 0 AND \"Synchronous\" >= 0 AND \"Additions\" >= 0"));
            amendment.Property(x => x.Reason).HasMaxLength(500);
            amendment.Property(x => x.RejectedReason).HasMaxLength(500);
            amendment.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            amendment.HasOne<Township>().WithMany().HasForeignKey(x => x.OriginTownshipCode);
            // one that waits, and one that holds from a day on
            amendment.HasIndex(x => new { x.SnapshotId, x.OriginTownshipCode }).IsUnique().HasFilter($"{context.Column("State")} = 'Proposed'").HasDatabaseName("ux_headcountamendments_open");
            amendment.HasIndex(x => new { x.SnapshotId, x.OriginTownshipCode, x.From }).IsUnique().HasFilter($"{context.Column("State")} = 'Confirmed'").HasDatabaseName("ux_headcountamendments_day");
        });
        builder.Entity<HeadCountPerson>(person =>
        {
            person.ToTable("HeadCountPeople");
            person.HasKey(x => new { x.SnapshotId, x.ResidentId });
            person.Property(x => x.HouseholdNumber).HasMaxLength(20);
            person.HasOne<HeadCountSnapshot>().WithMany().HasForeignKey(x => x.SnapshotId);
            person.HasOne<Resident>().WithMany().HasForeignKey(x => x.ResidentId);
            person.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
            person.HasOne<Township>().WithMany().HasForeignKey(x => x.OriginTownshipCode);
            person.HasIndex(x => new { x.SnapshotId, x.HouseholdNumber });
        });
    }
}
