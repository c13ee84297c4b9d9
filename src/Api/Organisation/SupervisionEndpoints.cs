using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Application.Registry;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.Organisation;

/// <summary>Contact leaders, duty statements and supervision items.</summary>
internal sealed class SupervisionEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organisation").WithTags("Organisation");
        MapLeaders(group);
        MapDuties(group);
        MapItems(group);
    }

    private static void MapLeaders(RouteGroupBuilder group)
    {
        group.MapGet("/contact-leaders", async (Guid? communityId, bool? current, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListContactLeadersQuery(communityId, current, paging.Request), ct)).ToHttp())
            .Sends<ListContactLeadersQuery, Page<ContactLeaderRow>>().WithSummary("包联领导列表");
        group.MapPost("/contact-leaders", async (AssignContactLeaderCommand body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/organisation/contact-leaders"))
            .Sends<AssignContactLeaderCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("确定或更换社区的包联领导，前任自新任起始日结束");
        group.MapPost("/contact-leaders/{id:guid}/end", async (Guid id, EndLeaderBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new EndContactLeaderCommand(id, body.On, body.Note), ct)).ToHttp())
            .Sends<EndContactLeaderCommand, CreatedThing>().WithSummary("结束包联");
        group.MapGet("/contact-visits", async (Guid? communityId, Guid? assignmentId, DateOnly? from, DateOnly? to, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListContactVisitsQuery(communityId, assignmentId, from, to, paging.Request), ct)).ToHttp())
            .Sends<ListContactVisitsQuery, Page<ContactVisitRow>>().WithSummary("包联走访记录");
        group.MapPost("/contact-visits", async (RecordContactVisitCommand body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/organisation/contact-visits"))
            .Sends<RecordContactVisitCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("登记一次包联走访");
    }

    private static void MapDuties(RouteGroupBuilder group)
    {
        group.MapGet("/duties", async (BodyKind? body, PostKind? post, DutyState? state, bool? inForce, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListDutiesQuery(body, post, state, inForce, paging.Request), ct)).ToHttp())
            .Sends<ListDutiesQuery, Page<DutyRow>>().WithSummary("机构和职务的职责及其历次版本");
        group.MapPost("/duties", async (DraftDutyCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/organisation/duties"))
            .Sends<DraftDutyCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("起草职责的新版本");
        group.MapPut("/duties/{id:guid}", async (Guid id, DutyBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateDutyCommand(id, ifMatch.Version, body.Title, body.Text, body.DocumentNumber, body.From), ct)).ToHttp(x => x.Version))
            .Sends<UpdateDutyCommand, CreatedThing>().WithSummary("修改起草中的职责");
        group.MapPost("/duties/{id:guid}/publish", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new PublishDutyCommand(id), ct)).ToHttp())
            .Sends<PublishDutyCommand, CreatedThing>().WithSummary("发布职责，发布后不能修改");
    }

    private static void MapItems(RouteGroupBuilder group)
    {
        group.MapGet("/supervision", async (Guid? communityId, SupervisionState? state, bool? overdue, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListSupervisionQuery(communityId, state, overdue ?? false, paging.Request), ct)).ToHttp())
            .Sends<ListSupervisionQuery, Page<SupervisionRow>>().WithSummary("监督事项列表，待答复的在前");
        group.MapGet("/supervision/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetSupervisionQuery(id), ct)).ToHttp(x => x.Item.Version))
            .Sends<GetSupervisionQuery, SupervisionDetail>().WithSummary("监督事项及全部往来");
        group.MapPost("/supervision", async (RaiseSupervisionCommand body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/supervision/{x.Id}"))
            .Sends<RaiseSupervisionCommand, CreatedThing>(StatusCodes.Status201Created).WithSummary("居民代表委员会对党支部或服务中心的工作提出监督事项");
        group.MapPost("/supervision/{id:guid}/answer", async (Guid id, SaidBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new AnswerSupervisionCommand(id, body.Text), ct)).ToHttp())
            .Sends<AnswerSupervisionCommand, CreatedThing>().WithSummary("答复监督事项");
        group.MapPost("/supervision/{id:guid}/close", async (Guid id, SaidBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CloseSupervisionCommand(id, body.Text), ct)).ToHttp())
            .Sends<CloseSupervisionCommand, CreatedThing>().WithSummary("认可答复，办结监督事项");
        group.MapPost("/supervision/{id:guid}/return", async (Guid id, AskedAgainBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReturnSupervisionCommand(id, body.Text, body.AnswerDue), ct)).ToHttp())
            .Sends<ReturnSupervisionCommand, CreatedThing>().WithSummary("不认可答复，要求限期重新答复");
    }
}

internal sealed record EndLeaderBody(DateOnly On, string? Note);

internal sealed record DutyBody(string Title, string Text, string? DocumentNumber, DateOnly From);

internal sealed record SaidBody(string Text);

internal sealed record AskedAgainBody(string Text, DateOnly AnswerDue);
