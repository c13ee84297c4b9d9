using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.Registry;

internal sealed class SiteEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Registry");
        group.MapGet("/townships", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListTownshipsQuery(), ct)).ToHttp())
            .Sends<ListTownshipsQuery, IReadOnlyList<TownshipRow>>().WithSummary("乡镇名录");
        group.MapPost("/townships", async (TownshipBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateTownshipCommand(body.Code, body.Name), ct)).ToCreated(x => $"/api/v1/townships/{x.Code}"))
            .Sends<CreateTownshipCommand, TownshipRow>(StatusCodes.Status201Created).WithSummary("新增乡镇");
        MapCommunities(group);
        MapBuildings(group);
        MapDwellings(group);
    }

    private static void MapCommunities(RouteGroupBuilder group)
    {
        group.MapGet("/communities", async ([AsParameters] Paging paging, string? q, string? townshipCode, DateOnly? asOf, string? sort, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListCommunitiesQuery(paging.Request, q, townshipCode, asOf, sort), ct)).ToHttp())
            .Sends<ListCommunitiesQuery, Page<CommunityRow>>().WithSummary("社区列表及户数、人数（可指定日期）");
        group.MapPost("/communities", async (CommunityBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateCommunityCommand(body.Code, body.Name, body.Form, body.DestinationTownshipCode, body.LeadTownshipCode, body.ParticipatingTownshipCodes,
                    body.Address, body.OccupiedFrom), ct)).ToCreated(x => $"/api/v1/communities/{x.Id}"))
            .Sends<CreateCommunityCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("新增社区");
        group.MapGet("/communities/{id:guid}", async (Guid id, DateOnly? asOf, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetCommunityQuery(id, asOf), ct)).ToHttp(x => x.Version))
            .Sends<GetCommunityQuery, CommunityDetail>().WithSummary("社区详情（可指定日期）");
        group.MapPut("/communities/{id:guid}", async (Guid id, CommunityBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateCommunityCommand(id, ifMatch.Version, body.Code, body.Name, body.Form, body.DestinationTownshipCode, body.LeadTownshipCode,
                    body.ParticipatingTownshipCodes, body.Address, body.OccupiedFrom), ct)).ToHttp(x => x.Version))
            .Sends<UpdateCommunityCommand, CreatedThing>().WithSummary("修改社区");
        group.MapDelete("/communities/{id:guid}", async (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DeleteCommunityCommand(id, ifMatch.Version), ct)).ToHttp())
            .Sends<DeleteCommunityCommand>().WithSummary("删除没有数据的社区").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapBuildings(RouteGroupBuilder group)
    {
        group.MapGet("/communities/{id:guid}/buildings", async (Guid id, DateOnly? asOf, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListBuildingsQuery(id, asOf), ct)).ToHttp())
            .Sends<ListBuildingsQuery, IReadOnlyList<BuildingRow>>().WithSummary("社区的楼栋、单元和房屋数");
        group.MapPost("/communities/{id:guid}/buildings", async (Guid id, NewBuildingBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateBuildingCommand(id, body.Kind, body.Name, body.Storeys, body.HasLift, body.Units, body.DwellingsPerFloor, body.Courtyards, body.AreaSquareMetres), ct))
                .ToCreated(x => $"/api/v1/buildings/{x.Id}"))
            .Sends<CreateBuildingCommand, BuildingCreated>(StatusCodes.Status201Created).WithSummary("新增楼栋（片），并按层数、单元数批量生成房屋");
        group.MapPut("/buildings/{id:guid}", async (Guid id, BuildingBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateBuildingCommand(id, ifMatch.Version, body.Name, body.Storeys, body.HasLift), ct)).ToHttp(x => x.Version))
            .Sends<UpdateBuildingCommand, CreatedThing>().WithSummary("修改楼栋");
        group.MapDelete("/buildings/{id:guid}", async (Guid id, bool? withDwellings, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DeleteBuildingCommand(id, ifMatch.Version, withDwellings == true), ct)).ToHttp())
            .Sends<DeleteBuildingCommand>().WithSummary("删除没有住过人的楼栋").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/buildings/{id:guid}/units", async (Guid id, UnitBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateUnitCommand(id, body.Name), ct)).ToCreated(x => $"/api/v1/buildings/{id}/units/{x.Id}"))
            .Sends<CreateUnitCommand, BuildingUnitRow>(StatusCodes.Status201Created).WithSummary("新增单元");
        group.MapDelete("/buildings/{id:guid}/units/{unitId:guid}", async (Guid id, Guid unitId, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DeleteUnitCommand(id, unitId), ct)).ToHttp())
            .Sends<DeleteUnitCommand>().WithSummary("删除没有房屋的单元").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapDwellings(RouteGroupBuilder group)
    {
        group.MapGet("/dwellings", async ([AsParameters] Paging paging, Guid? communityId, Guid? buildingId, Guid? unitId, string? q, bool? vacant, DateOnly? asOf, string? sort,
                    IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListDwellingsQuery(paging.Request, communityId, buildingId, unitId, q, vacant, asOf, sort), ct)).ToHttp())
            .Sends<ListDwellingsQuery, Page<DwellingRow>>().WithSummary("房屋列表及在住户（可指定日期）");
        group.MapPost("/dwellings", async (NewDwellingBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateDwellingCommand(body.BuildingId, body.UnitId, body.Number, body.Floor, body.AreaSquareMetres), ct)).ToCreated(x => $"/api/v1/dwellings/{x.Id}"))
            .Sends<CreateDwellingCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("新增房屋");
        group.MapPut("/dwellings/{id:guid}", async (Guid id, DwellingBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateDwellingCommand(id, ifMatch.Version, body.Number, body.Floor, body.AreaSquareMetres), ct)).ToHttp(x => x.Version))
            .Sends<UpdateDwellingCommand, CreatedThing>().WithSummary("修改房屋");
        group.MapDelete("/dwellings/{id:guid}", async (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DeleteDwellingCommand(id, ifMatch.Version), ct)).ToHttp())
            .Sends<DeleteDwellingCommand>().WithSummary("删除没有住过人的房屋").Produces(StatusCodes.Status204NoContent);
    }
}

internal sealed record TownshipBody(string Code, string Name);

internal sealed record CommunityBody(string? Code, string Name, CommunityForm? Form, string DestinationTownshipCode, string LeadTownshipCode,
    IReadOnlyList<string>? ParticipatingTownshipCodes, string? Address, DateOnly? OccupiedFrom);

internal sealed record NewBuildingBody(BuildingKind? Kind, string Name, int? Storeys, bool? HasLift, int? Units, int? DwellingsPerFloor, int? Courtyards, decimal? AreaSquareMetres);

internal sealed record BuildingBody(string Name, int? Storeys, bool? HasLift);

internal sealed record UnitBody(string Name);

internal sealed record NewDwellingBody(Guid BuildingId, Guid? UnitId, string Number, int? Floor, decimal? AreaSquareMetres);

internal sealed record DwellingBody(string Number, int? Floor, decimal? AreaSquareMetres);
