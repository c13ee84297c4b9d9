using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>Shows the ID number or phone of a member in full. The act and its reason go to the audit chain first.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record RevealMemberCommand(Guid Id, RevealField Field, string Reason) : IRequest<Result<Revealed>>;

internal sealed class RevealMemberValidator : AbstractValidator<RevealMemberCommand>
{
    public RevealMemberValidator()
    {
        RuleFor(x => x.Field).IsInEnum().WithMessage("请选择要查看的内容。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class RevealMemberHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector) : IRequestHandler<RevealMemberCommand, Result<Revealed>>
{
    public async Task<Result<Revealed>> Handle(RevealMemberCommand command, CancellationToken ct)
    {
        var found = await (
            from membership in db.MembershipsFor(user, Permissions.Party.Write).AsNoTracking()
            where membership.Id == command.Id
            join member in db.PartyMembers on membership.MemberId equals member.Id
            select new { membership.CommunityId, member.IdNumberCipher, member.PhoneCipher }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return PartyErrors.MemberNotFound;
        }

        if ((command.Field == RevealField.IdNumber ? found.IdNumberCipher : found.PhoneCipher) is not { } cipher)
        {
            return PartyErrors.NothingToReveal;
        }

        db.Record(new AuditNote("reveal", nameof(PartyMembership), command.Id.ToString(), found.CommunityId, $"{command.Field}：{ChineseText.Sentence(command.Reason)}"));
        await db.SaveChangesAsync(ct);
        return new Revealed(protector.Reveal(cipher));
    }
}
