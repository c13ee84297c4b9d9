using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.Organisation;

internal sealed class ElectionEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organisation/elections").WithTags("Organisation");
        group.MapGet("/", async (Guid? communityId, ElectionState? state, PostKind? post, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListElectionsQuery(communityId, state, post, paging.Request), ct)).ToHttp()).Sends<ListElectionsQuery, Page<ElectionRow>>().WithSummary("推选列表");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetElectionQuery(id), ct)).ToHttp())
            .Sends<GetElectionQuery, ElectionDetail>().WithSummary("推选详情及结果打印内容");
        group.MapPost("/", async (OpenElectionCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/organisation/elections/{x.Id}"))
            .Sends<OpenElectionCommand, ElectionOpened>(StatusCodes.Status201Created).WithSummary("发起推选");
        group.MapPost("/{id:guid}/candidates", async (Guid id, ElectionNominateBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new NominateCandidateCommand(id, body.OfficeHolderId, body.Nominated, body.NominatedBy), ct)).ToHttp())
            .Sends<NominateCandidateCommand, CandidateNominated>().WithSummary("提名候选人");
        group.MapPut("/{id:guid}/candidates/{candidateId:guid}/checks", async (Guid id, Guid candidateId, ElectionChecksBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CheckCandidateCommand(id, candidateId, body.Checks), ct)).ToHttp()).Sends<CheckCandidateCommand, ElectionMoved>().WithSummary("填写候选人四项考察");
        group.MapPost("/{id:guid}/candidates/{candidateId:guid}/withdraw", async (Guid id, Guid candidateId, ElectionReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new WithdrawCandidateCommand(id, candidateId, body.Reason), ct)).ToHttp()).Sends<WithdrawCandidateCommand, ElectionMoved>().WithSummary("候选人退出");
        group.MapPost("/{id:guid}/votes", async (Guid id, ElectionVotesBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CountVotesCommand(id, body.Round, body.Day, body.Eligible, body.Cast, body.Valid, body.MinutesNumber, body.Votes), ct)).ToHttp())
            .Sends<CountVotesCommand, VotesCounted>().WithSummary("录入一轮投票");
        group.MapPost("/{id:guid}/filing", async (Guid id, ElectionFilingBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new FileElectionCommand(id, body.FilingNumber, body.On, body.OverQuotaReason), ct)).ToHttp()).Sends<FileElectionCommand, ElectionFiled>().WithSummary("公示期满后备案，当选人任职");
        group.MapPost("/{id:guid}/cancel", async (Guid id, ElectionReasonBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelElectionCommand(id, body.Reason), ct)).ToHttp())
            .Sends<CancelElectionCommand, ElectionMoved>().WithSummary("取消推选");
    }
}

internal sealed record ElectionNominateBody(Guid OfficeHolderId, NominationWay Nominated, string NominatedBy);

internal sealed record ElectionChecksBody(IReadOnlyList<CheckInput> Checks);

internal sealed record ElectionReasonBody(string Reason);

internal sealed record ElectionVotesBody(int Round, DateOnly Day, int Eligible, int Cast, int Valid, string MinutesNumber, IReadOnlyList<CandidateVotes> Votes);

internal sealed record ElectionFilingBody(string FilingNumber, DateOnly On, string? OverQuotaReason);
