using MediatR;
using Resettlement.Api.Common;
using Resettlement.Api.Registry;
using Resettlement.Application.Common;
using Resettlement.Application.Party;
using Resettlement.Application.Registry;
using Resettlement.Domain.Party;

namespace Resettlement.Api.Party;

internal sealed class PartyEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/party").WithTags("Party");
        Members(group);
        Letters(group);
        Posts(group);
        Reports(group);
    }

    private static void Members(RouteGroupBuilder group)
    {
        group.MapGet("/members", async ([AsParameters] PartyMemberFilterQuery filter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPartyMembersQuery(filter.Filter, paging.Request), ct)).ToHttp()).Sends<ListPartyMembersQuery, Page<PartyMemberRow>>().WithSummary("某日的党员名册");
        group.MapGet("/members/export", async ([AsParameters] PartyMemberFilterQuery filter, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportPartyMembersQuery(filter.Filter), ct)).ToFile())
            .SendsFile<ExportPartyMembersQuery>().WithSummary("导出党员名册（留痕）");
        group.MapPost("/members", async (RecordMemberCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/party/members/{x.Id}"))
            .Sends<RecordMemberCommand, MemberRecorded>(StatusCodes.Status201Created).WithSummary("登记党员");
        group.MapGet("/members/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPartyMemberQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetPartyMemberQuery, PartyMemberDetail>().WithSummary("党员详情：组织关系、介绍信、岗位、服务时长");
        group.MapPut("/members/{id:guid}", async (Guid id, IfMatch match, PartyMemberBody body, IMediator mediator, CancellationToken ct) => match.Version is { } version
            ? (await mediator.Send(new ChangeMemberCommand(id, version, body.Name, body.Phone, body.JoinedOn, body.FullOn, body.EmblemOn), ct)).ToHttp(x => x.Version)
            : match.Missing()).Sends<ChangeMemberCommand, MemberChanged>().Fails(CommonErrors.IfMatchRequired).WithSummary("修改党员的姓名、电话、入党和转正日期、党徽发放日期");
        group.MapPost("/members/{id:guid}/reveal", async (Guid id, RevealBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RevealMemberCommand(id, body.Field, body.Reason), ct)).ToHttp())
            .Sends<RevealMemberCommand, Revealed>().WithSummary("查看身份证号或电话（留痕）");
        group.MapPost("/members/{id:guid}/leave", async (Guid id, BranchLeaveBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new LeaveBranchCommand(id, body.Because, body.On, body.Note), ct)).ToHttp()).Sends<LeaveBranchCommand, BranchLeft>().WithSummary("登记离开支部，岗位同日终止");
        group.MapPost("/members/{id:guid}/waiver", async (Guid id, WaiverBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new WaivePostsCommand(id, body.Reason, body.From), ct)).ToHttp())
            .Sends<WaivePostsCommand>().WithSummary("批准免岗").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/members/{id:guid}/waiver/end", async (Guid id, WaiverEndBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new EndWaiverCommand(id, body.On), ct)).ToHttp())
            .Sends<EndWaiverCommand>().WithSummary("终止免岗").Produces(StatusCodes.Status204NoContent);
    }

    private static void Letters(RouteGroupBuilder group)
    {
        group.MapPost("/members/{id:guid}/letters", async (Guid id, LetterBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new IssueLetterCommand(id, body.Number, body.FromUnit, body.IssuedOn), ct)).ToHttp()).Sends<IssueLetterCommand, LetterIssued>().WithSummary("登记组织关系介绍信");
        group.MapPost("/letters/{id:guid}/close", async (Guid id, LetterEndBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CloseLetterCommand(id, body.Received, body.On, body.Note), ct)).ToHttp()).Sends<CloseLetterCommand>().WithSummary("登记介绍信已接收或已退回").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/members/{id:guid}/relation", async (Guid id, RelationBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new MoveRelationCommand(id, body.To, body.From, body.LetterId), ct)).ToHttp()).Sends<MoveRelationCommand>().WithSummary("变动组织关系：双重管理、社区单一管理")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static void Posts(RouteGroupBuilder group)
    {
        group.MapGet("/posts", async (Guid? communityId, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListPartyPostsQuery(communityId), ct)).ToHttp())
            .Sends<ListPartyPostsQuery, IReadOnlyList<PartyPostRow>>().WithSummary("服务岗位及在岗人数");
        group.MapPost("/posts", async (AddPartyPostCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<AddPartyPostCommand, PartyPostAdded>().WithSummary("增设本社区的岗位");
        group.MapPost("/posts/{id:guid}/close", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ClosePartyPostCommand(id), ct)).ToHttp())
            .Sends<ClosePartyPostCommand>().WithSummary("停用本社区的岗位").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/claims", async (Guid? communityId, Guid? postId, Guid? membershipId, ClaimState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPostClaimsQuery(communityId, postId, membershipId, state, paging.Request), ct)).ToHttp()).Sends<ListPostClaimsQuery, Page<PostClaimRow>>().WithSummary("认岗申请，待审批的在前");
        group.MapPost("/claims", async (ApplyForPostCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<ApplyForPostCommand, PostApplied>().WithSummary("申请认领岗位");
        group.MapPost("/claims/{id:guid}/decide", async (Guid id, ClaimDecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideClaimCommand(id, body.Approve, body.From, body.Reason), ct)).ToHttp()).Sends<DecideClaimCommand, ClaimDecided>().WithSummary("审批认岗申请（须另一人）");
        group.MapPost("/claims/{id:guid}/leave", async (Guid id, PostLeaveBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new LeavePostCommand(id, body.On, body.Reason), ct)).ToHttp())
            .Sends<LeavePostCommand, PostLeft>().WithSummary("离岗，或撤回未审批的申请");
    }

    private static void Reports(RouteGroupBuilder group)
    {
        group.MapGet("/plates", async (Guid? communityId, Guid? buildingId, PlateKind? kind, DateOnly? asOf, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDoorPlatesQuery(communityId, buildingId, kind, asOf, paging.Request), ct)).ToHttp()).Sends<ListDoorPlatesQuery, Page<DoorPlateRow>>().WithSummary("某日挂着的党员门牌");
        group.MapGet("/plates/missing", async (Guid? communityId, PlateKind? kind, DateOnly? asOf, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListMissingPlatesQuery(communityId, kind, asOf, paging.Request), ct)).ToHttp()).Sends<ListMissingPlatesQuery, Page<MissingPlateRow>>().WithSummary("应挂未挂门牌的楼栋和党员户");
        group.MapPost("/plates", async (HangPlateCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<HangPlateCommand, PlateHung>().WithSummary("登记悬挂门牌");
        group.MapPost("/plates/{id:guid}/remove", async (Guid id, PlateRemovalBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RemovePlateCommand(id, body.On, body.Reason), ct)).ToHttp())
            .Sends<RemovePlateCommand>().WithSummary("登记摘除门牌").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/inactive", async (Guid? communityId, DateOnly? asOf, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListInactiveQuery(communityId, asOf), ct)).ToHttp())
            .Sends<ListInactiveQuery, InactiveList>().WithSummary("某日不活跃的党员和小组、低于最少岗位数的党员");
        group.MapGet("/statistics", async (Guid? communityId, DateOnly? asOf, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPartyStatisticsQuery(communityId, asOf), ct)).ToHttp())
            .Sends<GetPartyStatisticsQuery, PartyStatistics>().WithSummary("某日的支部统计，每人只计一次");
        group.MapGet("/statistics/export", async (Guid? communityId, DateOnly? asOf, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportPartyStatisticsQuery(communityId, asOf), ct)).ToFile())
            .SendsFile<ExportPartyStatisticsQuery>().WithSummary("导出支部统计（留痕）");
    }
}

