using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Publishes a draft: from its first day on it is the version in force, and it never changes again.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Model)]
public sealed record PublishDutyCommand(Guid Id) : IRequest<Result<CreatedThing>>;

internal sealed class PublishDutyHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PublishDutyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(PublishDutyCommand command, CancellationToken ct)
    {
        if (await db.DutyStatements.SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } duty)
        {
            return DutyErrors.NotFound;
        }

        var previous = await db.DutyStatements.Where(x => x.Subject == duty.Subject && x.State == DutyState.Published).MaxAsync(x => (DateOnly?)x.From, ct);
        if (duty.Publish(previous, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(duty.Id, duty.Version);
    }
}
