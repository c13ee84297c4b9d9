using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Payroll;
using Resettlement.Domain.Payroll;

namespace Resettlement.Api.Payroll;

/// <summary>Payrolls: computed, submitted for two signatures, sent back, given up; double pay; who is missing.</summary>
internal sealed class PayrollEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/payroll").WithTags("Payroll");
        group.MapGet("/runs", async (Guid? communityId, DateOnly? month, PayrollState? state, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPayrollsQuery(communityId, month, state, paging.Request), ct)).ToHttp()).Sends<ListPayrollsQuery, Page<PayrollRow>>().WithSummary("工资表");
        group.MapPost("/runs", async (ComputePayrollCommand body, IMediator mediator, CancellationToken ct) => (await mediator.Send(body, ct)).ToHttp())
            .Sends<ComputePayrollCommand, PayrollMoved>().WithSummary("计算或重新计算一个社区一个月的工资表");
        group.MapGet("/runs/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPayrollQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetPayrollQuery, PayrollDetail>().WithSummary("一份工资表");
        group.MapGet("/runs/{id:guid}/export", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportPayrollQuery(id), ct)).ToFile())
            .SendsFile<ExportPayrollQuery>().WithSummary("导出工资表");
        group.MapPost("/runs/{id:guid}/submit", async (Guid id, SeenPayrollBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new SubmitPayrollCommand(id, body.ContentHash), ct)).ToHttp()).Sends<SubmitPayrollCommand, PayrollMoved>().WithSummary("提交工资表，待主任签批");
        group.MapPost("/runs/{id:guid}/return", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReturnPayrollCommand(id, body.Reason), ct)).ToHttp()).Sends<ReturnPayrollCommand, PayrollMoved>().WithSummary("退回工资表，签字作废");
        group.MapPost("/runs/{id:guid}/cancel", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new CancelPayrollCommand(id, body.Reason), ct)).ToHttp()).Sends<CancelPayrollCommand, PayrollMoved>().WithSummary("取消工资表");
        group.MapPost("/flags/{id:guid}/clear", async (Guid id, PayrollReasonBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ClearPayrollFlagCommand(id, body.Reason), ct)).ToHttp()).Sends<ClearPayrollFlagCommand, PayrollFlagMoved>().WithSummary("核实一个重复领取的疑点");
        group.MapGet("/missing", async (DateOnly? month, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListMissingPayrollsQuery(month), ct)).ToHttp())
            .Sends<ListMissingPayrollsQuery, IReadOnlyList<MissingPayrollRow>>().WithSummary("一个月内工资表未办完的社区");
        group.MapGet("/posts", async (Guid communityId, DateOnly? month, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListPaidPostsQuery(communityId, month), ct)).ToHttp())
            .Sends<ListPaidPostsQuery, IReadOnlyList<PaidPostRow>>().WithSummary("一个社区领取报酬的职务和现行月报酬");
    }
}

/// <param name="ContentHash">Of what the caller has seen.</param>
internal sealed record SeenPayrollBody(string ContentHash);

internal sealed record PayrollReasonBody(string Reason);
