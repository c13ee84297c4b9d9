using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Access;

/// <summary>A new account of a person, without any grant. The answer holds the initial password, this once.</summary>
/// <param name="IdNumberWaiver">Why a number with a wrong check character is right all the same.</param>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record CreateUserCommand(string UserName, string DisplayName, string Organisation, string IdNumber, string? IdNumberWaiver) : IRequest<Result<UserCreated>>;

public sealed record UserCreated(Guid Id, string UserName, string Password, int Version);

internal sealed class CreateUserValidator : AbstractValidator<CreateUserCommand>
{
    public CreateUserValidator()
    {
        RuleFor(x => x.UserName).NotEmpty().WithMessage("请填写用户名。").Matches(@"^[\p{L}\p{N}._-]{2,50}$").WithMessage("用户名须为2至50个字母、数字、汉字或 . _ - 。");
        RuleFor(x => x.DisplayName).NotEmpty().WithMessage("请填写姓名。").MaximumLength(50).WithMessage("姓名不能超过50个字。");
        RuleFor(x => x.Organisation).NotEmpty().WithMessage("请填写单位。").MaximumLength(100).WithMessage("单位不能超过100个字。");
        RuleFor(x => x.IdNumber).NotEmpty().WithMessage("请填写身份证号。");
        RuleFor(x => x.IdNumberWaiver).MaximumLength(200).WithMessage("理由不能超过200个字。");
    }
}

internal sealed class CreateUserHandler(IAppDbContext db, ILookupNormalizer names, IPasswordHasher<AppUser> passwords, IFieldProtector protector, TimeProvider clock)
    : IRequestHandler<CreateUserCommand, Result<UserCreated>>
{
    public async Task<Result<UserCreated>> Handle(CreateUserCommand command, CancellationToken ct)
    {
        var idNumber = IdNumber.Parse(command.IdNumber, clock.LocalToday(), !string.IsNullOrWhiteSpace(command.IdNumberWaiver));
        if (!idNumber.IsSuccess)
        {
            return idNumber.Error!.ForField("idNumber");
        }

        var name = names.NormalizeName(command.UserName);
        if (await db.Users.AnyAsync(x => x.NormalizedUserName == name, ct))
        {
            return AccessErrors.UserNameTaken;
        }

        var now = clock.GetUtcNow();
        var password = OneTimePassword.Next();
        var user = new AppUser
        {
            Id = NewId.Next(),
            UserName = command.UserName,
            NormalizedUserName = name,
            DisplayName = command.DisplayName.Trim(),
            Organisation = command.Organisation.Trim(),
            CreatedAt = now,
        };
        user.SetPerson(protector.Protect(FieldPurpose.IdNumber, idNumber.Value.Value, idNumber.Value.Masked));
        user.SetPassword(passwords.HashPassword(user, password), now, mustChange: true);
        user.Version = 1;
        db.Users.Add(user);
        if (idNumber.Value.HasWrongChecksum)
        {
            db.Record(new AuditNote("waiver", AppUser.Subject, user.Id.ToString(), null, "身份证号校验位不符，理由：" + command.IdNumberWaiver));
        }

        await db.SaveChangesAsync(ct);
        return new UserCreated(user.Id, command.UserName, password, user.Version);
    }
}
