using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Organisation;

/// <summary>What an appointment rests on, and what stands around it.</summary>
internal sealed class AppointmentConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<Appointment>(appointment =>
        {
            var active = $"{context.Column("State")} = 'Active'";
            appointment.Property(x => x.OriginUnit).HasMaxLength(100);
            appointment.Property(x => x.DocumentNumber).HasMaxLength(100);
            appointment.Property(x => x.OverQuotaReason).HasMaxLength(500);
            appointment.Property(x => x.DecisionNote).HasMaxLength(500);
            appointment.HasOne<Building>().WithMany().HasForeignKey(x => x.BuildingId);
            appointment.HasOne<BuildingUnit>().WithMany().HasForeignKey(x => x.UnitId);
            appointment.HasOne<Election>().WithMany().HasForeignKey(x => x.ElectionId);
            appointment.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            appointment.HasMany(x => x.Terms).WithOne().HasForeignKey(x => x.AppointmentId);
            appointment.HasIndex(x => x.BuildingId).IsUnique().HasFilter($"{active} AND {context.Column("Post")} = 'BuildingHead'").HasDatabaseName("ux_appointments_building");
            appointment.HasIndex(x => x.UnitId).IsUnique().HasFilter($"{active} AND {context.Column("Post")} = 'UnitHead'").HasDatabaseName("ux_appointments_unit");
            appointment.HasIndex(x => new { x.CommunityId, x.OfficeHolderId, x.Post }).IsUnique()
                .HasFilter($"{context.Column("State")} = 'Proposed'").HasDatabaseName("ux_appointments_proposal");
            appointment.HasIndex(x => new { x.State, x.CommunityId });
        });
        builder.Entity<AppointmentTerm>(term =>
        {
            term.ToTable("AppointmentTerms");
            term.HasKey(x => new { x.AppointmentId, x.Order });
            term.Property(x => x.DocumentNumber).HasMaxLength(100);
            term.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
        });
        builder.Entity<Handover>(handover =>
        {
            handover.ToTable("Handovers");
            handover.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            handover.HasOne<Appointment>().WithMany().HasForeignKey(x => x.AppointmentId);
            handover.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.HandoverId);
            handover.HasIndex(x => x.AppointmentId).IsUnique().HasDatabaseName("ux_handovers_appointment");
        });
        builder.Entity<HandoverItem>(item =>
        {
            item.ToTable("HandoverItems");
            item.HasKey(x => new { x.HandoverId, x.Order });
            item.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
        });
        builder.Entity<MaturityDecision>(decision =>
        {
            decision.ToTable("MaturityDecisions");
            decision.Property(x => x.Reason).HasMaxLength(500);
            decision.Property(x => x.DocumentNumber).HasMaxLength(100);
            decision.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            decision.HasIndex(x => new { x.CommunityId, x.From });
        });
        builder.Entity<KinTie>(tie =>
        {
            tie.ToTable("KinTies");
            tie.Property(x => x.WithdrawnReason).HasMaxLength(500);
            tie.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            tie.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.FirstHolderId);
            tie.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.SecondHolderId);
            tie.HasIndex(x => new { x.FirstHolderId, x.SecondHolderId }).IsUnique().HasFilter($"{context.Column("IsWithdrawn")} = {context.Literal(false)}").HasDatabaseName("ux_kinties_pair");
            tie.HasIndex(x => x.SecondHolderId);
            tie.HasIndex(x => new { x.CommunityId, x.RecordedAt });
        });
        ConfigureElections(builder, context);
    }

    private static void ConfigureElections(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<Election>(election =>
        {
            election.ToTable("Elections", table => table.HasCheckConstraint("ck_elections_ballots", "\"Valid\" IS NULL OR (\"Valid\" <= \"Cast\" AND \"Cast\" <= \"Eligible\")"));
            election.Property(x => x.MinutesNumber).HasMaxLength(100);
            election.Property(x => x.FilingNumber).HasMaxLength(100);
            election.Property(x => x.CancelReason).HasMaxLength(500);
            election.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            election.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId);
            election.HasOne<PublicNotice>().WithMany().HasForeignKey(x => x.NoticeId);
            election.HasMany(x => x.Candidates).WithOne().HasForeignKey(x => x.CandidateOfId);
            election.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_elections_number");
            election.HasIndex(x => new { x.BodyId, x.Post }).IsUnique().HasFilter($"{context.Column("State")} <> 'Filed' AND {context.Column("State")} <> 'Cancelled'").HasDatabaseName("ux_elections_open");
            election.HasIndex(x => new { x.CommunityId, x.FilingNumber }).IsUnique().HasFilter($"{context.Column("FilingNumber")} IS NOT NULL").HasDatabaseName("ux_elections_filing");
            election.HasIndex(x => new { x.CommunityId, x.OpenedAt });
            election.HasIndex(x => x.State);
        });
        builder.Entity<ElectionCandidate>(candidate =>
        {
            candidate.ToTable("ElectionCandidates");
            candidate.Property(x => x.WithdrawnReason).HasMaxLength(500);
            candidate.Property(x => x.NominatedByName).HasMaxLength(100);
            candidate.Ignore(x => x.IsChecked);
            candidate.Ignore(x => x.IsUnfit);
            candidate.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            candidate.HasOne<OfficeHolder>().WithMany().HasForeignKey(x => x.OfficeHolderId);
            candidate.HasMany(x => x.Checks).WithOne().HasForeignKey(x => x.CandidateId);
            candidate.HasIndex(x => new { x.CandidateOfId, x.OfficeHolderId }).IsUnique().HasFilter($"{context.Column("State")} <> 'Withdrawn'").HasDatabaseName("ux_electioncandidates_person");
            candidate.HasIndex(x => new { x.CandidateOfId, x.Order }).IsUnique().HasDatabaseName("ux_electioncandidates_order");
        });
        builder.Entity<CandidateCheck>(check =>
        {
            check.ToTable("CandidateChecks");
            check.HasKey(x => new { x.CandidateId, x.Criterion });
            check.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            check.HasOne<Election>().WithMany().HasForeignKey(x => x.CandidateOfId);
        });
    }
}
