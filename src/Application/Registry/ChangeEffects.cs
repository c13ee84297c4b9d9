using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>What a decision of the second person does to household and resident, in the decision's own transaction.</summary>
internal sealed class ChangeEffects(IAppDbContext db, HouseholdEditor editor)
{
    public async Task<Result> ConfirmAsync(RegistryChange change, CancellationToken ct)
    {
        // the scope was checked on the change; a person may have moved to another household since
        var householdId = change.Kind == RegistryChangeKind.Death
            ? await db.HouseholdMembers.AsNoTracking().Where(x => x.ResidentId == change.ResidentId && x.Until == null).Select(x => (Guid?)x.HouseholdId).SingleOrDefaultAsync(ct)
            : change.HouseholdId;
        if (householdId is not { } id || await editor.LoadAsync(id, AccessScope.County, ct) is not { } household)
        {
            return RegistryErrors.NotMember;
        }

        var before = HouseholdEditor.Holdings([household]);
        var result = change.Kind switch
        {
            RegistryChangeKind.NewHousehold => household.Confirm(),
            RegistryChangeKind.PovertyStatus => household.SetPoverty(change.Status!.Value, change.EffectiveOn),
            _ => await DieAsync(change, household, ct),
        };
        if (result.Error is null)
        {
            await editor.SaveAsync(before, [household], ct);
        }

        return result;
    }

    /// <summary>Only a new household leaves traces to be undone: its rows are taken back, and people of a split return to where they came from.</summary>
    public async Task<Result> RejectAsync(RegistryChange change, CancellationToken ct)
    {
        if (change.Kind != RegistryChangeKind.NewHousehold)
        {
            await db.SaveChangesAsync(ct);
            return Result.Success;
        }

        if (await editor.LoadAsync(change.HouseholdId, AccessScope.County, ct) is not { } household)
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var predecessor = household.PredecessorId is { } id ? await editor.LoadAsync(id, AccessScope.County, ct) : null;
        if (predecessor is { EndedOn: not null })
        {
            return RegistryErrors.HouseholdEnded;
        }

        var before = HouseholdEditor.Holdings(predecessor is null ? [household] : [household, predecessor]);
        var returning = household.Members.Where(x => x.Until is null).Select(x => x.ResidentId).ToList();
        if (household.Reject().Error is { } decided)
        {
            return decided;
        }

        // saved first: the database allows one open membership of a person at any moment
        await db.SaveChangesAsync(ct);
        if (predecessor is not null)
        {
            foreach (var residentId in returning.Where(x => predecessor.Members.Any(member => member.ResidentId == x && member.Until == household.FormedOn)))
            {
                if (predecessor.TakeBack(residentId, household.FormedOn).Error is { } gone)
                {
                    return gone;
                }
            }
        }

        await editor.SaveAsync(before, predecessor is null ? [household] : [household, predecessor], ct);
        return Result.Success;
    }

    private async Task<Result> DieAsync(RegistryChange change, Household household, CancellationToken ct)
    {
        var resident = await db.Residents.SingleAsync(x => x.Id == change.ResidentId, ct);
        if (resident.DiedOn is not null)
        {
            return RegistryErrors.PersonDied;
        }

        if (household.MemberDied(resident.Id, change.EffectiveOn, "死亡") is { Error: not null } refused)
        {
            return refused;
        }

        resident.RecordDeath(change.EffectiveOn);
        if (!household.Members.Any(x => x.Until is null))
        {
            // nobody is left; when something later is on record the household stays for a clerk to look at
            _ = household.End(HouseholdEnd.Extinct, change.EffectiveOn);
        }

        return Result.Success;
    }
}
