using System.Net;
using Resettlement.Api.IntegrationTests.Access;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What the county does: accounts, policies, audit; and what everybody sees of themselves.</summary>
internal sealed class CountyCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Everybody(cases);
            Users(cases);
            Policies(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(SignInCommand), typeof(SignInTests), nameof(SignInTests.Fifty_parallel_tries_have_five_guesses)),
        new(typeof(CleanUpCommand), typeof(RaceTests), nameof(RaceTests.Fifty_clean_ups_at_once_are_all_well)),
    ];

    private static void Everybody(CaseList cases)
    {
        cases.Add("GET /api/v1/me");
        cases.Add("GET /api/v1/todos");
        cases.Add("GET /api/v1/overview");
        cases.Add("GET /api/v1/roles");
        // whoever still comes with the old password has the session ended under them, or guesses too often
        cases.Add(CaseBook.EndsSession, request =>
        {
            request.Body = new { current = TestApp.Password, next = "Another-2026" };
            return Task.CompletedTask;
        }).Loses(HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Locked);
        // the history of a site is told with its people
        cases.Add("GET /api/v1/audit/", async request =>
        {
            // who reads people sees the history of a household, everybody else that of what they may see
            request.QueryText("subject", RoleCatalogue.Of(request.Role).Permissions.Contains(Permissions.Registry.Read) ? "Household" :
                RoleCatalogue.Of(request.Role).Permissions.Contains(Permissions.Access.ReadUsers) ? "User" : "Community");
            await request.Query("id", stock =>
                RoleCatalogue.Of(request.Role).Permissions.Contains(Permissions.Registry.Read) ? stock.HouseholdAsync() :
                RoleCatalogue.Of(request.Role).Permissions.Contains(Permissions.Access.ReadUsers) ? stock.UserAsync() : Task.FromResult(stock.Community));
        }).AtHome(HttpStatusCode.NotFound, Role.ResidentsCommittee, Role.PropertyCompany);
        cases.Add("GET /api/v1/audit/entries", async request =>
        {
            await request.Query("communityId", stock => stock.Community);
            request.QueryText("pageSize", "1");
        });
        cases.Add("GET /api/v1/sign-ins", request =>
        {
            request.QueryText("pageSize", "1");
            return Task.CompletedTask;
        });
    }

    private static void Users(CaseList cases)
    {
        cases.Add("GET /api/v1/users/", async request =>
        {
            await request.Query("communityId", stock => stock.Community);
            await request.Query("townshipCode", stock => stock.Lead);
        });
        cases.Add("GET /api/v1/users/{id}", request => request.County("id", stock => stock.UserAsync()));
        cases.Add("POST /api/v1/users/", request =>
        {
            request.Body = new { userName = $"new{TestApp.NextNumber()}", displayName = "新人", organisation = "测试", idNumber = RegistryWorld.NewId() };
            return Task.CompletedTask;
        });
        cases.Add("PUT /api/v1/users/{id}", async request =>
        {
            await request.County("id", stock => stock.UserAsync());
            (request.Version, request.Body) = (await request.Own.UserVersionAsync(), new { displayName = "改名", organisation = "另一单位" });
        });
        cases.Add("PUT /api/v1/users/{id}/identity", async request =>
        {
            await request.County("id", stock => stock.UserAsync());
            (request.Version, request.Body) = (await request.Own.UserVersionAsync(), new { idNumber = RegistryWorld.NewId() });
        });
        // a grant is for a community or for a township, and the county may give both
        cases.Add("POST /api/v1/users/{id}/grants", async request =>
        {
            await request.County("id", stock => stock.UserAsync());
            request.Body = new { role = nameof(Role.CommunityClerk), communityId = await request.Take("communityId", stock => stock.Community), townshipCode = (string?)null };
        }).NotTried("townshipCode");
        cases.Add("DELETE /api/v1/users/{id}/grants/{grantId}", async request =>
        {
            await request.County("id", stock => stock.UserAsync());
            await request.County("grantId", stock => stock.GrantAsync());
        });
        cases.Add("POST /api/v1/users/{id}/lock", async request =>
        {
            await request.County("id", stock => stock.UserAsync());
            request.Body = new { reason = "离职" };
        });
        cases.Add("POST /api/v1/users/{id}/unlock", request => request.County("id", stock => stock.LockedUserAsync()));
        cases.Add("POST /api/v1/users/{id}/reset-password", request => request.County("id", stock => stock.UserAsync()), Repeat.Again);
    }

    private static void Policies(CaseList cases)
    {
        cases.Add("GET /api/v1/policies/");
        cases.Add("GET /api/v1/policies/catalog");
        cases.Add("GET /api/v1/policies/effective", request =>
        {
            request.QueryText("area", "Subsidy");
            return Task.CompletedTask;
        });
        cases.Add("GET /api/v1/policies/{id}", request => request.County("id", stock => stock.DraftAsync()));
        cases.Add("POST /api/v1/policies/", request =>
        {
            request.Body = Stock.PolicyContent();
            return Task.CompletedTask;
        }, Repeat.Again);
        Versioned(cases, "PUT /api/v1/policies/{id}", stock => stock.DraftAsync(), 1, Stock.PolicyContent());
        Versioned(cases, "DELETE /api/v1/policies/{id}", stock => stock.DraftAsync(), 1);
        Versioned(cases, "POST /api/v1/policies/{id}/submit", stock => stock.DraftAsync(), 1);
        Versioned(cases, "POST /api/v1/policies/{id}/publish", stock => stock.SubmittedAsync(), 2).Keyed();
        Versioned(cases, "POST /api/v1/policies/{id}/return", stock => stock.SubmittedAsync(), 2, new { reason = "条款有误" });
    }

    private static EndpointCase Versioned(CaseList cases, string endpoint, Func<Stock, Task<Guid>> policy, int version, object? body = null) => cases.Add(endpoint, async request =>
    {
        await request.County("id", policy);
        (request.Version, request.Body) = (version, body);
    });
}
