using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Appointments, heads of houses, maturity, near relatives and elections.</summary>
internal sealed class PostCases : ICaseRoom
{
    private const string Root = "/api/v1/organisation/";
    private const string Post = "POST " + Root;

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Reads(cases);
            Appointments(cases);
            Houses(cases);
            Rules(cases);
            Elections(cases);
            return cases;
        }
    }

    public async Task PrepareAsync(TestApp app)
    {
        foreach (var area in new[] { PolicyArea.Staffing, PolicyArea.Headcount })
        {
            if (!await app.ReadAsync(db => db.PolicyVersions.AnyAsync(x => x.Area == area && x.State == PolicyState.Published)))
            {
                await app.PublishPolicyAsync(area, new(2018, 1, 1));
            }
        }
    }

    private static void Reads(CaseList cases)
    {
        (string, Func<Stock, Task<Guid>>) community = ("communityId", stock => Task.FromResult(stock.Community));
        (string, Func<Stock, Task<Guid>>) holder = ("holderId", stock => stock.PostHolderAsync());
        cases.Lists(Root + "appointments", community, holder);
        cases.Lists(Root + "appointments/export", community, holder);
        cases.Read($"GET {Root}appointments/{{id}}", stock => stock.HeldPostAsync());
        foreach (var part in new[] { "options", "people" })
        {
            cases.Add($"GET {Root}appointments/{part}", request => request.Query("communityId", stock => stock.Community));
        }

        cases.Lists(Root + "house-heads", community);
        cases.Lists(Root + "maturity", community);
        cases.Lists(Root + "kin", community, holder);
        cases.Lists(Root + "elections/", community);
        cases.Read($"GET {Root}elections/{{id}}", stock => stock.ElectionIdAsync());
        // of another site nothing is counted
        cases.Lists(Root + "house-heads/counts", community).NextDoor(HttpStatusCode.OK, "communityId");
    }

    private static void Appointments(CaseList cases)
    {
        cases.Add(Post + "appointments", async request => request.Body = new
        {
            bodyId = await request.Take("bodyId", stock => stock.CentreAsync()),
            officeHolderId = await request.Take("officeHolderId", stock => stock.AppointeeAsync()),
            post = "CentreStaff",
            from = "2026-01-01",
            termEnd = "2028-12-31",
            way = "Election",
            documentNumber = "瑶备〔2026〕1号",
            overQuotaReason = "新增两栋楼入住",
        }).Keyed();
        cases.Add(Post + "appointments/{id}/renew", async request =>
        {
            await request.Path("id", stock => stock.HeldPostAsync());
            request.Body = new { termEnd = "2029-12-31", documentNumber = "瑶备〔2026〕2号" };
        }).Keyed().Loses(HttpStatusCode.BadRequest);
        cases.Add(Post + "appointments/{id}/end", async request =>
        {
            await request.Path("id", stock => stock.HeldPostAsync());
            request.Body = new { on = "2026-11-25", reason = "Removed", note = "不再适合任职" };
        }).Keyed();
        cases.Add(Post + "appointments/{id}/handover", async request =>
        {
            await request.Path("id", stock => stock.LeftPostAsync());
            request.Body = new { handedOverBy = "王建民", handedOverTo = "李明", day = "2026-11-20", items = new[] { new { name = "公章", quantity = "1枚" } } };
        }).Keyed();
        foreach (var act in new[] { "approve", "refuse" })
        {
            cases.Add(Post + "appointments/{id}/" + act, async request =>
            {
                await request.Path("id", stock => stock.ProposalAsync());
                request.Body = new { note = "已集体研究" };
            }).Keyed();
        }
    }

    private static void Houses(CaseList cases)
    {
        cases.Add(Post + "house-heads", async request => request.Body = new
        {
            buildingId = await request.Take("buildingId", stock => stock.UnitBuildingAsync()),
            unitId = await request.Take("unitId", stock => stock.EmptyUnitAsync()),
            officeHolderId = await request.Take("officeHolderId", stock => stock.AppointeeAsync()),
            from = "2026-01-01",
        }).Keyed();
        cases.Add(Post + "house-heads/{id}/end", async request =>
        {
            await request.Path("id", stock => stock.HouseHeadAsync());
            request.Body = new { on = "2026-11-25", reason = "Resigned" };
        }).Keyed();
    }

    private static void Rules(CaseList cases)
    {
        cases.Add(Post + "maturity", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.EmptyCommunityIdAsync()),
            level = "Dispatched",
            from = "2026-11-01",
            reason = "班子未配齐",
        }).Keyed();
        cases.Add(Post + "kin", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            holderId = await request.Take("holderId", stock => stock.AppointeeAsync()),
            relativeId = await request.Take("relativeId", stock => stock.RelativeAsync()),
            relation = "Siblings",
        }).Keyed();
        cases.Add(Post + "kin/{id}/withdraw", async request =>
        {
            await request.Path("id", stock => stock.KinAsync());
            request.Body = new { reason = "登记有误" };
        }).Keyed();
    }

    private static void Elections(CaseList cases)
    {
        cases.Add(Post + "elections/", async request => request.Body = new { bodyId = await request.Take("bodyId", stock => stock.BranchToElectAsync()), post = "BranchMember", seats = 2 }).Keyed();
        cases.Add(Post + "elections/{id}/candidates", async request =>
        {
            await request.Path("id", stock => stock.ElectionIdAsync());
            request.Body = new { officeHolderId = await request.Take("officeHolderId", stock => stock.AppointeeAsync()), nominated = "ByResidents", nominatedBy = "居民20人联名" };
        }).Keyed();
        cases.Add($"PUT {Root}elections/{{id}}/candidates/{{candidateId}}/checks", async request =>
        {
            await request.Path("id", stock => stock.ElectionIdAsync());
            await request.Path("candidateId", stock => stock.CandidateAsync());
            request.Body = new { checks = new[] { "Prestige", "Ability", "Responsibility", "Recognition" }.Select(x => new { criterion = x, grade = "Fair", opinion = "再次走访核实" }).ToArray() };
        }, Repeat.Same);
        cases.Add(Post + "elections/{id}/candidates/{candidateId}/withdraw", async request =>
        {
            await request.Path("id", stock => stock.ElectionIdAsync());
            await request.Path("candidateId", stock => stock.CandidateAsync());
            request.Body = new { reason = "本人放弃" };
        }).Keyed();
        // whoever names a candidate of another election has not named those of this one
        cases.Add(Post + "elections/{id}/votes", async request =>
        {
            await request.Path("id", stock => stock.ElectionIdAsync());
            var candidateId = await request.Take("candidateId", stock => stock.CandidateAsync());
            request.Body = new { round = 1, day = "2026-11-24", eligible = 100, cast = 90, valid = 88, minutesNumber = "记录1号", votes = new[] { new { candidateId, votes = 60 } } };
        }).Keyed().NextDoor(HttpStatusCode.BadRequest, "candidateId");
        cases.Add(Post + "elections/{id}/filing", async request =>
        {
            await request.Path("id", stock => stock.ElectionToFileAsync());
            request.Body = new { filingNumber = $"瑶备〔2026〕{await request.Own.ElectionToFileAsync():N}", on = "2026-11-25" };
        }).Keyed();
        cases.Add(Post + "elections/{id}/cancel", async request =>
        {
            await request.Path("id", stock => stock.ElectionIdAsync());
            request.Body = new { reason = "程序有误，重新推选" };
        }).Keyed();
    }
}
