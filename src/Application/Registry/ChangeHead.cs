using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Another member becomes head. Relations are restated to the new head; <paramref name="Relations"/> overrules what is derived.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record ChangeHeadCommand(Guid Id, int? Version, DateOnly On, Guid ResidentId, IReadOnlyList<MemberRelation>? Relations) : IRequest<Result<HouseholdChanged>>;

/// <summary>A member's relation to the head, as GB/T 4761 code or word.</summary>
public sealed record MemberRelation(Guid ResidentId, string Relation);

internal sealed class ChangeHeadHandler(IAppDbContext db, HouseholdEditor editor) : IRequestHandler<ChangeHeadCommand, Result<HouseholdChanged>>
{
    public Task<Result<HouseholdChanged>> Handle(ChangeHeadCommand command, CancellationToken ct) =>
        editor.ChangeAsync(command.Id, command.Version, command.On, async (household, token) =>
        {
            if (await editor.CheckPeopleAsync(household, [command.ResidentId], command.Relations, token) is { } stranger)
            {
                return stranger;
            }

            var members = household.MembersOn(command.On).ToDictionary(x => x.ResidentId, x => x.RelationCode);
            var ids = members.Keys.ToList();
            var people = await db.Residents.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Sex, x.DiedOn }).ToDictionaryAsync(x => x.Id, token);
            if (people.TryGetValue(command.ResidentId, out var head) && head.DiedOn is not null)
            {
                return RegistryErrors.PersonDied;
            }

            if (household.SetHead(command.ResidentId, command.On) is { Error: not null } refused)
            {
                return refused;
            }

            foreach (var (residentId, code) in members.Where(x => x.Key != command.ResidentId))
            {
                var derived = RelationRestatement.Of(members[command.ResidentId], people[command.ResidentId].Sex, code, people[residentId].Sex);
                var relation = RelationToHead.Parse(command.Relations?.FirstOrDefault(x => x.ResidentId == residentId)?.Relation ?? derived);
                if (relation.Error is { } unknown)
                {
                    return unknown;
                }

                if (household.RestateRelation(residentId, relation.Value.Code, command.On) is { Error: not null } wrong)
                {
                    return wrong;
                }
            }

            return Result.Success;
        }, ct);
}
