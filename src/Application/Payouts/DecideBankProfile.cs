using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Lets a proposed profile hold in place of the version before, or sends it back.</summary>
[RequiresPermission(Permissions.Payouts.Release)]
[Idempotent]
public sealed record DecideBankProfileCommand(Guid Id, bool Agreed) : IRequest<Result<BankProfileChanged>>;

internal sealed class DecideBankProfileHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideBankProfileCommand, Result<BankProfileChanged>>
{
    public async Task<Result<BankProfileChanged>> Handle(DecideBankProfileCommand command, CancellationToken ct)
    {
        var profile = await db.ProfilesIn(user.ScopeOf(Permissions.Payouts.Release)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (profile is null)
        {
            return PayoutErrors.ProfileNotFound;
        }

        if (profile.Decide(command.Agreed, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        if (command.Agreed)
        {
            var active = await db.BankProfiles.AsTracking().Where(x => x.State == ProfileState.Active && x.Id != profile.Id).ToListAsync(ct);
            var others = active.Where(x => x.Code != profile.Code).ToList();
            if (profile.TakesRest && others.Exists(x => x.TakesRest))
            {
                return PayoutErrors.ProfileRest;
            }

            if (profile.ClearingPrefixes.Split(',', StringSplitOptions.RemoveEmptyEntries).Any(prefix => others.Exists(x => x.Names(prefix))))
            {
                return PayoutErrors.ProfilePrefixTaken;
            }

            active.Where(x => x.Code == profile.Code).ToList().ForEach(x => x.Retire());
        }

        await db.SaveChangesAsync(ct);
        return new BankProfileChanged(profile.Id, profile.Code, profile.VersionNumber, profile.State, profile.Version);
    }
}
