using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Signing;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Sheets to be signed and papers that let somebody sign in the place of another.</summary>
internal sealed class SigningCases : ICaseRoom
{
    private const string Sheet = "POST /api/v1/signing/sheets/";
    private const string Sign = Sheet + "{id}/signatures";

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            foreach (var path in new[] { "sheets", "delegations", "substitutes" })
            {
                cases.Add("GET /api/v1/signing/" + path, request => request.Query("communityId", stock => stock.Community));
            }

            cases.Read("GET /api/v1/signing/sheets/{id}", stock => stock.SheetAsync());
            Sheets(cases);
            Delegations(cases);
            return cases;
        }
    }

    public void Replace(IServiceCollection services)
    {
        // what is signed is told to a subject of the tests, whose content a stock writes
        services.RemoveAll<ISignedSubject>();
        services.AddScoped<ISignedSubject, TestSubject>();
    }

    public Task PrepareAsync(TestApp app) => app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));

    // only the director signs first; the others need a paper that lets them. Who has signed is no signer any more
    private static void Sheets(CaseList cases)
    {
        cases.Add(Sign, async request =>
        {
            await request.Path("id", stock => stock.SheetAsync());
            request.Body = new { contentHash = "hash-1", amountFen = 140_950, count = 12, password = TestApp.Password };
        }).Keyed().By(Role.CentreDirector).Loses(HttpStatusCode.Forbidden).AtHome(HttpStatusCode.Conflict, Role.BranchSecretary)
            .AtHome(HttpStatusCode.Forbidden, Role.ContactLeader, Role.TownshipClerk, Role.TownshipLeader);
        cases.Add(Sheet + "{id}/return", async request =>
        {
            await request.Path("id", stock => stock.SheetAsync());
            request.Body = new { reason = "金额有误" };
        }).Keyed().By(Role.CentreDirector).AtHome(HttpStatusCode.Conflict, Role.BranchSecretary)
            .AtHome(HttpStatusCode.Forbidden, Role.ContactLeader, Role.TownshipClerk, Role.TownshipLeader);
    }

    private static void Delegations(CaseList cases)
    {
        // whoever is no candidate is answered so, wherever they are
        cases.Add("POST /api/v1/signing/delegations", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            post = "Director",
            reason = "Absent",
            substituteUserId = await request.Take("substituteUserId", stock => stock.SubstituteAsync()),
            documentNumber = "瑶政函〔2026〕7号",
            firstDay = "2026-11-25",
            lastDay = "2026-12-24",
        }).Keyed().NextDoor(HttpStatusCode.BadRequest, "substituteUserId");
        cases.Add("POST /api/v1/signing/delegations/{id}/revoke", async request =>
        {
            await request.Path("id", stock => stock.DelegationAsync());
            request.Body = new { reason = "已返岗" };
        });
    }
}
