using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>What has become of an election that somebody acted on.</summary>
public sealed record ElectionMoved(Guid Id, ElectionState State, int Round, int Version);

/// <summary>Loads an election within scope with its candidates, lets it take one step and saves. Of two that act on it at once, the second is told.</summary>
internal sealed class ElectionDesk(IAppDbContext db, ICurrentUser user)
{
    public async Task<Result<ElectionMoved>> ActAsync(Guid id, string permission, Func<Election, Result> act, CancellationToken ct)
    {
        if (await FindAsync(id, permission, ct) is not { } election)
        {
            return ElectionErrors.NotFound;
        }

        if (act(election).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Moved(election);
    }

    public Task<Election?> FindAsync(Guid id, string permission, CancellationToken ct) =>
        db.Elections.Include(x => x.Candidates).ThenInclude(x => x.Checks).InScope(user.ScopeOf(permission)).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);

    public static ElectionMoved Moved(Election election) => new(election.Id, election.State, election.Round, election.Version);
}
