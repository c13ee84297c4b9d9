using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.Subsidies;

/// <summary>Quarters that were paid on paper, between the first and the second person.</summary>
internal sealed class PaperEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/subsidies/paper").WithTags("Subsidies");
        group.MapGet("", async (Confirmation? state, Guid? communityId, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPaperClaimsQuery(state, communityId, paging.Request), ct)).ToHttp()).Sends<ListPaperClaimsQuery, Page<PaperClaimRow>>().WithSummary("纸质发放登记列表");
        group.MapGet("/{id:guid}/lines", async (Guid id, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPaperClaimLinesQuery(id, paging.Request), ct)).ToHttp()).Sends<ListPaperClaimLinesQuery, Page<PaperClaimLineRow>>().WithSummary("一份纸质发放登记的明细");
        group.MapPost("/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmPaperCommand(id), ct)).ToHttp())
            .Sends<ConfirmPaperCommand, PaperLoaded>().WithSummary("确认他人登记的纸质发放");
        group.MapPost("/{id:guid}/reject", async (Guid id, BatchReasonBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RejectPaperCommand(id, body.Reason), ct)).ToHttp())
            .Sends<RejectPaperCommand, PaperRejected>().WithSummary("退回纸质发放登记");
    }
}
