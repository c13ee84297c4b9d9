using Resettlement.Api.IntegrationTests.Common;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Sheets to be signed and papers that let somebody sign in the place of another.</summary>
internal static class SigningCases
{
    public const string Sheet = "POST /api/v1/signing/sheets/";
    public const string Sign = Sheet + "{id}/signatures";

    public static CaseList All()
    {
        var cases = new CaseList();
        foreach (var path in new[] { "sheets", "delegations", "substitutes" })
        {
            cases.Add("GET /api/v1/signing/" + path, request => request.Query("communityId", stock => stock.Community));
        }

        cases.Read("GET /api/v1/signing/sheets/{id}", stock => stock.SheetAsync());
        cases.Add(Sign, async request =>
        {
            await request.Path("id", stock => stock.SheetAsync());
            request.Body = new { contentHash = "hash-1", amountFen = 140_950, count = 12, password = TestApp.Password };
        });
        cases.Add(Sheet + "{id}/return", async request =>
        {
            await request.Path("id", stock => stock.SheetAsync());
            request.Body = new { reason = "金额有误" };
        });
        cases.Add("POST /api/v1/signing/delegations", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            post = "Director",
            reason = "Absent",
            substituteUserId = await request.Take("substituteUserId", stock => stock.SubstituteAsync()),
            documentNumber = "瑶政函〔2026〕7号",
            firstDay = "2026-11-25",
            lastDay = "2026-12-24",
        });
        cases.Add("POST /api/v1/signing/delegations/{id}/revoke", async request =>
        {
            await request.Path("id", stock => stock.DelegationAsync());
            request.Body = new { reason = "已返岗" };
        });
        return cases;
    }
}
