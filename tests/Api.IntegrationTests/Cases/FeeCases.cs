using System.Net;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Sources, tariffs, bills, receipts.</summary>
internal sealed class FeeCases : ICaseRoom
{
    private static readonly (string, Func<Stock, Task<Guid>>) Community = ("communityId", stock => Task.FromResult(stock.Community));
    private static readonly (string, Func<Stock, Task<Guid>>) Source = ("sourceId", stock => Task.FromResult(stock.Site.Source.Id));
    private static readonly (string, Func<Stock, Task<Guid>>) Household = ("householdId", stock => stock.HouseholdAsync());
    private static readonly (string, Func<Stock, Task<Guid>>) Import = ("importId", stock => stock.CheckedAsync(Role.CommunityClerk));

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            FeeLists(cases);
            Fees(cases);
            return cases;
        }
    }

    private static void FeeLists(CaseList cases)
    {
        cases.Lists("/api/v1/fee-sources", Community);
        cases.Lists("/api/v1/tariffs", Community, Source);
        cases.Lists("/api/v1/declarations", Community, Source);
        cases.Lists("/api/v1/bills", Community, Source, Household);
        cases.Lists("/api/v1/arrears", Community, Source, Household);
        cases.Lists("/api/v1/receipts/", Community, Source, Household, Import);
        cases.Lists("/api/v1/receipts/export", Community, Source, Household, Import);
        cases.Read("GET /api/v1/receipts/{id}", stock => stock.ReceiptIdAsync());
    }

    // a number that contradicts the household that is named by id is a fault of the form
    private static void Fees(CaseList cases)
    {
        cases.Add("POST /api/v1/fee-sources", async request => request.Body = new { communityId = await request.Take("communityId", stock => stock.Community), code = $"N{TestApp.NextNumber()}", name = "供热公司" });
        cases.Add("PUT /api/v1/fee-sources/{id}", async request =>
        {
            await request.Path("id", stock => stock.FreshSourceIdAsync());
            (request.Version, request.Body) = (1, new { name = "改名公司", isActive = true });
        });
        cases.Add("POST /api/v1/tariffs", async request => request.Body = new
        {
            sourceId = await request.Take("sourceId", stock => stock.FreshSourceIdAsync()),
            feeType = "Property",
            basis = "SquareMetreMonth",
            priceTenThousandths = 4_500,
            validFrom = "2020-01-01",
        });
        cases.Add("PUT /api/v1/tariffs/{id}", async request =>
        {
            await request.Path("id", stock => stock.TariffAsync());
            (request.Version, request.Body) = (1, new { validUntil = "2026-12-01" });
        });
        cases.Add("POST /api/v1/bills", async request => request.Body = new
        {
            sourceId = await request.Take("sourceId", stock => stock.Site.Source.Id),
            billNumber = $"Z{TestApp.NextNumber()}",
            householdId = await request.Take("householdId", stock => stock.HouseholdAsync()),
            householdNumber = await request.Take("householdNumber", stock => stock.HouseholdNumberAsync()),
            dwellingId = await request.Take("dwellingId", stock => stock.FamilyDwellingAsync()),
            feeType = "Property",
            serviceFrom = "2026-10-01",
            serviceTo = "2026-10-31",
            amountFen = 3_375,
        }).Keyed().NextDoor(HttpStatusCode.BadRequest, "householdNumber");
        cases.Add("POST /api/v1/receipts/", async request => request.Body = new
        {
            sourceId = await request.Take("sourceId", stock => stock.Site.Source.Id),
            receiptNumber = $"J{TestApp.NextNumber()}",
            paidOn = "2026-10-15",
            householdId = await request.Take("householdId", stock => stock.HouseholdAsync()),
            householdNumber = await request.Take("householdNumber", stock => stock.HouseholdNumberAsync()),
            dwellingId = await request.Take("dwellingId", stock => stock.FamilyDwellingAsync()),
            payer = "Own",
            lines = new[] { new { feeType = "Property", serviceFrom = "2026-10-01", serviceTo = "2026-10-31", amountFen = 3_375 } },
        }).Keyed().NextDoor(HttpStatusCode.BadRequest, "householdNumber");
        cases.Add("POST /api/v1/receipts/refunds", async request => request.Body = new
        {
            receiptLineId = await request.Take("receiptLineId", stock => stock.ReceiptIdAsync()),
            receiptNumber = $"T{TestApp.NextNumber()}",
            on = "2026-11-01",
            amountFen = 100,
            reason = "重复缴费",
        }).Keyed();
        cases.Add("POST /api/v1/declarations", async request => request.Body = new { sourceId = await request.Take("sourceId", stock => stock.FreshSourceIdAsync()), quarter = "2026Q3", count = 0, sumFen = 0 });
    }
}
