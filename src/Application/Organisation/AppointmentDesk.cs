using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Organisation;

/// <summary>What appointments of one community are judged by, read once.</summary>
internal sealed record StaffView(StaffPicture Picture, int? Quota, PolicyInForce? QuotaPolicy);

/// <summary>
/// Judges appointments against everything that is held already (<see cref="StaffPicture"/>) and adds them. Form, election, import and approval come through here; the caller
/// holds the <see cref="StaffLock"/> of the community.
/// </summary>
internal sealed class AppointmentDesk(IAppDbContext db, StaffingQuota quotas, TimeProvider clock)
{
    /// <summary>Judges a new appointment and adds it: in force, or waiting for the lead township when it goes beyond the quota with a reason.</summary>
    public async Task<Result> AdmitAsync(Appointment appointment, string? overQuotaReason, CancellationToken ct) =>
        await AdmitAsync(await ViewAsync(appointment.CommunityId, [appointment.OfficeHolderId], ct), appointment, overQuotaReason, ct);

    /// <summary>The same for many, one after the other.</summary>
    public async Task<Result> AdmitAsync(StaffView view, Appointment appointment, string? overQuotaReason, CancellationToken ct)
    {
        var wanted = StaffPost.Of(appointment);
        if (view.Picture.Against(wanted) is { } against)
        {
            return against;
        }

        var beyond = view.Picture.IsBeyondQuota(wanted, ReasonShape.IsReason(overQuotaReason));
        if (beyond.Error is { } full)
        {
            return full;
        }

        if (beyond.Value)
        {
            var policy = view.QuotaPolicy!;
            if ((await PolicyLookup.UseAsync(db, policy, clock.LocalToday(), ct)).Error is { } unusable)
            {
                return unusable;
            }

            appointment.Await(overQuotaReason!, view.Quota!.Value, view.Picture.PeopleInQuota, policy.Id);
        }

        db.Appointments.Add(appointment);
        await db.SaveChangesAsync(ct);
        view.Picture.Add(StaffPost.Of(appointment));
        return Result.Success;
    }

    /// <summary>What stands against a proposal beside the quota, now that somebody approves it.</summary>
    public async Task<Error?> AgainstAsync(Appointment appointment, CancellationToken ct) =>
        (await ViewAsync(appointment.CommunityId, [appointment.OfficeHolderId], ct)).Picture.Against(StaffPost.Of(appointment) with { IsProposed = true });

    public async Task<StaffView> ViewAsync(Guid communityId, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var maturity = await db.MaturityDecisions.AsNoTracking().Where(x => x.CommunityId == communityId).Select(x => new MaturityMark(x.From, x.DecidedAt, x.Level)).ToListAsync(ct);
        Guid[] judged = [.. people];
        var ties = await db.KinTies.AsNoTracking().Where(x => !x.IsWithdrawn && (EF.Parameter(judged).Contains(x.FirstHolderId) || EF.Parameter(judged).Contains(x.SecondHolderId)))
            .Select(x => new { x.FirstHolderId, x.SecondHolderId }).ToListAsync(ct);
        var held = await db.Appointments.AsNoTracking()
            .Where(x => (x.CommunityId == communityId || EF.Parameter(judged).Contains(x.OfficeHolderId)) && x.State != AppointmentState.Refused && (x.EndedOn == null || x.EndedOn > x.From)).ToListAsync(ct);
        var quota = await quotas.ForAsync(communityId, today, ct);
        return new(
            new StaffPicture(communityId, today, maturity, await MatrixAsync(today, ct), quota.Error is { } unknown ? unknown : new QuotaRule(quota.Value.Posts, quota.Value.Enforcement),
                held.Select(StaffPost.Of), ties.Select(x => (x.FirstHolderId, x.SecondHolderId))),
            quota.IsSuccess ? quota.Value.Posts : null, quota.IsSuccess ? quota.Value.Policy.Version : null);
    }

    /// <summary>The incompatible posts in force on a day, or what is missing.</summary>
    public async Task<Result<IncompatibilityMatrix>> MatrixAsync(DateOnly day, CancellationToken ct)
    {
        var policy = await PolicyLookup.FindAsync(db, PolicyArea.Staffing, day, ct);
        if (policy.Error is { } none)
        {
            return none;
        }

        // a version from before the matrix was a parameter says nothing, and nothing is no permission
        return policy.Value.Values.Any(x => x.Key == PolicyKeys.StaffingIncompatible)
            ? new IncompatibilityMatrix(policy.Value.Choices<IncompatiblePair>(PolicyKeys.StaffingIncompatible))
            : AppointmentErrors.NoMatrix;
    }
}

internal static class Maturities
{
    /// <summary>The maturity that holds on a day; null when nothing was decided.</summary>
    public static async Task<MaturityLevel?> OnAsync(IAppDbContext db, Guid communityId, DateOnly day, CancellationToken ct)
    {
        var decisions = await db.MaturityDecisions.AsNoTracking().Where(x => x.CommunityId == communityId && x.From <= day).Select(x => new { x.Level, x.From, x.DecidedAt }).ToListAsync(ct);
        return decisions.Count == 0 ? null : decisions.MaxBy(x => (x.From, x.DecidedAt))!.Level;
    }
}
