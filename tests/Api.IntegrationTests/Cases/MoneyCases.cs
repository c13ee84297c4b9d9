using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Fees, imports and subsidies.</summary>
internal static class MoneyCases
{
    /// <summary>Succeeds only after notice and signatures.</summary>
    public const string Review = "POST /api/v1/subsidies/batches/{id}/review";

    public static CaseList All()
    {
        var cases = new CaseList();
        FeeLists(cases);
        Fees(cases);
        Imports(cases);
        Subsidies(cases);
        return cases;
    }

    private static void FeeLists(CaseList cases)
    {
        Lists(cases, "/api/v1/fee-sources", "communityId");
        Lists(cases, "/api/v1/tariffs", "communityId", "sourceId");
        Lists(cases, "/api/v1/declarations", "communityId", "sourceId");
        Lists(cases, "/api/v1/bills", "communityId", "sourceId", "householdId");
        Lists(cases, "/api/v1/arrears", "communityId", "sourceId", "householdId");
        Lists(cases, "/api/v1/receipts/", "communityId", "sourceId", "householdId", "importId");
        Lists(cases, "/api/v1/receipts/export", "communityId", "sourceId", "householdId", "importId");
        cases.Read("GET /api/v1/receipts/{id}", stock => stock.ReceiptIdAsync());
    }

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
        });
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
        });
        cases.Add("POST /api/v1/receipts/refunds", async request => request.Body = new
        {
            receiptLineId = await request.Take("receiptLineId", stock => stock.ReceiptIdAsync()),
            receiptNumber = $"T{TestApp.NextNumber()}",
            on = "2026-11-01",
            amountFen = 100,
            reason = "重复缴费",
        });
        cases.Add("POST /api/v1/declarations", async request => request.Body = new { sourceId = await request.Take("sourceId", stock => stock.FreshSourceIdAsync()), quarter = "2026Q3", count = 0, sumFen = 0 });
    }

    private static void Imports(CaseList cases)
    {
        cases.Add("GET /api/v1/imports/kinds");
        cases.Add("GET /api/v1/imports/kinds/{kind}/template", request =>
        {
            request.PathText("kind", Stock.KindOf(request.Role).ToString());
            return Task.CompletedTask;
        });
        cases.Add("GET /api/v1/imports/", request => request.Query("communityId", stock => stock.Community));
        cases.Add("GET /api/v1/imports/profiles", request => request.Query("communityId", stock => stock.Community));
        cases.Add("POST /api/v1/imports/", async request =>
        {
            request.QueryText("kind", Stock.KindOf(request.Role).ToString());
            await request.Query("communityId", stock => stock.Community);
            if (await request.Take("sourceId", stock => stock.SourceForAsync(request.Role)) is { } source)
            {
                request.QueryText("sourceId", source.ToString());
            }

            request.File = await request.Own.FileAsync(request.Role);
        }, Repeat.Again);
        foreach (var part in new[] { "", "/rows", "/failed-rows" })
        {
            cases.Add("GET /api/v1/imports/{id}" + part, request => request.Path("id", stock => stock.CheckedAsync(request.Role)));
        }

        cases.Add("GET /api/v1/imports/{id}/preview", request => request.Path("id", async stock => (await stock.UploadedAsync(request.Role)).Id()));
        cases.Add("PUT /api/v1/imports/{id}/mapping", async request =>
        {
            await request.Path("id", async stock => (await stock.UploadedAsync(request.Role)).Id());
            var proposal = await request.Take("id", stock => stock.UploadedAsync(request.Role));
            request.Body = new
            {
                sheet = proposal.GetProperty("sheet").GetString(),
                headerRow = proposal.GetProperty("headerRow").GetInt32(),
                layout = proposal.GetProperty("layout").GetString(),
                columns = proposal.GetProperty("columns").EnumerateArray().Select(x => new { index = x.GetProperty("index").GetInt32(), key = x.GetProperty("proposedKey").GetString() }).ToArray(),
                saveAs = "常用",
            };
        }, Repeat.Same);
        cases.Add("POST /api/v1/imports/{id}/confirm", request => request.Path("id", stock => stock.CheckedAsync(request.Role)));
        cases.Add("POST /api/v1/imports/{id}/cancel", request => request.Path("id", stock => stock.CheckedAsync(request.Role)));
        cases.Add("DELETE /api/v1/imports/profiles/{id}", request => request.Path("id", stock => stock.ProfileAsync(request.Role)));
    }

    private static void Subsidies(CaseList cases)
    {
        cases.Add("GET /api/v1/subsidies/quarters");
        cases.Add("GET /api/v1/subsidies/quarters/{quarter}", request =>
        {
            request.PathText("quarter", "2026Q3");
            return Task.CompletedTask;
        });
        Lists(cases, "/api/v1/subsidies/batches", "communityId");
        foreach (var part in new[] { "", "/lines", "/exclusions", "/export" })
        {
            cases.Read("GET /api/v1/subsidies/batches/{id}" + part, stock => Task.FromResult(stock.Site.Batch));
        }

        cases.Read("GET /api/v1/subsidies/lines/{id}/explanation", stock => stock.LineAsync());
        cases.Read("GET /api/v1/subsidies/exclusions/{id}/explanation", stock => stock.ExclusionAsync());
        cases.Read("GET /api/v1/households/{id}/subsidies", stock => stock.HouseholdAsync());
        cases.Add("POST /api/v1/subsidies/batches/{id}/compile", request => request.Path("id", stock => Task.FromResult(stock.Site.Batch)), Repeat.Same);
        cases.Add("POST /api/v1/subsidies/quarters/{quarter}/run", async request =>
        {
            request.PathText("quarter", "2026Q3");
            request.Body = new { communityIds = new[] { await request.Take("communityIds", stock => stock.Community) } };
        }, Repeat.Same);
        BatchPath(cases);
        cases.Add("POST /api/v1/subsidies/paper", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            quarter = Stock.NewQuarter(),
            reference = "夏财农〔2020〕1号",
            lines = new[] { new { householdNumber = await request.Take("householdNumber", stock => stock.HouseholdNumberAsync()), amountFen = 1_250 } },
        }, Repeat.Again);
    }

    private static void BatchPath(CaseList cases)
    {
        cases.Add("GET /api/v1/subsidies/overdue");
        cases.Add("GET /api/v1/subsidies/steps/mine", request =>
        {
            request.QueryText("of", "Done");
            return Task.CompletedTask;
        });
        cases.Read("GET /api/v1/subsidies/batches/{id}/remarks", stock => Task.FromResult(stock.Site.Batch));
        Step(cases, "check", SubsidyBatchState.Compiled, batch => new { contentHash = batch.Hash });
        Step(cases, "check/return", SubsidyBatchState.Compiled, _ => new { reason = "第1户有误" });
        Step(cases, "return", SubsidyBatchState.CommitteeChecked, _ => new { reason = "第1户有误" });
        Step(cases, "cancel", SubsidyBatchState.Compiled, _ => new { reason = "重复开立" });
        Step(cases, "review", SubsidyBatchState.Approved, batch => new { contentHash = batch.Hash });
        cases.Add("POST /api/v1/subsidies/batches/{id}/remarks", async request =>
        {
            await request.Path("id", async stock => (await stock.BatchAsync(SubsidyBatchState.Compiled)).Id);
            request.Body = new { itemId = await request.Take("itemId", async stock => (await stock.BatchAsync(SubsidyBatchState.Compiled)).Item), text = "该户八月已搬走" };
        }, Repeat.Again);
        cases.Add("POST /api/v1/subsidies/remarks/{id}/answer", async request =>
        {
            await request.Path("id", stock => stock.RemarkAsync());
            request.Body = new { answer = "已核实仍在本社区居住" };
        });
    }

    private static void Step(CaseList cases, string act, SubsidyBatchState state, Func<Stock.FreshBatch, object> body) => cases.Add($"POST /api/v1/subsidies/batches/{{id}}/{act}", async request =>
    {
        await request.Path("id", async stock => (await stock.BatchAsync(state)).Id);
        request.Body = body(await request.Take("id", stock => stock.BatchAsync(state)));
    });

    private static void Lists(CaseList cases, string path, params string[] filters) => cases.Add("GET " + path, async request =>
    {
        foreach (var filter in filters)
        {
            await request.Query(filter, stock => filter switch
            {
                "communityId" => Task.FromResult(stock.Community),
                "sourceId" => Task.FromResult(stock.Site.Source.Id),
                "householdId" => stock.HouseholdAsync(),
                _ => stock.CheckedAsync(Role.CommunityClerk),
            });
        }
    });
}
