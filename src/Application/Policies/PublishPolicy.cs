using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Publishes a submitted version as the second person.</summary>
[Idempotent]
[RequiresPermission(Permissions.Policies.Publish)]
public sealed record PublishPolicyCommand(Guid Id, int SeenVersion) : IRequest<Result<PolicyChanged>>;

internal sealed class PublishPolicyHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PublishPolicyCommand, Result<PolicyChanged>>
{
    public async Task<Result<PolicyChanged>> Handle(PublishPolicyCommand command, CancellationToken ct)
    {
        var version = await db.PolicyVersions.SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (version is null)
        {
            return PolicyErrors.NotFound;
        }

        if (version.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        var book = await db.PolicyBooks.SingleAsync(x => x.Area == version.Area, ct);
        var published = await db.PolicyVersions.Where(x => x.Area == version.Area && x.State == PolicyState.Published).ToListAsync(ct);
        if (book.Publish(version, published, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new PolicyChanged(version.Id, version.State, version.Version);
    }
}
