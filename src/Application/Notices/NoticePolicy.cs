using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Notices;

internal static class NoticePolicy
{
    public static NoticeRules From(PolicyInForce policy) => new(policy.Id, policy.Integer(PolicyKeys.NoticeDays),
        policy.Text(PolicyKeys.NoticeUnit) == "working_days" ? NoticeUnit.WorkingDays : NoticeUnit.CalendarDays, policy.OptionalInteger(PolicyKeys.NoticeAnswerDays) ?? 0);

    /// <summary>The confirmed tables around a day.</summary>
    public static async Task<HolidayCalendar> CalendarAsync(this IAppDbContext db, DateOnly around, CancellationToken ct)
    {
        var (from, to) = (around.Year - 1, around.Year + 1);
        return HolidayCalendar.Of(await db.HolidayYears.AsNoTracking().Include(x => x.Days).Where(x => x.State == HolidayYearState.Confirmed && x.Year >= from && x.Year <= to).ToListAsync(ct));
    }
}
