using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Payroll;
using Resettlement.Domain.Payroll;

namespace Resettlement.Api.Payroll;

/// <summary>What is paid: standards of the county, and proposals of branch and centre that the lead township approves.</summary>
internal sealed class PayEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/payroll").WithTags("Payroll");
        group.MapGet("/standards", async (PayStandardState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListStandardsQuery(state, paging.Request), ct)).ToHttp()).Sends<ListStandardsQuery, Page<PayStandardRow>>().WithSummary("书记、主任报酬标准");
        group.MapPost("/standards", async (ProposeStandardCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(_ => "/api/v1/payroll/standards"))
            .Sends<ProposeStandardCommand, PayStandardMoved>(StatusCodes.Status201Created).WithSummary("拟定报酬标准，待另一人发布");
        group.MapPost("/standards/{id:guid}/publish", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new PublishStandardCommand(id), ct)).ToHttp())
            .Sends<PublishStandardCommand, PayStandardMoved>().WithSummary("发布报酬标准");
        group.MapPost("/standards/{id:guid}/reject", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RejectStandardCommand(id, body.Reason), ct)).ToHttp()).Sends<RejectStandardCommand, PayStandardMoved>().WithSummary("退回报酬标准");
        MapProposals(group);
    }

    private static void MapProposals(RouteGroupBuilder group)
    {
        group.MapGet("/proposals", async ([AsParameters] ProposalListQuery query, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListProposalsQuery(query.Filter, paging.Request), ct)).ToHttp()).Sends<ListProposalsQuery, Page<ProposalRow>>().WithSummary("成员报酬方案");
        group.MapGet("/proposals/export", async ([AsParameters] ProposalListQuery query, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportProposalsQuery(query.Filter), ct)).ToFile())
            .SendsFile<ExportProposalsQuery>().WithSummary("导出报酬方案台账");
        group.MapPost("/proposals", async (DraftProposalCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/payroll/proposals/{x.Id}"))
            .Sends<DraftProposalCommand, ProposalMoved>(StatusCodes.Status201Created).WithSummary("拟定成员报酬方案");
        group.MapGet("/proposals/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetProposalQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetProposalQuery, ProposalDetail>().WithSummary("一份成员报酬方案");
        group.MapPut("/proposals/{id:guid}", async (Guid id, ProposalInput body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
            ifMatch.Version is { } version ? (await mediator.Send(new ReviseProposalCommand(id, version, body), ct)).ToHttp() : ifMatch.Missing())
            .Sends<ReviseProposalCommand, ProposalMoved>().WithSummary("修改草稿或被退回的方案");
        group.MapPost("/proposals/{id:guid}/submit", async (Guid id, SeenProposalBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new SubmitProposalCommand(id, body.Version), ct)).ToHttp()).Sends<SubmitProposalCommand, ProposalMoved>().WithSummary("报牵头乡镇审批");
        group.MapPost("/proposals/{id:guid}/approve", async (Guid id, ApproveProposalBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ApproveProposalCommand(id, body.Version, body.TotalFen), ct)).ToHttp()).Sends<ApproveProposalCommand, ProposalMoved>().WithSummary("牵头乡镇批准方案");
        group.MapPost("/proposals/{id:guid}/return", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReturnProposalCommand(id, body.Reason), ct)).ToHttp()).Sends<ReturnProposalCommand, ProposalMoved>().WithSummary("牵头乡镇退回方案");
        group.MapPost("/proposals/{id:guid}/withdraw", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new WithdrawProposalCommand(id, body.Reason), ct)).ToHttp()).Sends<WithdrawProposalCommand, ProposalMoved>().WithSummary("撤回方案");
    }
}

/// <param name="Version">What the caller has seen.</param>
internal sealed record SeenProposalBody(int Version);

/// <param name="Version">What the caller has seen.</param>
/// <param name="TotalFen">The sum of the monthly amounts that were seen.</param>
internal sealed record ApproveProposalBody(int Version, long TotalFen);

/// <summary>The conditions of the list of proposals.</summary>
internal sealed record ProposalListQuery
{
    public Guid? CommunityId { get; init; }

    public PayProposalState? State { get; init; }

    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    public ProposalFilter Filter => new(CommunityId, State, Search);
}
