using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Opens a supplement 补报 for households that the regular batch missed: no receipts then, no account, an objection. It takes the same way as a regular batch;
/// the sweep, which the endpoint triggers after the commit, compiles it.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record OpenSupplementCommand(Guid CommunityId, Quarter Quarter) : IRequest<Result<SupplementOpened>>;

public sealed record SupplementOpened(Guid BatchId, int Number);

internal sealed class OpenSupplementHandler(IAppDbContext db, SupplementCandidates candidates, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OpenSupplementCommand, Result<SupplementOpened>>
{
    public async Task<Result<SupplementOpened>> Handle(OpenSupplementCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        if (!scope.Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var number = await candidates.NextNumberAsync(command.CommunityId, command.Quarter, ct);
        if (number.Error is { } notNow)
        {
            return notNow;
        }

        var policy = await candidates.PolicyAsync(command.Quarter, ct);
        if (policy.Error is { } noPolicy)
        {
            return noPolicy;
        }

        if (!await candidates.AnyPayableAsync(command.CommunityId, command.Quarter, policy.Value, ct))
        {
            return SubsidyErrors.NothingToSupplement(command.Quarter);
        }

        var batch = SubsidyBatch.OpenSupplement(command.CommunityId, command.Quarter, number.Value, clock.GetUtcNow());
        if (batch.RequestCompilation(user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        db.SubsidyBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        return new SupplementOpened(batch.Id, batch.SupplementNumber);
    }
}
