using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// Enters a household with its people; it counts for money when a second person has confirmed it. The head is the member whose relation is 户主,
/// or the first one when none says so. Without an origin township the site's lead township is meant.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record CreateHouseholdCommand(string Number, Guid CommunityId, Guid? DwellingId, DateOnly On, RelocationKind Relocation, PovertyStatus? Poverty, string? OriginTownshipCode,
    IReadOnlyList<MemberInput> Members, string? Reason) : IRequest<Result<HouseholdCreated>>;

public sealed record HouseholdCreated(Guid Id, Guid ChangeId, int Version);

internal sealed class CreateHouseholdValidator : AbstractValidator<CreateHouseholdCommand>
{
    public CreateHouseholdValidator()
    {
        RuleFor(x => x.Number).NotEmpty().WithMessage("请填写户编号。");
        RuleFor(x => x.Members).NotEmpty().WithMessage("请至少填写一名家庭成员。").Must(x => x is null || x.Count <= 30).WithMessage("一户最多30人，请核对。");
        RuleFor(x => x.Reason).MaximumLength(500).WithMessage("说明不能超过500个字。");
    }
}

internal sealed class CreateHouseholdHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor, ResidentIntake intake, TimeProvider clock)
    : IRequestHandler<CreateHouseholdCommand, Result<HouseholdCreated>>
{
    public Task<Result<HouseholdCreated>> Handle(CreateHouseholdCommand command, CancellationToken ct) => db.InTransactionAsync<Result<HouseholdCreated>>(async token =>
    {
        if (clock.CheckNotFuture(command.On) is { } future)
        {
            return future;
        }

        var community = await db.Communities.AsNoTracking().Include(x => x.Origins).SingleOrDefaultAsync(x => x.Id == command.CommunityId, token);
        if (community is null || !user.ScopeOf(Permissions.Registry.Write).Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var origin = string.IsNullOrEmpty(command.OriginTownshipCode) ? community.LeadTownshipCode : command.OriginTownshipCode;
        if (community.Origins.All(x => x.TownshipCode != origin))
        {
            return RegistryErrors.OriginNotParticipating;
        }

        if (await editor.CheckDwellingAsync(command.DwellingId, command.CommunityId, token) is { } noDwelling)
        {
            return noDwelling;
        }

        var number = await editor.FreeNumberAsync(command.Number, token);
        if (number.Error is { } taken)
        {
            return taken;
        }

        var people = await intake.ReadAsync(command.Members, "members", command.On, token);
        if (people.Error is { } wrong)
        {
            return wrong;
        }

        var household = Household.Form(number.Value, command.CommunityId, origin, command.Relocation, command.On, Confirmation.Pending);
        if (Fill(household, command, people.Value).Error is { } refused)
        {
            return refused;
        }

        var change = RegistryChange.NewHousehold(household, command.On, ChineseText.Sentence(command.Reason) is { Length: > 0 } reason ? reason : "新增户", user.Person, user.DisplayName, clock.GetUtcNow());
        db.Residents.AddRange(people.Value.Where(x => x.IsNew).Select(x => x.Resident));
        db.Households.Add(household);
        db.RegistryChanges.Add(change);
        await editor.SaveAsync([], [household], token);
        return new HouseholdCreated(household.Id, change.Id, household.Version);
    }, ct);

    private static Result Fill(Household household, CreateHouseholdCommand command, IReadOnlyList<Joining> people)
    {
        var heads = people.Where(x => x.RelationCode == RelationToHead.Head.Code).ToList();
        var head = heads.Count > 0 ? heads[0] : people[0];
        if (heads.Count > 1 || (heads.Count == 0 && people[0].RelationCode is not null))
        {
            return RegistryErrors.OneHead;
        }

        foreach (var person in people)
        {
            if (person != head && person.RelationCode is null)
            {
                return RegistryValueErrors.Relation;
            }

            if (household.AddMember(person.Resident.Id, person == head ? RelationToHead.Head.Code : person.RelationCode!, command.On) is { Error: not null } member)
            {
                return member;
            }
        }

        if (household.SetHead(head.Resident.Id, command.On) is { Error: not null } set)
        {
            return set;
        }

        if (command.Poverty is { } poverty && household.SetPoverty(poverty, command.On) is { Error: not null } status && status.Error != RegistryErrors.SamePoverty)
        {
            return status;
        }

        return household.Settle(command.CommunityId, command.DwellingId, command.On);
    }
}
