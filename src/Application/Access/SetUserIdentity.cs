using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Access;

/// <summary>Enters whose account it is, once, for the accounts that the installer made. Refused when the roles do not fit the person's other accounts.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record SetUserIdentityCommand(Guid Id, int Version, string IdNumber, string? IdNumberWaiver) : IRequest<Result<UserChanged>>;

internal sealed class SetUserIdentityValidator : AbstractValidator<SetUserIdentityCommand>
{
    public SetUserIdentityValidator()
    {
        RuleFor(x => x.IdNumber).NotEmpty().WithMessage("请填写身份证号。");
        RuleFor(x => x.IdNumberWaiver).MaximumLength(200).WithMessage("理由不能超过200个字。");
    }
}

internal sealed class SetUserIdentityHandler(IAppDbContext db, IFieldProtector protector, PersonGrants grants, TimeProvider clock) : IRequestHandler<SetUserIdentityCommand, Result<UserChanged>>
{
    public async Task<Result<UserChanged>> Handle(SetUserIdentityCommand command, CancellationToken ct)
    {
        var idNumber = IdNumber.Parse(command.IdNumber, clock.LocalToday(), !string.IsNullOrWhiteSpace(command.IdNumberWaiver));
        if (!idNumber.IsSuccess)
        {
            return idNumber.Error!.ForField("idNumber");
        }

        var person = protector.Protect(FieldPurpose.IdNumber, idNumber.Value.Value, idNumber.Value.Masked);
        return await db.InTransactionAsync<Result<UserChanged>>(async token =>
        {
            var held = await grants.LockAsync(person.Index, token);
            var user = await db.Users.SingleOrDefaultAsync(x => x.Id == command.Id, token);
            if (user is null)
            {
                return AccessErrors.UserNotFound;
            }

            if (user.Version != command.Version)
            {
                return CommonErrors.Changed;
            }

            if (user.IdNumberCipher.Length > 0)
            {
                return AccessErrors.IdentityKnown;
            }

            foreach (var grant in await db.UserGrants.AsNoTracking().Where(x => x.UserId == user.Id).ToListAsync(token))
            {
                if (GrantRules.Check(grant, held) is { } error)
                {
                    return error;
                }
            }

            user.SetPerson(person);
            user.EndSessions();
            await db.SaveChangesAsync(token);
            return new UserChanged(user.Id, user.Version);
        }, ct);
    }
}
