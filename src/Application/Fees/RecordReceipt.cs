using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// A receipt typed by hand, with its lines. The household is named by id or number, by dwelling (then whoever held it on the day of payment), or by both.
/// </summary>
[RequiresPermission(Permissions.Fees.Write)]
[Idempotent]
public sealed record RecordReceiptCommand(
    Guid SourceId, string ReceiptNumber, DateOnly PaidOn, Guid? HouseholdId, string? HouseholdNumber, Guid? DwellingId, string? Address, PayerKind Payer, string? PayerName,
    IReadOnlyList<ReceiptLineInput> Lines) : IRequest<Result<ReceiptRecorded>>;

/// <summary>One fee and service period; the line number follows the order unless it is given.</summary>
public sealed record ReceiptLineInput(FeeType FeeType, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, int? LineNumber = null);

/// <param name="AfterDeclaration">The source had already declared the quarter complete; the receipt counts all the same and is shown.</param>
public sealed record ReceiptRecorded(string ReceiptNumber, Guid HouseholdId, string HouseholdNumber, long TotalFen, bool AfterDeclaration, IReadOnlyList<RecordedLine> Lines);

public sealed record RecordedLine(Guid Id, int LineNumber, FeeType FeeType, long AmountFen, bool AboveCeiling);

internal sealed class RecordReceiptValidator : AbstractValidator<RecordReceiptCommand>
{
    public RecordReceiptValidator()
    {
        RuleFor(x => x.ReceiptNumber).NotEmpty().WithMessage("请填写收据号。").MaximumLength(60).WithMessage("收据号最多60个字符。");
        RuleFor(x => x.PayerName).MaximumLength(100).WithMessage("缴费人最多100个字符。");
        RuleFor(x => x.Payer).IsInEnum().WithMessage("缴费方不在可选范围内。");
        RuleFor(x => x.Lines).NotEmpty().WithMessage("请至少填写一项费用。").Must(lines => lines is null || lines.Count <= 50).WithMessage("一张收据最多50行。");
        RuleFor(x => x).Must(x => x.HouseholdId is not null || x.DwellingId is not null || !string.IsNullOrWhiteSpace(x.HouseholdNumber) || !string.IsNullOrWhiteSpace(x.Address))
            .OverridePropertyName("householdNumber").WithMessage(FeeErrors.HouseholdMissing.Message);
        RuleForEach(x => x.Lines).ChildRules(line =>
        {
            line.RuleFor(x => x.FeeType).IsInEnum().WithMessage("费用类型不在可选范围内。");
            line.RuleFor(x => x.LineNumber).InclusiveBetween(1, 9_999).When(x => x.LineNumber is not null).WithMessage("行号应在1到9999之间。");
        });
    }
}

internal sealed class RecordReceiptHandler(IAppDbContext db, ICurrentUser user, ReceiptIntake intake) : IRequestHandler<RecordReceiptCommand, Result<ReceiptRecorded>>
{
    public async Task<Result<ReceiptRecorded>> Handle(RecordReceiptCommand command, CancellationToken ct)
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
        var found = book.Find(new HouseholdChoice(command.HouseholdId, command.HouseholdNumber, command.DwellingId, command.Address), command.PaidOn);
        if (found.Error is { } unknown)
        {
            return unknown;
        }

        var number = ChineseText.Compact(command.ReceiptNumber);
        var payer = string.IsNullOrWhiteSpace(command.PayerName) ? null : ChineseText.Normalise(command.PayerName);
        var drafts = command.Lines.Select((line, i) => new ReceiptDraft(i + 1, number, line.LineNumber ?? i + 1, found.Value, ReceiptKind.Payment, line.FeeType,
            command.Payer, payer, line.ServiceFrom, line.ServiceTo, command.PaidOn, line.AmountFen)).ToList();
        var judged = await intake.JudgeAsync(source, community, drafts, null, ct);
        if (ReceiptFields.Explain(judged) is { } error)
        {
            return error;
        }

        var rows = judged.Select(judgement => judgement.Row!).ToList();
        db.FeeReceipts.AddRange(rows);
        var total = rows.Sum(row => row.AmountFen);
        db.Record(new("create", nameof(FeeReceipt), rows[0].Id.ToString(), source.CommunityId, $"登记收据{number}，户{found.Value.Number}，{rows.Count}行，{new Money(total)}元",
            rows.Count, ReceiptIntake.Digest(rows)));
        await db.SaveChangesAsync(ct);
        var late = await db.SourceDeclarations.AnyAsync(x => x.SourceId == source.Id && x.PaidFrom <= command.PaidOn && x.PaidUntil > command.PaidOn, ct);
        return new ReceiptRecorded(number, found.Value.HouseholdId, found.Value.Number, total, late,
            [.. rows.Select(row => new RecordedLine(row.Id, row.LineNumber, row.FeeType, row.AmountFen, row.AboveCeiling))]);
    }
}

/// <summary>Faults of receipt lines as one failure of a typed form.</summary>
internal static class ReceiptFields
{
    /// <summary>The same failure shown at a field.</summary>
    public static Error At(this Error error, string field) => error with { Fields = new Dictionary<string, string[]> { [field] = [error.Message] } };

    /// <summary>The first fault gives code and status, every fault its field; null when all lines are new and sound.</summary>
    public static Error? Explain(IReadOnlyList<ReceiptJudgement> judged)
    {
        var faults = judged.SelectMany((judgement, i) => judgement.IsKnown
            ? [(Field: "receiptNumber", Error: FeeErrors.DuplicateKnown(judgement.Draft.ReceiptNumber, judgement.Draft.LineNumber))]
            : judgement.Faults.Select(fault => (Field: NameOf(fault.Field, i), fault.Error))).ToList();
        return faults.Count == 0 ? null : faults[0].Error with
        {
            Message = string.Join('；', faults.Select(fault => fault.Error.Message.TrimEnd('。')).Distinct(StringComparer.Ordinal)) + "。",
            Fields = faults.GroupBy(fault => fault.Field, fault => fault.Error.Message).ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        };
    }

    private static string NameOf(ReceiptField field, int line) => field switch
    {
        ReceiptField.Amount => $"lines[{line}].amountFen",
        ReceiptField.ServicePeriod => $"lines[{line}].serviceTo",
        ReceiptField.FeeType => $"lines[{line}].feeType",
        ReceiptField.LineNumber => $"lines[{line}].lineNumber",
        ReceiptField.PaidOn => "paidOn",
        ReceiptField.Household => "householdNumber",
        ReceiptField.RefundOf => "receiptLineId",
        _ => "receiptNumber",
    };
}
