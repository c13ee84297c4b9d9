using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Infrastructure.Jobs;

internal static class JobDashboard
{
    public const string Path = "/jobs";

    /// <summary>The dashboard of the jobs, for those who operate the system.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHangfireDashboard(Path, new DashboardOptions
        {
            Authorization = [new OperatorsOnly()],
            DashboardTitle = "Resettlement",
            DisplayStorageConnectionString = false,
            AppPath = "/",
        });

    private sealed class OperatorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().RequestServices.GetRequiredService<ICurrentUser>() is { MustChangePassword: false } user && user.Has(Permissions.System.Operate);
    }
}
