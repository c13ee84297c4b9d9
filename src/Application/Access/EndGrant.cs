using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Ends a grant today; the row stays as history.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record EndGrantCommand(Guid UserId, Guid GrantId) : IRequest<Result<UserChanged>>;

internal sealed class EndGrantHandler(IAppDbContext db, ICurrentUser caller, TimeProvider clock) : IRequestHandler<EndGrantCommand, Result<UserChanged>>
{
    public async Task<Result<UserChanged>> Handle(EndGrantCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(x => x.Id == command.UserId, ct);
        if (user is null)
        {
            return AccessErrors.UserNotFound;
        }

        if (user.PersonIndex == caller.Person.Value)
        {
            return AccessErrors.OwnGrant;
        }

        var grant = await db.UserGrants.SingleOrDefaultAsync(x => x.Id == command.GrantId && x.UserId == command.UserId, ct);
        if (grant is null)
        {
            return AccessErrors.GrantNotFound;
        }

        var today = clock.LocalToday();
        if (grant.ValidUntil <= today)
        {
            return AccessErrors.GrantEnded;
        }

        grant.EndOn(today);
        user.EndSessions();
        await db.SaveChangesAsync(ct);
        return new UserChanged(user.Id, user.Version);
    }
}
