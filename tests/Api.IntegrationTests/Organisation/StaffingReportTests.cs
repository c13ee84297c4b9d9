using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using static Resettlement.Api.IntegrationTests.Organisation.HeadCountScene;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>Entitled against actual over HTTP: distinct people, cross-appointments, bounds, days; the workbook; who is represented.</summary>
internal sealed class StaffingReportTests
{
    [Test]
    public async Task Distinct_people_of_branch_and_centre_are_counted_once_whatever_they_hold()
    {
        await using var app = await StartAsync();
        using var scene = await SiteAsync(app, 10);
        var team = await TeamScene.MakeAsync(app, scene.Community.Id);
        var (secretary, director, staff, guard) = (await team.PersonAsync("王书记", scene.Lead), await team.PersonAsync("李主任", scene.Other), await team.PersonAsync("张干事"), await team.PersonAsync("赵监督"));
        await team.AppointAsync(secretary, PostKind.BranchSecretary);
        await team.AppointAsync(director, PostKind.CentreDirector);
        await team.AppointAsync(director, PostKind.BranchMember, "2021-01-01");
        await team.AppointAsync(staff, PostKind.CentreStaff, "2021-01-01", "2026-10-01");
        // beside the quota: committee, township, company
        await team.AppointAsync(guard, PostKind.CommitteeChair);
        await team.AppointAsync(guard, PostKind.CompanyManager);
        await team.AppointAsync(secretary, PostKind.TownshipMember);

        var row = await RowAsync(scene, "2026-11-25");
        var before = await RowAsync(scene, "2026-09-30");
        var alone = await RowAsync(scene, "2020-06-01");

        Assert.That(Figures(row), Is.EqualTo((10, 5, 2, 0, 3, 3, 1, "Under", true)));
        Assert.That(Figures(before), Is.EqualTo((10, 5, 3, 0, 2, 4, 1, "Under", true)), "the last day of the third");
        Assert.That(Figures(alone), Is.EqualTo((10, 5, 2, 0, 3, 2, 0, "Under", true)));
        var detail = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/staffing/report/{scene.Community.Id}?day=2026-11-25");
        var members = detail.GetProperty("members").EnumerateArray().ToList();
        Assert.That(members.Select(x => x.GetProperty("name").GetString()), Is.EqualTo(new[] { "王书记", "李主任" }));
        Assert.That(members[1].GetProperty("posts").EnumerateArray().Select(x => x.GetProperty("post").GetString()), Is.EqualTo(new[] { "BranchMember", "CentreDirector" }).Or.EqualTo(new[] { "CentreDirector", "BranchMember" }));
        Assert.That(members[1].GetProperty("crossAppointed").GetBoolean(), Is.True);
        Assert.That(members[0].GetProperty("idNumber").GetString(), Does.Contain("*"));
        Assert.That(detail.GetProperty("explanation").GetProperty("text").GetString(), Does.Contain("职数5人").And.Contains("恰好"));
    }

