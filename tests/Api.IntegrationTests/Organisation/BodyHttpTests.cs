using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Organisation;

internal sealed class BodyHttpTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.SharedAsync();

    [Test]
    public async Task The_report_names_what_is_missing_out_of_term_and_without_a_head()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        Assert.That(Gaps(await scene.GetAsync($"completeness?communityId={scene.Community.Id}")), Is.EqualTo(new[] { "Missing", "Missing", "Missing", "Missing", "Missing" }));

        var branch = await scene.BodyAsync(BodyKind.PartyBranch);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        var committee = await scene.BodyAsync(BodyKind.ResidentsCommittee, "2026-11-24");
        var township = await scene.BodyAsync(BodyKind.Township, null);
        await scene.AppointAsync(branch, PostKind.BranchSecretary, "王书记");
        await scene.AppointAsync(centre, PostKind.CentreStaff, "李工作");
        await scene.AppointAsync(committee, PostKind.CommitteeChair, "张主任");
        await scene.AppointAsync(township, PostKind.TownshipHead, "刘乡长");
        Assert.That(Gaps(await scene.GetAsync($"completeness?communityId={scene.Community.Id}")), Is.EqualTo(new[] { "None", "None", "Headless", "Expired", "Missing" }));
        Assert.That(Gaps(await scene.GetAsync($"completeness?communityId={scene.Community.Id}&date=2026-11-24")), Is.EqualTo(new[] { "None", "None", "Headless", "None", "Missing" }), "the last day of the term is in the term");

        await scene.AppointAsync(centre, PostKind.CentreDirector, "陈主任");
        await scene.AppointAsync(await scene.BodyAsync(BodyKind.PropertyCompany), PostKind.CompanyManager, "周经理");
        using var renewed = await scene.Township.PostAsJsonAsync($"{OrganisationScene.Root}bodies/{committee}/term", new { termFrom = "2026-11-25", termTo = "2029-11-24" });
        Assert.That(renewed.IsSuccessStatusCode, Is.True, await renewed.Content.ReadAsStringAsync());
        var whole = await scene.GetAsync("completeness", scene.Township);
        Assert.That((whole.GetProperty("communities").GetInt32(), whole.GetProperty("complete").GetInt32()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_chart_shows_everybody_in_post_on_the_day_and_nobody_else()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        await scene.AppointAsync(centre, PostKind.CentreDirector, "前主任", "2024-03-01", ended: "2026-06-01");
        await scene.AppointAsync(centre, PostKind.CentreDirector, "现主任", "2026-06-01");
        await scene.AppointAsync(centre, PostKind.Cashier, "出纳员");

        Assert.That(await NamesAsync(""), Is.EqualTo(new[] { "现主任", "出纳员" }));
        Assert.That(await NamesAsync("&date=2026-05-31"), Is.EqualTo(new[] { "前主任", "出纳员" }));
        Assert.That(await NamesAsync("&date=2024-02-29"), Is.Empty);
        var detail = await scene.GetAsync($"bodies/{centre}");
        Assert.That(detail.GetProperty("members").EnumerateArray().Select(x => x.GetProperty("name").GetString()), Is.EqualTo(new[] { "现主任", "出纳员", "前主任" }));
        Assert.That((detail.GetProperty("body").GetProperty("members").GetInt32(), detail.GetProperty("body").GetProperty("headName").GetString()), Is.EqualTo((2, "现主任")));

        async Task<string?[]> NamesAsync(string more) => [.. (await scene.GetAsync($"chart?communityId={scene.Community.Id}{more}")).GetProperty("bodies").EnumerateArray()
            .SelectMany(x => x.GetProperty("members").EnumerateArray()).Select(x => x.GetProperty("name").GetString())];
    }

    [Test]
    public async Task A_community_has_one_body_of_a_kind_and_a_dissolved_one_makes_room()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        using var again = await scene.Township.PostAsJsonAsync(OrganisationScene.Root + "bodies", new { communityId = scene.Community.Id, kind = "ServiceCentre", name = "第二个中心", establishedOn = "2024-03-01" });
        Assert.That(await again.CodeAsync(), Is.EqualTo("organisation.body-exists"));

        await scene.AppointAsync(centre, PostKind.CentreDirector);
        Assert.That(await DissolveAsync("2026-11-25"), Is.EqualTo("organisation.body-has-members"));
        await _app.ArrangeAsync(async db => Assert.That((await db.Appointments.SingleAsync(x => x.BodyId == centre)).End(new(2026, 11, 25), EndReason.Dissolved, null).Error, Is.Null));
        Assert.That(await DissolveAsync("2026-11-24"), Is.EqualTo("organisation.body-has-members"), "somebody is in post until the day after");
        Assert.That(await DissolveAsync("2026-11-25"), Is.Null);
        await scene.BodyAsync(BodyKind.ServiceCentre);
        Assert.That((await scene.GetAsync($"bodies?communityId={scene.Community.Id}")).GetProperty("total").GetInt32(), Is.EqualTo(1));
        Assert.That((await scene.GetAsync($"bodies?communityId={scene.Community.Id}&standing=Dissolved")).GetProperty("total").GetInt32(), Is.EqualTo(1));

        async Task<string?> DissolveAsync(string on)
        {
            using var answer = await scene.Township.PostAsJsonAsync($"{OrganisationScene.Root}bodies/{centre}/dissolve", new { on, reason = "机构撤并" });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }
    }

    [Test]
    public async Task A_dissolution_and_an_appointment_at_the_same_moment_do_not_both_hold()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        var holder = await scene.HolderAsync();
        await using var scope = _app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        db.Appointments.Add(Appointment.To(await db.Bodies.SingleAsync(x => x.Id == centre), holder, PostKind.CentreDirector, new(2026, 11, 1), null).Value);
        using var dissolved = await scene.Township.PostAsJsonAsync($"{OrganisationScene.Root}bodies/{centre}/dissolve", new { on = "2026-11-25", reason = "机构撤并" });
        Assert.That(dissolved.IsSuccessStatusCode, Is.True);
        Assert.That(async () => await db.SaveChangesAsync(default), Throws.InstanceOf<DbUpdateConcurrencyException>());
    }

    [Test]
    public async Task The_database_allows_one_head_and_one_post_of_a_person()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        var holder = await scene.AppointAsync(centre, PostKind.CentreDirector);
        Assert.That(async () => await scene.AppointAsync(centre, PostKind.CentreDirector, "另一人"), Throws.InstanceOf<DbUpdateException>());
        Assert.That(async () => await AgainAsync(PostKind.CentreStaff), Throws.Nothing, "another post of the same body");
        Assert.That(async () => await AgainAsync(PostKind.CentreStaff), Throws.InstanceOf<DbUpdateException>());

        Task AgainAsync(PostKind post) => _app.ArrangeAsync(async db => db.Appointments.Add(Appointment.To(await db.Bodies.SingleAsync(x => x.Id == centre), holder, post, new(2025, 1, 1), null).Value));
    }

    [Test]
    public async Task A_company_has_a_checked_credit_code_and_others_have_none()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        Assert.That(await CreateAsync("PropertyCompany", "N2140828MF0000001X"), Is.EqualTo("registry.credit-code-checksum"));
        Assert.That(await CreateAsync("ServiceCentre", "N2140828MF0000001N"), Is.EqualTo("organisation.credit-code-of-companies"));
        Assert.That(await CreateAsync("PropertyCompany", " n2140828MF0000001N "), Is.Null);

        async Task<string?> CreateAsync(string kind, string creditCode)
        {
            using var answer = await scene.Township.PostAsJsonAsync(OrganisationScene.Root + "bodies", new { communityId = scene.Community.Id, kind, name = "某机构", creditCode, establishedOn = "2024-03-01" });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }
    }

    [Test]
    public async Task The_register_is_a_workbook_of_bodies_and_of_people_with_masked_numbers()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var centre = await scene.BodyAsync(BodyKind.ServiceCentre);
        await scene.AppointAsync(centre, PostKind.CentreDirector, "陈主任");
        await scene.AppointAsync(centre, PostKind.Cashier, "吴出纳");

        using var answer = await scene.Clerk.GetAsync($"{OrganisationScene.Root}bodies/export?communityId={scene.Community.Id}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var sheets = await Workbooks.ReadAsync(answer);
        Assert.That(sheets["机构"].Count, Is.EqualTo(2));
        Assert.That(sheets["机构"][1].Take(4), Is.EqualTo(new[] { scene.Community.Name, "社区服务中心", "社区服务中心", "" }));
        Assert.That(sheets["任职人员"].Skip(1).Select(x => (x[3], x[4])), Is.EqualTo(new[] { ("服务中心主任", "陈主任"), ("出纳", "吴出纳") }));
        Assert.That(sheets["任职人员"].Skip(1).Select(x => x[5]), Is.All.Match("^14\\*{13}\\d{2}[0-9X]$"));
        Assert.That(sheets["任职人员"][1][9], Is.EqualTo("139****1234"));
    }

    private static string?[] Gaps(JsonElement report) =>
        [.. report.GetProperty("rows").EnumerateArray().Single().GetProperty("bodies").EnumerateArray().Select(x => x.GetProperty("gap").GetString())];
}
