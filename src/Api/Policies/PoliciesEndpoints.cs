using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.Policies;

internal sealed class PoliciesEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/policies").WithTags("Policies");
        group.MapGet("", async (PolicyArea? area, PolicyState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPoliciesQuery(area, state, paging.Request), ct)).ToHttp()).Sends<ListPoliciesQuery, Page<PolicyRow>>().WithSummary("政策版本列表");
        group.MapGet("/catalog", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPolicyCatalogueQuery(), ct)).ToHttp())
            .Sends<GetPolicyCatalogueQuery, PolicyCatalogueAnswer>().WithSummary("政策参数目录");
        group.MapGet("/effective", async (PolicyArea area, DateOnly? date, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetEffectivePolicyQuery(area, date), ct)).ToHttp(x => x.Version)).Sends<GetEffectivePolicyQuery, PolicyDetail>().WithSummary("某日有效的政策版本");
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetPolicyQuery(id), ct)).ToHttp(x => x.Version)).Sends<GetPolicyQuery, PolicyDetail>().WithSummary("政策版本详情");

        group.MapPost("", async (DraftPolicyCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/policies/{x.Id}")).Sends<DraftPolicyCommand, PolicyChanged>(StatusCodes.Status201Created).WithSummary("起草政策版本");
        group.MapPut("/{id:guid}", (Guid id, IfMatch match, PolicyBody body, IMediator mediator, CancellationToken ct) =>
            Matching(match, version => mediator.Send(new EditPolicyCommand(id, version, body.DocumentNumber, body.DocumentTitle, body.DocumentDate, body.EffectiveFrom, body.EffectiveUntil, body.Values), ct))).Sends<EditPolicyCommand, PolicyChanged>().WithSummary("修改草稿");
        group.MapPost("/{id:guid}/submit", (Guid id, IfMatch match, IMediator mediator, CancellationToken ct) =>
            Matching(match, version => mediator.Send(new SubmitPolicyCommand(id, version), ct))).Sends<SubmitPolicyCommand, PolicyChanged>().WithSummary("提交发布");
        group.MapPost("/{id:guid}/publish", (Guid id, IfMatch match, IMediator mediator, CancellationToken ct) =>
            Matching(match, version => mediator.Send(new PublishPolicyCommand(id, version), ct))).Sends<PublishPolicyCommand, PolicyChanged>().WithSummary("发布（须另一人）");
        group.MapPost("/{id:guid}/return", (Guid id, IfMatch match, ReturnPolicyBody body, IMediator mediator, CancellationToken ct) =>
            Matching(match, version => mediator.Send(new ReturnPolicyCommand(id, version, body.Reason), ct))).Sends<ReturnPolicyCommand, PolicyChanged>().WithSummary("退回修改");
        group.MapDelete("/{id:guid}", async (Guid id, IfMatch match, IMediator mediator, CancellationToken ct) =>
            (match.Version is { } version ? await mediator.Send(new DeletePolicyCommand(id, version), ct) : CommonErrors.IfMatchRequired).ToHttp()).Sends<DeletePolicyCommand>().WithSummary("删除草稿")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Matching(IfMatch match, Func<int, Task<Result<PolicyChanged>>> send) =>
        (match.Version is { } version ? await send(version) : Result<PolicyChanged>.Fail(CommonErrors.IfMatchRequired)).ToHttp(x => x.Version);
}

internal sealed record PolicyBody(
    string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, IReadOnlyList<PolicyInput> Values);

internal sealed record ReturnPolicyBody(string Reason);
