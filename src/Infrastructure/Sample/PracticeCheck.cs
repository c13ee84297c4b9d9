using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>Whether a database was made for practising. The audit chains tell: they cannot be changed unseen.</summary>
internal sealed class PracticeCheck(AppDbContext db)
{
    /// <summary>True when the sample county was loaded into it, and no administrators of a real installation were ever made in it.</summary>
    public async Task<bool> IsSampleAsync(CancellationToken ct) =>
        await db.AuditEntries.AnyAsync(x => x.ActorPerson == "system:sample-county", ct) && !await db.AuditEntries.AnyAsync(x => x.ActorPerson == "system:installer", ct);
}
