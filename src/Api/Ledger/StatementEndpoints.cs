using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Ledger;

namespace Resettlement.Api.Ledger;

/// <summary>What banks say of the accounts of a fund, and how it fits the book.</summary>
internal sealed class StatementEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/ledger").WithTags("Ledger");
        group.MapGet("/books/{id:guid}/reconciliation", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetReconciliationQuery(id), ct)).ToHttp())
            .Sends<GetReconciliationQuery, Reconciliation>().WithSummary("账面与银行余额、差额及其说明");
        group.MapGet("/books/{id:guid}/statements", async (Guid id, StatementState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListStatementsQuery(id, state, paging.Request), ct)).ToHttp()).Sends<ListStatementsQuery, Page<StatementRow>>().WithSummary("账簿的银行对账单");
        group.MapPost("/books/{id:guid}/statements", ImportAsync).Sends<ImportStatementCommand, StatementImported>().WithSummary("导入银行对账单（CSV、XLSX或camt.053）")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).DisableAntiforgery().Fails(StatementFileErrors.FileMissing, StatementFileErrors.TooLarge)
            .WithMetadata(new BodyLimitMetadata(StatementFileErrors.MaxBytes + (1024 * 1024))).ReadsFile();
        MapStatement(group.MapGroup("/statements/{id:guid}"));
        MapLine(group.MapGroup("/statement-lines/{id:guid}"));
    }

    private static void MapStatement(RouteGroupBuilder group)
    {
        group.MapGet("", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetStatementQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetStatementQuery, StatementRow>().WithSummary("一份对账单");
        group.MapGet("/lines", async (Guid id, bool? matched, [FromQuery(Name = "q")] string? search, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListStatementLinesQuery(id, matched, search, paging.Request), ct)).ToHttp()).Sends<ListStatementLinesQuery, Page<StatementLineRow>>().WithSummary("对账单的明细");
        group.MapPost("/match", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RematchStatementCommand(id), ct)).ToHttp())
            .Sends<RematchStatementCommand, StatementRematched>().WithSummary("再次自动核对");
        group.MapPost("/confirm", async (Guid id, ConfirmStatementBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ConfirmStatementCommand(id, body.UnmatchedLines, body.DifferenceFen), ct)).ToHttp()).Sends<ConfirmStatementCommand, StatementDecided>().WithSummary("复核对账单");
        group.MapPost("/withdraw", async (Guid id, LedgerReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new WithdrawStatementCommand(id, body.Reason), ct)).ToHttp()).Sends<WithdrawStatementCommand, StatementDecided>().WithSummary("撤回未复核的对账单");
    }

    private static void MapLine(RouteGroupBuilder group)
    {
        group.MapGet("/targets", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListStatementTargetsQuery(id), ct)).ToHttp())
            .Sends<ListStatementTargetsQuery, IReadOnlyList<StatementTarget>>().WithSummary("一笔明细可以对应的业务");
        group.MapPost("/settlement", async (Guid id, SettleLineBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new SettleStatementLineCommand(id, body.Match, body.TargetId, body.Explanation), ct)).ToHttp())
            .Sends<SettleStatementLineCommand, StatementLineSettled>().WithSummary("人工核对一笔明细，或写明未核对上的原因");
    }

    private static async Task<IResult> ImportAsync(Guid id, IFormFile? file, IMediator mediator, HttpContext http, CancellationToken ct)
    {
        if (file is null || file.Length > StatementFileErrors.MaxBytes)
        {
            await http.WriteProblemAsync(file is null ? StatementFileErrors.FileMissing : StatementFileErrors.TooLarge);
            return TypedResults.Empty;
        }

        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        return (await mediator.Send(new ImportStatementCommand(id, file.FileName, hash, content), ct)).ToHttp();
    }
}

/// <param name="DifferenceFen">Bank less book, as it was seen.</param>
internal sealed record ConfirmStatementBody(int UnmatchedLines, long DifferenceFen);

internal sealed record SettleLineBody(LineMatch? Match, Guid? TargetId, string? Explanation);
