using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using static Resettlement.Api.IntegrationTests.Subsidies.Sweeps;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Quarters that were settled on paper before the system came.</summary>
internal sealed class PaperSettlementTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [Test]
    public async Task Papers_replace_a_batch_that_was_compiled_before_they_came_and_are_loaded_once()
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        await SweepAsync(app);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        var papers = new { communityId = scene.Community.Id, quarter = Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = scene.Prefix + "1", amountFen = 1_999 } } };
        var other = papers with { lines = [new { householdNumber = scene.Prefix + "1", amountFen = 2_001 }] };
        var foreign = papers with { lines = [new { householdNumber = "NOBODY1", amountFen = 2_001 }] };

        using var first = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var again = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var differs = await finance.PostOnceAsync("/api/v1/subsidies/paper", other);
        using var unknown = await finance.PostOnceAsync("/api/v1/subsidies/paper", foreign);
        await SweepAsync(app);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 1999" }));
        Assert.That((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unchanged").GetInt32(), Is.EqualTo(1));
        Assert.That(await differs.CodeAsync(), Is.EqualTo("subsidy.paper-conflict"));
        Assert.That(await unknown.CodeAsync(), Is.EqualTo("subsidy.paper-household"));
    }
}
