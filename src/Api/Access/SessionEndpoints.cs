using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Resettlement.Api.Common;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Access;

internal sealed class SessionEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Access");
        group.MapPost("/session", async (SignInBody body, IMediator mediator, HttpContext http, CancellationToken ct) =>
                await OpenSessionAsync(http, await mediator.Send(new SignInCommand(body.UserName, body.Password, http.Connection.RemoteIpAddress?.ToString()), ct)))
            .WithMetadata(new TryLimitMetadata(TryKind.SignIn))
            .Sends<SignInCommand>().Produces(StatusCodes.Status204NoContent).Fails(AccessErrors.TooManyTries)
            .WithSummary("登录");
        group.MapDelete("/session", async (HttpContext http) =>
            {
                await http.SignOutAsync();
                return TypedResults.NoContent();
            })
            .WithMetadata(new SessionEndMetadata()).Produces(StatusCodes.Status204NoContent)
            .WithSummary("退出登录");
        group.MapGet("/me", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMeQuery(), ct)).ToHttp())
            .Sends<GetMeQuery, Me>()
            .WithSummary("当前登录人、权限与管辖范围");
        group.MapPost("/me/password", async (PasswordBody body, IMediator mediator, HttpContext http, CancellationToken ct) =>
                await OpenSessionAsync(http, await mediator.Send(new ChangePasswordCommand(body.Current, body.Next), ct)))
            .Sends<ChangePasswordCommand>().Produces(StatusCodes.Status204NoContent)
            .WithSummary("修改本人密码，其他会话随即失效");
    }

    private static async Task<IResult> OpenSessionAsync(HttpContext http, Result<SignedIn> result)
    {
        if (!result.IsSuccess)
        {
            return result.ToHttp();
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, result.Value.UserId.ToString()), new(RequestGuards.StampClaim, result.Value.SecurityStamp)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return TypedResults.NoContent();
    }
}

internal sealed record SignInBody(string UserName, string Password);

internal sealed record PasswordBody(string Current, string Next);
