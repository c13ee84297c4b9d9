using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.Access;

internal sealed class UserEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Access");
        users.MapGet("", async (string? q, Role? role, string? townshipCode, Guid? communityId, bool? locked, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListUsersQuery(q, role, townshipCode, communityId, locked, paging.Request), ct)).ToHttp())
            .Sends<ListUsersQuery, Page<UserRow>>()
            .WithSummary("账号列表，可按姓名、用户名、单位、角色、范围查询");
        users.MapPost("", async (CreateUserBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CreateUserCommand(body.UserName, body.DisplayName, body.Organisation, body.IdNumber, body.IdNumberWaiver), ct)).ToCreated(x => $"/api/v1/users/{x.Id}"))
            .Sends<CreateUserCommand, UserCreated>(StatusCodes.Status201Created)
            .WithSummary("新建账号，初始密码只在本次应答中出现");
        users.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetUserQuery(id), ct)).ToHttp(x => x.Version))
            .Sends<GetUserQuery, UserDetail>()
            .WithSummary("账号详情、全部授权及本人的其他账号");
        users.MapPut("/{id:guid}", async (Guid id, EditUserBody body, IfMatch match, IMediator mediator, CancellationToken ct) => match.Version is { } version
                ? (await mediator.Send(new EditUserCommand(id, version, body.DisplayName, body.Organisation), ct)).ToHttp(x => x.Version)
                : match.Missing())
            .Sends<EditUserCommand, UserChanged>()
            .WithSummary("修改姓名和单位");
        users.MapPut("/{id:guid}/identity", async (Guid id, UserIdentityBody body, IfMatch match, IMediator mediator, CancellationToken ct) => match.Version is { } version
                ? (await mediator.Send(new SetUserIdentityCommand(id, version, body.IdNumber, body.IdNumberWaiver), ct)).ToHttp(x => x.Version)
                : match.Missing())
            .Sends<SetUserIdentityCommand, UserChanged>()
            .WithSummary("补登安装时建立的账号的身份证号（只能一次）");
        users.MapPost("/{id:guid}/grants", async (Guid id, GrantBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AddGrantCommand(id, body.Role, body.TownshipCode, body.CommunityId, body.ValidFrom, body.ValidUntil), ct)).ToCreated(x => $"/api/v1/users/{x.UserId}"))
            .Sends<AddGrantCommand, GrantAdded>(StatusCodes.Status201Created)
            .WithSummary("授予角色；不相容岗位按人（身份证号）核对");
        users.MapDelete("/{id:guid}/grants/{grantId:guid}", async (Guid id, Guid grantId, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new EndGrantCommand(id, grantId), ct)).ToHttp())
            .Sends<EndGrantCommand, UserChanged>()
            .WithSummary("结束一条授权，自当日起失效");
        users.MapPost("/{id:guid}/lock", async (Guid id, LockBody? body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new LockUserCommand(id, body?.Reason), ct)).ToHttp())
            .Sends<LockUserCommand, UserChanged>()
            .WithSummary("停用账号，会话立即失效");
        users.MapPost("/{id:guid}/unlock", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new UnlockUserCommand(id), ct)).ToHttp())
            .Sends<UnlockUserCommand, UserChanged>()
            .WithSummary("解除停用或锁定");
        users.MapPost("/{id:guid}/reset-password", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ResetPasswordCommand(id), ct)).ToHttp())
            .Sends<ResetPasswordCommand, PasswordReset>()
            .WithSummary("重置密码，新密码只在本次应答中出现");
        api.MapGet("/roles", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListRolesQuery(), ct)).ToHttp())
            .WithTags("Access")
            .Sends<ListRolesQuery, IReadOnlyList<RoleRow>>()
            .WithSummary("角色目录：权限、范围、不相容岗位");
        api.MapGet("/sign-ins", async (string? userName, SignInOutcome? outcome, DateOnly? from, DateOnly? to, [AsParameters] Paging paging, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListSignInsQuery(userName, outcome, from, to, paging.Request), ct)).ToHttp())
            .WithTags("Access")
            .Sends<ListSignInsQuery, Page<SignInRow>>()
            .WithSummary("登录日志");
    }
}

internal sealed record CreateUserBody(string UserName, string DisplayName, string Organisation, string IdNumber, string? IdNumberWaiver = null);

internal sealed record EditUserBody(string DisplayName, string Organisation);

internal sealed record UserIdentityBody(string IdNumber, string? IdNumberWaiver = null);

internal sealed record GrantBody(Role Role, string? TownshipCode = null, Guid? CommunityId = null, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null);

internal sealed record LockBody(string? Reason);
