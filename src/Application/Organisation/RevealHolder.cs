using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Shows one value of an office holder in full. The act and its reason are written to the audit chain first.</summary>
[RequiresPermission(Permissions.Registry.Reveal)]
public sealed record RevealHolderCommand(Guid Id, RevealField Field, string Reason) : IRequest<Result<Revealed>>;

internal sealed class RevealHolderValidator : AbstractValidator<RevealHolderCommand>
{
    public RevealHolderValidator()
    {
        RuleFor(x => x.Field).IsInEnum().WithMessage("请选择要查看的内容。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class RevealHolderHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector) : IRequestHandler<RevealHolderCommand, Result<Revealed>>
{
    public async Task<Result<Revealed>> Handle(RevealHolderCommand command, CancellationToken ct)
    {
        var holder = await db.HoldersIn(user.ScopeOf(Permissions.Registry.Reveal)).AsNoTracking().Where(x => x.Id == command.Id)
            .Select(x => new { x.IdNumberCipher, x.PhoneCipher }).SingleOrDefaultAsync(ct);
        if (holder is null)
        {
            return OrganisationErrors.HolderNotFound;
        }

        if ((command.Field == RevealField.IdNumber ? holder.IdNumberCipher : holder.PhoneCipher) is not { } cipher)
        {
            return RegistryErrors.NothingToReveal;
        }

        db.Record(new AuditNote("reveal", nameof(OfficeHolder), command.Id.ToString(), await ChainAsync(command.Id, ct), $"{command.Field}：{ChineseText.Sentence(command.Reason)}"));
        await db.SaveChangesAsync(ct);
        return new Revealed(protector.Reveal(cipher));
    }

    /// <summary>The community of the caller that knows the person, so that it finds the act in its own chain.</summary>
    private async Task<Guid?> ChainAsync(Guid holderId, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.Reveal);
        var communities = scope.Communities;
        return await db.OfficeHolderPlaces.AsNoTracking().Where(x => x.OfficeHolderId == holderId).Select(x => x.CommunityId)
            .Union(db.Appointments.Where(x => x.OfficeHolderId == holderId).Select(x => x.CommunityId))
            .Where(x => scope.WholeCounty || communities.Contains(x)).OrderBy(x => x).Select(x => (Guid?)x).FirstOrDefaultAsync(ct);
    }
}
