using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Policies;

namespace Resettlement.Infrastructure.Persistence.Configurations.Policies;

internal sealed class PolicyConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<PolicyVersion>(version =>
        {
            version.ToTable("PolicyVersions");
            version.HasIndex(x => new { x.Area, x.EffectiveFrom });
            version.Property(x => x.Writers).HasMaxLength(1000);
            // a value that leaves a draft goes with it; published versions are never deleted
            version.HasMany(x => x.Values).WithOne().HasForeignKey(x => x.PolicyVersionId).OnDelete(DeleteBehavior.ClientCascade);
        });
        builder.Entity<PolicyValue>(value =>
        {
            value.ToTable("PolicyValues");
            value.HasKey(x => new { x.PolicyVersionId, x.Key });
            value.Property(x => x.Key).HasMaxLength(60);
            value.Property(x => x.Value).HasMaxLength(1000);
        });
        builder.Entity<PolicyBook>(book =>
        {
            book.ToTable("PolicyBooks");
            book.HasIndex(x => x.Area).IsUnique().HasDatabaseName("ux_policybooks_area");
            book.HasData(Enum.GetValues<PolicyArea>().Select(area => new { Id = new Guid((int)area + 1, 0, 0, new byte[8]), Area = area, Version = 1 }));
        });
    }
}
