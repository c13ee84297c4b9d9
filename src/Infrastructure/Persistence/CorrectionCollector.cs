using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>
/// Notes for which households the past of a quarter that is over is being changed, whichever command does it: paid quarters are found by it. A new household has no past, and a change that
/// holds from a day of the running quarter leaves the past as it was.
/// </summary>
internal static class CorrectionCollector
{
    public static async Task<List<RegistryCorrection>> CollectAsync(AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var (first, people, forming) = (new Dictionary<Guid, DateOnly>(), new Dictionary<Guid, DateOnly>(), new HashSet<Guid>());
        foreach (var entry in db.ChangeTracker.Entries().Where(x => x.State is EntityState.Added or EntityState.Modified))
        {
            switch (entry.Entity)
            {
                case Household household when entry.State == EntityState.Added:
                    forming.Add(household.Id);
                    break;
                case Household household when entry.Property(nameof(Household.RelocationKind)).IsModified:
                    Note(household.Id, household.FormedOn);
                    break;
                case Resident resident when entry.State == EntityState.Modified && FirstDay(resident, entry) is { } day:
                    people[resident.Id] = day;
                    break;
                case IDatedRow row when HouseholdOf(row) is { } household && FirstDay(row, entry) is { } day:
                    Note(household, day);
                    break;
            }
        }

        if (people.Count > 0)
        {
            await NotePeopleAsync(db, people, Note, ct);
        }

        var start = Quarter.Of(now.ToLocalDay()).Start;
        var corrections = first.Where(x => x.Value < start && !forming.Contains(x.Key)).Select(x => new RegistryCorrection { HouseholdId = x.Key, From = x.Value, At = now }).ToList();
        db.RegistryCorrections.AddRange(corrections);
        return corrections;

        void Note(Guid household, DateOnly day) => first[household] = first.TryGetValue(household, out var known) && known < day ? known : day;
    }

    private static Guid? HouseholdOf(IDatedRow row) => row switch
    {
        HouseholdStay stay => stay.HouseholdId,
        HouseholdMember member => member.HouseholdId,
        PovertySpell spell => spell.HouseholdId,
        _ => null,
    };

    private static DateOnly? FirstDay(IDatedRow row, EntityEntry entry)
    {
        if (entry.State == EntityState.Added)
        {
            return row.Until <= row.From ? null : row.From;
        }

        var until = entry.Property(nameof(IDatedRow.Until));
        if (!until.IsModified)
        {
            return null;
        }

        var before = (DateOnly?)until.OriginalValue;
        return before is null || row.Until < before ? row.Until : before;
    }

    /// <summary>A death and a relocation kind are of a person; a kind was never otherwise than it is now.</summary>
    private static DateOnly? FirstDay(Resident resident, EntityEntry entry)
    {
        if (entry.Property(nameof(Resident.RelocationKind)).IsModified)
        {
            return resident.BirthDate;
        }

        var died = entry.Property(nameof(Resident.DiedOn));
        var before = (DateOnly?)died.OriginalValue;
        return !died.IsModified ? null : before is null || resident.DiedOn < before ? resident.DiedOn : before;
    }

    private static async Task NotePeopleAsync(AppDbContext db, Dictionary<Guid, DateOnly> people, Action<Guid, DateOnly> note, CancellationToken ct)
    {
        var ids = people.Keys.ToArray();
        foreach (var member in await db.HouseholdMembers.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.ResidentId)).Select(x => new { x.HouseholdId, x.ResidentId, x.From }).ToListAsync(ct))
        {
            note(member.HouseholdId, member.From > people[member.ResidentId] ? member.From : people[member.ResidentId]);
        }
    }
}
