using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>The register 台账 of the bodies of a filter and of everybody in their posts today, as a workbook of two sheets: masked, logged.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ExportBodiesQuery(BodyFilter Filter) : IRequest<Result<FileDownload>>;

internal sealed class ExportBodiesHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, TimeProvider clock) : IRequestHandler<ExportBodiesQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] BodyColumns =
    [
        new("社区", Width: 18), new("机构类型", Width: 18), new("机构名称", Width: 28), new("统一社会信用代码", Width: 22), new("成立日期", SheetColumnType.Date, 12), new("任期起", SheetColumnType.Date, 12),
        new("任期止", SheetColumnType.Date, 12), new("负责人", Width: 12), new("在任人数", SheetColumnType.Integer, 10), new("状态", Width: 12),
    ];

    private static readonly SheetColumn[] MemberColumns =
    [
        new("社区", Width: 18), new("机构类型", Width: 18), new("机构名称", Width: 28), new("职务", Width: 20), new("姓名", Width: 12), new("身份证号", Width: 22), new("性别", Width: 8),
        new("年龄", SheetColumnType.Integer, 8), new("政治面貌", Width: 14), new("电话", Width: 16), new("迁出乡镇", Width: 14), new("任职起", SheetColumnType.Date, 12), new("任期止", SheetColumnType.Date, 12),
    ];

    public async Task<Result<FileDownload>> Handle(ExportBodiesQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var facts = BodyQueries.Facts(db, user.ScopeOf(Permissions.Organisation.Read), today).Narrow(query.Filter, today);
        if (await facts.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var bodies = await BodyQueries.ReadAsync(facts.Sorted(), today, ct);
        var members = await (from body in facts
                             join post in db.Appointments.Where(Appointment.InForce(today)) on body.Body.Id equals post.BodyId
                             join holder in db.OfficeHolders on post.OfficeHolderId equals holder.Id
                             select new { BodyId = body.Body.Id, post.Post, post.From, post.TermEnd, Holder = holder }).ToListAsync(ct);
        var byBody = members.ToLookup(x => x.BodyId);
        var townships = await db.Townships.AsNoTracking().ToDictionaryAsync(x => x.Code, x => x.Name, ct);
        var bodyRows = bodies.Select(x => (IReadOnlyList<object?>)
        [
            x.CommunityName, OrganisationWords.Bodies.WordOf(x.Kind), x.Name, x.CreditCode, x.EstablishedOn, x.TermFrom, x.TermTo, x.HeadName, x.Members, BodyWords.Of(x.Standing),
        ]);
        var memberRows = bodies.SelectMany(body => byBody[body.Id].OrderBy(x => x.Post).ThenBy(x => x.Holder.Name, StringComparer.Ordinal).Select(x => (IReadOnlyList<object?>)
        [
            body.CommunityName, OrganisationWords.Bodies.WordOf(body.Kind), body.Name, OrganisationWords.Posts.WordOf(x.Post), x.Holder.Name, x.Holder.IdNumberMasked, SexWords.Table.WordOf(x.Holder.Sex),
            x.Holder.AgeOn(today), ResidentCodes.PoliticalStatus.WordOf(x.Holder.PoliticalStatus), x.Holder.PhoneMasked, x.Holder.OriginTownshipCode is { } code ? townships.GetValueOrDefault(code) : null,
            x.From, x.TermEnd,
        ]));
        ExportLog.Record(db, nameof(Body), query.Filter.CommunityId, today, bodies.Count + members.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("组织机构台账", today), new("机构", BodyColumns, bodyRows), new("任职人员", MemberColumns, memberRows));
    }
}

internal static class BodyWords
{
    public static string Of(BodyStanding standing) => standing switch
    {
        BodyStanding.Expired => "任期届满",
        BodyStanding.Headless => "负责人空缺",
        BodyStanding.Dissolved => "已撤销",
        _ => "正常",
    };
}
