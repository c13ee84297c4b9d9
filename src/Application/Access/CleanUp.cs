using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Deletes what is kept for a while only: stored answers and counts of wrong passwords, each 30 days. Nightly.</summary>
[RequiresPermission(Permissions.System.Operate)]
public sealed record CleanUpCommand : IRequest<Result<CleanedUp>>;

public sealed record CleanedUp(int Answers, int Tries);

internal sealed class CleanUpHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<CleanUpCommand, Result<CleanedUp>>
{
    private const int Days = 30;

    public async Task<Result<CleanedUp>> Handle(CleanUpCommand command, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-Days);
        var answers = await db.Set<IdempotencyRecord>().Where(x => x.At < before).ExecuteDeleteAsync(ct);
        var tries = await db.Set<SignInTries>().Where(x => x.At < before).ExecuteDeleteAsync(ct);
        return new CleanedUp(answers, tries);
    }
}
