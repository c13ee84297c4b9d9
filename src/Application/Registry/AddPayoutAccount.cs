using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// Enters a new version of a household's payout account. The holder is a member and the name on it is the member's; nothing is paid to it before
/// another person has verified it. Without <paramref name="HolderName"/> the member's name is taken.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record AddPayoutAccountCommand(Guid Id, int? Version, string BankName, string? BankCode, string AccountNumber, bool? IsCard, Guid HolderResidentId, string? HolderName,
    DateOnly EffectiveFrom) : IRequest<Result<AccountAdded>>;

public sealed record AccountAdded(Guid AccountId, int VersionNumber, string AccountMasked);

internal sealed class AddPayoutAccountValidator : AbstractValidator<AddPayoutAccountCommand>
{
    public AddPayoutAccountValidator()
    {
        RuleFor(x => x.BankName).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 60).WithMessage("请填写开户行（2至60个字）。");
        RuleFor(x => x.BankCode).Matches("^[0-9]{12}$").When(x => !string.IsNullOrWhiteSpace(x.BankCode)).WithMessage("行号应为12位数字（大额支付行号），不清楚可不填。");
        RuleFor(x => x.AccountNumber).Must(x => x is null || !x.Contains('*', StringComparison.Ordinal)).WithMessage(RegistryErrors.MaskedValue.Message);
    }
}

internal sealed class AddPayoutAccountHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor, IFieldProtector protector, TimeProvider clock)
    : IRequestHandler<AddPayoutAccountCommand, Result<AccountAdded>>
{
    public Task<Result<AccountAdded>> Handle(AddPayoutAccountCommand command, CancellationToken ct) => db.InTransactionAsync<Result<AccountAdded>>(async token =>
    {
        var opened = await editor.OpenAsync(command.Id, command.Version, command.EffectiveFrom, token);
        if (opened.Error is { } error)
        {
            return error;
        }

        var household = opened.Value;
        if (household.EndedOn is not null)
        {
            return RegistryErrors.HouseholdEnded;
        }

        var number = BankAccountNumber.Parse(command.AccountNumber, command.IsCard == true);
        if (number.Error is { } wrong)
        {
            return wrong with { Fields = new Dictionary<string, string[]> { ["accountNumber"] = [wrong.Message] } };
        }

        if (await editor.CheckPeopleAsync(household, [command.HolderResidentId], null, token) is { } stranger)
        {
            return stranger;
        }

        var today = clock.LocalToday();
        if (household.MembersOn(today).All(x => x.ResidentId != command.HolderResidentId))
        {
            return RegistryErrors.HolderNotMember;
        }

        var holder = await db.Residents.AsNoTracking().SingleAsync(x => x.Id == command.HolderResidentId, token);
        if (!string.IsNullOrWhiteSpace(command.HolderName) && (PersonName.Parse(command.HolderName) is not { IsSuccess: true } name || name.Value.Value != holder.Name))
        {
            return RegistryErrors.HolderName;
        }

        var account = protector.Protect(FieldPurpose.Account, number.Value.Value, number.Value.Masked);
        var newest = await db.PayoutAccounts.AsNoTracking().Where(x => x.HouseholdId == household.Id).OrderByDescending(x => x.VersionNumber).FirstOrDefaultAsync(token);
        if (newest is not null && newest.State != AccountState.Rejected && newest.AccountIndex == account.Index && newest.HolderResidentId == holder.Id && newest.HolderName == holder.Name)
        {
            return RegistryErrors.SameAccount;
        }

        household.NoteRequest();
        var version = PayoutAccount.Create(household.Id, (newest?.VersionNumber ?? 0) + 1, holder.Id, holder.Name, account, ChineseText.Normalise(command.BankName),
            string.IsNullOrWhiteSpace(command.BankCode) ? null : command.BankCode, command.EffectiveFrom, user.Person, clock.GetUtcNow(), user.DisplayName);
        db.PayoutAccounts.Add(version);
        await db.SaveChangesAsync(token);
        return new AccountAdded(version.Id, version.VersionNumber, version.AccountMasked);
    }, ct);
}
