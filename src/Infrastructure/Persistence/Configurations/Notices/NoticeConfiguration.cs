using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Notices;

internal sealed class NoticeConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<HolidayYear>(year =>
        {
            year.ToTable("HolidayYears");
            year.HasMany(x => x.Days).WithOne().HasForeignKey(x => x.HolidayYearId).OnDelete(DeleteBehavior.ClientCascade);
            year.HasIndex(x => x.Year).IsUnique().HasDatabaseName("ux_holidayyears_year");
        });
        builder.Entity<HolidayDay>(day =>
        {
            day.ToTable("HolidayDays");
            day.HasKey(x => new { x.HolidayYearId, x.Date });
            day.Property(x => x.Name).HasMaxLength(20);
        });
        builder.Entity<PublicNotice>(notice =>
        {
            notice.ToTable("PublicNotices", table => table.HasCheckConstraint("ck_publicnotices_days", "\"LastDay\" >= \"FirstDay\""));
            notice.Property(x => x.Code).HasMaxLength(10);
            notice.Property(x => x.ContentHash).HasMaxLength(64);
            notice.Property(x => x.CopyHash).HasMaxLength(64);
            notice.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            notice.HasOne<PolicyVersion>().WithMany().HasForeignKey(x => x.PolicyVersionId);
            notice.HasIndex(x => new { x.Kind, x.SubjectId }).IsUnique().HasFilter($"{context.Column("State")} <> 'Withdrawn'").HasDatabaseName("ux_publicnotices_subject");
            notice.HasIndex(x => x.Number).IsUnique().HasDatabaseName("ux_publicnotices_number");
            notice.HasIndex(x => x.Code).IsUnique().HasDatabaseName("ux_publicnotices_code");
            notice.HasIndex(x => new { x.State, x.LastDay });
            notice.HasIndex(x => new { x.CommunityId, x.PublishedAt });
        });
        builder.Entity<NoticeLine>(line =>
        {
            line.ToTable("NoticeLines");
            line.HasKey(x => new { x.NoticeId, x.Order });
            line.HasOne<PublicNotice>().WithMany().HasForeignKey(x => x.NoticeId);
            line.HasIndex(x => new { x.NoticeId, x.LineId }).IsUnique().HasDatabaseName("ux_noticelines_line");
        });
        builder.Entity<Objection>(objection =>
        {
            objection.ToTable("Objections");
            objection.Property(x => x.Text).HasMaxLength(Objection.MaximumText);
            objection.Property(x => x.Answer).HasMaxLength(Objection.MaximumText);
            objection.Property(x => x.SealedContact).HasMaxLength(1000);
            objection.Property(x => x.Submission).HasMaxLength(64);
            objection.HasOne<PublicNotice>().WithMany().HasForeignKey(x => x.NoticeId);
            objection.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            objection.HasIndex(x => x.Submission).IsUnique().HasDatabaseName("ux_objections_submission");
            objection.HasIndex(x => new { x.NoticeId, x.State });
            objection.HasIndex(x => new { x.CommunityId, x.State, x.AnswerDue });
        });
    }
}
