using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>A price of a source from a day on. Two prices for one fee never hold on the same day.</summary>
[RequiresPermission(Permissions.Fees.Write)]
public sealed record CreateTariffCommand(Guid SourceId, FeeType FeeType, TariffBasis Basis, long PriceTenThousandths, int? MaxUnitsPerMonth, DateOnly ValidFrom, DateOnly? ValidUntil)
    : IRequest<Result<TariffSaved>>;

public sealed record TariffSaved(Guid Id, int Version);

internal sealed class CreateTariffValidator : AbstractValidator<CreateTariffCommand>
{
    public CreateTariffValidator()
    {
        RuleFor(x => x.FeeType).IsInEnum().WithMessage("费用类型不在可选范围内。");
        RuleFor(x => x.Basis).IsInEnum().WithMessage("计价方式不在可选范围内。");
    }
}

internal sealed class CreateTariffHandler(IAppDbContext db, ICurrentUser user, CeilingReview review) : IRequestHandler<CreateTariffCommand, Result<TariffSaved>>
{
    public Task<Result<TariffSaved>> Handle(CreateTariffCommand command, CancellationToken ct) => db.InTransactionAsync<Result<TariffSaved>>(async token =>
    {
        var source = await db.FeeSources.AsTracking().InScope(user.ScopeOf(Permissions.Fees.Write)).SingleOrDefaultAsync(x => x.Id == command.SourceId, token);
        if (source is null)
        {
            return FeeErrors.SourceNotFound;
        }

        var tariff = Tariff.Create(source.CommunityId, source.Id, command.FeeType, command.Basis, command.PriceTenThousandths, command.MaxUnitsPerMonth, command.ValidFrom, command.ValidUntil);
        if (TariffRules.Check(tariff) is { } wrong)
        {
            return wrong;
        }

        var others = await db.Tariffs.AsNoTracking().Where(x => x.SourceId == source.Id && x.FeeType == command.FeeType).ToListAsync(token);
        if (TariffRules.Overlapping(tariff, others) is { } other)
        {
            return FeeErrors.TariffOverlap(other.ValidFrom, other.ValidUntil).At("validFrom");
        }

        // the source's version goes up, so that of two tariffs entered at once one is refused
        source.PricesChanged();
        db.Tariffs.Add(tariff);
        await db.SaveChangesAsync(token);
        await review.RunAsync(source.Id, [tariff.FeeType], token);
        return new TariffSaved(tariff.Id, tariff.Version);
    }, ct);
}
