using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// 分户: some members form a household under a new number, in a dwelling of their own or, without one, in the same dwelling. It keeps the poverty status
/// and counts for money when a second person has confirmed it; a refusal gives the people back.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record SplitHouseholdCommand(Guid Id, int? Version, DateOnly On, string NewHouseholdNumber, IReadOnlyList<Guid> MemberIds, Guid HeadId, Guid? DwellingId,
    IReadOnlyList<MemberRelation>? Relations, string? Reason) : IRequest<Result<HouseholdSplit>>;

public sealed record HouseholdSplit(Guid Id, int Version, Guid NewHouseholdId, Guid ChangeId);

internal sealed class SplitHouseholdValidator : AbstractValidator<SplitHouseholdCommand>
{
    public SplitHouseholdValidator()
    {
        RuleFor(x => x.NewHouseholdNumber).NotEmpty().WithMessage("请填写新户编号。");
        RuleFor(x => x.MemberIds).NotEmpty().WithMessage("请选择分出的成员。");
        RuleFor(x => x.Reason).MaximumLength(500).WithMessage("理由不能超过500个字。");
    }
}

internal sealed class SplitHouseholdHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor, TimeProvider clock)
    : IRequestHandler<SplitHouseholdCommand, Result<HouseholdSplit>>
{
    public Task<Result<HouseholdSplit>> Handle(SplitHouseholdCommand command, CancellationToken ct) => db.InTransactionAsync<Result<HouseholdSplit>>(async token =>
    {
        var opened = await editor.OpenAsync(command.Id, command.Version, command.On, token);
        if (opened.Error is { } error)
        {
            return error;
        }

        var household = opened.Value;
        var leaving = command.MemberIds.Distinct().ToList();
        if (await editor.CheckPeopleAsync(household, leaving.Append(command.HeadId), command.Relations, token) is { } stranger)
        {
            return stranger;
        }

        var members = household.MembersOn(command.On).ToDictionary(x => x.ResidentId, x => x.RelationCode);
        if (Check(household, command, leaving, members) is { } refused)
        {
            return refused;
        }

        var number = await editor.FreeNumberAsync(command.NewHouseholdNumber, token);
        if (number.Error is { } taken)
        {
            return taken;
        }

        var stay = household.StayOn(command.On);
        if (await editor.CheckDwellingAsync(command.DwellingId, stay?.CommunityId ?? household.CommunityId, token) is { } missing)
        {
            return missing;
        }

        var before = HouseholdEditor.Holdings([household]);
        var created = Household.Form(number.Value, household.CommunityId, household.OriginTownshipCode, household.RelocationKind, command.On, Confirmation.Pending, household.Id);
        if (await MoveAsync(household, created, command, leaving, members, token) is { Error: { } wrong })
        {
            return wrong;
        }

        var reason = ChineseText.Sentence(command.Reason) is { Length: > 0 } given ? given : "分户";
        var change = RegistryChange.NewHousehold(created, command.On, $"{reason}（自{household.Number}户分出）", user.Person, user.DisplayName, clock.GetUtcNow());
        db.Households.Add(created);
        db.RegistryChanges.Add(change);
        await editor.SaveAsync(before, [household, created], token);
        return new HouseholdSplit(household.Id, household.Version, created.Id, change.Id);
    }, ct);

    private static Error? Check(Household household, SplitHouseholdCommand command, List<Guid> leaving, Dictionary<Guid, string> members) =>
        household.EndedOn is not null ? RegistryErrors.HouseholdEnded :
        household.Confirmation == Confirmation.Pending ? RegistryErrors.HouseholdPending :
        leaving.Exists(id => !members.ContainsKey(id)) ? RegistryErrors.NotMember :
        leaving.Count >= members.Count ? RegistryErrors.SplitAll :
        !leaving.Contains(command.HeadId) ? RegistryErrors.HeadNotAmongSplit :
        null;

    private async Task<Result> MoveAsync(Household household, Household created, SplitHouseholdCommand command, List<Guid> leaving, Dictionary<Guid, string> members, CancellationToken ct)
    {
        var sexes = await db.Residents.AsNoTracking().Where(x => leaving.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Sex, ct);
        foreach (var id in leaving)
        {
            var derived = id == command.HeadId ? RelationToHead.Head.Code : RelationRestatement.Of(members[command.HeadId], sexes[command.HeadId], members[id], sexes[id]);
            var asked = id == command.HeadId ? null : command.Relations?.FirstOrDefault(x => x.ResidentId == id)?.Relation;
            var relation = RelationToHead.Parse(asked ?? derived);
            if (relation.Error is { } unknown)
            {
                return unknown;
            }

            if (household.RemoveMember(id, command.On, "分户") is { Error: not null } refused)
            {
                return refused;
            }

            if (created.AddMember(id, relation.Value.Code, command.On) is { Error: not null } wrong)
            {
                return wrong;
            }
        }

        if (created.SetHead(command.HeadId, command.On) is { Error: not null } head)
        {
            return head;
        }

        Inherit(household, created, command);
        return Result.Success;
    }

    /// <summary>Status and, without a dwelling of their own, stays run on as the old household has them from that day.</summary>
    private static void Inherit(Household household, Household created, SplitHouseholdCommand command)
    {
        bool RunsOn(IDatedRow row) => row.Until is not { } until || (until > command.On && until > row.From);
        DateOnly Start(IDatedRow row) => row.From > command.On ? row.From : command.On;

        foreach (var spell in household.Poverty.Where(RunsOn).OrderBy(x => x.From))
        {
            _ = created.SetPoverty(spell.Status, Start(spell));
        }

        var stays = household.Stays.Where(RunsOn).OrderBy(x => x.From).ToList();
        if (command.DwellingId is { } dwelling)
        {
            _ = created.Settle(household.StayOn(command.On)?.CommunityId ?? household.CommunityId, dwelling, command.On, "分户");
            return;
        }

        foreach (var stay in stays)
        {
            _ = created.Settle(stay.CommunityId, stay.DwellingId, Start(stay), "分户");
        }

        if (stays.Count > 0 && stays[^1].Until is { } until)
        {
            _ = created.MoveOut(until, stays[^1].Reason);
        }
    }
}