/// <summary>The conditions of the list and of its export.</summary>
internal sealed record PartyMemberFilterQuery
{
    public Guid? CommunityId { get; init; }

    public string? Q { get; init; }

    public MembershipRelation? Relation { get; init; }

    public bool? Probationary { get; init; }

    public bool? HasPost { get; init; }

    public Guid? PostId { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Sort { get; init; }

    public MemberFilter Filter => new(CommunityId, Q, Relation, Probationary, HasPost, PostId, AsOf, Sort);
}

internal sealed record PartyMemberBody(string Name, string? Phone, DateOnly JoinedOn, DateOnly? FullOn, DateOnly? EmblemOn);

internal sealed record BranchLeaveBody(LeaveKind Because, DateOnly On, string? Note);

internal sealed record WaiverBody(string Reason, DateOnly From);

internal sealed record WaiverEndBody(DateOnly On);

internal sealed record LetterBody(string Number, string FromUnit, DateOnly IssuedOn);

internal sealed record LetterEndBody(bool Received, DateOnly On, string? Note);

internal sealed record RelationBody(MembershipRelation To, DateOnly From, Guid? LetterId);

internal sealed record ClaimDecisionBody(bool Approve, DateOnly? From, string? Reason);

internal sealed record PostLeaveBody(DateOnly? On, string Reason);

internal sealed record PlateRemovalBody(DateOnly On, string? Reason);
