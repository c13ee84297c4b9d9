using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.Payouts;

/// <summary>What is agreed with banks, and what they answer.</summary>
internal sealed class BankEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/payouts").WithTags("Payouts");
        group.MapGet("/profiles", async (ProfileState? state, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListBankProfilesQuery(state), ct)).ToHttp())
            .Sends<ListBankProfilesQuery, IReadOnlyList<BankProfileRow>>().WithSummary("银行方案");
        group.MapPost("/profiles", async (ProposeBankProfileCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/payouts/profiles/{x.Id}"))
            .Sends<ProposeBankProfileCommand, BankProfileChanged>(StatusCodes.Status201Created).WithSummary("提出银行方案，待另一人复核");
        group.MapPost("/profiles/{id:guid}/decision", async (Guid id, PayoutDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideBankProfileCommand(id, body.Agreed), ct)).ToHttp()).Sends<DecideBankProfileCommand, BankProfileChanged>().WithSummary("复核银行方案");
        group.MapGet("/banks", async ([FromQuery(Name = "q")] string? search, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListBanksQuery(search), ct)).ToHttp())
            .Sends<ListBanksQuery, IReadOnlyList<BankRow>>().WithSummary("行名行号查询");
        group.MapGet("/results", async ([AsParameters] Paging paging, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListResultImportsQuery(paging.Request), ct)).ToHttp())
            .Sends<ListResultImportsQuery, Page<ResultImportRow>>().WithSummary("银行回盘记录");
        group.MapGet("/results/{id:guid}/rows", async (Guid id, OrderState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListResultRowsQuery(id, state, paging.Request), ct)).ToHttp()).Sends<ListResultRowsQuery, Page<ResultRowView>>().WithSummary("一次回盘的明细");
        group.MapPost("/results", ImportAsync).Sends<ImportResultsCommand, ResultsImported>().WithSummary("导入银行回盘文件（CSV、XLSX或pain.002）")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).DisableAntiforgery().Fails(ResultErrors.FileMissing, ResultErrors.TooLarge).WithMetadata(new BodyLimitMetadata(ResultErrors.MaxBytes + (1024 * 1024))).ReadsFile();
    }

    private static async Task<IResult> ImportAsync(IFormFile? file, IMediator mediator, HttpContext http, CancellationToken ct)
    {
        if (file is null || file.Length > ResultErrors.MaxBytes)
        {
            await http.WriteProblemAsync(file is null ? ResultErrors.FileMissing : ResultErrors.TooLarge);
            return TypedResults.Empty;
        }

        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        return (await mediator.Send(new ImportResultsCommand(file.FileName, hash, content), ct)).ToHttp();
    }
}
