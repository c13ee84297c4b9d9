using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// What a source asks of a household for a fee and service period, so that what is unpaid is known. Without a bill number the household, fee and period make one;
/// without a due day it is the last day served.
/// </summary>
[RequiresPermission(Permissions.Fees.Write)]
[Idempotent]
public sealed record RecordBillCommand(
    Guid SourceId, string? BillNumber, int? LineNumber, Guid? HouseholdId, string? HouseholdNumber, Guid? DwellingId, string? Address, FeeType FeeType,
    DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, DateOnly? DueOn) : IRequest<Result<BillRecorded>>;

public sealed record BillRecorded(Guid Id, string BillNumber, int LineNumber, Guid HouseholdId, string HouseholdNumber);

internal sealed class RecordBillValidator : AbstractValidator<RecordBillCommand>
{
    public RecordBillValidator()
    {
        RuleFor(x => x.BillNumber).MaximumLength(60).WithMessage("账单号最多60个字符。");
        RuleFor(x => x.LineNumber).InclusiveBetween(1, 9_999).When(x => x.LineNumber is not null).WithMessage("行号应在1到9999之间。");
        RuleFor(x => x.FeeType).IsInEnum().WithMessage("费用类型不在可选范围内。");
        RuleFor(x => x).Must(x => x.HouseholdId is not null || x.DwellingId is not null || !string.IsNullOrWhiteSpace(x.HouseholdNumber) || !string.IsNullOrWhiteSpace(x.Address))
            .OverridePropertyName("householdNumber").WithMessage(FeeErrors.HouseholdMissing.Message);
    }
}

internal sealed class RecordBillHandler(IAppDbContext db, ICurrentUser user, BillIntake intake) : IRequestHandler<RecordBillCommand, Result<BillRecorded>>
{
    public async Task<Result<BillRecorded>> Handle(RecordBillCommand command, CancellationToken ct)
    {
        var source = await db.FeeSources.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Write)).SingleOrDefaultAsync(x => x.Id == command.SourceId, ct);
        if (source is null)
        {
            return FeeErrors.SourceNotFound;
        }

        if (!source.IsActive)
        {
            return FeeErrors.SourceInactive;
        }

        var community = await db.Communities.AsNoTracking().SingleAsync(x => x.Id == source.CommunityId, ct);
        var book = await HolderBook.LoadAsync(db, community, withNames: false, ct);
        var found = book.Find(new HouseholdChoice(command.HouseholdId, command.HouseholdNumber, command.DwellingId, command.Address), command.ServiceTo);
        if (found.Error is { } unknown)
        {
            return unknown;
        }

        var holder = found.Value;
        var draft = new BillDraft(1, ChineseText.Compact(command.BillNumber) is { Length: > 0 } number ? number : BillIntake.NumberOf(holder, command.FeeType, command.ServiceFrom),
            command.LineNumber ?? 1, holder, command.FeeType, command.ServiceFrom, command.ServiceTo, command.AmountFen, command.DueOn ?? command.ServiceTo);
        var judged = (await intake.JudgeAsync(source, community, [draft], null, ct))[0];
        if (judged.IsKnown)
        {
            return FeeErrors.BillKnown(draft.BillNumber, draft.LineNumber).At("billNumber");
        }

        if (judged.Faults.Count > 0)
        {
            return judged.Faults[0].Error.At(judged.Faults[0].Field switch
            {
                ReceiptField.Amount => "amountFen",
                ReceiptField.ServicePeriod => "serviceTo",
                _ => "billNumber",
            });
        }

        var row = judged.Row!;
        db.FeeBills.Add(row);
        db.Record(new("create", nameof(FeeBill), row.Id.ToString(), source.CommunityId, $"登记账单{row.BillNumber}，户{holder.Number}，{new Money(row.AmountFen)}元", 1));
        await db.SaveChangesAsync(ct);
        return new BillRecorded(row.Id, row.BillNumber, row.LineNumber, holder.HouseholdId, holder.Number);
    }
}
