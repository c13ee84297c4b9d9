using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Organisation;

/// <summary>Contact leaders, duties and what the residents' committee asks about.</summary>
internal sealed class SupervisionConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<ContactLeaderAssignment>(leader =>
        {
            leader.ToTable("ContactLeaderAssignments", table => table.HasCheckConstraint("ck_contactleaderassignments_order", "\"EndedOn\" IS NULL OR \"EndedOn\" > \"From\""));
            leader.Property(x => x.Duty).HasMaxLength(100);
            leader.Property(x => x.DocumentNumber).HasMaxLength(100);
            leader.Property(x => x.EndNote).HasMaxLength(500);
            leader.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            leader.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.OfficeHolderId);
            leader.HasIndex(x => x.CommunityId).IsUnique().HasFilter($"{context.Column("EndedOn")} IS NULL").HasDatabaseName("ux_contactleaderassignments_open");
            leader.HasIndex(x => new { x.CommunityId, x.From });
        });
        builder.Entity<ContactVisit>(visit =>
        {
            visit.ToTable("ContactVisits");
            visit.Property(x => x.Matter).HasMaxLength(1000);
            visit.Property(x => x.FollowUp).HasMaxLength(1000);
            visit.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            visit.HasOne<ContactLeaderAssignment>().WithMany().HasForeignKey(x => x.AssignmentId);
            visit.HasIndex(x => new { x.CommunityId, x.VisitedOn });
            visit.HasIndex(x => x.AssignmentId);
        });
        builder.Entity<DutyStatement>(duty =>
        {
            duty.ToTable("DutyStatements");
            duty.Property(x => x.Subject).HasMaxLength(40);
            duty.Property(x => x.Title).HasMaxLength(100);
            duty.Property(x => x.Text).HasMaxLength(4000);
            duty.Property(x => x.DocumentNumber).HasMaxLength(100);
            duty.HasIndex(x => new { x.Subject, x.Number }).IsUnique().HasDatabaseName("ux_dutystatements_number");
            duty.HasIndex(x => x.Subject).IsUnique().HasFilter($"{context.Column("State")} = 'Draft'").HasDatabaseName("ux_dutystatements_draft");
        });
        builder.Entity<SupervisionItem>(item =>
        {
            item.ToTable("SupervisionItems");
            item.Property(x => x.Title).HasMaxLength(100);
            item.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            item.HasMany(x => x.Steps).WithOne().HasForeignKey(x => x.ItemId);
            item.HasIndex(x => new { x.CommunityId, x.State, x.AnswerDue });
        });
        builder.Entity<SupervisionStep>(step =>
        {
            step.ToTable("SupervisionSteps");
            step.HasKey(x => new { x.ItemId, x.Order });
            step.Property(x => x.Text).HasMaxLength(SupervisionItem.MaximumText);
        });
    }
}
