using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Counts the people of a site for a year, or counts them again; another person freezes what was counted.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record CountHeadsCommand(Guid CommunityId, int Year) : IRequest<Result<HeadCountChanged>>;

public sealed record HeadCountChanged(Guid Id, HeadCountState State, int Version);

internal sealed class CountHeadsValidator : AbstractValidator<CountHeadsCommand>
{
    public CountHeadsValidator() => RuleFor(x => x.Year).InclusiveBetween(1950, 9998).WithMessage("请填写四位数的年度。");
}

internal sealed class CountHeadsHandler(IAppDbContext db, ICurrentUser user, HeadCountDesk desk, TimeProvider clock) : IRequestHandler<CountHeadsCommand, Result<HeadCountChanged>>
{
    public Task<Result<HeadCountChanged>> Handle(CountHeadsCommand command, CancellationToken ct) =>
        db.InTransactionAsync<Result<HeadCountChanged>>(async token =>
        {
            if (!user.ScopeOf(Permissions.Organisation.Write).Covers(command.CommunityId)
                || await db.Communities.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.CommunityId, token) is not { } community)
            {
                return HeadCountErrors.CommunityNotFound;
            }

            var fresh = await desk.CountAsync(community, command.Year, token);
            if (fresh.Error is { } error)
            {
                return error;
            }

            var (day, policy, origins) = fresh.Value;
            var snapshot = await db.HeadCountSnapshots.AsTracking().Include(x => x.Lines).SingleOrDefaultAsync(x => x.CommunityId == command.CommunityId && x.Year == command.Year, token);
            if (snapshot is null)
            {
                snapshot = HeadCountSnapshot.Count(community.Id, command.Year, day, policy.Id, origins, user.Person, user.DisplayName, clock.GetUtcNow());
                db.HeadCountSnapshots.Add(snapshot);
            }
            else if (snapshot.CountAgain(day, policy.Id, origins, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } refused)
            {
                return refused;
            }

            if ((await PolicyLookup.UseAsync(db, policy, HeadCountRule.PolicyDayOf(command.Year), token)).Error is { } ended)
            {
                return ended;
            }

            await db.SaveChangesAsync(token);
            return new HeadCountChanged(snapshot.Id, snapshot.State, snapshot.Version);
        }, ct);
}
