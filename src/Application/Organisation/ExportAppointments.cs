using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>任职台账: the appointments of a filter as a workbook, the same rows as the list, logged.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ExportAppointmentsQuery(AppointmentFilter Filter) : IRequest<Result<FileDownload>>;

internal sealed class ExportAppointmentsHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, TimeProvider clock) : IRequestHandler<ExportAppointmentsQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("社区", Width: 18), new("机构", Width: 16), new("职务", Width: 18), new("楼栋单元"), new("姓名"), new("身份证号", Width: 22), new("任职方式"), new("干部来源"), new("原单位", Width: 18),
        new("文号", Width: 20), new("任职日期", SheetColumnType.Date, 12), new("任期届满", SheetColumnType.Date, 12), new("离任日期", SheetColumnType.Date, 12), new("离任原因"), new("状态"), new("超配理由", Width: 24),
    ];

    public async Task<Result<FileDownload>> Handle(ExportAppointmentsQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var appointments = AppointmentRows.Of(db, user.ScopeOf(Permissions.Organisation.Read), query.Filter, today);
        if (await appointments.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var rows = await AppointmentRows.ReadAsync(db, user, AppointmentRows.Sorted(appointments), today, ct);
        var numbers = await db.OfficeHolders.AsNoTracking().Where(x => appointments.Any(post => post.OfficeHolderId == x.Id)).Select(x => new { x.Id, x.IdNumberMasked }).ToDictionaryAsync(x => x.Id, x => x.IdNumberMasked, ct);
        var cells = rows.Select(x => (IReadOnlyList<object?>)
        [
            x.CommunityName, x.Body is { } body ? OrganisationWords.Bodies.WordOf(body) : null, OrganisationWords.Posts.WordOf(x.Post), x.House, x.Name, numbers[x.OfficeHolderId],
            AppointmentWords.Ways.WordOf(x.Way), x.Source is { } source ? AppointmentWords.Sources.WordOf(source) : null, x.OriginUnit, x.DocumentNumber, x.From, x.TermEnd, x.EndedOn,
            x.EndReason is { } reason ? OrganisationWords.Ends.WordOf(reason) : null, OrganisationWords.States.WordOf(x.State), x.OverQuotaReason,
        ]);
        ExportLog.Record(db, nameof(Appointment), query.Filter.CommunityId, today, rows.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("任职台账", today), new SheetContent("任职台账", Columns, cells));
    }
}
