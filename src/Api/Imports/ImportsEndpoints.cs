using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Imports;

namespace Resettlement.Api.Imports;

internal sealed class ImportsEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/imports").WithTags("Imports");
        group.MapGet("/kinds", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetImportKindsQuery(), ct)).ToHttp())
            .Sends<GetImportKindsQuery, IReadOnlyList<ImportKindView>>();
        group.MapGet("/kinds/{kind}/template", async (ImportKind kind, SheetLayout? layout, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetImportTemplateQuery(kind, layout), ct)).ToFile()).SendsFile<GetImportTemplateQuery>();
        group.MapPost("", UploadAsync).Sends<UploadImportCommand, ImportProposal>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).DisableAntiforgery();
        group.MapGet("", async (Guid? communityId, ImportKind? kind, ImportState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportsQuery(communityId, kind, state, paging.Request), ct)).ToHttp()).Sends<ListImportsQuery, Page<ImportLogRow>>();
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetImportQuery(id), ct)).ToHttp())
            .Sends<GetImportQuery, ImportSummary>();
        group.MapGet("/{id:guid}/preview", async (Guid id, string? sheet, int? headerRow, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new PreviewImportQuery(id, sheet, headerRow), ct)).ToHttp()).Sends<PreviewImportQuery, ImportProposal>();
        group.MapPut("/{id:guid}/mapping", async (Guid id, MapImportBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new MapImportCommand(id, body.Sheet, body.HeaderRow, body.Layout, body.Columns, body.SaveAs), ct)).ToHttp()).Sends<MapImportCommand, ImportSummary>();
        group.MapGet("/{id:guid}/rows", async (Guid id, bool? valid, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportRowsQuery(id, valid, paging.Request), ct)).ToHttp()).Sends<ListImportRowsQuery, Page<ImportRowView>>();
        group.MapPost("/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmImportCommand(id), ct)).ToHttp())
            .Sends<ConfirmImportCommand, ImportSummary>();
        group.MapPost("/{id:guid}/cancel", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelImportCommand(id), ct)).ToHttp())
            .Sends<CancelImportCommand, ImportSummary>();
        group.MapGet("/{id:guid}/failed-rows", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetFailedRowsQuery(id), ct)).ToFile())
            .SendsFile<GetFailedRowsQuery>();
        group.MapGet("/profiles", async (Guid? communityId, ImportKind? kind, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportProfilesQuery(communityId, kind), ct)).ToHttp()).Sends<ListImportProfilesQuery, IReadOnlyList<ImportProfileView>>();
        group.MapDelete("/profiles/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new DeleteImportProfileCommand(id), ct)).ToHttp())
            .Sends<DeleteImportProfileCommand>().Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> UploadAsync(ImportKind kind, Guid communityId, Guid? sourceId, IFormFile? file, IMediator mediator, HttpContext http, CancellationToken ct)
    {
        if (file is null)
        {
            await http.WriteProblemAsync(ImportErrors.FileMissing);
            return TypedResults.Empty;
        }

        if (file.Length > SpreadsheetLimits.MaxFileBytes)
        {
            await http.WriteProblemAsync(SpreadsheetErrors.FileTooLarge);
            return TypedResults.Empty;
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        var result = await mediator.Send(new UploadImportCommand(kind, communityId, sourceId, file.FileName, content.ToArray()), ct);
        return result.ToCreated(made => $"/api/v1/imports/{made.Id}");
    }
}

internal sealed record MapImportBody(string Sheet, int HeaderRow, SheetLayout Layout, IReadOnlyList<ColumnChoice> Columns, string? SaveAs);
