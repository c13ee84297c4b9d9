using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;

namespace Resettlement.Api.Audit;

internal sealed class AuditEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("", async (string subject, Guid id, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetHistoryQuery(subject, id, paging.Request), ct)).ToHttp())
            .Sends<GetHistoryQuery, Page<AuditRow>>()
            .WithSummary("一条数据的修改记录，能看到该数据的人可查");
        audit.MapGet("/entries", async (string? user, string? action, string? subject, string? subjectId, Guid? communityId, string? requestId, DateOnly? from, DateOnly? to,
                [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListAuditEntriesQuery(user, action, subject, subjectId, communityId, requestId, from, to, paging.Request), ct)).ToHttp())
            .Sends<ListAuditEntriesQuery, Page<AuditRow>>()
            .WithSummary("审计日志，供审计管理员查询");
    }
}
