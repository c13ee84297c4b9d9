using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Gives a role to an account of another person. What a person holds is judged over all their accounts.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record AddGrantCommand(Guid UserId, Role Role, string? TownshipCode, Guid? CommunityId, DateOnly? ValidFrom, DateOnly? ValidUntil) : IRequest<Result<GrantAdded>>;

public sealed record GrantAdded(Guid Id, Guid UserId, int Version);

internal sealed class AddGrantValidator : AbstractValidator<AddGrantCommand>
{
    public AddGrantValidator(TimeProvider clock)
    {
        RuleFor(x => x.Role).IsInEnum().WithMessage("没有这个角色。");
        RuleFor(x => x.ValidFrom).Must(from => from is null || from >= clock.LocalToday()).WithMessage("授权不能从过去的日期开始。");
    }
}

internal sealed class AddGrantHandler(IAppDbContext db, ICurrentUser caller, PersonGrants grants, TimeProvider clock) : IRequestHandler<AddGrantCommand, Result<GrantAdded>>
{
    public Task<Result<GrantAdded>> Handle(AddGrantCommand command, CancellationToken ct) => db.InTransactionAsync<Result<GrantAdded>>(async token =>
    {
        var person = await db.Users.Where(x => x.Id == command.UserId).Select(x => x.PersonIndex).SingleOrDefaultAsync(token);
        if (person is null)
        {
            return AccessErrors.UserNotFound;
        }

        if (person == caller.Person.Value)
        {
            return AccessErrors.OwnGrant;
        }

        // who is behind the caller is not known yet: every other account could be their own
        if (caller.Person.Value.StartsWith(AppUser.UnknownPerson, StringComparison.Ordinal))
        {
            return AccessErrors.OwnGrant with { Message = "您的账号尚未登记身份证号，无法核对是否给自己授权，请先登记本人身份证号。" };
        }

        var created = UserGrant.Create(command.UserId, command.Role, command.TownshipCode, command.CommunityId, command.ValidFrom ?? clock.LocalToday(), command.ValidUntil);
        if (!created.IsSuccess)
        {
            return created.Error!;
        }

        if ((command.TownshipCode is { } township && !await db.Townships.AnyAsync(x => x.Code == township, token))
            || (command.CommunityId is { } community && !await db.Communities.AnyAsync(x => x.Id == community, token)))
        {
            return AccessErrors.PlaceNotFound;
        }

        var grant = created.Value;
        if (GrantRules.Check(grant, await grants.LockAsync(person, token)) is { } error)
        {
            return error;
        }

        var user = await db.Users.SingleAsync(x => x.Id == command.UserId, token);
        user.EndSessions();
        db.UserGrants.Add(grant);
        await db.SaveChangesAsync(token);
        return new GrantAdded(grant.Id, user.Id, user.Version);
    }, ct);
}
