using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.Organisation;

internal sealed class AppointmentEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organisation").WithTags("Organisation");
        MapAppointments(group);
        MapDecisions(group);
        MapHouses(group);
        MapRules(group);
    }

    private static void MapAppointments(RouteGroupBuilder group)
    {
        group.MapGet("/appointments", async ([AsParameters] AppointmentFilterQuery filter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListAppointmentsQuery(filter.Filter, paging.Request), ct)).ToHttp()).Sends<ListAppointmentsQuery, Page<AppointmentRow>>().WithSummary("任职列表");
        group.MapGet("/appointments/export", async ([AsParameters] AppointmentFilterQuery filter, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportAppointmentsQuery(filter.Filter), ct)).ToFile()).SendsFile<ExportAppointmentsQuery>().WithSummary("导出任职台账");
        group.MapGet("/appointments/options", async (Guid communityId, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetAppointmentOptionsQuery(communityId), ct)).ToHttp())
            .Sends<GetAppointmentOptionsQuery, AppointmentOptions>().WithSummary("某社区当日可任职的机构、职务、方式和职数");
        group.MapGet("/appointments/people", async (Guid communityId, [FromQuery(Name = "q")] string? search, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FindHoldersQuery(communityId, search), ct)).ToHttp()).Sends<FindHoldersQuery, HolderOption[]>().WithSummary("某社区的任职人员，供选择");
        group.MapGet("/appointments/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetAppointmentQuery(id), ct)).ToHttp())
            .Sends<GetAppointmentQuery, AppointmentDetail>().WithSummary("任职详情");
        group.MapPost("/appointments", async (AppointHolderCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/appointments/{x.Id}"))
            .Sends<AppointHolderCommand, HolderAppointed>(StatusCodes.Status201Created).WithSummary("登记任职；超配的等待牵头乡镇审批");
        group.MapPost("/appointments/{id:guid}/renew", async (Guid id, AppointmentRenewBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RenewAppointmentCommand(id, body.TermEnd, body.DocumentNumber), ct)).ToHttp()).Sends<RenewAppointmentCommand, AppointmentRenewed>().WithSummary("办理连任");
        group.MapPost("/appointments/{id:guid}/end", async (Guid id, AppointmentEndBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new EndAppointmentCommand(id, body.On, body.Reason, body.Note), ct)).ToHttp()).Sends<EndAppointmentCommand, AppointmentEnded>().WithSummary("办理离任");
        group.MapPost("/appointments/{id:guid}/handover", async (Guid id, AppointmentHandoverBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RecordHandoverCommand(id, body.HandedOverBy, body.HandedOverTo, body.Witness, body.Day, body.Items), ct)).ToHttp())
            .Sends<RecordHandoverCommand, HandoverRecorded>().WithSummary("登记交接清单");
    }

    private static void MapDecisions(RouteGroupBuilder group)
    {
        group.MapPost("/appointments/{id:guid}/approve", async (Guid id, ProposalApproveBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ApproveAppointmentCommand(id, body.Note), ct)).ToHttp()).Sends<ApproveAppointmentCommand, ProposalDecided>().WithSummary("批准超配任职");
        group.MapPost("/appointments/{id:guid}/refuse", async (Guid id, ProposalRefuseBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RefuseAppointmentCommand(id, body.Note), ct)).ToHttp()).Sends<RefuseAppointmentCommand, ProposalDecided>().WithSummary("不批准超配任职");
    }

    private static void MapHouses(RouteGroupBuilder group)
    {
        group.MapGet("/house-heads", async (Guid? communityId, bool? vacant, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListHouseHeadsQuery(communityId, vacant ?? false, paging.Request), ct)).ToHttp()).Sends<ListHouseHeadsQuery, Page<HouseHeadRow>>().WithSummary("楼长、片长、单元长及空缺");
        group.MapGet("/house-heads/counts", async (Guid? communityId, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CountHouseHeadsQuery(communityId), ct)).ToHttp())
            .Sends<CountHouseHeadsQuery, HouseHeadCounts>().WithSummary("楼长、片长、单元长应设和实有人数");
        group.MapPost("/house-heads", async (AppointHouseHeadCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/appointments/{x.Id}"))
            .Sends<AppointHouseHeadCommand, HolderAppointed>(StatusCodes.Status201Created).WithSummary("登记楼长、片长或单元长");
        group.MapPost("/house-heads/{id:guid}/end", async (Guid id, AppointmentEndBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new EndHouseHeadCommand(id, body.On, body.Reason, body.Note), ct)).ToHttp()).Sends<EndHouseHeadCommand, AppointmentEnded>().WithSummary("楼长、片长或单元长离任");
    }

    private static void MapRules(RouteGroupBuilder group)
    {
        group.MapGet("/maturity", async (Guid? communityId, MaturityLevel? level, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListMaturityQuery(communityId, level, paging.Request), ct)).ToHttp()).Sends<ListMaturityQuery, Page<MaturityRow>>().WithSummary("成熟度认定记录");
        group.MapPost("/maturity", async (DecideMaturityCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/organisation/maturity"))
            .Sends<DecideMaturityCommand, MaturityDecided>(StatusCodes.Status201Created).WithSummary("认定社区成熟度");
        group.MapGet("/kin", async (Guid? communityId, Guid? holderId, bool? withdrawn, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListKinQuery(communityId, holderId, withdrawn ?? false, paging.Request), ct)).ToHttp()).Sends<ListKinQuery, Page<KinRow>>().WithSummary("任职人员近亲属");
        group.MapPost("/kin", async (RecordKinCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/organisation/kin"))
            .Sends<RecordKinCommand, KinRecorded>(StatusCodes.Status201Created).WithSummary("登记任职人员近亲属");
        group.MapPost("/kin/{id:guid}/withdraw", async (Guid id, KinWithdrawBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new WithdrawKinCommand(id, body.Reason), ct)).ToHttp())
            .Sends<WithdrawKinCommand>().Produces(StatusCodes.Status204NoContent).WithSummary("撤销近亲属登记");
    }
}

internal sealed record AppointmentFilterQuery
{
    public Guid? CommunityId { get; init; }

    public BodyKind? Body { get; init; }

    public PostKind? Post { get; init; }

    public AppointmentWay? Way { get; init; }

    public AppointmentState? State { get; init; }

    public DateOnly? AsOf { get; init; }

    public DateOnly? EndingBefore { get; init; }

    public Guid? HolderId { get; init; }

    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    public AppointmentFilter Filter => new(CommunityId, Body, Post, Way, State, AsOf, EndingBefore, HolderId, Search);
}

internal sealed record AppointmentRenewBody(DateOnly TermEnd, string DocumentNumber);

internal sealed record AppointmentEndBody(DateOnly On, EndReason Reason, string? Note);

internal sealed record AppointmentHandoverBody(string HandedOverBy, string HandedOverTo, string? Witness, DateOnly Day, IReadOnlyList<HandoverInput> Items);

internal sealed record ProposalApproveBody(string? Note);

internal sealed record ProposalRefuseBody(string Note);

internal sealed record KinWithdrawBody(string Reason);
