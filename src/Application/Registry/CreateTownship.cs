using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Adds a township; only county-wide roles may.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record CreateTownshipCommand(string Code, string Name) : IRequest<Result<TownshipRow>>;

internal sealed class CreateTownshipValidator : AbstractValidator<CreateTownshipCommand>
{
    public CreateTownshipValidator()
    {
        RuleFor(x => x.Code).Matches("^[0-9]{9}$").WithMessage("乡镇代码应为9位数字（GB/T 2260）。");
        RuleFor(x => x.Name).Must(x => ChineseText.Normalise(x).Length is > 1 and <= 30).WithMessage("乡镇名称应为2至30个字。");
    }
}

internal sealed class CreateTownshipHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateTownshipCommand, Result<TownshipRow>>
{
    public async Task<Result<TownshipRow>> Handle(CreateTownshipCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Registry.WriteSites).WholeCounty)
        {
            return RegistryErrors.CommunityManagedAbove;
        }

        if (await db.Townships.AnyAsync(x => x.Code == command.Code, ct))
        {
            return RegistryErrors.TownshipExists;
        }

        var township = Township.Create(command.Code, ChineseText.Normalise(command.Name));
        db.Townships.Add(township);
        await db.SaveChangesAsync(ct);
        return new TownshipRow(township.Code, township.Name);
    }
}
