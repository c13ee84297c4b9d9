using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Writes down what secretaries and directors are paid a month from a month on; it holds when another person has published it.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.WriteStandards)]
public sealed record ProposeStandardCommand(
    string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, string Clause, DateOnly EffectiveFrom, long SecretaryFen, long DirectorFen, bool PaysServingCadres)
    : IRequest<Result<PayStandardMoved>>;

public sealed record PayStandardMoved(Guid Id, int VersionNumber, PayStandardState State, int Version);

internal sealed class ProposeStandardValidator : AbstractValidator<ProposeStandardCommand>
{
    public ProposeStandardValidator()
    {
        RuleFor(x => x.DocumentNumber).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写文号。").MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.DocumentTitle).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写文件标题。").MaximumLength(200).WithMessage("文件标题过长。");
        RuleFor(x => x.Clause).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写条款。").MaximumLength(200).WithMessage("条款过长。");
        RuleFor(x => x.DocumentDate).Must(x => x.Year is >= 2000 and < 2200).WithMessage("请填写文件日期。");
    }
}

internal sealed class ProposeStandardHandler(IAppDbContext db, PayrollDesk desk) : IRequestHandler<ProposeStandardCommand, Result<PayStandardMoved>>
{
    public async Task<Result<PayStandardMoved>> Handle(ProposeStandardCommand command, CancellationToken ct)
    {
        var number = (await db.PayStandards.MaxAsync(x => (int?)x.VersionNumber, ct) ?? 0) + 1;
        var document = new PayStandardDocument(ChineseText.Normalise(command.DocumentNumber), ChineseText.Sentence(command.DocumentTitle), command.DocumentDate, ChineseText.Sentence(command.Clause));
        var proposed = PayStandard.Propose(new(document, command.EffectiveFrom, command.SecretaryFen, command.DirectorFen, command.PaysServingCadres), number, desk.Me);
        if (proposed.Error is { } error)
        {
            return error;
        }

        db.PayStandards.Add(proposed.Value);
        await db.SaveChangesAsync(ct);
        return DecideStandardHandler.Moved(proposed.Value);
    }
}
