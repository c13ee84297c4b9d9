using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>Whom to speak to: members who were on a post through the whole last period and attended nothing since its beginning, members with fewer posts than the rule asks, and groups that did not meet.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListInactiveQuery(Guid? CommunityId, DateOnly? AsOf) : IRequest<Result<InactiveList>>;

/// <param name="PeriodStart">Of the last period that was over on the day.</param>
/// <param name="PeriodEnd">Included.</param>
public sealed record InactiveList(DateOnly AsOf, DateOnly PeriodStart, DateOnly PeriodEnd, int LeastPosts, IReadOnlyList<InactiveMember> Members, IReadOnlyList<InactiveMember> BelowMinimum, IReadOnlyList<InactiveGroup> Groups);

/// <param name="Id">The membership at which the person counts.</param>
public sealed record InactiveMember(Guid Id, Guid CommunityId, string CommunityName, string Name, int Posts, DateOnly? OnPostSince, DateOnly? LastActivity);

public sealed record InactiveGroup(Guid Id, Guid CommunityId, string CommunityName, string Post, string? LeaderName, int Members, DateOnly FormedOn, DateOnly? LastActivity);

internal sealed class ListInactiveHandler(IAppDbContext db, ICurrentUser user, FigureReader reader, TimeProvider clock) : IRequestHandler<ListInactiveQuery, Result<InactiveList>>
{
    public async Task<Result<InactiveList>> Handle(ListInactiveQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var rules = await PartyRules.OnAsync(db, day.Value, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var scope = user.ScopeOf(Permissions.Party.Read);
        if (query.CommunityId is { } asked && !scope.Covers(asked))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var period = rules.Value.PeriodOf(day.Value);
        var members = await reader.MembersAsync(scope, query.CommunityId, day.Value, rules.Value, ct);
        var ids = members.Select(x => x.Fact.CommunityId).Distinct().ToList();
        var names = await db.Communities.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var groups = await GroupQueries.ReadAsync(db, db.ActivityGroups.AsNoTracking().InScope(scope).Where(x => x.FormedOn <= day.Value && (query.CommunityId == null || x.CommunityId == query.CommunityId)), day.Value, null, ct);
        return new InactiveList(day.Value, period.Previous.Start, period.Previous.LastDay, rules.Value.LeastPosts, Rows(x => x.Fact.IsInactive), Rows(x => BranchFigures.IsBelow(x.Fact, rules.Value.LeastPosts)),
            [.. groups.Where(x => x.Members > 0 && Inactivity.Is(period, x.FormedOn, x.LastActivity)).Select(x => new InactiveGroup(x.Id, x.CommunityId, x.CommunityName, x.Post, x.LeaderName, x.Members, x.FormedOn, x.LastActivity))]);

        List<InactiveMember> Rows(Func<CountedMember, bool> which) =>
        [
            .. members.Where(which).OrderBy(x => x.Fact.CommunityCode, StringComparer.Ordinal).ThenBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.Fact.MembershipId)
                .Select(x => new InactiveMember(x.Fact.MembershipId, x.Fact.CommunityId, names[x.Fact.CommunityId], x.Name, x.Fact.Posts, x.OnPostSince, x.LastActivity)),
        ];
    }
}
