using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

/// <summary>The rules of the policy version that holds on the day of publication. <paramref name="AnswerDays"/> are the working days in which an objection is answered; 0 = by the last day of the notice.</summary>
public sealed record NoticeRules(Guid PolicyVersionId, int Days, NoticeUnit Unit, int AnswerDays);

/// <summary>The days of a notice, both included. Counting starts on the day after the publication.</summary>
public readonly record struct NoticePeriod(DateOnly FirstDay, DateOnly LastDay)
{
    /// <returns>The period, or notice.no-holiday-table when a day cannot be judged.</returns>
    public static Result<NoticePeriod> After(DateOnly published, NoticeRules rules, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(calendar);
        var first = published.AddDays(1);
        if (rules.Unit == NoticeUnit.CalendarDays)
        {
            return new NoticePeriod(first, published.AddDays(rules.Days));
        }

        var last = calendar.AddWorkingDays(published, rules.Days);
        return last.Error is { } error ? error : new NoticePeriod(first, last.Value);
    }
}
