using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// A source declares that its receipts of a quarter are complete. Count and control sum (payments minus refunds dated in the quarter) must equal what is stored.
/// </summary>
[RequiresPermission(Permissions.Fees.Declare)]
public sealed record DeclareQuarterCommand(Guid SourceId, Quarter Quarter, int Count, long SumFen) : IRequest<Result<QuarterDeclared>>;

public sealed record QuarterDeclared(Guid Id, Quarter Quarter, int Count, long SumFen);

internal sealed class DeclareQuarterValidator : AbstractValidator<DeclareQuarterCommand>
{
    public DeclareQuarterValidator()
    {
        RuleFor(x => x.Quarter).Must(quarter => quarter != default).WithMessage("请填写季度，例如 2026Q3。");
        RuleFor(x => x.Count).GreaterThanOrEqualTo(0).WithMessage("行数不能为负。");
    }
}

internal sealed class DeclareQuarterHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeclareQuarterCommand, Result<QuarterDeclared>>
{
    public Task<Result<QuarterDeclared>> Handle(DeclareQuarterCommand command, CancellationToken ct) => db.InTransactionAsync<Result<QuarterDeclared>>(async token =>
    {
        var source = await db.FeeSources.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Declare)).SingleOrDefaultAsync(x => x.Id == command.SourceId, token);
        if (source is null)
        {
            return FeeErrors.SourceNotFound;
        }

        if (clock.LocalToday() < command.Quarter.EndExclusive)
        {
            return FeeErrors.DeclarationTooEarly(command.Quarter).At("quarter");
        }

        if (await db.SourceDeclarations.AnyAsync(x => x.SourceId == source.Id && x.Quarter == command.Quarter, token))
        {
            return FeeErrors.DeclarationExists(command.Quarter);
        }

        var stored = await DeclarationFigures.OfAsync(db, source.Id, command.Quarter, token);
        if (stored != (command.Count, command.SumFen))
        {
            return FeeErrors.DeclarationDiffers(command.Count, command.SumFen, stored.Count, stored.SumFen);
        }

        var declaration = new SourceDeclaration
        {
            CommunityId = source.CommunityId,
            SourceId = source.Id,
            Quarter = command.Quarter,
            RowCount = command.Count,
            SumFen = command.SumFen,
            DeclaredBy = user.Person,
            DeclaredAt = clock.GetUtcNow(),
        };
        db.SourceDeclarations.Add(declaration);
        await db.SaveChangesAsync(token);
        return new QuarterDeclared(declaration.Id, declaration.Quarter, declaration.RowCount, declaration.SumFen);
    }, ct);
}

internal static class DeclarationFigures
{
    /// <summary>Rows of a source dated in a quarter and payments minus refunds.</summary>
    public static async Task<(int Count, long SumFen)> OfAsync(IAppDbContext db, Guid sourceId, Quarter quarter, CancellationToken ct)
    {
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        var stored = await db.FeeReceipts.Where(x => x.SourceId == sourceId && x.PaidOn >= start && x.PaidOn < end).GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.Kind == ReceiptKind.Refund ? -x.AmountFen : x.AmountFen) }).SingleOrDefaultAsync(ct);
        return (stored?.Count ?? 0, stored?.Sum ?? 0);
    }
}
