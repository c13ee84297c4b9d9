using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>A price stops; <paramref name="ValidUntil"/> is the first day it no longer holds.</summary>
[RequiresPermission(Permissions.Fees.Write)]
public sealed record EndTariffCommand(Guid Id, int Version, DateOnly ValidUntil) : IRequest<Result<TariffSaved>>;

internal sealed class EndTariffHandler(IAppDbContext db, ICurrentUser user, CeilingReview review) : IRequestHandler<EndTariffCommand, Result<TariffSaved>>
{
    public Task<Result<TariffSaved>> Handle(EndTariffCommand command, CancellationToken ct) => db.InTransactionAsync<Result<TariffSaved>>(async token =>
    {
        var tariff = await db.Tariffs.AsTracking().InScope(user.ScopeOf(Permissions.Fees.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (tariff is null)
        {
            return FeeErrors.TariffNotFound;
        }

        if (tariff.Version != command.Version)
        {
            return CommonErrors.Changed;
        }

        tariff.EndOn(command.ValidUntil);
        if (TariffRules.Check(tariff) is { } wrong)
        {
            return wrong;
        }

        // an end that is moved to a later day may run into the next price
        var others = await db.Tariffs.AsNoTracking().Where(x => x.SourceId == tariff.SourceId && x.FeeType == tariff.FeeType && x.Id != tariff.Id).ToListAsync(token);
        if (TariffRules.Overlapping(tariff, others) is { } other)
        {
            return FeeErrors.TariffOverlap(other.ValidFrom, other.ValidUntil).At("validUntil");
        }

        (await db.FeeSources.AsTracking().SingleAsync(x => x.Id == tariff.SourceId, token)).PricesChanged();
        await db.SaveChangesAsync(token);
        await review.RunAsync(tariff.SourceId, [tariff.FeeType], token);
        return new TariffSaved(tariff.Id, tariff.Version);
    }, ct);
}
