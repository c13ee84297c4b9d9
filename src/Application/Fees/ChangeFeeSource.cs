using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>Renames a source or takes it out of use. Its receipts stay.</summary>
[RequiresPermission(Permissions.Fees.Write)]
public sealed record ChangeFeeSourceCommand(Guid Id, int Version, string Name, bool IsActive) : IRequest<Result<FeeSourceSaved>>;

internal sealed class ChangeFeeSourceValidator : AbstractValidator<ChangeFeeSourceCommand>
{
    public ChangeFeeSourceValidator() =>
        RuleFor(x => x.Name).NotEmpty().WithMessage("请填写收费单位名称。").MaximumLength(100).WithMessage("名称最多100个字符。");
}

internal sealed class ChangeFeeSourceHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ChangeFeeSourceCommand, Result<FeeSourceSaved>>
{
    public async Task<Result<FeeSourceSaved>> Handle(ChangeFeeSourceCommand command, CancellationToken ct)
    {
        var source = await db.FeeSources.AsTracking().InScope(user.ScopeOf(Permissions.Fees.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (source is null)
        {
            return FeeErrors.SourceNotFound;
        }

        if (source.Version != command.Version)
        {
            return CommonErrors.Changed;
        }

        source.Change(ChineseText.Normalise(command.Name), command.IsActive);
        await db.SaveChangesAsync(ct);
        return new FeeSourceSaved(source.Id, source.Version);
    }
}
