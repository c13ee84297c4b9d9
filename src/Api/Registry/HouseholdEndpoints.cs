using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.Registry;

internal sealed class HouseholdEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/households").WithTags("Registry");
        group.MapGet("", async ([AsParameters] Paging paging, [AsParameters] HouseholdFilterQuery filter, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListHouseholdsQuery(paging.Request, filter.Filter), ct)).ToHttp())
            .Sends<ListHouseholdsQuery, Page<HouseholdRow>>().WithSummary("户列表（可指定日期）");
        group.MapGet("/export", async ([AsParameters] HouseholdFilterQuery filter, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ExportHouseholdsQuery(filter.Filter), ct)).ToFile())
            .SendsFile<ExportHouseholdsQuery>().WithSummary("按查询条件导出户");
        group.MapPost("", async (NewHouseholdBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateHouseholdCommand(body.Number, body.CommunityId, body.DwellingId, body.On, body.Relocation, body.Poverty, body.OriginTownshipCode,
                    [.. (body.Members ?? []).Select(x => x.Input)], body.Reason), ct)).ToCreated(x => $"/api/v1/households/{x.Id}"))
            .Sends<CreateHouseholdCommand, HouseholdCreated>(StatusCodes.Status201Created).WithSummary("新增户及成员，待另一人复核");
        group.MapGet("/{id:guid}", async (Guid id, DateOnly? asOf, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetHouseholdQuery(id, asOf), ct)).ToHttp(x => x.Version))
            .Sends<GetHouseholdQuery, HouseholdDetail>().WithSummary("户详情：成员、居住、脱贫状态、账户、缴费与补贴（可指定日期）");
        MapMoves(group);
        MapMembers(group);
        MapRequests(group);
    }

    private static void MapMoves(RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/move-out", async (Guid id, MoveOutBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new MoveHouseholdOutCommand(id, ifMatch.Version, body.On, body.Reason), ct)).ToHttp(x => x.Version))
            .Sends<MoveHouseholdOutCommand, HouseholdChanged>().WithSummary("迁出");
        group.MapPost("/{id:guid}/move-in", async (Guid id, MoveInBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new MoveHouseholdInCommand(id, ifMatch.Version, body.On, body.CommunityId, body.DwellingId, body.Reason), ct)).ToHttp(x => x.Version))
            .Sends<MoveHouseholdInCommand, HouseholdChanged>().WithSummary("迁入");
        group.MapPost("/{id:guid}/change-dwelling", async (Guid id, ChangeDwellingBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ChangeDwellingCommand(id, ifMatch.Version, body.On, body.DwellingId, body.Reason), ct)).ToHttp(x => x.Version))
            .Sends<ChangeDwellingCommand, HouseholdChanged>().WithSummary("换房");
        group.MapPost("/{id:guid}/split", async (Guid id, SplitBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new SplitHouseholdCommand(id, ifMatch.Version, body.On, body.NewHouseholdNumber, body.MemberIds ?? [], body.HeadId, body.DwellingId, body.Relations, body.Reason), ct))
                .ToHttp(x => x.Version))
            .Sends<SplitHouseholdCommand, HouseholdSplit>().WithSummary("分户");
        group.MapPost("/{id:guid}/merge", async (Guid id, MergeBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new MergeHouseholdCommand(id, ifMatch.Version, body.On, body.IntoHouseholdId, body.Relations), ct)).ToHttp(x => x.Version))
            .Sends<MergeHouseholdCommand, HouseholdMerged>().WithSummary("合户");
    }

    private static void MapMembers(RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/members", async (Guid id, NewMemberBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AddMemberCommand(id, ifMatch.Version, body.On, body.Input), ct)).ToCreated(x => $"/api/v1/residents/{x.ResidentId}"))
            .Sends<AddMemberCommand, MemberAdded>(StatusCodes.Status201Created).WithSummary("增加成员（出生、婚入）");
        group.MapPost("/{id:guid}/members/{residentId:guid}/leave", async (Guid id, Guid residentId, MoveOutBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RemoveMemberCommand(id, residentId, ifMatch.Version, body.On, body.Reason), ct)).ToHttp(x => x.Version))
            .Sends<RemoveMemberCommand, HouseholdChanged>().WithSummary("成员离开本户");
        group.MapPost("/{id:guid}/change-head", async (Guid id, ChangeHeadBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ChangeHeadCommand(id, ifMatch.Version, body.On, body.ResidentId, body.Relations), ct)).ToHttp(x => x.Version))
            .Sends<ChangeHeadCommand, HouseholdChanged>().WithSummary("变更户主");
    }

    private static void MapRequests(RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/poverty-status", async (Guid id, PovertyStatusBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RequestPovertyStatusCommand(id, ifMatch.Version, body.Status, body.From, body.Reason), ct)).ToCreated(x => $"/api/v1/changes?householdId={id}"))
            .Sends<RequestPovertyStatusCommand, ChangeRequested>(StatusCodes.Status201Created).WithSummary("变更脱贫状态，待另一人复核");
        group.MapPost("/{id:guid}/accounts", async (Guid id, AccountBody body, IfMatch ifMatch, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AddPayoutAccountCommand(id, ifMatch.Version, body.BankName, body.BankCode, body.AccountNumber, body.IsCard, body.HolderResidentId, body.HolderName, body.EffectiveFrom), ct))
                .ToCreated(x => $"/api/v1/changes?householdId={id}"))
            .Sends<AddPayoutAccountCommand, AccountAdded>(StatusCodes.Status201Created).WithSummary("登记一卡通账户，待另一人核验");
    }
}

