using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Name and organisation of an account. Whose account it is never changes: what a person has signed must stay theirs.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record EditUserCommand(Guid Id, int Version, string DisplayName, string Organisation) : IRequest<Result<UserChanged>>;

public sealed record UserChanged(Guid Id, int Version);

internal sealed class EditUserValidator : AbstractValidator<EditUserCommand>
{
    public EditUserValidator()
    {
        RuleFor(x => x.DisplayName).NotEmpty().WithMessage("请填写姓名。").MaximumLength(50).WithMessage("姓名不能超过50个字。");
        RuleFor(x => x.Organisation).NotEmpty().WithMessage("请填写单位。").MaximumLength(100).WithMessage("单位不能超过100个字。");
    }
}

internal sealed class EditUserHandler(IAppDbContext db) : IRequestHandler<EditUserCommand, Result<UserChanged>>
{
    public async Task<Result<UserChanged>> Handle(EditUserCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (user is null)
        {
            return AccessErrors.UserNotFound;
        }

        if (user.Version != command.Version)
        {
            return CommonErrors.Changed;
        }

        (user.DisplayName, user.Organisation) = (command.DisplayName.Trim(), command.Organisation.Trim());
        user.Touch();
        await db.SaveChangesAsync(ct);
        return new UserChanged(user.Id, user.Version);
    }
}
