using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Party;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Party members, posts, groups, activities and door plates.</summary>
internal sealed class PartyCases : ICaseRoom
{
    private const string Path = "/api/v1/party/";

    private static readonly (string, Func<Stock, Task<Guid>>) Community = ("communityId", stock => Task.FromResult(stock.Community));

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Members(cases);
            Posts(cases);
            Groups(cases);
            Plates(cases);
            return cases;
        }
    }

    // other cases publish versions of this area from 2030 on
    public async Task PrepareAsync(TestApp app)
    {
        var id = await app.PublishPolicyAsync(PolicyArea.Party, new(2018, 1, 1));
        await app.ReadAsync(db => db.PolicyVersions.Where(x => x.Id == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.EffectiveUntil, new DateOnly(2030, 1, 1))));
    }

    private static void Members(CaseList cases)
    {
        foreach (var path in new[] { "members", "members/export" })
        {
            cases.Lists(Path + path, Community, ("postId", stock => stock.OwnPostAsync()));
        }

        cases.Add($"POST {Path}members", async request => request.Body = new
        {
            communityId = await request.Take("communityId", stock => stock.Community),
            name = "王建国",
            idNumber = RegistryWorld.NewId(new(1965, 1, 1), Sex.Male),
            phone = "13800001234",
            joinedOn = "2005-07-01",
            fullOn = "2006-07-01",
            relation = "OriginOnly",
            since = "2021-01-01",
        });
        cases.Read($"GET {Path}members/{{id}}", stock => stock.MembershipAsync());
        cases.Add($"PUT {Path}members/{{id}}", async request =>
        {
            await request.Path("id", stock => stock.MembershipAsync());
            (request.Version, request.Body) = (1, new { name = "刘建设", joinedOn = "2010-07-01", fullOn = "2011-07-01", emblemOn = "2026-07-01" });
        });
        cases.Add($"POST {Path}members/{{id}}/reveal", async request =>
        {
            await request.Path("id", stock => stock.MembershipAsync());
            request.Body = new { field = "IdNumber", reason = "核对证件" };
        }, Repeat.Again);
        cases.Add($"POST {Path}members/{{id}}/leave", async request =>
        {
            await request.Path("id", stock => stock.PartyHolderAsync());
            request.Body = new { because = "TransferredOut", on = "2026-11-20", note = "转往外县" };
        }).Keyed();
        cases.Add($"POST {Path}members/{{id}}/waiver", async request =>
        {
            await request.Path("id", stock => stock.MembershipAsync());
            request.Body = new { reason = "常年在外务工", from = "2026-11-01" };
        }).Keyed().By(Role.BranchSecretary);
        cases.Add($"POST {Path}members/{{id}}/waiver/end", async request =>
        {
            await request.Path("id", stock => stock.WaivedAsync());
            request.Body = new { on = "2026-11-20" };
        }).By(Role.BranchSecretary);
        cases.Add($"POST {Path}members/{{id}}/letters", async request =>
        {
            await request.Path("id", stock => stock.MembershipAsync());
            request.Body = new { number = "夏组介〔2026〕9号", fromUnit = "庙前镇党委", issuedOn = "2026-11-01" };
        });
        cases.Add($"POST {Path}letters/{{id}}/close", async request =>
        {
            await request.Path("id", stock => stock.LetterAsync());
            request.Body = new { received = true, on = "2026-11-10" };
        });
        cases.Add($"POST {Path}members/{{id}}/relation", async request =>
        {
            await request.Path("id", stock => stock.MembershipAsync());
            request.Body = new { to = "Dual", from = "2026-11-10", letterId = await request.Take("letterId", stock => stock.LetterAsync()) };
        }).Keyed();
    }

    private static void Posts(CaseList cases)
    {
        cases.Lists(Path + "posts", Community);
        cases.Add($"POST {Path}posts", async request => request.Body = new { communityId = await request.Take("communityId", stock => stock.Community), name = $"新岗位{TestApp.NextNumber()}", duty = "帮扶" });
        cases.Add($"POST {Path}posts/{{id}}/close", request => request.Path("id", stock => stock.OwnPostAsync()));
        cases.Lists(Path + "claims", Community, ("postId", async stock => (await stock.HeldAsync()).Post), ("membershipId", stock => stock.PartyHolderAsync()));
        cases.Add($"POST {Path}claims", async request => request.Body = new
        {
            membershipId = await request.Take("membershipId", stock => stock.MembershipAsync()),
            postId = await request.Take("postId", stock => stock.OwnPostAsync()),
        }).Keyed();
        cases.Add($"POST {Path}claims/{{id}}/decide", async request =>
        {
            await request.Path("id", stock => stock.PostClaimAsync());
            request.Body = new { approve = true, from = "2026-11-22" };
        }).Keyed().By(Role.BranchSecretary);
        cases.Add($"POST {Path}claims/{{id}}/leave", async request =>
        {
            await request.Path("id", async stock => (await stock.HeldAsync()).Claim);
            request.Body = new { on = "2026-11-20", reason = "外出务工" };
        }).Keyed();
    }

    private static void Groups(CaseList cases)
    {
        cases.Lists(Path + "groups", Community, ("postId", async stock => (await stock.HeldAsync()).Post));
        cases.Read($"GET {Path}groups/{{id}}", stock => stock.GroupAsync());
        cases.Add($"POST {Path}groups/{{id}}/leader", async request =>
        {
            await request.Path("id", stock => stock.GroupAsync());
            (request.Version, request.Body) = (1, new { membershipId = await request.Take("membershipId", stock => stock.PartyHolderAsync()), from = "2026-11-01" });
        }).Keyed();
        cases.Add($"POST {Path}groups/{{id}}/plans", async request =>
        {
            await request.Path("id", stock => stock.GroupAsync());
            request.Body = new { day = "2026-12-01", content = "入户宣传两次", planned = 2 };
        }, Repeat.Same);
        foreach (var path in new[] { "activities", "activities/export" })
        {
            cases.Lists(Path + path, Community, ("groupId", stock => stock.GroupAsync()), ("membershipId", stock => stock.PartyHolderAsync()));
        }

        cases.Add($"POST {Path}activities", async request => request.Body = new
        {
            groupId = await request.Take("groupId", stock => stock.GroupAsync()),
            heldOn = "2026-11-20",
            title = "慰问老人",
            place = "日间照料中心",
            attendance = new[] { new { membershipId = await request.Take("membershipId", stock => stock.PartyHolderAsync()), minutes = 120 } },
        });
        cases.Read($"GET {Path}activities/{{id}}", stock => stock.ActivityAsync());
        cases.Add($"PUT {Path}activities/{{id}}", async request =>
        {
            await request.Path("id", stock => stock.ActivityAsync());
            (request.Version, request.Body) = (1, new { heldOn = "2026-11-02", title = "清扫楼道", place = "3号楼", attendance = new[] { new { membershipId = await request.Take("membershipId", stock => stock.PartyHolderAsync()), minutes = 60 } } });
        });
        cases.Add($"POST {Path}activities/{{id}}/cancel", async request =>
        {
            await request.Path("id", stock => stock.ActivityAsync());
            request.Body = new { reason = "登记有误" };
        });
        cases.Add($"POST {Path}activities/{{id}}/photos", async request =>
        {
            await request.Path("id", stock => stock.ActivityAsync());
            request.File = Pictures.Png(4, 4);
        });
        cases.Read($"GET {Path}photos/{{id}}", stock => stock.PhotoAsync());
        cases.Add($"DELETE {Path}photos/{{id}}", request => request.Path("id", stock => stock.PhotoAsync()));
    }

    private static void Plates(CaseList cases)
    {
        cases.Lists(Path + "plates", Community, ("buildingId", stock => stock.PlatedBuildingAsync()));
        cases.Lists(Path + "plates/missing", Community);
        cases.Add($"POST {Path}plates", async request => request.Body = new
        {
            buildingId = await request.Take("buildingId", stock => stock.Site.Building.Id),
            dwellingId = await request.Take("dwellingId", stock => stock.DwellingAsync()),
            hungOn = "2026-11-01",
        });
        cases.Add($"POST {Path}plates/{{id}}/remove", async request =>
        {
            await request.Path("id", stock => stock.PlateAsync());
            request.Body = new { on = "2026-11-20", reason = "外墙粉刷" };
        });
        cases.Lists(Path + "inactive", Community);
        cases.Lists(Path + "statistics", Community);
        cases.Lists(Path + "statistics/export", Community);
    }
}
