using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>The holiday tables, newest year first.</summary>
[RequiresPermission(Permissions.Policies.Read)]
public sealed record ListHolidaysQuery : IRequest<Result<HolidayTable[]>>;

public sealed record HolidayTable(
    Guid Id, int Year, HolidayYearState State, string DocumentNumber, DateOnly DocumentDate, IReadOnlyList<HolidayRow> Days, string EnteredByName, DateTimeOffset EnteredAt,
    string? ConfirmedByName, DateTimeOffset? ConfirmedAt, int Version);

public sealed record HolidayRow(DateOnly Date, DayKind Kind, string Name);

internal sealed class ListHolidaysHandler(IAppDbContext db) : IRequestHandler<ListHolidaysQuery, Result<HolidayTable[]>>
{
    public async Task<Result<HolidayTable[]>> Handle(ListHolidaysQuery query, CancellationToken ct)
    {
        var years = await db.HolidayYears.AsNoTracking().Include(x => x.Days).OrderByDescending(x => x.Year).ToListAsync(ct);
        return years.Select(x => new HolidayTable(x.Id, x.Year, x.State, x.DocumentNumber, x.DocumentDate,
            [.. x.Days.OrderBy(day => day.Date).Select(day => new HolidayRow(day.Date, day.Kind, day.Name))], x.EnteredByName, x.EnteredAt, x.ConfirmedByName, x.ConfirmedAt, x.Version)).ToArray();
    }
}
