using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>A property or water company starts to collect fees at a site. The code is unique in the county; without one the site's next is taken.</summary>
[RequiresPermission(Permissions.Fees.Write)]
public sealed record CreateFeeSourceCommand(Guid CommunityId, string? Code, string Name) : IRequest<Result<FeeSourceSaved>>;

public sealed record FeeSourceSaved(Guid Id, int Version);

internal sealed class CreateFeeSourceValidator : AbstractValidator<CreateFeeSourceCommand>
{
    public CreateFeeSourceValidator()
    {
        RuleFor(x => x.Code).Matches("^[A-Za-z0-9-]{1,30}$").WithMessage("代码只能用字母、数字和横线，最多30位。");
        RuleFor(x => x.Name).NotEmpty().WithMessage("请填写收费单位名称。").MaximumLength(100).WithMessage("名称最多100个字符。");
    }
}

internal sealed class CreateFeeSourceHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateFeeSourceCommand, Result<FeeSourceSaved>>
{
    public async Task<Result<FeeSourceSaved>> Handle(CreateFeeSourceCommand command, CancellationToken ct)
    {
        var community = await db.Communities.Where(x => x.Id == command.CommunityId).Select(x => x.Code).SingleOrDefaultAsync(ct);
        if (community is null || !user.ScopeOf(Permissions.Fees.Write).Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var code = command.Code?.ToUpperInvariant() ?? await NextCodeAsync(community, ct);
        if (await db.FeeSources.AnyAsync(x => x.Code == code, ct))
        {
            return FeeErrors.SourceCodeTaken(code).At("code");
        }

        var source = FeeSource.Create(command.CommunityId, code, ChineseText.Normalise(command.Name));
        db.FeeSources.Add(source);
        await db.SaveChangesAsync(ct);
        return new FeeSourceSaved(source.Id, source.Version);
    }

    private async Task<string> NextCodeAsync(string community, CancellationToken ct)
    {
        var taken = await db.FeeSources.Where(x => x.Code.StartsWith(community + "-")).Select(x => x.Code).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(n => $"{community}-{n}").First(code => !taken.Contains(code, StringComparer.OrdinalIgnoreCase));
    }
}
