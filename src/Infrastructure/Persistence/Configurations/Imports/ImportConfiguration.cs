using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Imports;

internal sealed class ImportConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<ImportSession>(session =>
        {
            session.ToTable("ImportSessions");
            session.Property(x => x.Mapping).HasMaxLength(-1);
            session.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            session.HasOne<FeeSource>().WithMany().HasForeignKey(x => x.SourceId);
            session.HasIndex(x => new { x.CommunityId, x.MadeAt });
            session.HasIndex(x => x.FileSha256);
        });
        builder.Entity<ImportFile>(file =>
        {
            file.ToTable("ImportFiles");
            file.HasKey(x => x.ImportId);
            file.HasOne<ImportSession>().WithOne().HasForeignKey<ImportFile>(x => x.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ImportRow>(row =>
        {
            row.ToTable("ImportRows");
            row.Property(x => x.Cells).HasMaxLength(-1);
            row.Property(x => x.Faults).HasMaxLength(-1);
            row.Property(x => x.Payload).HasMaxLength(-1);
            row.HasOne<ImportSession>().WithMany().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(x => new { x.ImportId, x.State, x.RowNumber });
        });
        builder.Entity<ImportProfile>(profile =>
        {
            profile.ToTable("ImportProfiles");
            profile.Property(x => x.Mapping).HasMaxLength(-1);
            profile.Property(x => x.HeaderSignature).HasMaxLength(64);
            profile.HasIndex(x => new { x.CommunityId, x.Kind, x.HeaderSignature });
        });
    }
}
