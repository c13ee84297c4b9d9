using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Ledger;

namespace Resettlement.Api.Ledger;

internal sealed class LedgerEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/ledger").WithTags("Ledger");
        group.MapGet("/books", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListLedgerBooksQuery(), ct)).ToHttp())
            .Sends<ListLedgerBooksQuery, IReadOnlyList<LedgerBookRow>>().WithSummary("资金账簿、余额与科目合计");
        group.MapPost("/books", async (OpenLedgerBookCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/ledger/books/{x.Id}"))
            .Sends<OpenLedgerBookCommand, LedgerBookOpened>(StatusCodes.Status201Created).WithSummary("建立一项资金的账簿");
        group.MapGet("/books/{id:guid}/entries",
            async (Guid id, DateOnly? from, DateOnly? to, EntryKind? kind, Guid? referenceId, [FromQuery(Name = "q")] string? search, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListEntriesQuery(id, from, to, kind, referenceId, search, paging.Request), ct)).ToHttp()).Sends<ListEntriesQuery, Page<EntryRow>>().WithSummary("账簿的凭证");
        group.MapGet("/entries/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetEntryQuery(id), ct)).ToHttp())
            .Sends<GetEntryQuery, EntryRow>().WithSummary("一张凭证");
        MapAppropriations(group);
    }

    private static void MapAppropriations(RouteGroupBuilder group)
    {
        group.MapGet("/books/{id:guid}/appropriations",
            async (Guid id, AppropriationState? state, int? year, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListAppropriationsQuery(id, state, year, paging.Request), ct)).ToHttp()).Sends<ListAppropriationsQuery, Page<AppropriationRow>>().WithSummary("账簿的拨款");
        group.MapPost("/books/{id:guid}/appropriations", async (Guid id, RecordAppropriationBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RecordAppropriationCommand(id, body.DocumentNumber, body.ReceivedOn, body.AmountFen, body.Memo), ct)).ToCreated(x => $"/api/v1/ledger/appropriations/{x.Id}"))
            .Sends<RecordAppropriationCommand, AppropriationChanged>(StatusCodes.Status201Created).WithSummary("登记拨款，待另一人复核");
        group.MapPost("/appropriations/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmAppropriationCommand(id), ct)).ToHttp())
            .Sends<ConfirmAppropriationCommand, AppropriationChanged>().WithSummary("复核拨款并入账");
        group.MapPost("/appropriations/{id:guid}/reject", async (Guid id, LedgerReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RejectAppropriationCommand(id, body.Reason), ct)).ToHttp()).Sends<RejectAppropriationCommand, AppropriationChanged>().WithSummary("退回拨款登记");
        group.MapPost("/appropriations/{id:guid}/reversal", async (Guid id, LedgerReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RequestAppropriationReversalCommand(id, body.Reason), ct)).ToHttp()).Sends<RequestAppropriationReversalCommand, AppropriationChanged>().WithSummary("申请冲销已入账的拨款");
        group.MapPost("/appropriations/{id:guid}/reversal/decision", async (Guid id, ReversalDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideAppropriationReversalCommand(id, body.Agreed), ct)).ToHttp()).Sends<DecideAppropriationReversalCommand, AppropriationChanged>().WithSummary("同意或不同意冲销拨款");
    }
}

internal sealed record RecordAppropriationBody(string DocumentNumber, DateOnly ReceivedOn, long AmountFen, string? Memo);

internal sealed record LedgerReasonBody(string Reason);

internal sealed record ReversalDecisionBody(bool Agreed);
