using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Organisation;

namespace Resettlement.Api.Organisation;

internal sealed class StaffingEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/staffing").WithTags("Staffing");
        group.MapGet("/quota", async (int population, DateOnly? date, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetStaffingQuotaQuery(population, date), ct)).ToHttp()).Sends<GetStaffingQuotaQuery, StaffingQuotaAnswer>().WithSummary("按人口和日期查询职数及其依据");
        group.MapGet("/report", async (DateOnly? day, Guid? communityId, StaffingFinding? finding, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetStaffingReportQuery(day, communityId, finding, paging.Request), ct)).ToHttp()).Sends<GetStaffingReportQuery, StaffingReport>().WithSummary("任一日各社区应配、实配、超配和缺配");
        group.MapGet("/report/export", async (DateOnly? day, Guid? communityId, StaffingFinding? finding, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportStaffingReportQuery(day, communityId, finding), ct)).ToFile()).SendsFile<ExportStaffingReportQuery>().WithSummary("导出人员配备统计和在岗人员");
        group.MapGet("/report/{communityId:guid}", async (Guid communityId, DateOnly? day, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetStaffingTeamQuery(communityId, day), ct)).ToHttp()).Sends<GetStaffingTeamQuery, StaffingTeam>().WithSummary("一个社区的在岗人员及职数依据");
        group.MapGet("/representation", async (DateOnly? day, Guid? communityId, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetRepresentationQuery(day, communityId), ct)).ToHttp()).Sends<GetRepresentationQuery, Representation>().WithSummary("任职人员与居民按迁出乡镇对照");
    }
}
