using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Records that the bank has confirmed the receipt of a file, with its reference.</summary>
[RequiresPermission(Permissions.Payouts.ImportResults)]
[Idempotent]
public sealed record AcknowledgePayoutFileCommand(Guid Id, string BankReference) : IRequest<Result<PayoutFileAcknowledged>>;

public sealed record PayoutFileAcknowledged(Guid Id, PayoutFileState State, int Version);

internal sealed class AcknowledgePayoutFileValidator : AbstractValidator<AcknowledgePayoutFileCommand>
{
    public AcknowledgePayoutFileValidator() =>
        RuleFor(x => x.BankReference).Must(x => ChineseText.Normalise(x).Length is >= 1 and <= 60).WithMessage("请填写银行的受理编号（最多60个字）。");
}

internal sealed class AcknowledgePayoutFileHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AcknowledgePayoutFileCommand, Result<PayoutFileAcknowledged>>
{
    public async Task<Result<PayoutFileAcknowledged>> Handle(AcknowledgePayoutFileCommand command, CancellationToken ct)
    {
        var file = await db.FilesIn(user.ScopeOf(Permissions.Payouts.ImportResults)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (file is null)
        {
            return PayoutErrors.FileNotFound;
        }

        if (file.Acknowledge(ChineseText.Normalise(command.BankReference), user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new PayoutFileAcknowledged(file.Id, file.State, file.Version);
    }
}
