using MediatR;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Fees;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.Fees;

/// <summary>Sources, tariffs, bills, arrears and declarations.</summary>
internal sealed class FeeEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Fees");
        group.MapGet("/fee-sources", async (Guid? communityId, bool? active, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListFeeSourcesQuery(communityId, active, paging.Request), ct)).ToHttp()).Sends<ListFeeSourcesQuery, Page<FeeSourceRow>>().WithSummary("收费单位列表");
        group.MapPost("/fee-sources", async (CreateFeeSourceCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/fee-sources/{done.Id}")).Sends<CreateFeeSourceCommand, FeeSourceSaved>(StatusCodes.Status201Created).WithSummary("新增收费单位");
        group.MapPut("/fee-sources/{id:guid}", async (Guid id, IfMatch match, ChangeFeeSourceBody body, IMediator mediator, CancellationToken ct) =>
            match.Version is { } version
                ? (await mediator.Send(new ChangeFeeSourceCommand(id, version, body.Name, body.IsActive ?? true), ct)).ToHttp(done => done.Version)
                : Result.Fail(CommonErrors.IfMatchRequired).ToHttp()).Sends<ChangeFeeSourceCommand, FeeSourceSaved>().WithSummary("修改收费单位");

        group.MapGet("/tariffs", async (Guid? communityId, Guid? sourceId, FeeType? feeType, DateOnly? asOf, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListTariffsQuery(communityId, sourceId, feeType, asOf, paging.Request), ct)).ToHttp()).Sends<ListTariffsQuery, Page<TariffRow>>().WithSummary("收费标准列表");
        group.MapPost("/tariffs", async (CreateTariffCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/tariffs/{done.Id}")).Sends<CreateTariffCommand, TariffSaved>(StatusCodes.Status201Created).WithSummary("新增收费标准");
        group.MapPut("/tariffs/{id:guid}", async (Guid id, IfMatch match, EndTariffBody body, IMediator mediator, CancellationToken ct) =>
            match.Version is { } version
                ? (await mediator.Send(new EndTariffCommand(id, version, body.ValidUntil), ct)).ToHttp(done => done.Version)
                : Result.Fail(CommonErrors.IfMatchRequired).ToHttp()).Sends<EndTariffCommand, TariffSaved>().WithSummary("终止收费标准");

        group.MapGet("/bills", async ([AsParameters] BillQuery query, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListBillsQuery(query.Filter, paging.Request), ct)).ToHttp()).Sends<ListBillsQuery, Page<BillRow>>().WithSummary("账单列表");
        group.MapPost("/bills", async (RecordBillCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/bills/{done.Id}")).Sends<RecordBillCommand, BillRecorded>(StatusCodes.Status201Created).WithSummary("登记账单");
        group.MapGet("/arrears", async ([AsParameters] BillQuery query, DateOnly? asOf, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListArrearsQuery(query.Filter, asOf, paging.Request), ct)).ToHttp()).Sends<ListArrearsQuery, Page<BillRow>>().WithSummary("欠费清单");

        group.MapGet("/declarations", async (Guid? communityId, Guid? sourceId, Quarter? quarter, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListDeclarationsQuery(communityId, sourceId, quarter, paging.Request), ct)).ToHttp()).Sends<ListDeclarationsQuery, Page<DeclarationRow>>().WithSummary("季度申报列表");
        group.MapPost("/declarations", async (DeclareQuarterCommand body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToCreated(done => $"/api/v1/declarations/{done.Id}")).Sends<DeclareQuarterCommand, QuarterDeclared>(StatusCodes.Status201Created).WithSummary("收费单位申报季度收据已齐（笔数与合计须相符）");
    }
}

internal sealed record ChangeFeeSourceBody(string Name, bool? IsActive);

/// <summary>The first day the price no longer holds.</summary>
internal sealed record EndTariffBody(DateOnly ValidUntil);

internal sealed record BillQuery
{
    public Guid? CommunityId { get; init; }

    public Guid? SourceId { get; init; }

    public Quarter? Quarter { get; init; }

    public FeeType? FeeType { get; init; }

    public string? Household { get; init; }

    public Guid? HouseholdId { get; init; }

    public BillFilter Filter => new(CommunityId, SourceId, Quarter, FeeType, Household, HouseholdId);
}
