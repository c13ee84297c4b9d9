using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Organisation.HeadCountScene;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>How many posts a population gives, and how many a site is entitled to on a day.</summary>
internal sealed class StaffingQuotaTests
{
    [TestCase(1_999, 3, false)]
    [TestCase(2_000, 5, true)]
    [TestCase(1_000, 3, true)]
    [TestCase(999, 2, false)]
    [TestCase(1, 2, false)]
    [TestCase(0, null, false)]
    public async Task An_integrator_asks_by_number_and_gets_the_quota_with_its_ground(int population, int? posts, bool onBoundary)
    {
        var app = await TestApp.SharedAsync();
        await PublishAsync(app);
        using var client = await app.AsAsync(Role.CountyAdministrator);

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/staffing/quota?population={population}&date=2026-11-25");

        Assert.That(answer.GetProperty("posts") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : (int?)null, Is.EqualTo(posts));
        Assert.That(answer.GetProperty("onBoundary").GetBoolean(), Is.EqualTo(onBoundary));
        var why = answer.GetProperty("explanation");
        Assert.That(why.GetProperty("documentNumber").GetString(), Is.EqualTo("夏政发〔2018〕9号"));
        Assert.That(why.GetProperty("tiers").EnumerateArray().Select(x => (x.GetProperty("from").GetInt32(), x.GetProperty("posts").GetInt32())), Is.EqualTo(new[] { (2_000, 5), (1_000, 3), (0, 2) }));
        Assert.That(why.GetProperty("text").GetString(), posts is null ? Does.Contain("没有职数") : Does.Contain($"职数{posts}人"));
        Assert.That(why.GetProperty("text").GetString()!.Contains("恰好", StringComparison.Ordinal), Is.EqualTo(onBoundary));
    }

    [Test]
    public async Task The_version_of_the_day_decides_and_without_one_the_answer_is_a_refusal()
    {
        await using var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2018, 1, 1));
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2027, 1, 1), (PolicyKeys.StaffingTiers, "1500:6,0:1"));
        using var client = await app.AsAsync(Role.CountyAdministrator);

        Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/staffing/quota?population=1500&date=2026-12-31")).GetProperty("posts").GetInt32(), Is.EqualTo(3));
        Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/staffing/quota?population=1500&date=2027-01-01")).GetProperty("posts").GetInt32(), Is.EqualTo(6));
        using var before = await client.GetAsync("/api/v1/staffing/quota?population=1500&date=2017-12-31");
        Assert.That((before.StatusCode, await before.CodeAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "policy.none-valid")));
        using var negative = await client.GetAsync("/api/v1/staffing/quota?population=-1");
        Assert.That(negative.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_sites_quota_rests_on_the_frozen_head_count_its_corrections_or_for_the_time_being_on_the_registry()
    {
        await using var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Headcount, new(2018, 1, 1));
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2018, 1, 1), (PolicyKeys.StaffingTiers, "10:5,5:3,0:2"));
        using var scene = await MakeAsync(app, new DateOnly(2024, 3, 1));
        await scene.AddAsync(3, 3, from: "2024-03-01");
        await scene.AddAsync(1, 1, RelocationKind.Synchronous, from: "2024-03-01");
        await scene.AddAsync(1, 5, RelocationKind.Addition, from: "2024-03-01");
        await scene.AddAsync(1, 4, from: "2026-06-01");

        Assert.That(await QuotaAsync("2024-02-29"), Is.EqualTo((PopulationBasis.NotOccupied, 0, (int?)null, false)));
        Assert.That(await QuotaAsync("2024-03-01"), Is.EqualTo((PopulationBasis.Provisional, 10, (int?)5, true)), "its own first day");
        Assert.That(await QuotaAsync("2026-11-25"), Is.EqualTo((PopulationBasis.Provisional, 10, (int?)5, true)), "the people of last December, not of today");
        var id = await scene.FrozenAsync();
        Assert.That(await QuotaAsync("2026-11-25"), Is.EqualTo((PopulationBasis.Frozen, 10, (int?)5, true)));
        var amendment = (await MustAsync(await scene.AmendAsync(id, "2026-07-01", 8, 1))).GetProperty("amendmentId").GetGuid();
        Assert.That(await QuotaAsync("2026-07-01"), Is.EqualTo((PopulationBasis.Frozen, 10, (int?)5, true)), "nobody has agreed");
        await MustAsync(await scene.DecideAsync(id, amendment, true));
        Assert.That(await QuotaAsync("2026-06-30"), Is.EqualTo((PopulationBasis.Frozen, 10, (int?)5, true)));
        Assert.That(await QuotaAsync("2026-07-01"), Is.EqualTo((PopulationBasis.Amended, 9, (int?)3, false)));

        async Task<(PopulationBasis, int, int?, bool)> QuotaAsync(string day)
        {
            await using var scope = app.SystemScope();
            var quota = (await scope.ServiceProvider.GetRequiredService<StaffingQuota>().ForAsync(scene.Community.Id, DateOnly.Parse(day), default)).Value;
            return (quota.Basis, quota.Population, quota.Posts, quota.OnBoundary);
        }
    }
}
