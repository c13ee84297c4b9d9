using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Audit;

namespace Resettlement.Infrastructure.Persistence.Configurations.Audit;

internal sealed class AuditConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditEntries");
            entry.HasKey(x => new { x.Chain, x.Sequence });
            entry.Property(x => x.Chain).HasMaxLength(36);
            entry.Property(x => x.Before).HasMaxLength(-1);
            entry.Property(x => x.After).HasMaxLength(-1);
            entry.Property(x => x.Note).HasMaxLength(2000);
            entry.HasIndex(x => new { x.RootId, x.At });
            entry.HasIndex(x => new { x.SubjectId, x.At });
            entry.HasIndex(x => x.At);
        });
        builder.Entity<AuditChainHead>(head =>
        {
            head.ToTable("AuditChainHeads");
            head.HasKey(x => x.Chain);
            head.Property(x => x.Chain).HasMaxLength(36);
            head.HasData(new AuditChainHead { Chain = Protection.AuditWriter.CountyChain, Sequence = 0, Hash = Protection.AuditHasher.Genesis });
        });
        builder.Entity<WorkLease>(lease =>
        {
            lease.ToTable("WorkLeases");
            lease.HasKey(x => x.Key);
        });
        builder.Entity<IdempotencyRecord>(record =>
        {
            record.ToTable("IdempotencyRecords");
            record.HasKey(x => new { x.Caller, x.Route, x.Key });
            record.Property(x => x.Caller).HasMaxLength(36);
            record.Property(x => x.Route).HasMaxLength(200);
            record.Property(x => x.Key).HasMaxLength(100);
            record.Property(x => x.Answer).HasMaxLength(-1);
            record.HasIndex(x => x.At);
        });
    }
}
