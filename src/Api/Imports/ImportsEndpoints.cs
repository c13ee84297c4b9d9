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
            .Sends<GetImportKindsQuery, IReadOnlyList<ImportKindView>>().WithSummary("可导入的数据种类及其列");
        group.MapGet("/kinds/{kind}/template", async (ImportKind kind, SheetLayout? layout, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetImportTemplateQuery(kind, layout), ct)).ToFile()).SendsFile<GetImportTemplateQuery>().WithSummary("下载导入模板");
        group.MapPost("", UploadAsync).Sends<UploadImportCommand, ImportProposal>(StatusCodes.Status201Created).WithSummary("上传工作簿，识别表头并建议列的对应关系")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).DisableAntiforgery().ReadsFile();
        group.MapGet("", async (Guid? communityId, ImportKind? kind, ImportState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportsQuery(communityId, kind, state, paging.Request), ct)).ToHttp()).Sends<ListImportsQuery, Page<ImportLogRow>>().WithSummary("导入日志");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetImportQuery(id), ct)).ToHttp())
            .Sends<GetImportQuery, ImportSummary>().WithSummary("导入的状态与合计");
        group.MapGet("/{id:guid}/preview", async (Guid id, string? sheet, int? headerRow, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new PreviewImportQuery(id, sheet, headerRow), ct)).ToHttp()).Sends<PreviewImportQuery, ImportProposal>().WithSummary("按另一工作表或表头行重新识别").ReadsFile();
        group.MapPut("/{id:guid}/mapping", async (Guid id, MapImportBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new MapImportCommand(id, body.Sheet, body.HeaderRow, body.Layout, body.Columns, body.SaveAs), ct)).ToHttp()).Sends<MapImportCommand, ImportSummary>().WithSummary("确认列的对应关系并检查全部行").ReadsFile();
        group.MapGet("/{id:guid}/rows", async (Guid id, bool? valid, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportRowsQuery(id, valid, paging.Request), ct)).ToHttp()).Sends<ListImportRowsQuery, Page<ImportRowView>>().WithSummary("正确行与错误行");
        group.MapPost("/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmImportCommand(id), ct)).ToHttp())
            .Sends<ConfirmImportCommand, ImportSummary>().WithSummary("确认导入全部正确行").ReadsFile();
        group.MapPost("/{id:guid}/cancel", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelImportCommand(id), ct)).ToHttp())
            .Sends<CancelImportCommand, ImportSummary>().WithSummary("取消导入");
        group.MapGet("/{id:guid}/failed-rows", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetFailedRowsQuery(id), ct)).ToFile())
            .SendsFile<GetFailedRowsQuery>().WithSummary("下载未通过的行及原因");
        group.MapGet("/profiles", async (Guid? communityId, ImportKind? kind, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListImportProfilesQuery(communityId, kind), ct)).ToHttp()).Sends<ListImportProfilesQuery, IReadOnlyList<ImportProfileView>>().WithSummary("已保存的列对应方案");
        group.MapDelete("/profiles/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new DeleteImportProfileCommand(id), ct)).ToHttp())
            .Sends<DeleteImportProfileCommand>().WithSummary("删除列对应方案").Produces(StatusCodes.Status204NoContent);
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

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, ct);
        }

        var result = await mediator.Send(new UploadImportCommand(kind, communityId, sourceId, file.FileName, content), ct);
        return result.ToCreated(made => $"/api/v1/imports/{made.Id}");
    }
}

internal sealed record MapImportBody(string Sheet, int HeaderRow, SheetLayout Layout, IReadOnlyList<ColumnChoice> Columns, string? SaveAs);
