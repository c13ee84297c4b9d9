using System.Net;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Quarters and batches.</summary>
internal sealed class SubsidyCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Batches(cases);
            BatchPath(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(SweepQuartersCommand), typeof(SweepTests), nameof(SweepTests.Fifty_sweeps_at_once_compile_each_community_once_and_the_next_changes_nothing)),
        new(typeof(ReviewBatchCommand), typeof(BatchPathTests), nameof(BatchPathTests.Fifty_at_once_have_one_effect)),
    ];

    private static void Batches(CaseList cases)
    {
        cases.Add("GET /api/v1/subsidies/quarters");
        cases.Add("GET /api/v1/subsidies/quarters/{quarter}", request =>
        {
            request.PathText("quarter", "2026Q3");
            return Task.CompletedTask;
        });
        cases.Lists("/api/v1/subsidies/batches", ("communityId", stock => Task.FromResult(stock.Community)));
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
        }, Repeat.Same).Keyed();
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
        // not before notice and signatures, which BatchPathTests arranges
        Step(cases, "review", SubsidyBatchState.Approved, batch => new { contentHash = batch.Hash }).OwnRace().AtHome(HttpStatusCode.Conflict, Role.TownshipLeader);
        cases.Add("POST /api/v1/subsidies/batches/{id}/remarks", async request =>
        {
            await request.Path("id", async stock => (await stock.BatchAsync(SubsidyBatchState.Compiled)).Id);
            request.Body = new { itemId = await request.Take("itemId", async stock => (await stock.BatchAsync(SubsidyBatchState.Compiled)).Item), text = "该户八月已搬走" };
        }, Repeat.Again).Keyed();
        cases.Add("POST /api/v1/subsidies/remarks/{id}/answer", async request =>
        {
            await request.Path("id", stock => stock.RemarkAsync());
            request.Body = new { answer = "已核实仍在本社区居住" };
        }).Keyed();
    }

    private static EndpointCase Step(CaseList cases, string act, SubsidyBatchState state, Func<Stock.FreshBatch, object> body) => cases.Add($"POST /api/v1/subsidies/batches/{{id}}/{act}", async request =>
    {
        await request.Path("id", async stock => (await stock.BatchAsync(state)).Id);
        request.Body = body(await request.Take("id", stock => stock.BatchAsync(state)));
    }).Keyed();
}
