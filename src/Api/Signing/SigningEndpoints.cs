using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.Signing;

internal sealed class SigningEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/signing").WithTags("Signing");
        group.MapGet("/sheets", async (SheetView? view, SheetState? state, SignedKind? kind, Guid? communityId, [FromQuery(Name = "q")] string? search, [AsParameters] Paging paging,
            IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListSheetsQuery(view ?? SheetView.All, state, kind, communityId, search, paging.Request), ct)).ToHttp())
            .Sends<ListSheetsQuery, Page<SignatureSheetRow>>().WithSummary("签批单：全部、待我签、我已办、我发起");
        group.MapGet("/sheets/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetSheetQuery(id), ct)).ToHttp())
            .Sends<GetSheetQuery, SheetDetail>().WithSummary("签批单详情及审批单打印内容");
        group.MapPost("/sheets/{id:guid}/signatures", async (Guid id, SignBody body, IMediator mediator, CancellationToken ct) =>
            OrVoid(await mediator.Send(new SignSheetCommand(id, body.ContentHash, body.AmountFen, body.Count, body.Password), ct)).ToHttp())
            .Sends<SignSheetCommand, SheetSigned>().Fails(SigningErrors.ContentChanged).WithSummary("签字：核对金额、笔数和内容摘要，并再次输入密码");
        group.MapPost("/sheets/{id:guid}/return", async (Guid id, ReturnSheetBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReturnSheetCommand(id, body.Reason), ct)).ToHttp()).Sends<ReturnSheetCommand, SheetReturned>().WithSummary("退回重新办理");

        group.MapGet("/delegations", async (Guid? communityId, DelegationState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDelegationsQuery(communityId, state, paging.Request), ct)).ToHttp()).Sends<ListDelegationsQuery, Page<DelegationRow>>().WithSummary("代签委托列表");
        group.MapGet("/substitutes", async (Guid communityId, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListSubstitutesQuery(communityId), ct)).ToHttp())
            .Sends<ListSubstitutesQuery, SubstituteRow[]>().WithSummary("可以受托代签的人");
        group.MapPost("/delegations", async (GrantDelegationCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToCreated(x => $"/api/v1/signing/delegations/{x.Id}"))
            .Sends<GrantDelegationCommand, DelegationGranted>(StatusCodes.Status201Created).WithSummary("登记书面代签委托");
        group.MapPost("/delegations/{id:guid}/revoke", async (Guid id, RevokeDelegationBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new RevokeDelegationCommand(id, body.Reason), ct)).ToHttp()).Sends<RevokeDelegationCommand>().Produces(StatusCodes.Status204NoContent).WithSummary("撤销代签委托");
    }

    /// <summary>That the content had changed is kept, so the command succeeded; who wanted to sign is told that nothing was signed.</summary>
    private static Result<SheetSigned> OrVoid(Result<SheetSigned> result) => result is { IsSuccess: true, Value.Signed: null } ? SigningErrors.ContentChanged : result;
}

internal sealed record SignBody(string ContentHash, long AmountFen, int Count, string Password);

internal sealed record ReturnSheetBody(string Reason);

internal sealed record RevokeDelegationBody(string Reason);
