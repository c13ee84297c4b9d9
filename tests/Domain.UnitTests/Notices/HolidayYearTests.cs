using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Domain.UnitTests.Notices;

internal sealed class HolidayYearTests
{
    private static readonly PersonKey First = new("a");
    private static readonly PersonKey Second = new("b");
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
    private static readonly HolidayInput NewYear = new(new(2026, 1, 1), DayKind.Off, " 元旦 ");
    private static readonly HolidayInput MadeUp = new(new(2026, 1, 4), DayKind.Work, "补班");

    [TestCase(1999, "notice.holiday-year")]
    [TestCase(2000, null)]
    [TestCase(2100, null)]
    [TestCase(2101, "notice.holiday-year")]
    public void A_table_is_of_a_year_people_live_in(int year, string? code) =>
        Assert.That(HolidayYear.Enter(year, "文", new(2025, 11, 4), [new(new(year, 1, 1), DayKind.Off, "元旦")], First, "甲", Now).Error?.Code, Is.EqualTo(code));

    [Test]
    public void A_table_needs_its_document_and_days_that_are_of_the_year_and_named_once()
    {
        static string? Code(string number, DateOnly date, params HolidayInput[] days) => HolidayYear.Enter(2026, number, date, days, First, "甲", Now).Error?.Code;
        var date = new DateOnly(2025, 11, 4);

        Assert.Multiple(() =>
        {
            Assert.That(Code(" ", date, NewYear), Is.EqualTo("notice.holiday-document"));
            Assert.That(Code("文", default, NewYear), Is.EqualTo("notice.holiday-document"));
            Assert.That(Code("文", date), Is.EqualTo("notice.holiday-days"));
            Assert.That(Code("文", date, NewYear, NewYear), Is.EqualTo("notice.holiday-day"));
            Assert.That(Code("文", date, NewYear with { Name = " " }), Is.EqualTo("notice.holiday-day"));
            Assert.That(Code("文", date, new HolidayInput(new(2025, 12, 24), DayKind.Off, "元旦")), Is.EqualTo("notice.holiday-day"));
            Assert.That(Code("文", date, new HolidayInput(new(2025, 12, 25), DayKind.Off, "元旦")), Is.Null);
            Assert.That(Code("文", date, new HolidayInput(new(2026, 12, 31), DayKind.Off, "元旦")), Is.Null);
            Assert.That(Code("文", date, new HolidayInput(new(2027, 1, 1), DayKind.Off, "元旦")), Is.EqualTo("notice.holiday-day"));
        });
    }

    [Test]
    public void A_table_entered_anew_has_only_the_new_days_and_waits_for_a_second_person_again()
    {
        var table = HolidayYear.Enter(2026, " 文 ", new(2025, 11, 4), [NewYear, MadeUp], First, "甲", Now).Value;
        Assert.That(Days(table), Is.EquivalentTo(new[] { (NewYear.Date, DayKind.Off, "元旦"), (MadeUp.Date, DayKind.Work, "补班") }));
        Assert.That(table.Confirm(First, "甲", Now).Error?.Code, Is.EqualTo("notice.own-holiday-year"));
        Assert.That(table.Confirm(Second, "乙", Now).IsSuccess, Is.True);
        Assert.That((table.State, table.ConfirmedBy, table.ConfirmedByName, table.Version), Is.EqualTo((HolidayYearState.Confirmed, (PersonKey?)Second, "乙", 2)));
        Assert.That(table.Confirm(Second, "乙", Now).Error?.Code, Is.EqualTo("notice.holiday-year-confirmed"));

        Assert.That(table.Change("文2", new(2025, 12, 1), [NewYear with { Kind = DayKind.Off, Name = "新年" }, new(new(2026, 1, 2), DayKind.Off, "元旦")], Second, "乙", Now).IsSuccess, Is.True);

        Assert.That(Days(table), Is.EquivalentTo(new[] { (NewYear.Date, DayKind.Off, "新年"), (new DateOnly(2026, 1, 2), DayKind.Off, "元旦") }));
        Assert.That((table.State, table.ConfirmedBy, table.DocumentNumber, table.EnteredByName, table.Version), Is.EqualTo((HolidayYearState.Draft, (PersonKey?)null, "文2", "乙", 3)));
        Assert.That(table.Change("", new(2025, 12, 1), [NewYear], First, "甲", Now).Error?.Code, Is.EqualTo("notice.holiday-document"));
    }

    [Test]
    public void Where_two_tables_speak_of_one_day_the_later_year_holds()
    {
        var day = new DateOnly(2025, 12, 31);
        var old = Confirmed(2025, new HolidayInput(new(2025, 12, 27), DayKind.Work, "补班"), new HolidayInput(day, DayKind.Off, "元旦"));
        var late = Confirmed(2026, new HolidayInput(new(2025, 12, 27), DayKind.Off, "元旦"), NewYear);

        foreach (var tables in new[] { new[] { old, late }, [late, old] })
        {
            Assert.That((HolidayCalendar.Of(tables).IsWorkingDay(new(2025, 12, 27)).Value, HolidayCalendar.Of(tables).IsWorkingDay(day).Value), Is.EqualTo((false, false)));
        }
    }

    [TestCase("2025-12-24", new[] { 2025 })]
    [TestCase("2025-12-25", new[] { 2025, 2026 })]
    [TestCase("2025-12-31", new[] { 2025, 2026 })]
    [TestCase("2026-01-01", new[] { 2026 })]
    public void The_last_week_of_a_year_needs_the_table_of_the_next_too(string day, int[] years) => Assert.That(HolidayCalendar.YearsFor(DateOnly.Parse(day)), Is.EqualTo(years));

    [Test]
    public void Days_are_never_counted_backwards() => Assert.That(() => HolidayCalendar.Of([]).AddWorkingDays(new(2026, 1, 1), -1), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static HolidayYear Confirmed(int year, params HolidayInput[] days)
    {
        var table = HolidayYear.Enter(year, "文", new(year - 1, 11, 4), days, First, "甲", Now).Value;
        Assert.That(table.Confirm(Second, "乙", Now).IsSuccess, Is.True);
        return table;
    }

    private static IEnumerable<(DateOnly Date, DayKind Kind, string Name)> Days(HolidayYear table) => table.Days.Select(day => (day.Date, day.Kind, day.Name));
}
