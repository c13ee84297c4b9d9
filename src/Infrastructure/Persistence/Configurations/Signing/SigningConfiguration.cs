using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Signing;

namespace Resettlement.Infrastructure.Persistence.Configurations.Signing;

internal sealed class SigningConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<SignatureSheet>(sheet =>
        {
            sheet.ToTable("SignatureSheets");
            sheet.Property(x => x.ContentHash).HasMaxLength(64);
            sheet.Ignore(x => x.Content);
            sheet.Ignore(x => x.Next);
            sheet.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            sheet.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            sheet.HasMany(x => x.Signatures).WithOne().HasForeignKey(x => x.SheetId);
            sheet.HasIndex(x => new { x.Kind, x.SubjectId }).IsUnique().HasFilter($"{context.Column("State")} <> 'Void'").HasDatabaseName("ux_signaturesheets_subject");
            sheet.HasIndex(x => new { x.Kind, x.SubjectId, x.OpenedAt });
            sheet.HasIndex(x => new { x.State, x.CommunityId });
            sheet.HasIndex(x => x.Maker);
        });
        builder.Entity<Signature>(signature =>
        {
            signature.ToTable("Signatures");
            signature.Property(x => x.SeenHash).HasMaxLength(64);
            signature.HasOne<SigningDelegation>().WithMany().HasForeignKey(x => x.DelegationId);
            signature.HasIndex(x => new { x.SheetId, x.Step }).IsUnique().HasDatabaseName("ux_signatures_step");
            signature.HasIndex(x => new { x.SheetId, x.Person }).IsUnique().HasDatabaseName("ux_signatures_person");
            signature.HasIndex(x => x.Person);
        });
        builder.Entity<SigningDelegation>(delegation =>
        {
            delegation.ToTable("SigningDelegations", table => table.HasCheckConstraint("ck_signingdelegations_days", "\"LastDay\" >= \"FirstDay\""));
            delegation.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            delegation.HasIndex(x => new { x.CommunityId, x.LastDay });
            delegation.HasIndex(x => new { x.Substitute, x.LastDay });
        });
    }
}
