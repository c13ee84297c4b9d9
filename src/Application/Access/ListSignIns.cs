using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>The log of tries to sign in, newest first. Days are local and both included.</summary>
[RequiresPermission(Permissions.Audit.Read)]
public sealed record ListSignInsQuery(string? UserName, SignInOutcome? Outcome, DateOnly? From, DateOnly? To, PageRequest Page) : IRequest<Result<Page<SignInRow>>>;

public sealed record SignInRow(Guid Id, DateTimeOffset At, string UserName, string? DisplayName, SignInOutcome Outcome, string? Ip);

internal sealed class ListSignInsHandler(IAppDbContext db) : IRequestHandler<ListSignInsQuery, Result<Page<SignInRow>>>
{
    public async Task<Result<Page<SignInRow>>> Handle(ListSignInsQuery query, CancellationToken ct)
    {
        var entries = db.SignIns.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.UserName))
        {
            var name = query.UserName.Trim();
            entries = entries.Where(x => x.UserName.Contains(name));
        }

        if (query.Outcome is { } outcome)
        {
            entries = entries.Where(x => x.Outcome == outcome);
        }

        if (query.From?.StartOfDay() is { } from)
        {
            entries = entries.Where(x => x.At >= from);
        }

        if (query.To?.EndOfDay() is { } until)
        {
            entries = entries.Where(x => x.At < until);
        }

        var total = await entries.CountAsync(ct);
        var rows = await (
            from entry in entries.OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            join user in db.Users on entry.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby entry.At descending, entry.Id descending
            select new SignInRow(entry.Id, entry.At, entry.UserName, user.DisplayName, entry.Outcome, entry.Address)).ToListAsync(ct);
        return query.Page.Of<SignInRow>(rows, total);
    }
}
