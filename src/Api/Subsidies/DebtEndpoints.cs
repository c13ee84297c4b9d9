using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.Subsidies;

/// <summary>Supplements for households that were missed, and money that households got too much.</summary>
internal sealed class DebtEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/subsidies").WithTags("Subsidies");
        group.MapPost("/supplements", async (OpenSupplementCommand body, IMediator mediator, IJobTrigger jobs, CancellationToken ct) =>
        {
            var result = await mediator.Send(body, ct);
            if (result.IsSuccess)
            {
                // after the commit: what is due is in the database, the job only looks
                jobs.TriggerQuarterSweep();
            }

            return result.ToHttp();
        }).Sends<OpenSupplementCommand, SupplementOpened>().WithSummary("开立补报批次，后台编制");
        group.MapGet("/supplements/candidates", async (Guid communityId, string quarter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (Quarter.TryParse(quarter, out var parsed) ? await mediator.Send(new ListSupplementCandidatesQuery(communityId, parsed, paging.Request), ct) : SubsidyErrors.NotAQuarter).ToHttp())
            .Sends<ListSupplementCandidatesQuery, CandidatePage>().WithSummary("可以补报的户");
        group.MapGet("/debts", async ([AsParameters] DebtQuery query, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDebtsQuery(query.Filter, paging.Request), ct)).ToHttp()).Sends<ListDebtsQuery, Page<DebtRow>>().WithSummary("多发款项列表");
        group.MapPost("/debts/{id:guid}/propose", async (Guid id, ProposeDebtBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ProposeDebtCommand(id, body.Decision, body.Reason, body.Reference), ct)).ToHttp()).Sends<ProposeDebtCommand, DebtMoved>().WithSummary("提出多发款项的处理方式");
        group.MapPost("/debts/{id:guid}/agree", async (Guid id, AgreeDebtBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new AgreeDebtCommand(id, body.AmountFen), ct)).ToHttp()).Sends<AgreeDebtCommand, DebtMoved>().WithSummary("同意多发款项的处理方式");
        group.MapPost("/debts/{id:guid}/refuse", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RefuseDebtCommand(id), ct)).ToHttp())
            .Sends<RefuseDebtCommand, DebtMoved>().WithSummary("不同意或收回多发款项的处理方式");
    }
}

/// <summary>Filters of the list.</summary>
internal sealed record DebtQuery
{
    public DebtState? State { get; init; }

    public Guid? CommunityId { get; init; }

    public Guid? HouseholdId { get; init; }

    public bool? Repayable { get; init; }

    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    public DebtFilter Filter => new(State, CommunityId, HouseholdId, Repayable, Search);
}

/// <param name="Reference">Document of a write-off; number of the letter that asks for the money.</param>
internal sealed record ProposeDebtBody(DebtDecision Decision, string Reason, string? Reference);

/// <param name="AmountFen">What the caller has seen.</param>
internal sealed record AgreeDebtBody(long AmountFen);
