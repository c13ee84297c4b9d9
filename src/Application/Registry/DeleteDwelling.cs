using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Removes a dwelling entered by mistake; refused once a household held it, because receipts follow the dwelling.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record DeleteDwellingCommand(Guid Id, int? Version) : IRequest<Result>;

internal sealed class DeleteDwellingHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DeleteDwellingCommand, Result>
{
    public async Task<Result> Handle(DeleteDwellingCommand command, CancellationToken ct)
    {
        if (await db.Dwellings.InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } dwelling)
        {
            return RegistryErrors.DwellingNotFound;
        }

        if (command.Version is { } version && dwelling.Version != version)
        {
            return CommonErrors.Changed;
        }

        if (await db.HouseholdStays.AnyAsync(x => x.DwellingId == dwelling.Id, ct))
        {
            return RegistryErrors.DwellingInUse;
        }

        db.Dwellings.Remove(dwelling);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
