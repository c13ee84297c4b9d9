using Resettlement.Domain.Notices;

namespace Resettlement.Domain.UnitTests.Notices;

/// <summary>The tables of the State Council for 2025 (国办发明电〔2024〕12号) and 2026 (国办发明电〔2025〕7号), and what working days come out of them.</summary>
internal sealed class HolidayCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
    private static readonly HolidayCalendar Calendar = HolidayCalendar.Of([Confirmed(2025, Tables.Of2025), Confirmed(2026, Tables.Of2026)]);

    // make-up Saturdays and Sundays
    [TestCase("2025-01-26", true)]
    [TestCase("2025-02-08", true)]
    [TestCase("2025-04-27", true)]
    [TestCase("2025-09-28", true)]
    [TestCase("2025-10-11", true)]
    [TestCase("2026-01-04", true)]
    [TestCase("2026-02-14", true)]
    [TestCase("2026-02-28", true)]
    [TestCase("2026-05-09", true)]
    [TestCase("2026-09-20", true)]
    [TestCase("2026-10-10", true)]
    // weekdays off
    [TestCase("2025-01-01", false)]
    [TestCase("2025-02-04", false)]
    [TestCase("2025-06-02", false)]
    [TestCase("2025-10-08", false)]
    [TestCase("2026-01-02", false)]
    [TestCase("2026-02-23", false)]
    [TestCase("2026-04-06", false)]
    [TestCase("2026-05-05", false)]
    [TestCase("2026-06-19", false)]
    [TestCase("2026-09-25", false)]
    [TestCase("2026-10-07", false)]
    // ordinary days beside them
    [TestCase("2025-02-05", true)]
    [TestCase("2026-02-24", true)]
    [TestCase("2026-10-08", true)]
    [TestCase("2026-10-11", false)]
    [TestCase("2026-11-28", false)]
    [TestCase("2026-11-30", true)]
    public void A_day_is_judged_by_the_table_and_then_by_its_weekday(string day, bool working) => Assert.That(Calendar.IsWorkingDay(DateOnly.Parse(day)).Value, Is.EqualTo(working));

    [TestCase(2025, 248)]
    [TestCase(2026, 248)]
    public void A_year_has_the_working_days_that_are_published_for_it(int year, int days)
    {
        // 2026 closes with days that only the table of 2027 can judge, so they are counted by weekday here: none of the tables so far takes the last week of December
        var calendar = year == 2025 ? Calendar : HolidayCalendar.Of([Confirmed(2026, Tables.Of2026), Confirmed(2027, [new(new(2027, 1, 1), DayKind.Off, "元旦")])]);
        var count = Enumerable.Range(0, 365).Select(x => new DateOnly(year, 1, 1).AddDays(x)).Count(x => calendar.IsWorkingDay(x).Value);
        Assert.That(count, Is.EqualTo(days));
    }

    // counted by hand
    [TestCase("2026-11-25", "2026-12-04", "26, 27, 30, 1, 2, 3, 4")]
    [TestCase("2026-02-12", "2026-02-28", "13, 14 made up, 24, 25, 26, 27, 28 made up")]
    [TestCase("2026-09-30", "2026-10-15", "8, 9, 10 made up, 12, 13, 14, 15")]
    [TestCase("2025-09-30", "2025-10-16", "9, 10, 11 made up, 13, 14, 15, 16")]
    [TestCase("2026-04-30", "2026-05-13", "6, 7, 8, 9 made up, 11, 12, 13")]
    public void Seven_working_days_end_on(string published, string last, string days)
    {
        var period = NoticePeriod.After(DateOnly.Parse(published), Rules(NoticeUnit.WorkingDays), Calendar).Value;
        Assert.That((period.FirstDay, period.LastDay), Is.EqualTo((DateOnly.Parse(published).AddDays(1), DateOnly.Parse(last))), days);
    }

    [Test]
    public void Calendar_days_need_no_table()
    {
        var period = NoticePeriod.After(new(2031, 2, 1), Rules(NoticeUnit.CalendarDays), HolidayCalendar.Of([])).Value;
        Assert.That((period.FirstDay, period.LastDay), Is.EqualTo((new DateOnly(2031, 2, 2), new DateOnly(2031, 2, 8))));
    }

    [Test]
    public void A_period_that_touches_a_year_without_table_is_refused_and_the_year_is_named()
    {
        var only2025 = HolidayCalendar.Of([Confirmed(2025, Tables.Of2025)]);
        var refused = NoticePeriod.After(new(2025, 12, 24), Rules(NoticeUnit.WorkingDays), only2025).Error;
        Assert.That((refused?.Code, refused?.Message), Is.EqualTo(("notice.no-holiday-table", NoticeErrors.NoHolidayTable(2026).Message)));
        Assert.That(NoticePeriod.After(new(2025, 12, 12), Rules(NoticeUnit.WorkingDays), only2025).Value.LastDay, Is.EqualTo(new DateOnly(2025, 12, 23)));
    }

    [Test]
    public void A_table_that_nobody_confirmed_counts_for_nothing()
    {
        var draft = HolidayYear.Enter(2026, "国办发明电〔2025〕7号", new(2025, 11, 4), Tables.Of2026, new("a"), "甲", Now).Value;
        Assert.That(HolidayCalendar.Of([draft]).IsWorkingDay(new(2026, 3, 2)).Error?.Code, Is.EqualTo("notice.no-holiday-table"));
        Assert.That(draft.Confirm(new("a"), "甲", Now).Error, Is.EqualTo(NoticeErrors.OwnHolidayYear));
        Assert.That(draft.Confirm(new("b"), "乙", Now).IsSuccess);
        Assert.That(HolidayCalendar.Of([draft]).IsWorkingDay(new(2026, 3, 2)).Value, Is.True);
        Assert.That(draft.Change("国办发明电〔2025〕8号", new(2025, 12, 1), Tables.Of2026, new("b"), "乙", Now).IsSuccess);
        Assert.That(HolidayCalendar.Of([draft]).IsWorkingDay(new(2026, 3, 2)).Error?.Code, Is.EqualTo("notice.no-holiday-table"), "entered anew it waits for another person again");
    }

    [Test]
    public void A_table_may_speak_of_the_last_days_of_the_year_before()
    {
        // 2019: Saturday 29 December 2018 was made up for Monday 31 December
        HolidayInput[] days = [new(new(2018, 12, 29), DayKind.Work, "元旦"), new(new(2018, 12, 31), DayKind.Off, "元旦"), new(new(2019, 1, 1), DayKind.Off, "元旦")];
        var calendar = HolidayCalendar.Of([Confirmed(2018, [new(new(2018, 1, 1), DayKind.Off, "元旦")]), Confirmed(2019, days)]);
        Assert.That((calendar.IsWorkingDay(new(2018, 12, 29)).Value, calendar.IsWorkingDay(new(2018, 12, 31)).Value), Is.EqualTo((true, false)));
        Assert.That(HolidayYear.Enter(2019, "文", new(2018, 12, 6), [new(new(2018, 12, 24), DayKind.Off, "元旦")], new("a"), "甲", Now).Error?.Code, Is.EqualTo("notice.holiday-day"));
    }

    [TestCase("2026-03-04", "notice.make-up-weekday")]
    [TestCase("2027-01-02", "notice.holiday-day")]
    public void A_day_made_up_is_a_weekend_of_the_year(string day, string code) =>
        Assert.That(HolidayYear.Enter(2026, "文", new(2025, 11, 4), [new(DateOnly.Parse(day), DayKind.Work, "补班")], new("a"), "甲", Now).Error?.Code, Is.EqualTo(code));

    private static NoticeRules Rules(NoticeUnit unit) => new(Guid.Empty, 7, unit, 5);

    private static HolidayYear Confirmed(int year, IReadOnlyList<HolidayInput> days)
    {
        var table = HolidayYear.Enter(year, "国办发明电", new(year - 1, 11, 4), days, new("a"), "甲", Now).Value;
        Assert.That(table.Confirm(new("b"), "乙", Now).IsSuccess);
        return table;
    }

    private static class Tables
    {
        public static readonly HolidayInput[] Of2025 =
        [
            .. Off("元旦", "2025-01-01", "2025-01-01"), .. Off("春节", "2025-01-28", "2025-02-04"), .. Off("清明节", "2025-04-04", "2025-04-06"), .. Off("劳动节", "2025-05-01", "2025-05-05"),
            .. Off("端午节", "2025-05-31", "2025-06-02"), .. Off("国庆节、中秋节", "2025-10-01", "2025-10-08"), .. Work("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
        ];

        public static readonly HolidayInput[] Of2026 =
        [
            .. Off("元旦", "2026-01-01", "2026-01-03"), .. Off("春节", "2026-02-15", "2026-02-23"), .. Off("清明节", "2026-04-04", "2026-04-06"), .. Off("劳动节", "2026-05-01", "2026-05-05"),
            .. Off("端午节", "2026-06-19", "2026-06-21"), .. Off("中秋节", "2026-09-25", "2026-09-27"), .. Off("国庆节", "2026-10-01", "2026-10-07"),
            .. Work("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
        ];

        private static IEnumerable<HolidayInput> Off(string name, string from, string to)
        {
            for (var day = DateOnly.Parse(from); day <= DateOnly.Parse(to); day = day.AddDays(1))
            {
                yield return new(day, DayKind.Off, name);
            }
        }

        private static IEnumerable<HolidayInput> Work(params string[] days) => days.Select(day => new HolidayInput(DateOnly.Parse(day), DayKind.Work, "补班"));
    }
}
