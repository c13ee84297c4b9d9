using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Party;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Party;

/// <summary>Members and their posts. What two people could do at once is held by unique indexes: one place of a member for one claim, one single relation of a person.</summary>
internal sealed class PartyConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        Members(builder, context);
        Posts(builder, context);
    }

    private static void Members(ModelBuilder builder, AppDbContext context)
    {
        var isOpen = $"{context.Column("Until")} IS NULL";
        builder.Entity<PartyMember>(member =>
        {
            member.ToTable("PartyMembers");
            member.Property(x => x.Name).HasMaxLength(50);
            member.Property(x => x.IdNumberCipher).HasMaxLength(400);
            member.Property(x => x.PhoneCipher).HasMaxLength(400);
            member.Ignore(x => x.Person);
            member.HasIndex(x => x.IdNumberIndex).IsUnique().HasDatabaseName("ux_partymembers_idnumber");
            member.HasIndex(x => x.IdNumberIndexNext).IsUnique().HasFilter($"{context.Column("IdNumberIndexNext")} IS NOT NULL").HasDatabaseName("ux_partymembers_idnumbernext");
            member.HasIndex(x => x.PhoneIndex);
        });
        builder.Entity<PartyMembership>(membership =>
        {
            membership.ToTable("PartyMemberships", table => table.HasCheckConstraint("ck_partymemberships_order", "\"LeftOn\" IS NULL OR \"LeftOn\" > \"Since\""));
            membership.Ignore(x => x.Current);
            membership.HasOne<PartyMember>().WithMany().HasForeignKey(x => x.MemberId);
            membership.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            membership.HasMany(x => x.Relations).WithOne().HasForeignKey(x => x.MembershipId);
            membership.HasMany(x => x.Letters).WithOne().HasForeignKey(x => x.MembershipId);
            membership.HasMany(x => x.Waivers).WithOne().HasForeignKey(x => x.MembershipId);
            membership.HasIndex(x => new { x.MemberId, x.CommunityId }).IsUnique().HasFilter($"{context.Column("LeftOn")} IS NULL").HasDatabaseName("ux_partymemberships_open");
            membership.HasIndex(x => new { x.CommunityId, x.Since });
        });
        builder.Entity<PartyRelation>(relation =>
        {
            relation.ToTable("PartyRelations", table => table.HasCheckConstraint("ck_partyrelations_order", "\"Until\" IS NULL OR \"Until\" > \"From\""));
            relation.HasOne<PartyMember>().WithMany().HasForeignKey(x => x.MemberId);
            relation.HasOne<TransferLetter>().WithMany().HasForeignKey(x => x.LetterId);
            relation.HasIndex(x => x.MembershipId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_partyrelations_open");
            relation.HasIndex(x => x.MemberId).IsUnique().HasFilter($"{isOpen} AND {context.Column("Kind")} = 'Single'").HasDatabaseName("ux_partyrelations_single");
            relation.HasIndex(x => new { x.MembershipId, x.From });
        });
        builder.Entity<TransferLetter>(letter =>
        {
            letter.ToTable("TransferLetters");
            letter.Property(x => x.Number).HasMaxLength(60);
            letter.Property(x => x.FromUnit).HasMaxLength(100);
            letter.HasIndex(x => new { x.MembershipId, x.Number }).IsUnique().HasDatabaseName("ux_transferletters_number");
        });
        builder.Entity<PostWaiver>(waiver =>
        {
            waiver.ToTable("PostWaivers", table => table.HasCheckConstraint("ck_postwaivers_order", "\"Until\" IS NULL OR \"Until\" >= \"From\""));
            waiver.HasIndex(x => x.MembershipId).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_postwaivers_open");
        });
        builder.Entity<DoorPlate>(plate =>
        {
            var hangs = $"{context.Column("RemovedOn")} IS NULL";
            plate.ToTable("DoorPlates", table => table.HasCheckConstraint("ck_doorplates_order", "\"RemovedOn\" IS NULL OR \"RemovedOn\" >= \"HungOn\""));
            plate.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            plate.HasOne<Building>().WithMany().HasForeignKey(x => x.BuildingId);
            plate.HasOne<Dwelling>().WithMany().HasForeignKey(x => x.DwellingId);
            plate.HasIndex(x => x.BuildingId).IsUnique().HasFilter($"{hangs} AND {context.Column("DwellingId")} IS NULL").HasDatabaseName("ux_doorplates_building");
            plate.HasIndex(x => x.DwellingId).IsUnique().HasFilter($"{hangs} AND {context.Column("DwellingId")} IS NOT NULL").HasDatabaseName("ux_doorplates_dwelling");
            plate.HasIndex(x => new { x.CommunityId, x.Kind, x.HungOn });
        });
    }

    private static void Posts(ModelBuilder builder, AppDbContext context)
    {
        var isOpen = $"{context.Column("State")} IN ('Applied', 'Approved')";
        builder.Entity<PartyPost>(post =>
        {
            post.ToTable("PartyPosts");
            post.Property(x => x.Name).HasMaxLength(30);
            post.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            post.HasIndex(x => new { x.CommunityId, x.Name }).IsUnique().HasFilter($"{context.Column("ClosedOn")} IS NULL").HasDatabaseName("ux_partyposts_name");
            post.HasData(PartyPost.OfCounty.Select((name, i) => new { Id = PartyPost.IdOfCounty(i + 1), Name = name, Order = i + 1, Version = 1 }));
        });
        builder.Entity<PostClaim>(claim =>
        {
            claim.ToTable("PostClaims", table =>
            {
                table.HasCheckConstraint("ck_postclaims_slot", "\"Slot\" >= 1");
                table.HasCheckConstraint("ck_postclaims_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
            });
            claim.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            claim.HasOne<PartyMembership>().WithMany().HasForeignKey(x => x.MembershipId);
            claim.HasOne<PartyMember>().WithMany().HasForeignKey(x => x.MemberId);
            claim.HasOne<PartyPost>().WithMany().HasForeignKey(x => x.PostId);
            claim.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            claim.HasIndex(x => new { x.MemberId, x.Slot }).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_postclaims_slot");
            claim.HasIndex(x => new { x.MembershipId, x.PostId }).IsUnique().HasFilter(isOpen).HasDatabaseName("ux_postclaims_post");
            claim.HasIndex(x => new { x.CommunityId, x.State, x.AppliedOn });
            claim.HasIndex(x => new { x.PostId, x.CommunityId, x.From });
            claim.HasIndex(x => new { x.MemberId, x.From });
        });
        builder.Entity<ActivityGroup>(group =>
        {
            group.ToTable("ActivityGroups");
            group.Ignore(x => x.Leader);
            group.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            group.HasOne<PartyPost>().WithMany().HasForeignKey(x => x.PostId);
            group.HasMany(x => x.Leaders).WithOne().HasForeignKey(x => x.GroupId);
            group.HasIndex(x => new { x.CommunityId, x.PostId }).IsUnique().HasDatabaseName("ux_activitygroups_post");
        });
        builder.Entity<GroupLeader>(leader =>
        {
            leader.ToTable("GroupLeaders", table => table.HasCheckConstraint("ck_groupleaders_order", "\"Until\" IS NULL OR \"Until\" >= \"From\""));
            leader.HasOne<PartyMembership>().WithMany().HasForeignKey(x => x.MembershipId);
            leader.HasIndex(x => x.GroupId).IsUnique().HasFilter($"{context.Column("Until")} IS NULL").HasDatabaseName("ux_groupleaders_open");
        });
        builder.Entity<ActivityPlan>(plan =>
        {
            plan.ToTable("ActivityPlans");
            plan.Property(x => x.Content).HasMaxLength(1000);
            plan.HasOne<ActivityGroup>().WithMany().HasForeignKey(x => x.GroupId);
            plan.HasIndex(x => new { x.GroupId, x.PeriodStart }).IsUnique().HasDatabaseName("ux_activityplans_period");
        });
        builder.Entity<PartyActivity>(activity =>
        {
            activity.ToTable("PartyActivities");
            activity.Property(x => x.Title).HasMaxLength(60);
            activity.Property(x => x.Content).HasMaxLength(1000);
            activity.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            activity.HasOne<ActivityGroup>().WithMany().HasForeignKey(x => x.GroupId);
            // who is taken off the list was not there; the audit chain remembers
            activity.HasMany(x => x.Attendance).WithOne().HasForeignKey(x => x.ActivityId).OnDelete(DeleteBehavior.ClientCascade);
            activity.HasIndex(x => new { x.GroupId, x.HeldOn, x.Title }).IsUnique().HasFilter($"{context.Column("State")} = 'Held'").HasDatabaseName("ux_partyactivities_what");
            activity.HasIndex(x => new { x.CommunityId, x.HeldOn });
        });
        builder.Entity<ActivityAttendance>(attendance =>
        {
            attendance.ToTable("ActivityAttendance", table => table.HasCheckConstraint("ck_activityattendance_minutes", "\"Minutes\" >= 5 AND \"Minutes\" <= 1440"));
            attendance.HasOne<PartyMembership>().WithMany().HasForeignKey(x => x.MembershipId);
            attendance.HasOne<PartyMember>().WithMany().HasForeignKey(x => x.MemberId);
            attendance.HasIndex(x => new { x.ActivityId, x.MembershipId }).IsUnique().HasDatabaseName("ux_activityattendance_member");
            attendance.HasIndex(x => x.MemberId);
        });
        builder.Entity<ActivityPhoto>(photo =>
        {
            photo.ToTable("ActivityPhotos");
            photo.Property(x => x.FileName).HasMaxLength(220);
            photo.Property(x => x.Sha256).HasMaxLength(64);
            photo.Property(x => x.ContentType).HasMaxLength(20);
            photo.HasOne<PartyActivity>().WithMany().HasForeignKey(x => x.ActivityId);
            photo.HasIndex(x => new { x.ActivityId, x.Sha256 }).IsUnique().HasDatabaseName("ux_activityphotos_content");
        });
        builder.Entity<ActivityPhotoContent>(content =>
        {
            content.ToTable("ActivityPhotoContents");
            content.HasKey(x => x.PhotoId);
            content.HasOne<ActivityPhoto>().WithOne().HasForeignKey<ActivityPhotoContent>(x => x.PhotoId);
        });
    }
}
