using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Office holders, bodies, contact leaders, duties and what the residents' committee asks.</summary>
internal sealed class OrganisationCases : ICaseRoom
{
    private const string Root = "/api/v1/organisation/";

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            foreach (var path in new[] { "holders", "bodies", "bodies/export", "completeness", "chart", "contact-leaders", "supervision" })
            {
                cases.Add("GET " + Root + path, request => request.Query("communityId", stock => stock.Community));
            }

            Holders(cases);
            Bodies(cases);
            Leaders(cases);
            Duties(cases);
            Supervision(cases);
            return cases;
        }
    }

    private static void Holders(CaseList cases)
    {
        cases.Read("GET " + Root + "holders/{id}", stock => stock.HolderAsync());
        cases.Add("POST " + Root + "holders", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            name = "李秀英",
            idNumber = await request.Own.NewNumberAsync(),
            phone = "13900000001",
            originTownshipCode = request.Own.Lead,
            politicalStatus = "01",
        }).NotTried("originTownshipCode");
        cases.Add("PUT " + Root + "holders/{id}", async request =>
        {
            await request.Path("id", stock => stock.HolderAsync());
            (request.Version, request.Body) = (await request.Own.HolderVersionAsync(), new { name = "赵建业", originTownshipCode = request.Own.Lead });
        }).NotTried("originTownshipCode");
        cases.Add("POST " + Root + "holders/{id}/reveal", async request =>
        {
            await request.Path("id", stock => stock.HolderAsync());
            request.Body = new { field = "IdNumber", reason = "核对任职材料" };
        }, Repeat.Again);
    }

    private static void Bodies(CaseList cases)
    {
        cases.Read("GET " + Root + "bodies/{id}", stock => stock.BodyIdAsync());
        cases.Add("POST " + Root + "bodies", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.RoomForCompanyAsync()),
            kind = "PropertyCompany",
            name = $"物业公司{TestApp.NextNumber()}",
            establishedOn = "2024-03-01",
            termFrom = "2024-03-01",
            termTo = "2027-02-28",
        });
        cases.Add("PUT " + Root + "bodies/{id}", async request =>
        {
            await request.Path("id", stock => stock.BodyIdAsync());
            (request.Version, request.Body) = ((await request.Own.BodyAsync()).Version, new { name = "社区便民服务中心", establishedOn = "2024-03-01" });
        });
        cases.Add("POST " + Root + "bodies/{id}/term", async request =>
        {
            await request.Path("id", stock => stock.BodyIdAsync());
            request.Body = new { termFrom = "2027-03-01", termTo = "2030-02-28" };
        });
        cases.Add("POST " + Root + "bodies/{id}/dissolve", async request =>
        {
            await request.Path("id", stock => stock.BodyIdAsync());
            request.Body = new { on = "2026-11-25", reason = "机构撤并" };
        });
        cases.Add("POST " + Root + "bodies/{id}/documents", async request =>
        {
            await request.Path("id", stock => stock.BodyIdAsync());
            request.Body = new { number = "夏编发〔2024〕3号", title = "关于设立社区服务中心的批复", date = "2024-03-01" };
        });
        cases.Add("DELETE " + Root + "bodies/{id}/documents/{documentId}", async request =>
        {
            await request.Path("id", stock => stock.BodyOfDocumentAsync());
            await request.Path("documentId", stock => stock.BodyDocumentIdAsync());
        });
    }

    private static void Leaders(CaseList cases)
    {
        cases.Add("GET " + Root + "contact-visits", async request =>
        {
            await request.Query("communityId", stock => stock.Community);
            await request.Query("assignmentId", stock => stock.LeaderAsync());
        });
        cases.Add("POST " + Root + "contact-leaders", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.LeaderlessAsync()),
            officeHolderId = await request.Take("officeHolderId", stock => stock.HolderAsync()),
            duty = "党委副书记",
            documentNumber = "瑶党字〔2026〕5号",
            from = "2026-11-01",
        }).Keyed();
        cases.Add("POST " + Root + "contact-leaders/{id}/end", async request =>
        {
            await request.Path("id", stock => stock.LeaderAsync());
            request.Body = new { on = "2026-11-25", note = "工作调整" };
        });
        cases.Add("POST " + Root + "contact-visits", async request => request.Body = new
        {
            assignmentId = await request.Take("assignmentId", stock => stock.LeaderAsync()),
            visitedOn = "2026-11-20",
            matter = "走访三号楼住户",
            followUp = "协调维修电梯",
        }, Repeat.Again).Keyed();
    }

    private static void Duties(CaseList cases)
    {
        cases.Add("GET " + Root + "duties");
        cases.Add("POST " + Root + "duties", async request => request.Body = new
        {
            post = await request.Own.RoomForDutyAsync(),
            title = "出纳职责",
            text = "保管现金和票据，逐笔登记日记账。",
            from = "2026-12-01",
        });
        cases.Add("PUT " + Root + "duties/{id}", async request =>
        {
            await request.County("id", stock => stock.DutyDraftAsync());
            (request.Version, request.Body) = (1, new { title = "出纳职责", text = "保管现金和票据，日清月结。", from = "2026-12-01" });
        });
        cases.Add("POST " + Root + "duties/{id}/publish", request => request.County("id", stock => stock.DutyDraftAsync())).Keyed();
    }

    private static void Supervision(CaseList cases)
    {
        cases.Read("GET " + Root + "supervision/{id}", stock => stock.OpenItemAsync());
        cases.Add("POST " + Root + "supervision", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            target = "ServiceCentre",
            title = "路灯维修",
            text = "三号楼前路灯半月未修，请说明进度。",
            answerDue = "2026-12-05",
        }, Repeat.Again).Keyed();
        cases.Add("POST " + Root + "supervision/{id}/answer", async request =>
        {
            await request.Path("id", stock => stock.OpenItemAsync());
            request.Body = new { text = "已于本月24日修复。" };
        }).Keyed().By(Role.CentreDirector);
        cases.Add("POST " + Root + "supervision/{id}/close", async request =>
        {
            await request.Path("id", stock => stock.AnsweredItemAsync());
            request.Body = new { text = "现场核实，予以认可。" };
        }).Keyed();
        cases.Add("POST " + Root + "supervision/{id}/return", async request =>
        {
            await request.Path("id", stock => stock.AnsweredItemAsync());
            request.Body = new { text = "五号楼前仍未修。", answerDue = "2026-12-10" };
        }).Keyed();
    }
}