    [Test]
    public async Task Over_met_and_under_are_found_warned_of_and_filtered()
    {
        await using var app = await StartAsync();
        using var over = await SiteAsync(app, 1);
        using var met = await SiteAsync(app, 4, over);
        using var empty = await SiteAsync(app, 0, over, occupied: "2027-01-01");
        foreach (var (scene, people) in new[] { (over, 3), (met, 2), (empty, 1) })
        {
            var team = await TeamScene.MakeAsync(app, scene.Community.Id);
            for (var i = 0; i < people; i++)
            {
                await team.AppointAsync(await team.PersonAsync($"人{i}"), i == 0 ? PostKind.BranchSecretary : PostKind.CentreStaff);
            }
        }

        using var county = await app.AsAsync(Role.CountyAdministrator);
        var report = await county.GetFromJsonAsync<JsonElement>("/api/v1/staffing/report?pageSize=200");
        var rows = report.GetProperty("items").EnumerateArray().ToDictionary(x => x.GetProperty("communityId").GetGuid(), Figures);
        Assert.That(rows[over.Community.Id], Is.EqualTo((1, 2, 3, 1, 0, 3, 0, "Over", false)));
        Assert.That(rows[met.Community.Id], Is.EqualTo((4, 2, 2, 0, 0, 2, 0, "Met", false)));
        Assert.That(rows[empty.Community.Id], Is.EqualTo((0, (int?)null, 1, 0, 0, 1, 0, "NoQuota", false)));
        Assert.That(report.GetProperty("sums").GetProperty("over").GetInt32(), Is.EqualTo(1));
        var found = await county.GetFromJsonAsync<JsonElement>("/api/v1/staffing/report?finding=Over");
        Assert.That((found.GetProperty("total").GetInt32(), found.GetProperty("items")[0].GetProperty("communityId").GetGuid()), Is.EqualTo((1, over.Community.Id)));
        var todos = (await over.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().ToDictionary(x => x.GetProperty("kind").GetString()!, x => x.GetProperty("count").GetInt32());
        Assert.That((todos["staffingOver"], todos.GetValueOrDefault("staffingUnder")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task The_workbook_holds_the_report_and_the_people()
    {
        await using var app = await StartAsync();
        using var scene = await SiteAsync(app, 5);
        var team = await TeamScene.MakeAsync(app, scene.Community.Id);
        var director = await team.PersonAsync("李主任", scene.Other);
        await team.AppointAsync(director, PostKind.CentreDirector);
        await team.AppointAsync(director, PostKind.BranchDeputy);

        using var answer = await scene.Clerk.GetAsync($"/api/v1/staffing/report/export?day=2026-11-25&communityId={scene.Community.Id}");
        var book = app.Services.GetRequiredService<ISpreadsheetReader>().Open(await answer.Content.ReadAsByteArrayAsync(), "export.xlsx").Value;
        var sheets = book.Sheets.Select(sheet => book.Rows(sheet).Select(row => row.Cells.Select(x => x.Text).ToList()).ToList()).ToList();

        Assert.That(sheets[0], Has.Count.EqualTo(3));
        Assert.That(sheets[0][1].Skip(5), Is.EqualTo(new[] { "5", "3", "1", "0", "2", "缺配", "是", "1" }));
        Assert.That(sheets[0][2].Skip(5).Take(5), Is.EqualTo(new[] { "5", "3", "1", "0", "2" }));
        Assert.That(sheets[1][1][1], Is.EqualTo("李主任"));
        Assert.That(sheets[1][1][4], Does.Contain("服务中心主任").And.Contains("党支部副书记"));
        Assert.That(sheets[1][1][2], Does.Contain("*"));
        Assert.That(await app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Chain == scene.Community.Id.ToString() && x.Action == "export")), Is.EqualTo(1));
    }

    [Test]
    public async Task The_team_by_origin_township_stands_beside_the_residents()
    {
        await using var app = await StartAsync();
        using var scene = await SiteAsync(app, 6);
        await scene.AddAsync(1, 2, origin: scene.Other);
        var team = await TeamScene.MakeAsync(app, scene.Community.Id);
        var secretary = await team.PersonAsync("王书记", scene.Lead);
        await team.AppointAsync(secretary, PostKind.BranchSecretary);
        await team.AppointAsync(secretary, PostKind.CentreDirector);
        await team.AppointAsync(await team.PersonAsync("外来干部"), PostKind.CentreStaff);

        var answer = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/staffing/representation?communityId={scene.Community.Id}&day=2026-11-25");
        var site = answer.GetProperty("sites")[0];
        var rows = site.GetProperty("rows").EnumerateArray().ToDictionary(x => x.GetProperty("originTownshipCode").GetString() ?? "", x =>
            (x.GetProperty("residents").GetInt32(), x.GetProperty("residentShare").GetInt32(), x.GetProperty("team").GetInt32(), x.GetProperty("teamShare").GetInt32(), x.GetProperty("unrepresented").GetBoolean()));

        Assert.That((site.GetProperty("residents").GetInt32(), site.GetProperty("team").GetInt32()), Is.EqualTo((8, 2)));
        Assert.That(rows[scene.Lead], Is.EqualTo((6, 7_500, 1, 5_000, false)));
        Assert.That(rows[scene.Other], Is.EqualTo((2, 2_500, 0, 0, true)));
        Assert.That(rows[""], Is.EqualTo((0, 0, 1, 5_000, false)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Over_random_appointments_the_people_of_any_day_equal_a_count_by_hand(int seed)
    {
        await using var app = await StartAsync();
        var random = new Random(seed);
        using var scene = await SiteAsync(app, 5);
        var team = await TeamScene.MakeAsync(app, scene.Community.Id);
        PostKind[] posts = [PostKind.BranchDeputy, PostKind.BranchMember, PostKind.CentreDeputy, PostKind.CentreStaff, PostKind.Bookkeeper, PostKind.CommitteeMember, PostKind.CompanyStaff];
        var spans = new List<(Guid Person, PostKind Post, DateOnly From, DateOnly? Until)>();
        for (var person = 0; person < 8; person++)
        {
            var id = await team.PersonAsync($"人{person}");
            foreach (var post in posts.Where(_ => random.Next(3) > 0))
            {
                // terms of one person in one post follow each other, the last may be open
                var from = Start.AddDays(random.Next(300));
                for (var term = random.Next(3); term >= 0; term--)
                {
                    DateOnly? until = term == 0 && random.Next(2) == 0 ? null : from.AddDays(random.Next(0, 250));
                    await team.AppointAsync(id, post, Text(from), until is { } end ? Text(end) : null);
                    spans.Add((id, post, from, until));
                    from = (until ?? from).AddDays(random.Next(120));
                }
            }
        }

        foreach (var day in Enumerable.Range(0, 25).Select(_ => Start.AddDays(random.Next(1_000))))
        {
            var held = spans.Where(x => x.Post is not (PostKind.CommitteeMember or PostKind.CompanyStaff) && x.From <= day && !(x.Until <= day)).ToList();
            var people = held.Select(x => x.Person).Distinct().Count();
            var cross = held.GroupBy(x => x.Person).Count(x => x.Count() > 1);
            Assert.That(Figures(await RowAsync(scene, Text(day))), Is.EqualTo((5, 3, people, Math.Max(0, people - 3), Math.Max(0, 3 - people), held.Count, cross, people > 3 ? "Over" : people < 3 ? "Under" : "Met", true)), $"seed {seed}, {day}");
        }
    }

    private static readonly DateOnly Start = new(2023, 6, 1);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Tiers that a handful of people reach.</summary>
    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Headcount, new(2018, 1, 1));
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2018, 1, 1), (PolicyKeys.StaffingTiers, "10:5,5:3,0:2"));
        return app;
    }

    private static async Task<HeadCountScene> SiteAsync(TestApp app, int people, HeadCountScene? beside = null, string occupied = "2019-10-15")
    {
        var scene = await MakeAsync(app, DateOnly.Parse(occupied), beside);
        if (people > 0)
        {
            await scene.AddAsync(1, people, from: occupied);
        }

        return scene;
    }

    private static async Task<JsonElement> RowAsync(HeadCountScene scene, string day) =>
        (await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/staffing/report?communityId={scene.Community.Id}&day={day}")).GetProperty("items")[0];

    private static (int Population, int? Entitled, int Actual, int Over, int Under, int Posts, int Cross, string? Finding, bool OnBoundary) Figures(JsonElement row) =>
        (row.GetProperty("population").GetInt32(), row.GetProperty("entitled") is { ValueKind: JsonValueKind.Number } entitled ? entitled.GetInt32() : null, row.GetProperty("actual").GetInt32(),
            row.GetProperty("over").GetInt32(), row.GetProperty("under").GetInt32(), row.GetProperty("posts").GetInt32(), row.GetProperty("crossAppointed").GetInt32(), row.GetProperty("finding").GetString(),
            row.GetProperty("onBoundary").GetBoolean());
}
