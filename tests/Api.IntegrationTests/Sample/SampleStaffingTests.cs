using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Sample;

/// <summary>The head-counts and the staffing of the sample county, against a count by hand.</summary>
internal sealed class SampleStaffingTests
{
    // site, people of the head-count 2026 (as of 2025-12-31), posts by tier (≥ 2000: 5, ≥ 1000: 3, below: 2), people in posts of branch and centre, over, under
    private static readonly (string Site, int Population, int Entitled, int Actual, int Over, int Under)[] ByHand =
    [
        ("新天地社区", 1_392, 3, 3, 0, 0), // secretary; director, who is deputy of the branch too; clerk
        ("泗祁家园社区", 2_074, 5, 5, 0, 0), // secretary and deputy in one; director; clerk, who sits in the branch; book-keeper; cashier
        ("鸣条新村", 748, 2, 3, 1, 0), // secretary; director; clerk
        ("裴介安置小区", 498, 2, 2, 0, 0), // secretary; director, who sits in the branch
        ("水头安置小区", 436, 2, 1, 0, 1), // director; the branch has no secretary
        ("庙前移民新村", 382, 2, 2, 0, 0), // secretary; director
        ("胡张移民新村", 296, 2, 2, 0, 0), // both hold two posts
        ("埝掌移民新村", 139, 2, 2, 0, 0), // secretary; director
    ];

    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        _app = await TestApp.StartAsync();
        await using var scope = _app.SystemScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ISampleCounty>().LoadAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task The_staffing_report_is_right_by_hand_count()
    {
        Assert.That((ByHand.Sum(x => x.Population), ByHand.Sum(x => x.Entitled), ByHand.Sum(x => x.Actual)), Is.EqualTo((5_965, 20, 20)));
        using var county = await _app.SignInAsync("county");

        var report = await county.GetFromJsonAsync<JsonElement>("/api/v1/staffing/report?day=2026-11-25&pageSize=200");

        var rows = report.GetProperty("items").EnumerateArray().Select(x => (x.GetProperty("communityName").GetString()!, x.GetProperty("population").GetInt32(), x.GetProperty("entitled").GetInt32(),
            x.GetProperty("actual").GetInt32(), x.GetProperty("over").GetInt32(), x.GetProperty("under").GetInt32())).ToList();
        Assert.That(rows, Is.EquivalentTo(ByHand));
        Assert.That(report.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("basis").GetString()), Is.All.EqualTo("Frozen"));
        var sums = report.GetProperty("sums");
        Assert.That((sums.GetProperty("population").GetInt32(), sums.GetProperty("entitled").GetInt32(), sums.GetProperty("actual").GetInt32(), sums.GetProperty("over").GetInt32(), sums.GetProperty("under").GetInt32(),
            sums.GetProperty("crossAppointed").GetInt32(), sums.GetProperty("boundary").GetInt32()), Is.EqualTo((5_965, 20, 20, 1, 1, 6, 0)));
    }

    [Test]
    public async Task The_frozen_head_counts_are_what_the_registry_says_of_the_day_and_two_people_made_them()
    {
        using var county = await _app.SignInAsync("county");
        var frozen = await county.GetFromJsonAsync<JsonElement>("/api/v1/head-counts?year=2026&state=Frozen&pageSize=200");
        var live = await county.GetFromJsonAsync<JsonElement>("/api/v1/head-counts/population?day=2025-12-31");

        Assert.That(frozen.GetProperty("sums").GetProperty("counted").GetInt32(), Is.EqualTo(5_965));
        Assert.That(Lines(frozen.GetProperty("items")), Is.EquivalentTo(Lines(live.GetProperty("rows"))));
        Assert.That(await _app.ReadAsync(db => db.HeadCountPeople.CountAsync()), Is.EqualTo(5_965));
        Assert.That(await _app.ReadAsync(db => db.HeadCountSnapshots.CountAsync(x => x.State == HeadCountState.Frozen && x.FrozenBy != x.CountedBy)), Is.EqualTo(8));
        var now = await county.GetFromJsonAsync<JsonElement>("/api/v1/head-counts/population?day=2026-11-25");
        Assert.That(now.GetProperty("sums").GetProperty("counted").GetInt32(), Is.EqualTo(5_965));
    }

    [Test]
    public async Task Posts_are_held_by_the_people_of_the_accounts()
    {
        var people = await _app.ReadAsync(db => db.Users.Select(x => x.PersonIndex).ToListAsync());
        var holders = await _app.ReadAsync(db => db.OfficeHolders.AsNoTracking().ToListAsync());

        Assert.That(holders, Has.Count.GreaterThan(30));
        Assert.That(holders.Select(x => x.IdNumberIndex).Except(people), Is.Empty);
    }

    private static List<(string?, string?, int, int, int)> Lines(JsonElement rows) => [.. rows.EnumerateArray().Select(x => (x.GetProperty("communityId").GetString(), x.GetProperty("originTownshipCode").GetString(),
        x.GetProperty("poor").GetInt32(), x.GetProperty("synchronous").GetInt32(), x.GetProperty("additions").GetInt32()))];
}
