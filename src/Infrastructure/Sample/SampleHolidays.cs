using Resettlement.Application.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>The real holiday tables of 2025 and 2026, entered by one administrator and confirmed by the other.</summary>
internal sealed class SampleHolidays(AppDbContext db, TimeProvider clock)
{
    public async Task WriteAsync(AppUser writer, AppUser confirmer, CancellationToken ct)
    {
        Add(2025, "国办发明电〔2024〕12号", new(2024, 11, 12), writer, confirmer,
        [
            .. Off("元旦", "2025-01-01", 1), .. Off("春节", "2025-01-28", 8), .. Off("清明节", "2025-04-04", 3), .. Off("劳动节", "2025-05-01", 5), .. Off("端午节", "2025-05-31", 3),
            .. Off("国庆节、中秋节", "2025-10-01", 8), .. Work("春节", "2025-01-26", "2025-02-08"), .. Work("劳动节", "2025-04-27"), .. Work("国庆节、中秋节", "2025-09-28", "2025-10-11"),
        ]);
        Add(2026, "国办发明电〔2025〕7号", new(2025, 11, 4), writer, confirmer,
        [
            .. Off("元旦", "2026-01-01", 3), .. Off("春节", "2026-02-15", 9), .. Off("清明节", "2026-04-04", 3), .. Off("劳动节", "2026-05-01", 5), .. Off("端午节", "2026-06-19", 3),
            .. Off("中秋节", "2026-09-25", 3), .. Off("国庆节", "2026-10-01", 7), .. Work("元旦", "2026-01-04"), .. Work("春节", "2026-02-14", "2026-02-28"), .. Work("劳动节", "2026-05-09"),
            .. Work("国庆节", "2026-09-20", "2026-10-10"),
        ]);
        await db.SaveChangesAsync(ct);
    }

    private void Add(int year, string number, DateOnly date, AppUser writer, AppUser confirmer, IReadOnlyList<HolidayInput> days)
    {
        var entered = HolidayYear.Enter(year, number, date, days, new PersonKey(writer.PersonIndex), writer.DisplayName, clock.GetUtcNow());
        if ((entered.Error ?? entered.Value.Confirm(new PersonKey(confirmer.PersonIndex), confirmer.DisplayName, clock.GetUtcNow()).Error) is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }

        db.HolidayYears.Add(entered.Value);
    }

    private static IEnumerable<HolidayInput> Off(string name, string from, int days) =>
        Enumerable.Range(0, days).Select(x => new HolidayInput(DateOnly.ParseExact(from, "yyyy-MM-dd", null).AddDays(x), DayKind.Off, name));

    private static IEnumerable<HolidayInput> Work(string name, params string[] days) => days.Select(day => new HolidayInput(DateOnly.ParseExact(day, "yyyy-MM-dd", null), DayKind.Work, name + "补班"));
}
