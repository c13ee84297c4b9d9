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
    }
}
