using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>Gives back a payment line or a part of it under a receipt number of its own. The reason goes into the audit log.</summary>
[RequiresPermission(Permissions.Fees.Write)]
[Idempotent]
public sealed record RefundReceiptCommand(Guid ReceiptLineId, string ReceiptNumber, int? LineNumber, DateOnly On, long AmountFen, string? Reason) : IRequest<Result<ReceiptRefunded>>;

/// <param name="LeftFen">What can still be given back of the payment.</param>
public sealed record ReceiptRefunded(Guid Id, Guid PaymentId, long AmountFen, long LeftFen);

internal sealed class RefundReceiptValidator : AbstractValidator<RefundReceiptCommand>
{
    public RefundReceiptValidator()
    {
        RuleFor(x => x.ReceiptNumber).NotEmpty().WithMessage("请填写退费收据号。").MaximumLength(60).WithMessage("收据号最多60个字符。");
        RuleFor(x => x.Reason).MaximumLength(100).WithMessage("原因最多100个字符。");
        RuleFor(x => x.LineNumber).InclusiveBetween(1, 9_999).When(x => x.LineNumber is not null).WithMessage("行号应在1到9999之间。");
    }
}

internal sealed class RefundReceiptHandler(IAppDbContext db, ICurrentUser user, ReceiptIntake intake) : IRequestHandler<RefundReceiptCommand, Result<ReceiptRefunded>>
{
    public async Task<Result<ReceiptRefunded>> Handle(RefundReceiptCommand command, CancellationToken ct)
    {
        var payment = await db.FeeReceipts.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Write)).SingleOrDefaultAsync(x => x.Id == command.ReceiptLineId, ct);
        if (payment is null)
        {
            return FeeErrors.ReceiptNotFound;
        }

        var source = await db.FeeSources.AsNoTracking().SingleAsync(x => x.Id == payment.SourceId, ct);
        var community = await db.Communities.AsNoTracking().SingleAsync(x => x.Id == payment.CommunityId, ct);
        var household = await db.Households.Where(x => x.Id == payment.HouseholdId).Select(x => x.Number).SingleAsync(ct);
        // the household of the payment, wherever it lives by now; its service period was judged when it was paid
        var holder = new Holder(payment.HouseholdId, household, DateOnly.MinValue, payment.DwellingId, null);
        var number = ChineseText.Compact(command.ReceiptNumber);
        var draft = new ReceiptDraft(1, number, command.LineNumber ?? 1, holder, ReceiptKind.Refund, payment.FeeType, payment.Payer, payment.PayerName,
            payment.ServiceFrom, payment.ServiceTo, command.On, command.AmountFen, payment.ReceiptNumber, payment.LineNumber);
        var judged = await intake.JudgeAsync(source, community, [draft], null, ct);
        if (ReceiptFields.Explain(judged) is { } error)
        {
            return error;
        }

        var row = judged[0].Row!;
        if (await intake.TakeRefundsAsync([row], ct) is { } tooMuch)
        {
            return tooMuch.At("amountFen");
        }

        db.FeeReceipts.Add(row);
        db.Record(new("create", nameof(FeeReceipt), row.Id.ToString(), source.CommunityId,
            $"登记退费{number}，退收据{payment.ReceiptNumber}第{payment.LineNumber}行，户{holder.Number}，{new Money(row.AmountFen)}元，原因：{command.Reason ?? "未填"}", 1, ReceiptIntake.Digest([row])));
        await db.SaveChangesAsync(ct);
        var left = await db.FeeReceipts.Where(x => x.Id == payment.Id).Select(x => x.AmountFen - x.RefundedFen).SingleAsync(ct);
        return new ReceiptRefunded(row.Id, payment.Id, row.AmountFen, left);
    }
}
