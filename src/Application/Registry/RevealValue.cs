using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

public enum RevealField
{
    IdNumber,
    Phone,
}

/// <summary>Shows one value of a person in full. The act and its reason are written to the audit chain first; without that nothing is shown.</summary>
[RequiresPermission(Permissions.Registry.Reveal)]
public sealed record RevealResidentCommand(Guid Id, RevealField Field, string Reason) : IRequest<Result<Revealed>>;

/// <summary>Shows a payout account in full, logged as above.</summary>
[RequiresPermission(Permissions.Registry.Reveal)]
public sealed record RevealAccountCommand(Guid Id, string Reason) : IRequest<Result<Revealed>>;

public sealed record Revealed(string Value);

internal sealed class RevealResidentValidator : AbstractValidator<RevealResidentCommand>
{
    public RevealResidentValidator()
    {
        RuleFor(x => x.Field).IsInEnum().WithMessage("请选择要查看的内容。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class RevealAccountValidator : AbstractValidator<RevealAccountCommand>
{
    public RevealAccountValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class RevealResidentHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector) : IRequestHandler<RevealResidentCommand, Result<Revealed>>
{
    public async Task<Result<Revealed>> Handle(RevealResidentCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.Reveal);
        if (await db.Residents.AsNoTracking().ResidentsIn(db, scope).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } person)
        {
            return RegistryErrors.ResidentNotFound;
        }

        if ((command.Field == RevealField.IdNumber ? person.IdNumberCipher : person.PhoneCipher) is not { } cipher)
        {
            return RegistryErrors.NothingToReveal;
        }

        var community = await (
            from member in db.HouseholdMembers.AsNoTracking()
            where member.ResidentId == person.Id
            join household in db.Households on member.HouseholdId equals household.Id
            orderby member.From descending
            select (Guid?)household.CommunityId).FirstOrDefaultAsync(ct);
        db.Record(new AuditNote("reveal", nameof(Resident), person.Id.ToString(), community, $"{command.Field}：{ChineseText.Sentence(command.Reason)}"));
        await db.SaveChangesAsync(ct);
        return new Revealed(protector.Reveal(cipher));
    }
}

internal sealed class RevealAccountHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector) : IRequestHandler<RevealAccountCommand, Result<Revealed>>
{
    public async Task<Result<Revealed>> Handle(RevealAccountCommand command, CancellationToken ct)
    {
        var account = await (
            from row in db.PayoutAccounts.AsNoTracking()
            where row.Id == command.Id
            join household in db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Reveal)) on row.HouseholdId equals household.Id
            select new { row.AccountCipher, row.VersionNumber, household.Id, household.CommunityId }).SingleOrDefaultAsync(ct);
        if (account is null)
        {
            return RegistryErrors.AccountNotFound;
        }

        db.Record(new AuditNote("reveal", nameof(Household), account.Id.ToString(), account.CommunityId, $"PayoutAccount v{account.VersionNumber}：{ChineseText.Sentence(command.Reason)}"));
        await db.SaveChangesAsync(ct);
        return new Revealed(protector.Reveal(account.AccountCipher));
    }
}
