using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>
/// Finds double pay in a payroll. Of two payrolls with the same person the one that was computed later is flagged, whatever becomes of either afterwards, so that one person at
/// least has to look at it and never two.
/// </summary>
internal sealed class PayrollFlags(IAppDbContext db)
{
    public async Task<IReadOnlyList<FoundFlag>> FindAsync(PayrollRun run, PayrollSheet sheet, CancellationToken ct)
    {
        var (runId, communityId, computedAt) = (run.Id, run.CommunityId, run.ComputedAt);
        var paid = sheet.Lines.Where(x => x.EntitledFen > 0).ToList();
        var (holders, months) = (paid.Select(x => x.Person.HolderId).Distinct().ToArray(), paid.Select(x => x.Person.Month.First).Distinct().ToArray());
        var elsewhere = await (
            from line in db.PayrollLines.AsNoTracking()
            where EF.Parameter(holders).Contains(line.HolderId) && EF.Parameter(months).Contains(line.ForMonth) && line.EntitledFen > 0
            join other in db.PayrollRuns on line.RunId equals other.Id
            where other.CommunityId != communityId && other.Id != runId && other.State != PayrollState.Cancelled && other.ComputedAt <= computedAt
            join community in db.Communities on other.CommunityId equals community.Id
            select new { line.HolderId, line.ForMonth, other.Id, other.ComputedAt, community.Code, community.Name, line.PaidDays, line.AmountFen }).ToListAsync(ct);
        var dispatched = await DispatchedElsewhereAsync(communityId, holders, months, ct);
        var found = new List<FoundFlag>();
        foreach (var line in paid)
        {
            var person = line.Person;
            var others = elsewhere.Where(x => x.HolderId == person.HolderId && x.ForMonth == person.Month.First && IsEarlier(x.ComputedAt, x.Id))
                .OrderBy(x => x.Code, StringComparer.Ordinal).Select(x => $"{x.Name}（{x.PaidDays}天）").Distinct().ToList();
            if (others.Count > 0)
            {
                found.Add(new(PayrollFlagKind.TwoCommunities, person.HolderId, person.HolderName, person.Month.First, $"{person.Month.Chinese}在本社区计{person.PaidDays}天，同时在{string.Join('、', others)}领取"));
            }

            if (person.Segments.FirstOrDefault(x => x.Post.IsServing) is { } serving)
            {
                found.Add(new(PayrollFlagKind.ServingCadre, person.HolderId, person.HolderName, person.Month.First, $"在职干部派驻任职，{person.Month.Chinese}按{serving.Rate.Document}在本社区领取报酬"));
            }
            else if (dispatched.FirstOrDefault(x => x.HolderId == person.HolderId && x.From <= person.Month.Last && (x.Until == null || x.Until > person.Month.First)) is { } other)
            {
                found.Add(new(PayrollFlagKind.ServingCadre, person.HolderId, person.HolderName, person.Month.First, $"在职干部派驻{other.Community}任职，{person.Month.Chinese}在本社区领取报酬"));
            }
        }

        return found;

        bool IsEarlier(DateTimeOffset at, Guid id) => at < computedAt || (at == computedAt && id.CompareTo(runId) < 0);
    }

    /// <summary>Whom another unit pays because they are dispatched, still in service, to another community.</summary>
    private async Task<List<Dispatch>> DispatchedElsewhereAsync(Guid communityId, Guid[] holders, DateOnly[] months, CancellationToken ct)
    {
        if (months.Length == 0)
        {
            return [];
        }

        var (first, last) = (months.Min(), PayMonth.Of(months.Max()).Last);
        return await (
            from appointment in db.Appointments.AsNoTracking()
            where appointment.CommunityId != communityId && EF.Parameter(holders).Contains(appointment.OfficeHolderId) && appointment.Source == CadreSource.ServingCadre
                && (appointment.State == AppointmentState.Active || appointment.State == AppointmentState.Ended)
                && appointment.From <= last && (appointment.EndedOn == null || appointment.EndedOn > first)
            join community in db.Communities on appointment.CommunityId equals community.Id
            orderby community.Code, appointment.From
            select new Dispatch(appointment.OfficeHolderId, community.Name, appointment.From, appointment.EndedOn)).ToListAsync(ct);
    }

    /// <summary>Keeps what is still found with what was said about it, drops the rest and raises what is new.</summary>
    public async Task RenewAsync(PayrollRun run, IReadOnlyList<FoundFlag> found, CancellationToken ct)
    {
        var known = await db.PayrollFlags.AsTracking().Where(x => x.RunId == run.Id).ToListAsync(ct);
        db.PayrollFlags.RemoveRange(known.Where(flag => !found.Any(flag.Is)));
        db.PayrollFlags.AddRange(found.Where(x => !known.Exists(flag => flag.Is(x))).Select(x => PayrollFlag.Raise(run, x)));
    }

    /// <summary>How many of what is found nobody has cleared.</summary>
    public async Task<int> CountOpenAsync(PayrollRun run, IReadOnlyList<FoundFlag> found, CancellationToken ct)
    {
        var cleared = await db.PayrollFlags.AsNoTracking().Where(x => x.RunId == run.Id && x.State == PayrollFlagState.Cleared).ToListAsync(ct);
        return found.Count(x => !cleared.Exists(flag => flag.Is(x)));
    }

    private sealed record Dispatch(Guid HolderId, string Community, DateOnly From, DateOnly? Until);
}
