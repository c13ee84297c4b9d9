using System.Net;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payroll;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Standards, proposals and payrolls.</summary>
internal sealed class PayrollCases : ICaseRoom
{
    private const string Base = "/api/v1/payroll/";

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Standards(cases);
            Proposals(cases);
            Runs(cases);
            return cases;
        }
    }

    public Task PrepareAsync(TestApp app) => PayrollScene.PublishStandardAsync(app);

    private static void Standards(CaseList cases)
    {
        cases.Add($"GET {Base}standards");
        // every sending writes down a version of its own; two at one moment take the same number, and one is told
        cases.Add($"POST {Base}standards", request =>
        {
            request.Body = PayrollScene.StandardBody("2035-01-01");
            return Task.CompletedTask;
        }, Repeat.Again).Keyed();
        Standard(cases, "publish", new { });
        Standard(cases, "reject", new { reason = "条款有误" });
    }

    private static void Standard(CaseList cases, string act, object body) => cases.Add($"POST {Base}standards/{{id}}/{act}", async request =>
    {
        await request.County("id", stock => stock.ProposedStandardAsync());
        request.Body = body;
    }).Keyed();

    private static void Proposals(CaseList cases)
    {
        cases.Lists(Base + "proposals", ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Add($"GET {Base}proposals/export", async request => await request.Query("communityId", stock => stock.WithProposalAsync())).NextDoor(HttpStatusCode.UnprocessableEntity, "communityId");
        cases.Add($"POST {Base}proposals", async request =>
        {
            var communityId = await request.Take("communityId", stock => stock.Community);
            request.Body = new { communityId, content = await ContentAsync(request) };
        }).Keyed();
        cases.Read($"GET {Base}proposals/{{id}}", stock => stock.DraftProposalAsync());
        cases.Add($"PUT {Base}proposals/{{id}}", async request =>
        {
            await request.Path("id", stock => stock.DraftProposalAsync());
            request.Version = 1;
            request.Body = await ContentAsync(request);
        });
        Proposal(cases, "submit", stock => stock.DraftProposalAsync(), new { version = 1 });
        Proposal(cases, "withdraw", stock => stock.DraftProposalAsync(), new { reason = "重新研究" });
        Proposal(cases, "approve", stock => stock.SubmittedProposalAsync(), new { version = 2, totalFen = 200_000 });
        Proposal(cases, "return", stock => stock.SubmittedProposalAsync(), new { reason = "金额偏高" });
    }

    private static async Task<object> ContentAsync(CaseRequest request)
    {
        var appointment = await request.Take("appointmentId", stock => stock.StaffPostAsync());
        return new
        {
            meetingNumber = await request.Own.MeetingNumberAsync(),
            meetingOn = "2026-11-05",
            meetingPlace = "社区会议室",
            branchAttendants = "王书记",
            centreAttendants = "张主任",
            meetingText = "研究成员报酬。",
            effectiveFrom = "2026-11-01",
            items = new[] { new { appointmentId = appointment, monthlyFen = 200_000 } },
        };
    }

    private static void Proposal(CaseList cases, string act, Func<Stock, Task<Guid>> thing, object body) => cases.Add($"POST {Base}proposals/{{id}}/{act}", async request =>
    {
        await request.Path("id", thing);
        request.Body = body;
    }).Keyed();

    private static void Runs(CaseList cases)
    {
        cases.Lists(Base + "runs", ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Add($"GET {Base}missing");
        cases.Add($"GET {Base}posts", request => request.Query("communityId", stock => stock.Community));
        cases.Add($"POST {Base}runs", async request => request.Body = new { communityId = await request.Take("communityId", stock => stock.WithoutPayrollAsync()), month = "2026-10-01" }).Keyed();
        cases.Read($"GET {Base}runs/{{id}}", stock => stock.PayrollAsync());
        cases.Read($"GET {Base}runs/{{id}}/export", stock => stock.PayrollAsync());
        cases.Add($"POST {Base}runs/{{id}}/submit", async request =>
        {
            await request.Path("id", stock => stock.PayrollAsync());
            request.Body = new { contentHash = await request.Own.PayrollHashAsync() };
        }).Keyed();
        Run(cases, "cancel", stock => stock.PayrollAsync(), "不再需要");
        Run(cases, "return", stock => stock.SubmittedPayrollAsync(), "人员有误");
        cases.Add($"POST {Base}flags/{{id}}/clear", async request =>
        {
            await request.Path("id", stock => stock.PayrollFlagAsync());
            request.Body = new { reason = "月中调动" };
        }).Keyed().By(Role.TownshipLeader);
    }

    private static void Run(CaseList cases, string act, Func<Stock, Task<Guid>> thing, string reason) => cases.Add($"POST {Base}runs/{{id}}/{act}", async request =>
    {
        await request.Path("id", thing);
        request.Body = new { reason };
    }).Keyed();
}
