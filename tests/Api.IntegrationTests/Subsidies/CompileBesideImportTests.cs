using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A quarter is compiled while receipts of the same community are being imported.</summary>
internal sealed class CompileBesideImportTests
{
    private const int Households = 20;
    private static readonly string[] Header = ["户编号", "费用类型", "费用所属月份", "金额", "缴费日期", "收据号", "行号"];

    [Test]
    public async Task An_import_is_in_the_batch_as_a_whole_or_not_at_all_and_what_came_too_late_is_seen()
    {
        await using var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2019, 1, 1), null);
        var scene = await SubsidyScene.CreateAsync(app);
        for (var i = 0; i < Households; i++)
        {
            await scene.PayAsync(await scene.AddAsync(new($"{scene.Prefix}{i:00}")), 10_000);
        }

        Assert.That((await scene.CompileAsync()).Error, Is.Null);
        using var clerk = await app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        var batches = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches?communityId={scene.Community.Id}");
        var batch = batches.GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.That(await LateAsync(clerk, batch), Is.Zero);

        // each file adds 50 yuan to every household: 20 % of it, so 10 yuan for each
        for (var file = 1; file <= 4; file++)
        {
            var rows = Enumerable.Range(0, Households).Select(i => new object?[] { $"{scene.Prefix}{i:00}", "物业费", "2026-08", 50, new DateOnly(2026, 8, 20), $"F{file}-{i:00}", 1 });
            var check = await clerk.CheckAsync("Receipts", scene.Community.Id, ImportDesk.Workbook([Header, .. rows]), scene.SourceId);
            Assert.That(check.Total("valid"), Is.EqualTo(Households));
            var (without, with) = (Households * (2_000L + (1_000 * (file - 1))), Households * (2_000L + (1_000 * file)));

            var confirm = file % 2;
            var race = await Race.OfAsync(12, i => i == confirm * 11
                ? clerk.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { })
                : clerk.PostAsync($"/api/v1/subsidies/batches/{batch}/compile", null));
            var total = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batch}")).GetProperty("totalFen").GetInt64();
            var lines = await LinesAsync(clerk, batch);
            var late = await LateAsync(clerk, batch);

            race.AssertCleanlyLost();
            Assert.That(race.Answers[confirm * 11].Status, Is.EqualTo(HttpStatusCode.OK), race.Answers[confirm * 11].Body);
            Assert.That(race.Won.Where(x => x.Contains("totalFen", StringComparison.Ordinal) && x.Contains("contentHash", StringComparison.Ordinal)).Select(x => JsonDocument.Parse(x).RootElement.GetProperty("totalFen").GetInt64()),
                Is.All.AnyOf(without, with));
            Assert.That((total, late), Is.AnyOf((without, Households), (with, 0)));
            Assert.That(lines, Is.All.EqualTo(total / Households).And.Exactly(Households).Items);

            using var again = await clerk.PostAsync($"/api/v1/subsidies/batches/{batch}/compile", null);
            Assert.That(again.IsSuccessStatusCode, Is.True, await again.Content.ReadAsStringAsync());
            Assert.That(await LinesAsync(clerk, batch), Is.All.EqualTo(with / Households).And.Exactly(Households).Items);
            Assert.That(await LateAsync(clerk, batch), Is.Zero);
        }
    }

    [Test]
    public async Task A_receipt_or_refund_after_the_compilation_shows_until_it_is_compiled_again()
    {
        await using var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2019, 1, 1), null);
        var (scene, other) = (await SubsidyScene.CreateAsync(app), await SubsidyScene.CreateAsync(app));
        var household = await scene.AddAsync(new(scene.Prefix + "1"));
        var stranger = await other.AddAsync(new(other.Prefix + "1"));
        var first = await scene.PayAsync(household, 10_000);
        Assert.That((await scene.CompileAsync()).Error, Is.Null);
        using var clerk = await app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        var batch = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches?communityId={scene.Community.Id}")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await other.PayAsync(stranger, 5_000);
        await scene.PayAsync(household, 5_000, on: "2026-10-01");
        var before = await LateAsync(clerk, batch);
        await scene.PayAsync(household, 5_000);
        await scene.RefundAsync(household, first, 1_000, "2026-11-02");
        var after = await LateAsync(clerk, batch);
        Assert.That((await scene.CompileAsync()).Error, Is.Null);

        Assert.That((before, after, await LateAsync(clerk, batch)), Is.EqualTo((0, 2, 0)));
        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 2800" }));
    }

    private static async Task<int> LateAsync(HttpClient client, Guid batch) => (await client.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batch}")).GetProperty("lateReceipts").GetInt32();

    private static async Task<List<long>> LinesAsync(HttpClient client, Guid batch) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batch}/lines?pageSize=200")).GetProperty("items").EnumerateArray().Select(x => x.GetProperty("amountFen").GetInt64())];
}
