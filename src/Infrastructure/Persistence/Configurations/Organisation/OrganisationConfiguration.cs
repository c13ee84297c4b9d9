using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Organisation;

internal sealed class OrganisationConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<OfficeHolder>(holder =>
        {
            holder.ToTable("OfficeHolders");
            holder.Property(x => x.Name).HasMaxLength(50);
            holder.Property(x => x.IdNumberCipher).HasMaxLength(400);
            holder.Property(x => x.PhoneCipher).HasMaxLength(400);
            holder.Property(x => x.PoliticalStatus).HasMaxLength(2);
            holder.HasOne<Township>().WithMany().HasForeignKey(x => x.OriginTownshipCode);
            holder.HasOne<Resident>().WithMany().HasForeignKey(x => x.ResidentId);
            holder.HasMany(x => x.Places).WithOne().HasForeignKey(x => x.OfficeHolderId);
            holder.HasIndex(x => x.IdNumberIndex).IsUnique().HasDatabaseName("ux_officeholders_idnumber");
            holder.HasIndex(x => x.IdNumberIndexNext).IsUnique().HasFilter($"{context.Column("IdNumberIndexNext")} IS NOT NULL").HasDatabaseName("ux_officeholders_idnumbernext");
            holder.HasIndex(x => x.PhoneIndex);
            holder.HasIndex(x => new { x.Name, x.Id });
        });
        builder.Entity<OfficeHolderPlace>(place =>
        {
            place.ToTable("OfficeHolderPlaces");
            place.HasKey(x => new { x.OfficeHolderId, x.CommunityId });
            place.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            place.HasIndex(x => x.CommunityId);
        });
        builder.Entity<Body>(body =>
        {
            body.ToTable("Bodies", table => table.HasCheckConstraint("ck_bodies_term", "\"TermTo\" IS NULL OR \"TermTo\" >= \"TermFrom\""));
            body.Property(x => x.CreditCode).HasMaxLength(18);
            body.Property(x => x.DissolvedReason).HasMaxLength(500);
            body.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            body.HasMany(x => x.Documents).WithOne().HasForeignKey(x => x.DocumentOfId).OnDelete(DeleteBehavior.ClientCascade);
            body.HasIndex(x => new { x.CommunityId, x.Kind }).IsUnique().HasFilter($"{context.Column("DissolvedOn")} IS NULL").HasDatabaseName("ux_bodies_kind");
        });
        builder.Entity<BodyDocument>(document =>
        {
            document.ToTable("BodyDocuments");
            document.Property(x => x.Number).HasMaxLength(100);
            document.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            document.HasIndex(x => new { x.DocumentOfId, x.Number }).IsUnique().HasDatabaseName("ux_bodydocuments_number");
        });
        builder.Entity<Appointment>(appointment =>
        {
            var active = $"{context.Column("State")} = 'Active'";
            var heads = string.Join(", ", PostCatalogue.HeadPosts.Select(post => $"'{post}'"));
            appointment.ToTable("Appointments", table => table.HasCheckConstraint("ck_appointments_order", "\"EndedOn\" IS NULL OR \"EndedOn\" >= \"From\""));
            appointment.Property(x => x.EndNote).HasMaxLength(500);
            appointment.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            appointment.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId);
            appointment.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.OfficeHolderId);
            appointment.HasIndex(x => new { x.CommunityId, x.Post }).IsUnique().HasFilter($"{active} AND {context.Column("Post")} IN ({heads})").HasDatabaseName("ux_appointments_head");
            appointment.HasIndex(x => new { x.BodyId, x.OfficeHolderId, x.Post }).IsUnique().HasFilter($"{active} AND {context.Column("BodyId")} IS NOT NULL").HasDatabaseName("ux_appointments_person");
            appointment.HasIndex(x => new { x.CommunityId, x.From });
            appointment.HasIndex(x => new { x.OfficeHolderId, x.From });
        });
    }
}
