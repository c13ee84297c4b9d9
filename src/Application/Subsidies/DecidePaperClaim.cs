using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The second person confirms that a quarter was paid on paper: it becomes settled.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.ImportSettled)]
public sealed record ConfirmPaperCommand(Guid Id) : IRequest<Result<PaperLoaded>>;

/// <summary>Refuses papers that another person entered, or takes back one's own.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.ImportSettled)]
public sealed record RejectPaperCommand(Guid Id, string Reason) : IRequest<Result<PaperRejected>>;

public sealed record PaperRejected(Guid Id, int Version);

internal sealed class RejectPaperValidator : AbstractValidator<RejectPaperCommand>
{
    public RejectPaperValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class DecidePaperHandler(IAppDbContext db, IBulkWriter bulk, ICurrentUser user, BatchDesk desk)
    : IRequestHandler<ConfirmPaperCommand, Result<PaperLoaded>>, IRequestHandler<RejectPaperCommand, Result<PaperRejected>>
{
    public Task<Result<PaperLoaded>> Handle(ConfirmPaperCommand command, CancellationToken ct) => db.InTransactionAsync<Result<PaperLoaded>>(async token =>
    {
        if (await FindAsync(command.Id, token) is not { } claim)
        {
            return SubsidyErrors.PaperNotFound;
        }

        if (claim.Confirm(desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        var lines = await db.PaperClaimLines.AsNoTracking().Where(x => x.ClaimId == claim.Id).ToListAsync(token);
        return await PaperSettlements.WriteAsync(db, bulk, user, desk.Me.At, claim.CommunityId, claim.Quarter, claim.Reference, lines.ConvertAll(x => x.ToPayment()), token);
    }, ct);

    public async Task<Result<PaperRejected>> Handle(RejectPaperCommand command, CancellationToken ct)
    {
        if (await FindAsync(command.Id, ct) is not { } claim)
        {
            return SubsidyErrors.PaperNotFound;
        }

        if (claim.Reject(ChineseText.Sentence(command.Reason), desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new PaperRejected(claim.Id, claim.Version);
    }

    private Task<PaperClaim?> FindAsync(Guid id, CancellationToken ct) =>
        db.PaperClaims.InScope(user.ScopeOf(Permissions.Subsidies.ImportSettled)).SingleOrDefaultAsync(x => x.Id == id, ct);
}
