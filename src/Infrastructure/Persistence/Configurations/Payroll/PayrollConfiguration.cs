using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Payroll;

internal sealed class PayrollConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<PayStandard>(standard =>
        {
            standard.ToTable("PayStandards", table => table.HasCheckConstraint("ck_paystandards_amount", "\"SecretaryFen\" > 0 AND \"DirectorFen\" > 0"));
            standard.Property(x => x.DocumentNumber).HasMaxLength(100);
            standard.Property(x => x.RejectedReason).HasMaxLength(500);
            standard.HasIndex(x => x.VersionNumber).IsUnique().HasDatabaseName("ux_paystandards_version");
            standard.HasIndex(x => new { x.State, x.EffectiveFrom });
        });
        builder.Entity<PayProposal>(proposal =>
        {
            proposal.ToTable("PayProposals");
            proposal.Property(x => x.MeetingNumber).HasMaxLength(100);
            proposal.Property(x => x.MeetingPlace).HasMaxLength(100);
            proposal.Property(x => x.BranchAttendants).HasMaxLength(500);
            proposal.Property(x => x.CentreAttendants).HasMaxLength(500);
            proposal.Property(x => x.MeetingText).HasMaxLength(4000);
            proposal.Property(x => x.Reason).HasMaxLength(500);
            proposal.Ignore(x => x.TotalFen);
            proposal.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            proposal.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.ClientCascade);
            proposal.HasIndex(x => new { x.CommunityId, x.MeetingNumber }).IsUnique().HasFilter($"{context.Column("State")} <> 'Withdrawn'").HasDatabaseName("ux_payproposals_meeting");
            proposal.HasIndex(x => new { x.State, x.CommunityId });
            proposal.HasIndex(x => new { x.MadeAt, x.Id });
        });
        builder.Entity<PayProposalItem>(item =>
        {
            item.ToTable("PayProposalItems", table => table.HasCheckConstraint("ck_payproposalitems_amount", "\"MonthlyFen\" > 0"));
            item.HasOne<Appointment>().WithMany().HasForeignKey(x => x.AppointmentId);
            item.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.HolderId);
            item.HasIndex(x => new { x.ProposalId, x.AppointmentId }).IsUnique().HasDatabaseName("ux_payproposalitems_appointment");
        });
        Runs(builder, context);
    }

    private static void Runs(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<PayrollRun>(run =>
        {
            var state = context.Column("State");
            run.ToTable("PayrollRuns");
            run.Property(x => x.ContentHash).HasMaxLength(64);
            run.Property(x => x.ReturnReason).HasMaxLength(500);
            run.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            run.HasMany(x => x.Steps).WithOne().HasForeignKey(x => x.RunId);
            run.HasIndex(x => new { x.CommunityId, x.Month }).IsUnique().HasFilter($"{state} <> 'Cancelled'").HasDatabaseName("ux_payrollruns_month");
            // nobody is paid one difference twice: what earlier months paid stands still while a payroll is open
            run.HasIndex(x => x.CommunityId).IsUnique().HasFilter($"{state} <> 'Approved' AND {state} <> 'Cancelled'").HasDatabaseName("ux_payrollruns_open");
            run.HasIndex(x => new { x.Month, x.State });
        });
        builder.Entity<PayrollStep>(step =>
        {
            step.ToTable("PayrollSteps");
            step.Property(x => x.ContentHash).HasMaxLength(64);
            step.Property(x => x.Reason).HasMaxLength(500);
            step.HasIndex(x => new { x.RunId, x.At });
        });
        builder.Entity<PayrollLine>(line =>
        {
            line.ToTable("PayrollLines");
            line.HasOne<PayrollRun>().WithMany().HasForeignKey(x => x.RunId);
            line.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.HolderId);
            line.HasIndex(x => new { x.RunId, x.HolderId, x.ForMonth }).IsUnique().HasDatabaseName("ux_payrolllines_holder");
            line.HasIndex(x => new { x.HolderId, x.ForMonth });
        });
        builder.Entity<PayrollSegment>(segment =>
        {
            segment.ToTable("PayrollSegments");
            segment.Property(x => x.Document).HasMaxLength(100);
            segment.HasOne<PayrollLine>().WithMany().HasForeignKey(x => x.LineId);
            segment.HasOne<Appointment>().WithMany().HasForeignKey(x => x.AppointmentId);
            segment.HasIndex(x => x.RunId);
            segment.HasIndex(x => new { x.LineId, x.Position }).IsUnique().HasDatabaseName("ux_payrollsegments_position");
        });
        builder.Entity<PayrollOmission>(omission =>
        {
            omission.ToTable("PayrollOmissions");
            omission.HasOne<PayrollRun>().WithMany().HasForeignKey(x => x.RunId);
            omission.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.HolderId);
            omission.HasIndex(x => new { x.RunId, x.Position }).IsUnique().HasDatabaseName("ux_payrollomissions_position");
        });
        builder.Entity<PayrollFlag>(flag =>
        {
            flag.ToTable("PayrollFlags");
            flag.Property(x => x.Evidence).HasMaxLength(1000);
            flag.Property(x => x.ClearedReason).HasMaxLength(500);
            flag.HasOne<PayrollRun>().WithMany().HasForeignKey(x => x.RunId);
            flag.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.HolderId);
            flag.HasIndex(x => new { x.RunId, x.Kind, x.HolderId, x.ForMonth }).IsUnique().HasDatabaseName("ux_payrollflags_holder");
            flag.HasIndex(x => new { x.State, x.CommunityId });
        });
    }
}
