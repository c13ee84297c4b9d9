using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Application.Registry;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.Organisation;

/// <summary>Office holders, bodies, completeness and the chart.</summary>
internal sealed class OrganisationEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organisation").WithTags("Organisation");
        MapHolders(group);
        MapBodies(group);
        group.MapGet("/completeness", async (Guid? communityId, DateOnly? date, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetCompletenessQuery(communityId, date), ct)).ToHttp())
            .Sends<GetCompletenessQuery, CompletenessReport>().WithSummary("“3+2”机构完整性：各社区缺什么、哪个任期届满、哪个负责人空缺（可指定日期）");
        group.MapGet("/chart", async (Guid communityId, DateOnly? date, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetChartQuery(communityId, date), ct)).ToHttp())
            .Sends<GetChartQuery, OrganisationChart>().WithSummary("社区组织架构及职责分工（可指定日期）");
    }

    private static void MapHolders(RouteGroupBuilder group)
    {
        group.MapGet("/holders", async (Guid? communityId, [FromQuery(Name = "q")] string? search, bool? inPost, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListHoldersQuery(communityId, search, inPost, paging.Request), ct)).ToHttp())
            .Sends<ListHoldersQuery, Page<HolderRow>>().WithSummary("任职人员列表");
        group.MapGet("/holders/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetHolderQuery(id), ct)).ToHttp(x => x.Holder.Version))
            .Sends<GetHolderQuery, HolderDetail>().WithSummary("任职人员详情及任职经历");
        group.MapPost("/holders", async (RegisterHolderCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/holders/{x.Id}"))
            .Sends<RegisterHolderCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("登记任职人员；身份证号已登记且姓名一致的，返回原有记录");
        group.MapPut("/holders/{id:guid}", async (Guid id, HolderBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateHolderCommand(id, ifMatch.Version, body.Name, body.Phone, body.OriginTownshipCode, body.PoliticalStatus), ct)).ToHttp(x => x.Version))
            .Sends<UpdateHolderCommand, CreatedThing>().WithSummary("修改任职人员信息");
        group.MapPost("/holders/{id:guid}/reveal", async (Guid id, HolderRevealBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RevealHolderCommand(id, body.Field, body.Reason), ct)).ToHttp())
            .Sends<RevealHolderCommand, Revealed>().WithSummary("查看任职人员身份证号或电话明文，须填理由并留痕");
    }

    private static void MapBodies(RouteGroupBuilder group)
    {
        group.MapGet("/bodies", async ([AsParameters] BodyFilterQuery filter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListBodiesQuery(filter.Filter, paging.Request), ct)).ToHttp())
            .Sends<ListBodiesQuery, Page<BodyRow>>().WithSummary("机构列表");
        group.MapGet("/bodies/export", async ([AsParameters] BodyFilterQuery filter, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportBodiesQuery(filter.Filter), ct)).ToFile())
            .SendsFile<ExportBodiesQuery>().WithSummary("按查询条件导出机构及任职人员台账");
        group.MapGet("/bodies/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetBodyQuery(id), ct)).ToHttp(x => x.Body.Version))
            .Sends<GetBodyQuery, BodyDetail>().WithSummary("机构详情：文件、在任与历任人员");
        group.MapPost("/bodies", async (CreateBodyCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/bodies/{x.Id}"))
            .Sends<CreateBodyCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("登记机构");
        group.MapPut("/bodies/{id:guid}", async (Guid id, BodyBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateBodyCommand(id, ifMatch.Version, body.Name, body.CreditCode, body.EstablishedOn), ct)).ToHttp(x => x.Version))
            .Sends<UpdateBodyCommand, CreatedThing>().WithSummary("修改机构信息");
        group.MapPost("/bodies/{id:guid}/term", async (Guid id, TermBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RenewBodyTermCommand(id, body.TermFrom, body.TermTo), ct)).ToHttp())
            .Sends<RenewBodyTermCommand, CreatedThing>().WithSummary("换届：登记新的任期");
        group.MapPost("/bodies/{id:guid}/dissolve", async (Guid id, DissolveBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DissolveBodyCommand(id, body.On, body.Reason), ct)).ToHttp())
            .Sends<DissolveBodyCommand, CreatedThing>().WithSummary("撤销机构；仍有人员在任的不能撤销");
        group.MapPost("/bodies/{id:guid}/documents", async (Guid id, DocumentBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AddBodyDocumentCommand(id, body.Number, body.Title, body.Date), ct)).ToCreated(_ => $"/api/v1/organisation/bodies/{id}"))
            .Sends<AddBodyDocumentCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("登记机构文件");
        group.MapDelete("/bodies/{id:guid}/documents/{documentId:guid}", async (Guid id, Guid documentId, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RemoveBodyDocumentCommand(id, documentId), ct)).ToHttp())
            .Sends<RemoveBodyDocumentCommand>().Produces(StatusCodes.Status204NoContent).WithSummary("删除误录的机构文件");
    }
}

/// <summary>The filters of bodies in the query string.</summary>
internal sealed record BodyFilterQuery
{
    public Guid? CommunityId { get; init; }

    public BodyKind? Kind { get; init; }

    public BodyStanding? Standing { get; init; }

    public string? Q { get; init; }

    public BodyFilter Filter => new(CommunityId, Kind, Standing, Q);
}

internal sealed record HolderBody(string Name, string? Phone, string? OriginTownshipCode, string? PoliticalStatus);

internal sealed record HolderRevealBody(RevealField Field, string Reason);

internal sealed record BodyBody(string Name, string? CreditCode, DateOnly EstablishedOn);

internal sealed record TermBody(DateOnly TermFrom, DateOnly? TermTo);

internal sealed record DissolveBody(DateOnly On, string Reason);

internal sealed record DocumentBody(string Number, string Title, DateOnly Date);
