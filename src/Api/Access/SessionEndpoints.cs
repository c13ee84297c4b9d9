using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Resettlement.Api.Common;
using Resettlement.Application.Access;

namespace Resettlement.Api.Access;

internal sealed class SessionEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Access");
        group.MapPost("/session", async (SignInBody body, IMediator mediator, HttpContext http, CancellationToken ct) =>
        {
            var result = await mediator.Send(new SignInCommand(body.UserName, body.Password, http.Connection.RemoteIpAddress?.ToString()), ct);
            if (result.IsSuccess)
            {
                var identity = new ClaimsIdentity(
                    [new(ClaimTypes.NameIdentifier, result.Value.UserId.ToString()), new(RequestGuards.StampClaim, result.Value.SecurityStamp)],
                    CookieAuthenticationDefaults.AuthenticationScheme);
                await http.SignInAsync(new ClaimsPrincipal(identity));
                return TypedResults.NoContent();
            }

            return result.ToHttp();
        }).Sends<SignInCommand>().Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/session", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return TypedResults.NoContent();
        }).Produces(StatusCodes.Status204NoContent);
        group.MapGet("/me", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMeQuery(), ct)).ToHttp()).Sends<GetMeQuery, Me>();
    }
}

internal sealed record SignInBody(string UserName, string Password);
