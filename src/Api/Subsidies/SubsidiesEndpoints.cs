using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.Subsidies;

internal sealed class SubsidiesEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/subsidies").WithTags("Subsidies");
        MapQuarters(group);
        MapBatches(group);
        group.MapGet("/lines/{id:guid}/explanation", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExplainLineQuery(id), ct)).ToHttp())
            .Sends<ExplainLineQuery, SubsidyExplanation>().WithSummary("一条补贴的计算说明");
        group.MapGet("/exclusions/{id:guid}/explanation", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExplainExclusionQuery(id), ct)).ToHttp())
            .Sends<ExplainExclusionQuery, SubsidyExplanation>().WithSummary("一户未补贴的原因说明");
        group.MapPost("/paper", async (LoadPaperSettlementCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<LoadPaperSettlementCommand, PaperEntered>().WithSummary("登记纸质发放过的季度，待他人确认").ReadsFile();
        api.MapGet("/households/{id:guid}/subsidies", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListHouseholdSubsidiesQuery(id), ct)).ToHttp())
            .WithTags("Subsidies").Sends<ListHouseholdSubsidiesQuery, HouseholdSubsidyRow[]>().WithSummary("一户历季补贴");
    }

    private static void MapQuarters(RouteGroupBuilder group)
    {
        group.MapGet("/quarters", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListQuartersQuery(), ct)).ToHttp()).Sends<ListQuartersQuery, QuarterRow[]>().WithSummary("各季度批次概况");
        group.MapGet("/quarters/{quarter}", async (string quarter, IMediator mediator, CancellationToken ct) =>
            (Quarter.TryParse(quarter, out var parsed) ? await mediator.Send(new GetQuarterQuery(parsed), ct) : SubsidyErrors.NotAQuarter).ToHttp()).Sends<GetQuarterQuery, QuarterProgress>().WithSummary("一个季度各社区的进度");
        group.MapPost("/quarters/{quarter}/run", async (string quarter, RunQuarterBody? body, IMediator mediator, IJobTrigger jobs, CancellationToken ct) =>
        {
            if (!Quarter.TryParse(quarter, out var parsed))
            {
                return Result<QuarterRequested>.Fail(SubsidyErrors.NotAQuarter).ToHttp();
            }

            var result = await mediator.Send(new RunQuarterCommand(parsed, body?.CommunityIds), ct);
            if (result.IsSuccess)
            {
                // after the commit: what is due is in the database, the job only looks
                jobs.TriggerQuarterSweep();
            }

            return result.ToHttp();
        }).Sends<RunQuarterCommand, QuarterRequested>().WithSummary("请求编制一个季度，后台逐社区进行");
    }

    private static void MapBatches(RouteGroupBuilder group)
    {
        group.MapGet("/batches", async (string? quarter, Guid? communityId, SubsidyBatchState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
        {
            Quarter? wanted = null;
            if (!string.IsNullOrEmpty(quarter))
            {
                if (!Quarter.TryParse(quarter, out var parsed))
                {
                    return Result<Page<BatchRow>>.Fail(SubsidyErrors.NotAQuarter).ToHttp();
                }

                wanted = parsed;
            }

            return (await mediator.Send(new ListBatchesQuery(wanted, communityId, state, paging.Request), ct)).ToHttp();
        }).Sends<ListBatchesQuery, Page<BatchRow>>().WithSummary("补贴批次列表");
        group.MapGet("/batches/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetBatchQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetBatchQuery, BatchDetail>().WithSummary("批次详情");
        group.MapGet("/batches/{id:guid}/lines", async (Guid id, [FromQuery(Name = "q")] string? search, string? sort, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListBatchLinesQuery(id, search, paging.Request, sort), ct)).ToHttp()).Sends<ListBatchLinesQuery, LinePage>().WithSummary("批次明细及合计");
        group.MapGet("/batches/{id:guid}/exclusions",
            async (Guid id, ExclusionReason? reason, [FromQuery(Name = "q")] string? search, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListBatchExclusionsQuery(id, reason, search, paging.Request), ct)).ToHttp()).Sends<ListBatchExclusionsQuery, Page<ExclusionRow>>().WithSummary("批次未补贴户及原因");
        group.MapPost("/batches/{id:guid}/compile", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CompileBatchCommand(id), ct)).ToHttp())
            .Sends<CompileBatchCommand, BatchCompiled>().WithSummary("重新编制批次");
        group.MapGet("/batches/{id:guid}/export", async (Guid id, [FromQuery(Name = "q")] string? search, string? sort, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportBatchQuery(id, search, sort), ct)).ToFile()).SendsFile<ExportBatchQuery>().WithSummary("导出批次工作簿");
    }
}

internal sealed record RunQuarterBody(IReadOnlyList<Guid>? CommunityIds);
