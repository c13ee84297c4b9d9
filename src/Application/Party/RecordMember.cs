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
/// Takes a member into the register of a branch. A person whom another branch has registered is the same person: name and number must agree, and what is known of the
/// person stays as it is there.
/// </summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record RecordMemberCommand(Guid CommunityId, string Name, string IdNumber, string? ChecksumReason, string? Phone, DateOnly JoinedOn, DateOnly? FullOn, DateOnly? EmblemOn,
    MembershipRelation Relation, DateOnly Since) : IRequest<Result<MemberRecorded>>;

/// <param name="WasKnown">Another branch has registered the person.</param>
/// <param name="ResidentId">The resident with this ID number, if there is one.</param>
public sealed record MemberRecorded(Guid Id, bool WasKnown, Guid? ResidentId, int Version);

internal sealed class RecordMemberValidator : AbstractValidator<RecordMemberCommand>
{
    public RecordMemberValidator()
    {
        RuleFor(x => x.Relation).IsInEnum().WithMessage("请选择组织关系。");
        RuleFor(x => x.JoinedOn).NotEqual(default(DateOnly)).WithMessage("请填写入党日期。");
        RuleFor(x => x.Since).NotEqual(default(DateOnly)).WithMessage("请填写登记到本支部的日期。");
        RuleFor(x => x.ChecksumReason).MaximumLength(200).WithMessage("理由过长。");
    }
}

internal sealed class RecordMemberHandler(IAppDbContext db, ICurrentUser user, MemberIntake intake, ResidentIntake residents, TimeProvider clock) : IRequestHandler<RecordMemberCommand, Result<MemberRecorded>>
{
    public Task<Result<MemberRecorded>> Handle(RecordMemberCommand command, CancellationToken ct) => db.InTransactionAsync<Result<MemberRecorded>>(async token =>
    {
        if (!user.ScopeOf(Permissions.Party.Write).Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, token))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var faults = new FieldFaults();
        var name = faults.Take("name", PersonName.Parse(command.Name))?.Value ?? "";
        var (id, waiver) = residents.ReadId(command.IdNumber, command.ChecksumReason, "", faults);
        var phone = residents.ReadPhone(command.Phone, "", faults);
        if (id is null && string.IsNullOrWhiteSpace(command.IdNumber))
        {
            faults.Add("idNumber", PartyErrors.IdRequired);
        }

        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        var known = await intake.KnownAsync([id!], token);
        var joined = intake.Join(new(name, id!, waiver, phone, new(command.JoinedOn, command.FullOn, command.EmblemOn), command.Relation, command.Since), command.CommunityId, known, clock.LocalToday());
        if (joined.Error is { } refused)
        {
            return refused;
        }

        var (member, isNew, membership) = joined.Value;
        if (isNew)
        {
            db.PartyMembers.Add(member);
        }

        db.PartyMemberships.Add(membership);
        await db.SaveChangesAsync(token);
        return new MemberRecorded(membership.Id, !isNew, known.Residents.TryGetValue(member.IdNumberIndex, out var resident) ? resident : null, member.Version);
    }, ct);
}
