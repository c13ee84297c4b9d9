using MediatR;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Home;

namespace Resettlement.Api.Home;

internal sealed class HomeEndpoints : IEndpointModule
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Home");
        group.MapGet("/todos", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListTodosQuery(), ct)).ToHttp())
            .Sends<ListTodosQuery, IReadOnlyList<Todo>>().WithSummary("本人的待办，按权限和管辖范围计数");
        group.MapGet("/overview", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetOverviewQuery(), ct)).ToHttp())
            .Sends<GetOverviewQuery, Overview>().WithSummary("首页概览：社区、户、人及近四个季度的补贴进度");
    }
}
