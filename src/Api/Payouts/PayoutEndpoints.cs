using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.Payouts;

internal sealed class PayoutEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/payouts").WithTags("Payouts");
        group.MapGet("/payable", async (PayoutPurpose? purpose, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListPayableQuery(purpose ?? PayoutPurpose.Subsidy), ct)).ToHttp())
            .Sends<ListPayableQuery, IReadOnlyList<PayableRow>>().WithSummary("可编制发放单的批次");
        MapReleases(group.MapGroup("/releases"));
        MapFiles(group.MapGroup("/files"));
        MapOrders(api, group);
        MapRecoveries(group);
    }

    private static void MapReleases(RouteGroupBuilder group)
    {
        group.MapGet("", async (ReleaseState? state, ReleaseKind? kind, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListReleasesQuery(state, kind, paging.Request), ct)).ToHttp()).Sends<ListReleasesQuery, Page<ReleaseRow>>().WithSummary("发放单列表");
        group.MapPost("", async (PrepareReleaseCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/payouts/releases/{x.Id}"))
            .Sends<PrepareReleaseCommand, ReleasePrepared>(StatusCodes.Status201Created).WithSummary("编制发放单");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetReleaseQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetReleaseQuery, ReleaseDetail>().WithSummary("发放单详情");
        group.MapGet("/{id:guid}/flags", async (Guid id, PayoutFlagKind? kind, bool? blocking, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListReleaseFlagsQuery(id, kind, blocking, paging.Request), ct)).ToHttp()).Sends<ListReleaseFlagsQuery, Page<ReleaseFlagRow>>().WithSummary("发放单的提示与停发明细");
        group.MapPost("/{id:guid}/release", async (Guid id, ReleaseBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReleasePayoutCommand(id, body.Count, body.AmountFen, body.ContentHash, body.Password), ct)).ToHttp()).Sends<ReleasePayoutCommand, PayoutReleased>().WithSummary("复核放款");
        group.MapPost("/{id:guid}/cancel", async (Guid id, PayoutReasonBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelReleaseCommand(id, body.Reason), ct)).ToHttp())
            .Sends<CancelReleaseCommand, PayoutReleased>().WithSummary("撤销发放单");
        group.MapPost("/{id:guid}/reject", async (Guid id, PayoutReasonBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RejectReleaseCommand(id, body.Reason), ct)).ToHttp())
            .Sends<RejectReleaseCommand, PayoutReleased>().WithSummary("退回发放单");
    }

    private static void MapFiles(RouteGroupBuilder group)
    {
        group.MapGet("", async (PayoutFileState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPayoutFilesQuery(state, paging.Request), ct)).ToHttp()).Sends<ListPayoutFilesQuery, Page<PayoutFileRow>>().WithSummary("银行文件列表");
        group.MapPost("/{id:guid}/download", async (Guid id, BankFileFormat format, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DownloadPayoutFileCommand(id, format), ct)).ToFile()).SendsFile<DownloadPayoutFileCommand>("application/octet-stream").WithSummary("下载银行文件，首次下载即为发送");
        group.MapPost("/{id:guid}/acknowledgement", async (Guid id, AcknowledgementBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AcknowledgePayoutFileCommand(id, body.BankReference), ct)).ToHttp()).Sends<AcknowledgePayoutFileCommand, PayoutFileAcknowledged>().WithSummary("登记银行签收");
    }

    private static void MapRecoveries(RouteGroupBuilder group)
    {
        group.MapGet("/recoveries", async (RecoveryState? state, Guid? householdId, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListRecoveriesQuery(state, householdId, paging.Request), ct)).ToHttp()).Sends<ListRecoveriesQuery, Page<RecoveryRow>>().WithSummary("追回列表及合计");
        group.MapPost("/orders/{id:guid}/recovery", async (Guid id, RecoveryBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RequestRecoveryCommand(id, body.ReceivedOn, body.Reason, body.Evidence, body.StatementLineId), ct)).ToHttp())
            .Sends<RequestRecoveryCommand, RecoveryChanged>().WithSummary("登记一笔已付款项的追回，待另一人复核");
        group.MapPost("/recoveries", async (RequestClaimRecoveryCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<RequestClaimRecoveryCommand, RecoveryChanged>().WithSummary("登记多发款项的还款，待另一人复核");
        group.MapPost("/recoveries/{id:guid}/decision", async (Guid id, ProvenDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideRecoveryCommand(id, body.Agreed, body.Password), ct)).ToHttp()).Sends<DecideRecoveryCommand, RecoveryChanged>().WithSummary("同意或不同意追回入账");
    }

    private static void MapOrders(RouteGroupBuilder api, RouteGroupBuilder group)
    {
        group.MapGet("/orders", async ([AsParameters] OrderQuery query, string? sort, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListOrdersQuery(query.Filter, paging.Request, sort), ct)).ToHttp()).Sends<ListOrdersQuery, Page<OrderRow>>().WithSummary("支付列表及合计");
        group.MapPost("/orders/{id:guid}/reissue", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReissueOrderCommand(id), ct)).ToCreated(x => $"/api/v1/payouts/releases/{x.Id}")).Sends<ReissueOrderCommand, ReleasePrepared>(StatusCodes.Status201Created).WithSummary("重发一笔失败或退票的支付");
        group.MapPost("/reissues", async (PrepareReissueCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/payouts/releases/{x.Id}")).Sends<PrepareReissueCommand, ReleasePrepared>(StatusCodes.Status201Created).WithSummary("重发多笔失败或退票的支付");
        group.MapPost("/orders/{id:guid}/write-off", async (Guid id, PayoutReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RequestWriteOffCommand(id, body.Reason), ct)).ToHttp()).Sends<RequestWriteOffCommand, WriteOffChanged>().WithSummary("申请核销一笔支付");
        group.MapGet("/write-offs", async (WriteOffState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListWriteOffsQuery(state, paging.Request), ct)).ToHttp()).Sends<ListWriteOffsQuery, Page<WriteOffRow>>().WithSummary("核销申请列表");
        group.MapPost("/write-offs/{id:guid}/decision", async (Guid id, ProvenDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideWriteOffCommand(id, body.Agreed, body.Password), ct)).ToHttp()).Sends<DecideWriteOffCommand, WriteOffChanged>().WithSummary("同意或不同意核销");
        api.MapGet("/households/{id:guid}/orders", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListHouseholdOrdersQuery(id), ct)).ToHttp())
            .WithTags("Payouts").Sends<ListHouseholdOrdersQuery, IReadOnlyList<OrderRow>>().WithSummary("一户的全部支付");
    }
}

internal sealed record ReleaseBody(int Count, long AmountFen, string ContentHash, string Password);

internal sealed record PayoutReasonBody(string Reason);

internal sealed record PayoutDecisionBody(bool Agreed);

/// <summary>A decision about money: with the password once more.</summary>
internal sealed record ProvenDecisionBody(bool Agreed, string Password);

internal sealed record RecoveryBody(DateOnly ReceivedOn, string Reason, string Evidence, Guid? StatementLineId);

internal sealed record AcknowledgementBody(string BankReference);

/// <summary>Filters of the order list.</summary>
internal sealed record OrderQuery
{
    public OrderState? State { get; init; }

    public Guid? CommunityId { get; init; }

    public Guid? HouseholdId { get; init; }

    public Guid? BatchId { get; init; }

    public Guid? ReleaseId { get; init; }

    public Guid? FileId { get; init; }

    public string? Period { get; init; }

    public bool? Unresolved { get; init; }

    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    public OrderFilter Filter => new(State, CommunityId, HouseholdId, BatchId, ReleaseId, FileId, Period, Unresolved, Search);
}
