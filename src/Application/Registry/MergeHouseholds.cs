using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// 合户: every member joins another household and this one ends. Its receipts, accounts and subsidies stay under its own number.
/// <paramref name="Relations"/> names the members' relations to the head they join; without it they are 97 其他亲属.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record MergeHouseholdCommand(Guid Id, int? Version, DateOnly On, Guid IntoHouseholdId, IReadOnlyList<MemberRelation>? Relations) : IRequest<Result<HouseholdMerged>>;

public sealed record HouseholdMerged(Guid Id, int Version, Guid IntoHouseholdId, int Members);

internal sealed class MergeHouseholdHandler(IAppDbContext db, HouseholdEditor editor) : IRequestHandler<MergeHouseholdCommand, Result<HouseholdMerged>>
{
    private const string OtherKin = "97";

    public Task<Result<HouseholdMerged>> Handle(MergeHouseholdCommand command, CancellationToken ct) => db.InTransactionAsync<Result<HouseholdMerged>>(async token =>
    {
        if (command.Id == command.IntoHouseholdId)
        {
            return RegistryErrors.MergeIntoItself;
        }

        var opened = await editor.OpenAsync(command.Id, command.Version, command.On, token);
        if (opened.Error is { } error)
        {
            return error;
        }

        var household = opened.Value;
        if (await editor.LoadAsync(command.IntoHouseholdId, token) is not { } into)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        if (await editor.CheckPeopleAsync(household, [], command.Relations, token) is { } stranger)
        {
            return stranger;
        }

        if (household.EndedOn is not null || into.EndedOn is not null)
        {
            return RegistryErrors.HouseholdEnded;
        }

        if (household.Confirmation == Confirmation.Pending || into.Confirmation == Confirmation.Pending)
        {
            return RegistryErrors.HouseholdPending;
        }

        if (await db.RegistryChanges.AnyAsync(x => x.HouseholdId == household.Id && x.State == Confirmation.Pending, token)
            || await db.PayoutAccounts.AnyAsync(x => x.HouseholdId == household.Id && x.State == AccountState.Pending, token))
        {
            return RegistryErrors.PendingChanges;
        }

        var before = HouseholdEditor.Holdings([household, into]);
        var members = household.MembersOn(command.On).Select(x => x.ResidentId).ToList();
        if (household.End(HouseholdEnd.Merged, command.On, into.Id) is { Error: { } later })
        {
            return later;
        }

        foreach (var id in members)
        {
            var relation = RelationToHead.Parse(command.Relations?.FirstOrDefault(x => x.ResidentId == id)?.Relation ?? OtherKin);
            if (relation.Error is { } unknown)
            {
                return unknown;
            }

            if (relation.Value.IsHead)
            {
                return RegistryErrors.RelationOfHead;
            }

            if (into.AddMember(id, relation.Value.Code, command.On) is { Error: { } refused })
            {
                return refused;
            }
        }

        await editor.SaveAsync(before, [household, into], token);
        return new HouseholdMerged(household.Id, household.Version, into.Id, members.Count);
    }, ct);
}
