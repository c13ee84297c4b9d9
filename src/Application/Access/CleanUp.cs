using System.Linq.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Deletes what is kept for a while only: stored answers and counts of wrong passwords, each 30 days, and the log of tries to sign in. Nightly.</summary>
[RequiresPermission(Permissions.System.Operate)]
public sealed record CleanUpCommand : IRequest<Result<CleanedUp>>;

public sealed record CleanedUp(int Answers, int Tries, int SignIns);

internal sealed class CleanUpHandler(IAppDbContext db, TimeProvider clock, IOptions<SecurityOptions> options) : IRequestHandler<CleanUpCommand, Result<CleanedUp>>
{
    private const int Days = 30;

    /// <summary>Rows in one statement: strangers make these rows, and nobody who works at night may wait long for a lock.</summary>
    private const int Portion = 5_000;

    public async Task<Result<CleanedUp>> Handle(CleanUpCommand command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now.AddDays(-Days);
        var logged = now.AddDays(-Math.Max(options.Value.SignInLogDays, SecurityOptions.LeastLogDays));
        var answers = await db.Set<IdempotencyRecord>().Where(x => x.At < before).ExecuteDeleteAsync(ct);
        var tries = await DeleteAsync(db.Set<SignInTries>().Where(x => x.At < before), x => x.At, ct);
        var signIns = await DeleteAsync(db.SignIns.Where(x => x.At < logged), x => x.At, ct);
        return new CleanedUp(answers, tries, signIns);
    }

    private static async Task<int> DeleteAsync<T>(IQueryable<T> rows, Expression<Func<T, DateTimeOffset>> age, CancellationToken ct)
        where T : class
    {
        var (deleted, all) = (0, 0);
        do
        {
            deleted = await rows.OrderBy(age).Take(Portion).ExecuteDeleteAsync(ct);
            all += deleted;
        }
        while (deleted == Portion);
        return all;
    }
}
