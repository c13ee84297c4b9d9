using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

internal sealed class HolderHttpTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.SharedAsync();

    [Test]
    public async Task One_number_is_one_row_in_the_county_and_seen_where_it_is_known()
    {
        using var here = await OrganisationScene.CreateAsync(_app);
        using var there = await OrganisationScene.CreateAsync(_app);
        var number = RegistryWorld.NewId(new(1970, 1, 1), Sex.Male);
        var holder = await here.HolderAsync("赵建国", number);
        Assert.That((await there.Clerk.GetAsync($"{OrganisationScene.Root}holders/{holder}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await there.GetAsync($"holders?q={number}")).GetProperty("total").GetInt32(), Is.Zero);

        using var wrong = await there.Clerk.PostAsJsonAsync(OrganisationScene.Root + "holders", new { communityId = there.Community.Id, name = "赵建军", idNumber = number });
        Assert.That(await wrong.CodeAsync(), Is.EqualTo("organisation.holder-other-name"));
        Assert.That(await there.HolderAsync("赵建国", number), Is.EqualTo(holder));
        Assert.That((await there.GetAsync($"holders?q={number}")).GetProperty("items")[0].GetProperty("id").GetGuid(), Is.EqualTo(holder));
    }

    [Test]
    public async Task Numbers_are_masked_searched_whole_and_never_saved_back_masked()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var number = RegistryWorld.NewId(new(1970, 1, 1), Sex.Male);
        var holder = await scene.HolderAsync("赵建国", number);
        var row = (await scene.GetAsync($"holders/{holder}")).GetProperty("holder");
        Assert.That((row.GetProperty("idNumber").GetString(), row.GetProperty("phone").GetString(), row.GetProperty("sex").GetString(), row.GetProperty("age").GetInt32()),
            Is.EqualTo(($"14*************{number[^3..]}", "139****1234", "Male", 56)));
        var version = row.GetProperty("version").GetInt32();
        Assert.That((await scene.GetAsync("holders?q=1234")).GetProperty("total").GetInt32(), Is.Zero, "a part of a number finds nobody");

        using var masked = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{OrganisationScene.Root}holders/{holder}", version, new { name = "赵建国", phone = "139****1234" });
        Assert.That(await masked.CodeAsync(), Is.EqualTo("registry.masked-value"));
        using var kept = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{OrganisationScene.Root}holders/{holder}", version, new { name = "赵建业", politicalStatus = "13" });
        Assert.That(kept.IsSuccessStatusCode, Is.True, await kept.Content.ReadAsStringAsync());
        Assert.That((await scene.GetAsync($"holders/{holder}")).GetProperty("holder").GetProperty("phone").GetString(), Is.EqualTo("139****1234"), "a phone that is left out stays");
        using var stale = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{OrganisationScene.Root}holders/{holder}", version, new { name = "赵建国" });
        Assert.That(await stale.CodeAsync(), Is.EqualTo("concurrency.changed"));

        using var revealed = await scene.Clerk.PostAsJsonAsync($"{OrganisationScene.Root}holders/{holder}/reveal", new { field = "IdNumber", reason = "核对任职材料" });
        Assert.That(await revealed.Content.ReadAsStringAsync(), Does.Contain(number));
        var entries = await _app.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => x.SubjectId == holder.ToString()).Select(x => x.Action + x.Before + x.After + x.Note).ToListAsync());
        Assert.That(entries.Count(x => x.StartsWith("reveal", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(string.Concat(entries), Does.Not.Contain(number).And.Not.Contain("13900001234"));
    }

    [Test]
    public async Task Who_holds_a_post_is_seen_by_the_community_of_the_post()
    {
        using var here = await OrganisationScene.CreateAsync(_app);
        using var there = await OrganisationScene.CreateAsync(_app);
        var (holder, body) = (await here.HolderAsync("孙会计"), await there.BodyAsync(BodyKind.ServiceCentre));
        await _app.ArrangeAsync(async db => db.Appointments.Add(Appointment.To(await db.Bodies.SingleAsync(x => x.Id == body), holder, PostKind.Bookkeeper, new(2025, 1, 1), null).Value));

        var seen = await there.GetAsync($"holders?communityId={there.Community.Id}&inPost=true");
        Assert.That(seen.GetProperty("items")[0].GetProperty("posts")[0].GetProperty("post").GetString(), Is.EqualTo("Bookkeeper"));
        var own = (await here.GetAsync($"holders/{holder}")).GetProperty("holder");
        Assert.That(own.GetProperty("posts").GetArrayLength(), Is.Zero, "what a person is elsewhere is no business of this community");
        Assert.That((await here.GetAsync($"holders?communityId={there.Community.Id}")).GetProperty("total").GetInt32(), Is.Zero);
    }
}
