using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Application.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>Activities with attendance and photos, plans, who is inactive, and the registers that leave the house.</summary>
internal sealed class ActivityTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PartyScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Hours_are_those_of_who_was_there_and_cancelled_activities_count_nowhere()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var (first, second) = (await scene.AddMemberAsync(), await scene.AddMemberAsync());
        var (_, group) = await scene.OnPostAsync(first, 3);
        await scene.OnPostAsync(second, 3, "2026-09-01");
        await scene.HeldAsync(group, "2026-09-30", "助老理发", (first, 90), (second, 60));
        var november = await scene.HeldAsync(group, "2026-11-20", "入户探望", (first, 120));
        using (var early = await scene.HoldAsync(group, "2026-08-31", "清扫", (second, 60)))
        {
            Assert.That(await early.CodeAsync(), Is.EqualTo("party.not-in-group"), "not yet on the post");
        }

        using (var twice = await scene.HoldAsync(group, "2026-11-20", "入户探望", (second, 60)))
        {
            Assert.That((twice.StatusCode, await twice.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "party.activity-exists")));
        }

        var total = (await scene.StatisticsAsync()).Total;
        Assert.That((total.InYear.Activities, total.InYear.Attendances, total.InYear.Minutes, total.InQuarter.Activities, total.InQuarter.Minutes), Is.EqualTo((2, 3, 270, 1, 120)));
        Assert.That((await scene.StatisticsAsync(new(2026, 9, 30))).Total.InQuarter.Minutes, Is.EqualTo(150), "the last day of the quarter belongs to it");
        using var cancelled = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}activities/{november}/cancel", new { reason = "重复登记" });
        Assert.That(cancelled.IsSuccessStatusCode, Is.True);
        Assert.That((await scene.StatisticsAsync()).Total.InYear.Minutes, Is.EqualTo(150));
        using var change = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{PartyScene.Root}activities/{november}", 2,
            new { heldOn = "2026-11-20", title = "入户探望", attendance = new[] { new { membershipId = first, minutes = 30 } } });
        Assert.That(await change.CodeAsync(), Is.EqualTo("party.activity-cancelled"));
    }

    [Test]
    public async Task Attendance_is_corrected_as_a_whole_and_the_history_says_so()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var (first, second) = (await scene.AddMemberAsync(), await scene.AddMemberAsync());
        var (_, group) = await scene.OnPostAsync(first, 3);
        await scene.OnPostAsync(second, 3);
        var id = await scene.HeldAsync(group, "2026-11-20", "清扫楼道", (first, 60));
        using var change = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{PartyScene.Root}activities/{id}", 1,
            new { heldOn = "2026-11-21", title = "清扫楼道", attendance = new[] { new { membershipId = second, minutes = 45 } } });
        Assert.That(change.IsSuccessStatusCode, Is.True, await change.Content.ReadAsStringAsync());
        var detail = await scene.GetAsync($"activities/{id}");
        Assert.That(detail.GetProperty("attendance").EnumerateArray().Select(x => (x.GetProperty("membershipId").GetGuid(), x.GetProperty("minutes").GetInt32())), Is.EqualTo(new[] { (second, 45) }));
        Assert.That(await _app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.RootId == id.ToString() && x.SubjectType == nameof(ActivityAttendance))), Is.EqualTo(3), "there, gone, there");
    }

    [Test]
    public async Task Photos_are_judged_by_content_kept_encrypted_and_come_back_as_they_were()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var member = await scene.AddMemberAsync();
        var (_, group) = await scene.OnPostAsync(member, 3);
        var id = await scene.HeldAsync(group, "2026-11-20", "清扫楼道", (member, 60));
        var picture = Pictures.Png(30, 20);
        using (var answer = await UploadAsync(scene, id, picture, "..\\..\\现场.exe"))
        {
            var added = await answer.BodyAsync();
            Assert.That((added.GetProperty("fileName").GetString(), added.GetProperty("width").GetInt32(), added.GetProperty("height").GetInt32()), Is.EqualTo(("现场.png", 30, 20)));
            using var got = await scene.Secretary.GetAsync($"{PartyScene.Root}photos/{added.Id()}");
            Assert.That((got.Content.Headers.ContentType!.MediaType, await got.Content.ReadAsByteArrayAsync()), Is.EqualTo(("image/png", picture)));
            var photo = added.Id();
            var stored = await _app.ReadAsync(db => db.ActivityPhotoContents.Where(x => x.PhotoId == photo).Select(x => x.Content).SingleAsync());
            Assert.That(stored.AsSpan().IndexOf(picture.AsSpan(0, 8)), Is.EqualTo(-1), "nothing of the picture in the clear");
        }

        Assert.That(await CodeAsync(scene, id, picture, "b.png"), Is.EqualTo("party.photo-exists"));
        Assert.That(await CodeAsync(scene, id, Pictures.Jpeg(40, 30), "a.png"), Is.Null, "a JPEG, whatever it is called");
        Assert.That(await CodeAsync(scene, id, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "a.png"), Is.EqualTo("party.photo-type"));
        Assert.That(await CodeAsync(scene, id, picture[..^4], "a.png"), Is.EqualTo("party.photo-type"));
        Assert.That(await CodeAsync(scene, id, new byte[ImageFile.MaximumBytes + 1], "a.png"), Is.EqualTo("party.photo-too-large"));
        for (byte shade = 1; shade <= 10; shade++)
        {
            Assert.That(await CodeAsync(scene, id, Pictures.Png(4, 4, shade), "c.png"), Is.Null);
        }

        Assert.That(await CodeAsync(scene, id, Pictures.Png(4, 4, 200), "d.png"), Is.EqualTo("party.photos-full"));
        using var next = await PartyScene.CreateAsync(_app);
        var first = (await scene.GetAsync($"activities/{id}")).GetProperty("photos")[0].Id();
        using var foreign = await next.Clerk.GetAsync($"{PartyScene.Root}photos/{first}");
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var removed = await scene.Clerk.DeleteAsync($"{PartyScene.Root}photos/{first}");
        Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _app.ReadAsync(db => db.ActivityPhotoContents.CountAsync(x => x.PhotoId == first)), Is.Zero);
    }

    [Test]
    public async Task A_group_that_has_not_met_in_the_last_quarter_is_listed_until_it_meets()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var (first, second) = (await scene.AddMemberAsync(), await scene.AddMemberAsync(name: "赵东来"));
        var (_, group) = await scene.OnPostAsync(first, 3, "2026-03-01");
        await scene.OnPostAsync(second, 3, "2026-08-01");
        await scene.HeldAsync(group, "2026-06-30", "清扫楼道", (first, 60));
        Assert.That(await InactiveAsync(scene, new(2026, 9, 30)), Is.EqualTo((0, 0)), "the second quarter had its meeting");
        Assert.That(await InactiveAsync(scene, new(2026, 10, 1)), Is.EqualTo((1, 1)), "the third had none; who came in August was not there all of it");
        await scene.HeldAsync(group, "2026-10-15", "入户", (second, 60));
        Assert.That(await InactiveAsync(scene, new(2026, 10, 14)), Is.EqualTo((1, 1)));
        Assert.That(await InactiveAsync(scene, new(2026, 10, 15)), Is.EqualTo((0, 1)), "the group met, the first member was away");
        var statistics = await scene.StatisticsAsync(new(2026, 10, 15));
        Assert.That((statistics.Total.InactiveGroups, statistics.Total.People.Inactive), Is.EqualTo((0, 1)));

        static async Task<(int Groups, int Members)> InactiveAsync(PartyScene scene, DateOnly day)
        {
            var list = await scene.GetAsync($"inactive?asOf={day:yyyy-MM-dd}");
            return (list.GetProperty("groups").GetArrayLength(), list.GetProperty("members").GetArrayLength());
        }
    }

    [Test]
    public async Task A_plan_is_of_one_period_and_shows_what_was_held()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var member = await scene.AddMemberAsync();
        var (_, group) = await scene.OnPostAsync(member, 3);
        Assert.That(await PlanAsync(scene, group, "2026-12-31", "宣传两次"), Is.Null);
        Assert.That(await PlanAsync(scene, group, "2026-10-01", "宣传三次"), Is.Null, "the same quarter");
        Assert.That(await PlanAsync(scene, group, "2026-09-30", "补写"), Is.EqualTo("party.plan-past"));
        Assert.That(await PlanAsync(scene, group, "2028-01-01", "太早"), Is.EqualTo("party.plan-far"));
        await scene.HeldAsync(group, "2026-11-20", "宣传", (member, 60));
        var plans = (await scene.GetAsync($"groups/{group}")).GetProperty("plans");
        Assert.That((plans.GetArrayLength(), plans[0].GetProperty("content").GetString(), plans[0].GetProperty("held").GetInt32()), Is.EqualTo((1, "宣传三次", 1)));
    }

    [Test]
    public async Task Registers_open_again_with_the_rows_of_the_lists()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var member = await scene.AddMemberAsync(name: "周志强");
        var (_, group) = await scene.OnPostAsync(member, 3);
        await scene.HeldAsync(group, "2026-11-20", "=cmd|清扫楼道", (member, 90));
        var members = await RowsAsync(scene, "members/export");
        Assert.That(members[0][..4], Is.EqualTo(new[] { "社区", "姓名", "性别", "身份证号" }));
        Assert.That((members[1][1], members[1][3].Length, members[1][3].Contains('*', StringComparison.Ordinal), members[1][11]), Is.EqualTo(("周志强", 18, true, "敬老助残服务岗")));
        var activities = await RowsAsync(scene, "activities/export?from=2026-11-20&to=2026-11-20");
        Assert.That((activities[1][2], activities[1][3], activities[1][5], activities[1][6], activities[1][7]), Is.EqualTo(("2026-11-20", "=cmd|清扫楼道", "1", "1.5", "周志强")));
        var statistics = await RowsAsync(scene, "statistics/export");
        Assert.That((statistics.Count, statistics[^1][0], statistics[^1][1], statistics[1][1]), Is.EqualTo((3, "合计", "1", "1")));
        Assert.That(await _app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "export" && x.Chain == scene.Community.Id.ToString())), Is.Zero, "without a community the county's chain has it");
    }

    private static async Task<string?> PlanAsync(PartyScene scene, Guid group, string day, string content)
    {
        using var answer = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}groups/{group}/plans", new { day, content, planned = 2 });
        return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
    }

    private static async Task<HttpResponseMessage> UploadAsync(PartyScene scene, Guid activity, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return await scene.Clerk.PostAsync($"{PartyScene.Root}activities/{activity}/photos", form);
    }

    private static async Task<string?> CodeAsync(PartyScene scene, Guid activity, byte[] content, string name)
    {
        using var answer = await UploadAsync(scene, activity, content, name);
        return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
    }

    private async Task<List<string[]>> RowsAsync(PartyScene scene, string path)
    {
        var bytes = await scene.Clerk.GetByteArrayAsync(PartyScene.Root + path);
        var book = _app.Services.GetRequiredService<ISpreadsheetReader>().Open(bytes, "a.xlsx").Value;
        return [.. book.Rows(book.Sheets[0]).Select(row => row.Cells.Select(cell => cell.Text).ToArray())];
    }
}
