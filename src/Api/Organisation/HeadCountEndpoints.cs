using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.Organisation;

internal sealed class HeadCountEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/head-counts").WithTags("HeadCounts");
        group.MapGet("/", async ([AsParameters] HeadCountListQuery query, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListHeadCountsQuery(query.Filter, paging.Request), ct)).ToHttp()).Sends<ListHeadCountsQuery, HeadCountList>().WithSummary("年度人口核定，按安置点和迁出乡镇");
        group.MapGet("/export", async ([AsParameters] HeadCountListQuery query, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportHeadCountsQuery(query.Filter), ct)).ToFile()).SendsFile<ExportHeadCountsQuery>().WithSummary("导出年度人口核定");
        group.MapGet("/population", async (DateOnly? day, Guid? communityId, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CountPopulationQuery(day, communityId), ct)).ToHttp()).Sends<CountPopulationQuery, PopulationCount>().WithSummary("任一日的四项人数，按安置点和迁出乡镇");
        group.MapGet("/population/people",
            async (Guid communityId, DateOnly? day, string? originTownshipCode, RelocationKind? kind, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListPopulationQuery(communityId, day, originTownshipCode, kind, paging.Request), ct)).ToHttp())
            .Sends<ListPopulationQuery, Page<HeadCountPersonRow>>().WithSummary("任一日计入人数的人员，证件号已掩码");
        group.MapPost("/", async (CountHeadsCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp(x => x.Version))
            .Sends<CountHeadsCommand, HeadCountChanged>().WithSummary("统计或重新统计一个社区的年度人口，待另一人定稿");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetHeadCountQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetHeadCountQuery, HeadCountDetail>().WithSummary("一个社区一年的人口核定");
        group.MapGet("/{id:guid}/people", async (Guid id, string? originTownshipCode, RelocationKind? kind, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListHeadCountPeopleQuery(id, originTownshipCode, kind, paging.Request), ct)).ToHttp())
            .Sends<ListHeadCountPeopleQuery, Page<HeadCountPersonRow>>().WithSummary("计入人口核定的人员，证件号已掩码");
        group.MapPost("/{id:guid}/freeze", async (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FreezeHeadsCommand(id, ifMatch.Version), ct)).ToHttp(x => x.Version)).Sends<FreezeHeadsCommand, HeadCountChanged>().WithSummary("由另一人定稿人口核定");
        group.MapPost("/{id:guid}/amendments", async (Guid id, HeadCountAmendmentBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AmendHeadsCommand(id, body.OriginTownshipCode, body.From, body.Poor, body.Synchronous, body.Additions, body.Document, body.Reason), ct)).ToHttp())
            .Sends<AmendHeadsCommand, HeadCountAmended>().WithSummary("提出有日期、有理由的更正，待另一人复核");
        group.MapPost("/{id:guid}/amendments/{amendmentId:guid}/decision", async (Guid id, Guid amendmentId, AmendmentDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideHeadCountAmendmentCommand(id, amendmentId, body.Agreed, body.Reason), ct)).ToHttp())
            .Sends<DecideHeadCountAmendmentCommand, HeadCountAmended>().WithSummary("同意或退回更正");
    }
}

internal sealed record HeadCountListQuery
{
    public int? Year { get; init; }

    public Guid? CommunityId { get; init; }

    public string? OriginTownshipCode { get; init; }

    public HeadCountState? State { get; init; }

    public HeadCountFilter Filter => new(Year, CommunityId, OriginTownshipCode, State);
}

/// <param name="From">First day on which the counters hold.</param>
internal sealed record HeadCountAmendmentBody(string OriginTownshipCode, DateOnly From, int Poor, int Synchronous, int Additions, string? Document, string Reason);

/// <param name="Reason">Needed when it is sent back.</param>
internal sealed record AmendmentDecisionBody(bool Agreed, string? Reason);
