using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;

namespace Resettlement.Application.Access;

/// <summary>Wrong tries on a user name, whether an account of that name exists or not: a stranger cannot tell the two apart.</summary>
public sealed class SignInTries
{
    /// <summary>The normalised user name.</summary>
    public required string Name { get; init; }

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>
/// Counts a try before the password is looked at, in one conditional statement, so that parallel tries cannot have more guesses than tries in a row.
/// </summary>
internal sealed class SignInGuard(IAppDbContext db, TimeProvider clock, IOptions<SecurityOptions> options)
{
    private DbSet<SignInTries> Tries => db.Set<SignInTries>();

    /// <summary>Takes one of the tries; false when none is left.</summary>
    public async Task<bool> AdmitAsync(string name, CancellationToken ct)
    {
        var (now, allowed) = (clock.GetUtcNow(), options.Value.LockFailures);
        DateTimeOffset? until = now.AddMinutes(options.Value.LockMinutes);
        while (true)
        {
            var admitted = await Tries.Where(x => x.Name == name && (x.LockedUntil == null || x.LockedUntil <= now)).ExecuteUpdateAsync(set => set
                .SetProperty(x => x.Failures, x => x.LockedUntil != null ? 1 : x.Failures + 1)
                .SetProperty(x => x.LockedUntil, x => x.LockedUntil == null && x.Failures + 1 >= allowed ? until : null)
                .SetProperty(x => x.At, now), ct);
            if (admitted == 1)
            {
                return true;
            }

            if (await Tries.AnyAsync(x => x.Name == name, ct))
            {
                return false;
            }

            var first = new SignInTries { Name = name, Failures = 1, At = now };
            Tries.Add(first);
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateException)
            {
                // a parallel try made the row first
                db.ForgetTracked();
            }
        }
    }

    public Task<bool> IsLockedAsync(string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Tries.AnyAsync(x => x.Name == name && x.LockedUntil > now, ct);
    }

    public Task ClearAsync(string name, CancellationToken ct) => Tries.Where(x => x.Name == name).ExecuteDeleteAsync(ct);
}
