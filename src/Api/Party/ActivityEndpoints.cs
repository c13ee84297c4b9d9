using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Party;
using Resettlement.Domain.Party;

namespace Resettlement.Api.Party;

internal sealed class ActivityEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/party").WithTags("Party");
        Groups(group);
        Activities(group);
        Photos(group);
    }

    private static void Groups(RouteGroupBuilder group)
    {
        group.MapGet("/groups", async (Guid? communityId, Guid? postId, DateOnly? asOf, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListActivityGroupsQuery(communityId, postId, asOf, paging.Request), ct)).ToHttp()).Sends<ListActivityGroupsQuery, Page<ActivityGroupRow>>().WithSummary("活动小组");
        group.MapGet("/groups/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetActivityGroupQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetActivityGroupQuery, ActivityGroupDetail>().WithSummary("活动小组详情：成员、组长、计划");
        group.MapPost("/groups/{id:guid}/leader", async (Guid id, IfMatch match, LeaderBody body, IMediator mediator, CancellationToken ct) => match.Version is { } version
            ? (await mediator.Send(new ChooseLeaderCommand(id, version, body.MembershipId, body.From), ct)).ToHttp(x => x.Version)
            : match.Missing()).Sends<ChooseLeaderCommand, LeaderChosen>().Fails(CommonErrors.IfMatchRequired).WithSummary("推选组长");
        group.MapPost("/groups/{id:guid}/plans", async (Guid id, PlanBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new WritePlanCommand(id, body.Day, body.Content, body.Planned), ct)).ToHttp())
            .Sends<WritePlanCommand, PlanWritten>().WithSummary("制定或修改某日所在周期的活动计划");
    }

    private static void Activities(RouteGroupBuilder group)
    {
        group.MapGet("/activities", async ([AsParameters] ActivityQuery filter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPartyActivitiesQuery(filter.Filter, paging.Request), ct)).ToHttp()).Sends<ListPartyActivitiesQuery, Page<PartyActivityRow>>().WithSummary("活动台账");
        group.MapGet("/activities/export", async ([AsParameters] ActivityQuery filter, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportPartyActivitiesQuery(filter.Filter), ct)).ToFile())
            .SendsFile<ExportPartyActivitiesQuery>().WithSummary("导出活动台账（留痕）");
        group.MapPost("/activities", async (HoldActivityCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/party/activities/{x.Id}"))
            .Sends<HoldActivityCommand, ActivityWritten>(StatusCodes.Status201Created).WithSummary("登记活动和出勤");
        group.MapGet("/activities/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPartyActivityQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetPartyActivityQuery, PartyActivityDetail>().WithSummary("活动详情：出勤、时长、照片");
        group.MapPut("/activities/{id:guid}", async (Guid id, IfMatch match, ActivityBody body, IMediator mediator, CancellationToken ct) => match.Version is { } version
            ? (await mediator.Send(new ChangeActivityCommand(id, version, body.HeldOn, body.Title, body.Place, body.Content, body.Attendance), ct)).ToHttp(x => x.Version)
            : match.Missing()).Sends<ChangeActivityCommand, ActivityWritten>().Fails(CommonErrors.IfMatchRequired).WithSummary("修改活动和出勤");
        group.MapPost("/activities/{id:guid}/cancel", async (Guid id, ActivityCancelBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelActivityCommand(id, body.Reason), ct)).ToHttp())
            .Sends<CancelActivityCommand, ActivityWritten>().WithSummary("作废误登记的活动");
    }

    private static void Photos(RouteGroupBuilder group)
    {
        group.MapPost("/activities/{id:guid}/photos", UploadAsync).Sends<AddPhotoCommand, PhotoAdded>().WithSummary("上传活动照片（JPG、PNG，不超过5 MB）")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).DisableAntiforgery().ReadsFile();
        group.MapGet("/photos/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPhotoQuery(id), ct)).ToFile())
            .SendsFile<GetPhotoQuery>("image/jpeg").WithSummary("活动照片");
        group.MapDelete("/photos/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RemovePhotoCommand(id), ct)).ToHttp())
            .Sends<RemovePhotoCommand>().WithSummary("删除活动照片").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> UploadAsync(Guid id, IFormFile? file, IMediator mediator, CancellationToken ct)
    {
        if (file is null)
        {
            return Domain.Common.Result<PhotoAdded>.Fail(PartyErrors.PhotoMissing).ToHttp();
        }

        if (file.Length > ImageFile.MaximumBytes)
        {
            return Domain.Common.Result<PhotoAdded>.Fail(PartyErrors.PhotoTooLarge).ToHttp();
        }

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, ct);
        }

        return (await mediator.Send(new AddPhotoCommand(id, file.FileName, content), ct)).ToHttp();
    }
}

/// <summary>The conditions of the list and of its export.</summary>
internal sealed record ActivityQuery
{
    public Guid? CommunityId { get; init; }

    public Guid? GroupId { get; init; }

    public Guid? MembershipId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public ActivityState? State { get; init; }

    public ActivityFilter Filter => new(CommunityId, GroupId, MembershipId, From, To, State);
}

internal sealed record LeaderBody(Guid MembershipId, DateOnly From);

internal sealed record PlanBody(DateOnly Day, string Content, int Planned);

internal sealed record ActivityBody(DateOnly HeldOn, string Title, string? Place, string? Content, IReadOnlyList<AttendanceInput> Attendance);

internal sealed record ActivityCancelBody(string Reason);
