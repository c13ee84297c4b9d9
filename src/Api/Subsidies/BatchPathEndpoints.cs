using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;

namespace Resettlement.Api.Subsidies;

/// <summary>What people do to a batch between its compilation and the bank.</summary>
internal sealed class BatchPathEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/subsidies").WithTags("Subsidies");
        group.MapPost("/batches/{id:guid}/check", async (Guid id, SeenContentBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CheckBatchCommand(id, body.ContentHash), ct)).ToHttp()).Sends<CheckBatchCommand, BatchMoved>().WithSummary("居民代表委员会核对通过");
        group.MapPost("/batches/{id:guid}/check/return", async (Guid id, BatchReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReturnCheckedBatchCommand(id, body.Reason), ct)).ToHttp()).Sends<ReturnCheckedBatchCommand, BatchMoved>().WithSummary("居民代表委员会退回批次");
        group.MapPost("/batches/{id:guid}/return", async (Guid id, BatchReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReturnBatchCommand(id, body.Reason), ct)).ToHttp()).Sends<ReturnBatchCommand, BatchMoved>().WithSummary("退回批次，公示和签字作废");
        group.MapPost("/batches/{id:guid}/cancel", async (Guid id, BatchReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CancelBatchCommand(id, body.Reason), ct)).ToHttp()).Sends<CancelBatchCommand, BatchMoved>().WithSummary("取消批次");
        group.MapPost("/batches/{id:guid}/review", async (Guid id, SeenContentBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReviewBatchCommand(id, body.ContentHash), ct)).ToHttp()).Sends<ReviewBatchCommand, BatchMoved>().WithSummary("牵头乡镇复核批次");
        group.MapGet("/batches/{id:guid}/remarks", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListRemarksQuery(id), ct)).ToHttp())
            .Sends<ListRemarksQuery, RemarkRow[]>().WithSummary("批次的核对意见");
        group.MapPost("/batches/{id:guid}/remarks", async (Guid id, RemarkBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AddRemarkCommand(id, body.ItemId, body.Text), ct)).ToHttp()).Sends<AddRemarkCommand, RemarkMade>().WithSummary("对一条明细提出核对意见");
        group.MapPost("/remarks/{id:guid}/answer", async (Guid id, RemarkAnswerBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AnswerRemarkCommand(id, body.Answer), ct)).ToHttp()).Sends<AnswerRemarkCommand, RemarkMade>().WithSummary("答复核对意见");
        group.MapGet("/steps/mine", async (MyBatches of, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListMyStepsQuery(of, paging.Request), ct)).ToHttp()).Sends<ListMyStepsQuery, Page<MyStepRow>>().WithSummary("我已办或我发起的批次");
        group.MapGet("/overdue", async (bool? includeLate, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListOverdueBatchesQuery(includeLate == true, paging.Request), ct)).ToHttp()).Sends<ListOverdueBatchesQuery, Page<OverdueRow>>().WithSummary("逾期未发放的批次");
    }
}

/// <param name="ContentHash">Of what the caller has seen.</param>
internal sealed record SeenContentBody(string ContentHash);

internal sealed record BatchReasonBody(string Reason);

/// <param name="ItemId">A line or an exclusion of the batch.</param>
internal sealed record RemarkBody(Guid ItemId, string Text);

internal sealed record RemarkAnswerBody(string Answer);