/// <summary>The filters of households in the query string.</summary>
internal sealed record HouseholdFilterQuery
{
    public Guid? CommunityId { get; init; }

    public Guid? BuildingId { get; init; }

    public string? Q { get; init; }

    public PovertyStatus? Poverty { get; init; }

    public RelocationKind? Relocation { get; init; }

    public AccountFilter? Account { get; init; }

    public HouseholdState? State { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Sort { get; init; }

    public HouseholdFilter Filter => new(CommunityId, BuildingId, Q, Poverty, Relocation, Account, State, AsOf, Sort);
}

internal sealed record MemberBody(string Name, string? IdNumber, DateOnly? BirthDate, Sex? Sex, string? Phone, string? Relation, RelocationKind? Relocation, string? ChecksumReason,
    string? EthnicGroup, string? Education, string? PoliticalStatus, string? Health, string? LabourAbility)
{
    internal MemberInput Input => new(Name, IdNumber, BirthDate, Sex, Phone, Relation, Relocation, ChecksumReason, EthnicGroup, Education, PoliticalStatus, Health, LabourAbility);
}

internal sealed record NewMemberBody(DateOnly On, string Name, string? IdNumber, DateOnly? BirthDate, Sex? Sex, string? Phone, string? Relation, RelocationKind? Relocation, string? ChecksumReason,
    string? EthnicGroup, string? Education, string? PoliticalStatus, string? Health, string? LabourAbility)
{
    internal MemberInput Input => new(Name, IdNumber, BirthDate, Sex, Phone, Relation, Relocation, ChecksumReason, EthnicGroup, Education, PoliticalStatus, Health, LabourAbility);
}

internal sealed record NewHouseholdBody(string Number, Guid CommunityId, Guid? DwellingId, DateOnly On, RelocationKind Relocation, PovertyStatus? Poverty, string? OriginTownshipCode,
    IReadOnlyList<MemberBody>? Members, string? Reason);

internal sealed record MoveOutBody(DateOnly On, string Reason);

internal sealed record MoveInBody(DateOnly On, Guid CommunityId, Guid? DwellingId, string? Reason);

internal sealed record ChangeDwellingBody(DateOnly On, Guid? DwellingId, string? Reason);

internal sealed record SplitBody(DateOnly On, string NewHouseholdNumber, IReadOnlyList<Guid>? MemberIds, Guid HeadId, Guid? DwellingId, IReadOnlyList<MemberRelation>? Relations, string? Reason);

internal sealed record MergeBody(DateOnly On, Guid IntoHouseholdId, IReadOnlyList<MemberRelation>? Relations);

internal sealed record ChangeHeadBody(DateOnly On, Guid ResidentId, IReadOnlyList<MemberRelation>? Relations);

internal sealed record PovertyStatusBody(PovertyStatus Status, DateOnly From, string Reason);

internal sealed record AccountBody(string BankName, string? BankCode, string AccountNumber, bool? IsCard, Guid HolderResidentId, string? HolderName, DateOnly EffectiveFrom);
