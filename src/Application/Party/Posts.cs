using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>Posts of the county and of the communities in scope, with how many hold each today.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListPartyPostsQuery(Guid? CommunityId) : IRequest<Result<IReadOnlyList<PartyPostRow>>>;

/// <param name="CommunityId">Null for a post of the county.</param>
/// <param name="Holders">Today, in scope, of the community asked for.</param>
public sealed record PartyPostRow(Guid Id, Guid? CommunityId, string? CommunityName, string Name, string? Duty, DateOnly? ClosedOn, int Holders, int Applied);

/// <summary>A post of its own for a community, beside those of the county.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record AddPartyPostCommand(Guid CommunityId, string Name, string? Duty) : IRequest<Result<PartyPostAdded>>;

public sealed record PartyPostAdded(Guid Id);

/// <summary>A community gives one of its own posts up; nobody may be on it.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record ClosePartyPostCommand(Guid Id) : IRequest<Result>;

internal sealed class AddPartyPostValidator : AbstractValidator<AddPartyPostCommand>
{
    public AddPartyPostValidator()
    {
        RuleFor(x => x.Name).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 30).WithMessage("岗位名称应为2至30个字。");
        RuleFor(x => x.Duty).MaximumLength(200).WithMessage("岗位职责过长。");
    }
}

internal sealed class PartyPostsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListPartyPostsQuery, Result<IReadOnlyList<PartyPostRow>>>, IRequestHandler<AddPartyPostCommand, Result<PartyPostAdded>>, IRequestHandler<ClosePartyPostCommand, Result>
{
    private const int AfterThoseOfTheCounty = 100;

    public async Task<Result<IReadOnlyList<PartyPostRow>>> Handle(ListPartyPostsQuery query, CancellationToken ct)
    {
        var (scope, today) = (user.ScopeOf(Permissions.Party.Read), clock.LocalToday());
        var claims = db.PostClaims.InScope(scope);
        var posts = db.PartyPosts.AsNoTracking().PostsIn(scope);
        if (query.CommunityId is { } community)
        {
            if (!scope.Covers(community))
            {
                return Array.Empty<PartyPostRow>();
            }

            claims = claims.Where(x => x.CommunityId == community);
            posts = posts.Where(x => x.CommunityId == null || x.CommunityId == community);
        }

        var held = claims.HeldOn(today);
        return await posts.OrderBy(x => x.Order).ThenBy(x => x.Name).ThenBy(x => x.Id).Select(x => new PartyPostRow(x.Id, x.CommunityId, db.Communities.Where(c => c.Id == x.CommunityId).Select(c => c.Name).FirstOrDefault(),
            x.Name, x.Duty, x.ClosedOn, held.Count(c => c.PostId == x.Id), claims.Count(c => c.PostId == x.Id && c.State == ClaimState.Applied))).ToArrayAsync(ct);
    }

    public async Task<Result<PartyPostAdded>> Handle(AddPartyPostCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Party.Write).Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var name = ChineseText.Normalise(command.Name);
        if (await db.PartyPosts.AnyAsync(x => x.Name == name && x.ClosedOn == null && (x.CommunityId == null || x.CommunityId == command.CommunityId), ct))
        {
            return PartyErrors.PostExists;
        }

        var post = PartyPost.OfCommunity(command.CommunityId, name, ReasonShape.Tidy(command.Duty), AfterThoseOfTheCounty);
        db.PartyPosts.Add(post);
        await db.SaveChangesAsync(ct);
        return new PartyPostAdded(post.Id);
    }

    public Task<Result> Handle(ClosePartyPostCommand command, CancellationToken ct) => db.InTransactionAsync<Result>(async token =>
    {
        var scope = user.ScopeOf(Permissions.Party.Write);
        if (!await db.PartyPosts.PostsIn(scope).AnyAsync(x => x.Id == command.Id && x.CommunityId != null, token))
        {
            return PartyErrors.PostNotFound;
        }

        // an application that comes at the same moment waits here, and then finds it closed
        await db.LockPostAsync(command.Id, token);
        var post = await db.PartyPosts.SingleAsync(x => x.Id == command.Id, token);
        if (await db.PostClaims.AnyAsync(x => x.PostId == post.Id && (x.State == ClaimState.Applied || x.State == ClaimState.Approved), token))
        {
            return PartyErrors.PostInUse;
        }

        if (post.Close(clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        return Result.Success;
    }, ct);
}
