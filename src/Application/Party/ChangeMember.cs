using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>
/// Corrects what is known of a member. An empty phone is removed, one that is not given stays. Of somebody in two branches the one where the relation is single writes,
/// otherwise the one that has had the person longest.
/// </summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record ChangeMemberCommand(Guid Id, int SeenVersion, string Name, string? Phone, DateOnly JoinedOn, DateOnly? FullOn, DateOnly? EmblemOn) : IRequest<Result<MemberChanged>>;

public sealed record MemberChanged(Guid Id, int Version);

internal sealed class ChangeMemberValidator : AbstractValidator<ChangeMemberCommand>
{
    public ChangeMemberValidator() => RuleFor(x => x.JoinedOn).NotEqual(default(DateOnly)).WithMessage("请填写入党日期。");
}

internal sealed class ChangeMemberHandler(IAppDbContext db, ICurrentUser user, ResidentIntake residents, TimeProvider clock) : IRequestHandler<ChangeMemberCommand, Result<MemberChanged>>
{
    public async Task<Result<MemberChanged>> Handle(ChangeMemberCommand command, CancellationToken ct)
    {
        var membership = await db.MembershipsFor(user, Permissions.Party.Write).AsNoTracking().Where(x => x.Id == command.Id).Select(x => new { x.MemberId, x.LeftOn }).SingleOrDefaultAsync(ct);
        if (membership is null)
        {
            return PartyErrors.MemberNotFound;
        }

        if (membership.LeftOn is not null)
        {
            return PartyErrors.MemberLeft;
        }

        var open = await db.PartyMemberships.AsNoTracking().Where(x => x.MemberId == membership.MemberId && x.LeftOn == null)
            .Select(x => new { x.Id, x.Since, Relation = x.Relations.Where(r => r.Until == null).Select(r => r.Kind).FirstOrDefault() }).ToListAsync(ct);
        if (open.OrderByDescending(x => x.Relation == MembershipRelation.Single).ThenBy(x => x.Since).ThenBy(x => x.Id).First().Id != command.Id)
        {
            return PartyErrors.SharedMember;
        }

        var faults = new FieldFaults();
        var name = faults.Take("name", PersonName.Parse(command.Name))?.Value ?? "";
        var phone = residents.ReadPhone(command.Phone, "", faults);
        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        var member = await db.PartyMembers.SingleAsync(x => x.Id == membership.MemberId, ct);
        if (member.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        if (member.Change(name, new(command.JoinedOn, command.FullOn, command.EmblemOn), phone, command.Phone is { } text && string.IsNullOrWhiteSpace(text), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new MemberChanged(command.Id, member.Version);
    }
}
