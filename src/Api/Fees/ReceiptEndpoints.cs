using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Fees;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.Fees;

internal sealed class ReceiptEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/receipts").WithTags("Fees");
        group.MapGet("", async ([AsParameters] ReceiptQuery query, [AsParameters] Paging paging, string? sort, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListReceiptsQuery(query.Filter, paging.Request, sort), ct)).ToHttp()).Sends<ListReceiptsQuery, Page<ReceiptRow>>().WithSummary("缴费收据列表及合计");
        group.MapPost("", async (RecordReceiptCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/receipts/{done.Lines[0].Id}")).Sends<RecordReceiptCommand, ReceiptRecorded>(StatusCodes.Status201Created).WithSummary("登记一张缴费收据");
        group.MapPost("/refunds", async (RefundReceiptCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/receipts/{done.Id}")).Sends<RefundReceiptCommand, ReceiptRefunded>(StatusCodes.Status201Created).WithSummary("登记退费");
        group.MapGet("/export", async ([AsParameters] ReceiptQuery query, string? sort, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportReceiptsQuery(query.Filter, sort), ct)).ToFile()).SendsFile<ExportReceiptsQuery>().WithSummary("按查询条件导出收据");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetReceiptQuery(id), ct)).ToHttp()).Sends<GetReceiptQuery, ReceiptDetail>().WithSummary("收据详情");
    }
}

/// <summary>Filters of the receipt list and its export.</summary>
internal sealed record ReceiptQuery
{
    public Guid? CommunityId { get; init; }

    public Guid? SourceId { get; init; }

    public Quarter? Quarter { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public FeeType? FeeType { get; init; }

    public PayerKind? Payer { get; init; }

    public ReceiptKind? Kind { get; init; }

    public ReceiptFlag? Flag { get; init; }

    public string? Household { get; init; }

    public Guid? HouseholdId { get; init; }

    public string? ReceiptNumber { get; init; }

    public Guid? ImportId { get; init; }

    public ReceiptFilter Filter => new(CommunityId, SourceId, Quarter, From, To, FeeType, Payer, Kind, Flag, Household, HouseholdId, ReceiptNumber, ImportId);
}
