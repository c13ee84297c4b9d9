using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.Registry;

/// <summary>People, the second person's desk, warnings and dictionaries.</summary>
internal sealed class RegistryEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Registry");
        MapResidents(group);
        MapDesk(group);
        group.MapGet("/registry/warnings", async ([AsParameters] Paging paging, Guid? communityId, WarningKind? kind, DateOnly? asOf, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListWarningsQuery(paging.Request, communityId, kind, asOf), ct)).ToHttp())
            .Sends<ListWarningsQuery, Page<WarningRow>>().WithSummary("户籍提示：共用电话、共用账户、一房多户、无身份证号");
        group.MapGet("/dictionaries", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListDictionariesQuery(), ct)).ToHttp())
            .Sends<ListDictionariesQuery, IReadOnlyDictionary<string, IReadOnlyList<CodeEntry>>>().WithSummary("全部字典及中英文名称");
    }

    private static void MapResidents(RouteGroupBuilder group)
    {
        group.MapGet("/residents", async ([AsParameters] Paging paging, [AsParameters] ResidentFilterQuery filter, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListResidentsQuery(paging.Request, filter.Filter), ct)).ToHttp())
            .Sends<ListResidentsQuery, Page<ResidentRow>>().WithSummary("人员列表（可指定日期）");
        group.MapGet("/residents/export", async ([AsParameters] ResidentFilterQuery filter, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ExportResidentsQuery(filter.Filter), ct)).ToFile())
            .SendsFile<ExportResidentsQuery>().WithSummary("按查询条件导出人员");
        group.MapGet("/residents/{id:guid}", async (Guid id, DateOnly? asOf, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetResidentQuery(id, asOf), ct)).ToHttp(x => x.Version))
            .Sends<GetResidentQuery, ResidentDetail>().WithSummary("人员详情");
        group.MapPut("/residents/{id:guid}", async (Guid id, ResidentBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new UpdateResidentCommand(id, ifMatch.Version, body.Name, body.IdNumber, body.ChecksumReason, body.BirthDate, body.Sex, body.Phone, body.Relocation,
                    body.EthnicGroup, body.Education, body.PoliticalStatus, body.Health, body.LabourAbility), ct)).ToHttp(x => x.Version))
            .Sends<UpdateResidentCommand, CreatedThing>().WithSummary("修改人员信息");
        group.MapPost("/residents/{id:guid}/death", async (Guid id, DeathBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReportDeathCommand(id, body.On, body.Evidence), ct)).ToCreated(_ => "/api/v1/changes"))
            .Sends<ReportDeathCommand, ChangeRequested>(StatusCodes.Status201Created).WithSummary("登记死亡，待另一人复核");
        group.MapPost("/residents/{id:guid}/reveal", async (Guid id, RevealBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RevealResidentCommand(id, body.Field, body.Reason), ct)).ToHttp())
            .Sends<RevealResidentCommand, Revealed>().WithSummary("查看身份证号或电话明文，须填理由并留痕");
        group.MapPost("/accounts/{id:guid}/reveal", async (Guid id, ReasonBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RevealAccountCommand(id, body.Reason), ct)).ToHttp())
            .Sends<RevealAccountCommand, Revealed>().WithSummary("查看账号明文，须填理由并留痕");
        group.MapGet("/community-names", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListCommunityNamesQuery(), ct)).ToHttp())
            .Sends<ListCommunityNamesQuery, IReadOnlyList<CommunityName>>().WithSummary("可选的社区名称");
    }

    private static void MapDesk(RouteGroupBuilder group)
    {
        group.MapGet("/changes", async ([AsParameters] Paging paging, Confirmation? state, ChangeKind? kind, Guid? communityId, Guid? householdId, string? sort, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListChangesQuery(paging.Request, state, kind, communityId, householdId, sort), ct)).ToHttp())
            .Sends<ListChangesQuery, Page<ChangeRow>>().WithSummary("复核台：待复核与已复核的变更");
        group.MapPost("/changes/{id:guid}/confirm", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmChangeCommand(id), ct)).ToHttp())
            .Sends<ConfirmChangeCommand, ChangeDecided>().WithSummary("复核通过一条变更");
        group.MapPost("/changes/{id:guid}/reject", async (Guid id, ReasonBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RejectChangeCommand(id, body.Reason), ct)).ToHttp())
            .Sends<RejectChangeCommand, ChangeDecided>().WithSummary("退回一条变更");
        group.MapPost("/changes/confirm", async (IdsBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ConfirmChangesCommand(body.Ids ?? []), ct)).ToHttp())
            .Sends<ConfirmChangesCommand, ManyDecided>().WithSummary("批量复核通过");
        group.MapPost("/changes/reject", async (RejectManyBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RejectChangesCommand(body.Ids ?? [], body.Reason), ct)).ToHttp())
            .Sends<RejectChangesCommand, ManyDecided>().WithSummary("批量退回");
        group.MapPost("/accounts/verify", async (VerifyBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new VerifyAccountsCommand(body.Ids ?? [], body.Method), ct)).ToHttp())
            .Sends<VerifyAccountsCommand, ManyDecided>().WithSummary("批量核验收款账户");
        group.MapPost("/accounts/reject", async (RejectManyBody body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RejectAccountsCommand(body.Ids ?? [], body.Reason), ct)).ToHttp())
            .Sends<RejectAccountsCommand, ManyDecided>().WithSummary("批量退回收款账户");
    }
}

/// <summary>The filters of people in the query string.</summary>
internal sealed record ResidentFilterQuery
{
    public Guid? CommunityId { get; init; }

    public Guid? HouseholdId { get; init; }

    public string? Q { get; init; }

    public Sex? Sex { get; init; }

    public RelocationKind? Relocation { get; init; }

    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Sort { get; init; }

    public ResidentFilter Filter => new(CommunityId, HouseholdId, Q, Sex, Relocation, AgeFrom, AgeTo, AsOf, Sort);
}

internal sealed record ResidentBody(string Name, string? IdNumber, string? ChecksumReason, DateOnly? BirthDate, Sex? Sex, string? Phone, RelocationKind? Relocation, string? EthnicGroup,
    string? Education, string? PoliticalStatus, string? Health, string? LabourAbility);

internal sealed record DeathBody(DateOnly On, string Evidence);

internal sealed record RevealBody(RevealField Field, string Reason);

internal sealed record ReasonBody(string Reason);

internal sealed record IdsBody(IReadOnlyList<Guid>? Ids);

internal sealed record RejectManyBody(IReadOnlyList<Guid>? Ids, string Reason);

internal sealed record VerifyBody(IReadOnlyList<Guid>? Ids, VerificationMethod Method);
