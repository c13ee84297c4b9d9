using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>A person joins by birth, marriage or otherwise. Somebody known from before is taken up again under the same ID number.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record AddMemberCommand(Guid Id, int? Version, DateOnly On, MemberInput Member) : IRequest<Result<MemberAdded>>;

public sealed record MemberAdded(Guid HouseholdId, Guid ResidentId, int Version);

/// <summary>A member leaves; the day is the first one outside. The head is refused until there is another one.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record RemoveMemberCommand(Guid Id, Guid ResidentId, int? Version, DateOnly On, string Reason) : IRequest<Result<HouseholdChanged>>;

internal sealed class AddMemberHandler(IAppDbContext db, HouseholdEditor editor, ResidentIntake intake) : IRequestHandler<AddMemberCommand, Result<MemberAdded>>
{
    public async Task<Result<MemberAdded>> Handle(AddMemberCommand command, CancellationToken ct)
    {
        var residentId = Guid.Empty;
        var changed = await editor.ChangeAsync(command.Id, command.Version, command.On, async (household, token) =>
        {
            var people = await intake.ReadAsync([command.Member], "", command.On, token);
            if (people.Error is { } wrong)
            {
                return wrong;
            }

            var person = people.Value[0];
            if (person.RelationCode is null)
            {
                return RegistryValueErrors.Relation;
            }

            if (person.RelationCode == RelationToHead.Head.Code)
            {
                return RegistryErrors.RelationOfHead;
            }

            if (person.IsNew)
            {
                db.Residents.Add(person.Resident);
            }

            residentId = person.Resident.Id;
            return household.AddMember(residentId, person.RelationCode, command.On);
        }, ct);
        return changed.Error is { } error ? error : new MemberAdded(changed.Value.Id, residentId, changed.Value.Version);
    }
}

internal sealed class RemoveMemberValidator : AbstractValidator<RemoveMemberCommand>
{
    public RemoveMemberValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class RemoveMemberHandler(HouseholdEditor editor) : IRequestHandler<RemoveMemberCommand, Result<HouseholdChanged>>
{
    public Task<Result<HouseholdChanged>> Handle(RemoveMemberCommand command, CancellationToken ct) =>
        editor.ChangeAsync(command.Id, command.Version, command.On,
            async (household, token) => await editor.CheckPeopleAsync(household, [command.ResidentId], null, token) is { } stranger
                ? stranger
                : household.RemoveMember(command.ResidentId, command.On, ReasonShape.Tidy(command.Reason)), ct);
}
