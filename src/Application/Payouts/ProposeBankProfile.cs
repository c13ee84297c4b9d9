using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Payouts;

/// <summary>Proposes how files for a paying bank are made; it holds when another person has agreed. The same code again is the next version.</summary>
/// <param name="ClearingPrefixes">First three digits of CNAPS codes; empty for the bank that takes all the rest.</param>
/// <param name="Columns">Null for the canonical ones.</param>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record ProposeBankProfileCommand(
    string Code, string Name, string BankCode, string DebtorName, string DebtorAccount, IReadOnlyList<string>? ClearingPrefixes, BankEncoding Encoding, BankRepertoire Repertoire,
    IReadOnlyList<BankFileFormat> Formats, IReadOnlyList<BankColumn>? Columns, int? MaxLinesPerFile) : IRequest<Result<BankProfileChanged>>;

public sealed record BankProfileChanged(Guid Id, string Code, int VersionNumber, ProfileState State, int Version);

internal sealed class ProposeBankProfileValidator : AbstractValidator<ProposeBankProfileCommand>
{
    public ProposeBankProfileValidator()
    {
        RuleFor(x => x.Code).Matches("^[A-Z0-9]{2,8}$").WithMessage("方案代码为2至8位大写字母或数字。");
        RuleFor(x => x.Name).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 60).WithMessage("请填写银行名称（2至60个字）。");
        RuleFor(x => x.BankCode).Matches("^[0-9]{12}$").WithMessage("行号应为12位数字（大额支付行号）。");
        RuleFor(x => x.DebtorName).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 60).WithMessage("请填写付款户名（2至60个字）。");
        RuleForEach(x => x.ClearingPrefixes).Matches("^[0-9]{3}$").WithMessage("行别代码为行号的前3位数字。");
        RuleFor(x => x.ClearingPrefixes).Must(x => x is null || x.Count <= 40).WithMessage("行别代码最多40个。");
        RuleFor(x => x.Encoding).IsInEnum().WithMessage("编码不在可选范围内。");
        RuleFor(x => x.Repertoire).IsInEnum().WithMessage("字符范围不在可选范围内。");
        RuleFor(x => x.Formats).Must(x => x is { Count: > 0 } && x.All(Enum.IsDefined)).WithMessage("请至少选择一种文件格式。");
        RuleFor(x => x.Columns).Must(x => x is null || x.All(Enum.IsDefined)).WithMessage("文件列不在可选范围内。");
        RuleFor(x => x.MaxLinesPerFile).InclusiveBetween(1, 200_000).WithMessage("每个文件的笔数应在1至200000之间。");
    }
}

internal sealed class ProposeBankProfileHandler(IAppDbContext db, IFieldProtector protector, ICurrentUser user, TimeProvider clock) : IRequestHandler<ProposeBankProfileCommand, Result<BankProfileChanged>>
{
    private const int UsualMaxLines = 20_000;

    public async Task<Result<BankProfileChanged>> Handle(ProposeBankProfileCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty)
        {
            return PayoutErrors.ProfileNotFound;
        }

        var account = BankAccountNumber.Parse(command.DebtorAccount);
        if (account.Error is { } wrong)
        {
            return wrong.ForField("debtorAccount");
        }

        var terms = new BankProfileTerms(command.Code, ChineseText.Normalise(command.Name), command.BankCode, ChineseText.Normalise(command.DebtorName), [.. (command.ClearingPrefixes ?? []).Distinct()],
            command.Encoding, command.Repertoire, command.Formats, command.Columns ?? BankProfileTerms.CanonicalColumns, command.MaxLinesPerFile ?? UsualMaxLines);
        var last = await db.BankProfiles.Where(x => x.Code == command.Code).MaxAsync(x => (int?)x.VersionNumber, ct) ?? 0;
        var profile = BankProfile.Propose(terms, protector.Protect(FieldPurpose.Account, account.Value.Value, account.Value.Masked), last + 1, user.Person, user.DisplayName, clock.GetUtcNow());
        if (profile.Error is { } error)
        {
            return error;
        }

        db.BankProfiles.Add(profile.Value);
        await db.SaveChangesAsync(ct);
        return new BankProfileChanged(profile.Value.Id, profile.Value.Code, profile.Value.VersionNumber, profile.Value.State, profile.Value.Version);
    }
}
