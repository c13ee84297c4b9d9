using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.Notices;

internal sealed class NoticesEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("Notices");
        group.MapGet("", async (Guid? communityId, NoticeKind? kind, NoticeState? state, Guid? subjectId, [FromQuery(Name = "q")] string? search, [AsParameters] Paging paging,
            IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListNoticesQuery(communityId, kind, state, subjectId, search, paging.Request), ct)).ToHttp())
            .Sends<ListNoticesQuery, Page<NoticeRow>>().WithSummary("公示列表");
        group.MapGet("/preview", async (NoticeKind kind, Guid subjectId, IMediator mediator, CancellationToken ct) => (await mediator.Send(new PreviewNoticeQuery(kind, subjectId), ct)).ToHttp())
            .Sends<PreviewNoticeQuery, NoticePreview>().WithSummary("公示前预览：期限、笔数、不能公示的户");
        group.MapPost("", async (PublishNoticeCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/notices/{x.Id}"))
            .Sends<PublishNoticeCommand, NoticePublished>(StatusCodes.Status201Created).WithSummary("公示，公示期一经开始不能改动");
        group.MapPost("/end-due", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new EndNoticesCommand(), ct)).ToHttp())
            .Sends<EndNoticesCommand, NoticesEnded>().WithSummary("结束已期满的公示（每日自动进行）");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetNoticeQuery(id), ct)).ToHttp())
            .Sends<GetNoticeQuery, NoticeDetail>().WithSummary("公示详情");
        group.MapGet("/{id:guid}/lines", async (Guid id, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListNoticeLinesQuery(id, paging.Request), ct)).ToHttp()).Sends<ListNoticeLinesQuery, Page<NoticeLineRow>>().WithSummary("公示表的各行及异议");
        group.MapGet("/{id:guid}/filing-copy", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportNoticeQuery(id, PublicPages.AddressOf(http, "")), ct)).ToFile())
            .SendsFile<ExportNoticeQuery>("application/pdf").WithSummary("公示存档件（PDF）：公布时的名单、合计、摘要和二维码，每次内容相同");
        MapObjections(group);
        MapHolidays(group);
    }

    private static void MapObjections(RouteGroupBuilder group)
    {
        group.MapGet("/objections", async (Guid? noticeId, Guid? communityId, ObjectionState? state, bool? overdue, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListObjectionsQuery(noticeId, communityId, state, overdue ?? false, paging.Request), ct)).ToHttp())
            .Sends<ListObjectionsQuery, Page<ObjectionRow>>().WithSummary("异议列表，待答复的在前");
        group.MapPost("/{id:guid}/objections", async (Guid id, ObjectionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RecordObjectionCommand(id, body.Line, body.Text, body.Name, body.Phone), ct)).ToHttp())
            .Sends<RecordObjectionCommand, ObjectionReceived>().WithSummary("登记现场或电话提出的异议");
        group.MapPost("/objections/{id:guid}/decide", async (Guid id, DecisionBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DecideObjectionCommand(id, body.Upheld, body.Answer), ct)).ToHttp()).Sends<DecideObjectionCommand, ObjectionAnswered>().WithSummary("答复异议：成立或不成立，均须写明理由");
        group.MapPost("/objections/{id:guid}/reveal", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RevealObjectorCommand(id), ct)).ToHttp())
            .Sends<RevealObjectorCommand, Objector>().WithSummary("查看异议人的联系方式（留痕）");
    }

    private static void MapHolidays(RouteGroupBuilder group)
    {
        group.MapGet("/holidays", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListHolidaysQuery(), ct)).ToHttp())
            .Sends<ListHolidaysQuery, HolidayTable[]>().WithSummary("各年节假日安排");
        group.MapPut("/holidays/{year:int}", async (int year, IfMatch match, HolidaysBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new EnterHolidaysCommand(year, match.Version, body.DocumentNumber, body.DocumentDate, body.Days), ct)).ToHttp(x => x.Version))
            .Sends<EnterHolidaysCommand, HolidaysChanged>().WithSummary("录入或修改一年的节假日安排");
        group.MapPost("/holidays/{year:int}/confirm", async (int year, IfMatch match, IMediator mediator, CancellationToken ct) =>
            (match.Version is { } version ? await mediator.Send(new ConfirmHolidaysCommand(year, version), ct) : Result<HolidaysChanged>.Fail(CommonErrors.IfMatchRequired)).ToHttp(x => x.Version))
            .Sends<ConfirmHolidaysCommand, HolidaysChanged>().WithSummary("确认节假日安排（须另一人）");
    }
}

internal sealed record ObjectionBody(int? Line, string Text, string? Name, string? Phone);

internal sealed record DecisionBody(bool Upheld, string Answer);

internal sealed record HolidaysBody(string DocumentNumber, DateOnly DocumentDate, IReadOnlyList<HolidayInput> Days);
