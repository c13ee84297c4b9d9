using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>From two workbooks as offices keep them to the quarter, through the interface that people use.</summary>
internal sealed class SampleQuarterTests
{
    [Test]
    public async Task The_quarter_of_xintiandi_comes_to_the_expected_amounts_to_the_fen()
    {
        await using var app = await TestApp.StartAsync();
        var site = await app.AddSiteAsync();
        var source = FeeSource.Create(site.Id, "XTD", "新天地物业服务有限公司");
        await app.ArrangeAsync(db =>
        {
            db.FeeSources.Add(source);
            return Task.CompletedTask;
        });
        await SubsidyScene.PublishPolicyAsync(app, new(2021, 1, 1), null);
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        using var township = await app.AsAsync(Role.TownshipClerk, townshipCode: site.LeadTownshipCode);

        var roster = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Sample("roster.xlsx"));
        await clerk.ConfirmAsync(roster.Id());
        var pending = (await township.GetFromJsonAsync<JsonElement>($"/api/v1/changes?state=Pending&communityId={site.Id}&pageSize=200")).GetProperty("items").EnumerateArray().ToList();
        using var confirmed = await township.PostOnceAsync("/api/v1/changes/confirm", new { ids = pending.Where(x => x.GetProperty("kind").GetString() == "NewHousehold").Select(x => x.Id()) });
        await confirmed.BodyAsync();
        using var verified = await township.PostOnceAsync("/api/v1/accounts/verify",
            new { ids = pending.Where(x => x.GetProperty("kind").GetString() == "Account").Select(x => x.GetProperty("accountId").GetGuid()), method = "Township" });
        await verified.BodyAsync();
        var receipts = await clerk.CheckAsync("Receipts", site.Id, ImportDesk.Sample("receipts-2026Q3.xlsx"), source.Id);
        await clerk.ConfirmAsync(receipts.Id());
        await using (var scope = app.SystemScope())
        {
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand());
        }

        var batch = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches?quarter=2026Q3&communityId={site.Id}")).GetProperty("items")[0].Id();
        var lines = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batch}/lines?pageSize=200");
        var exclusions = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/batches/{batch}/exclusions?pageSize=200");

        var got = lines.GetProperty("items").EnumerateArray().Select(line => Row(line, "payable"))
            .Concat(exclusions.GetProperty("items").EnumerateArray().Select(exclusion => Row(exclusion, exclusion.GetProperty("reason").GetString() switch
            {
                "NotRegisteredPoor" => "not eligible: synchronous",
                "StatusNotCovered" => "not eligible: marginal",
                "NoVerifiedAccount" => "no verified account",
                var other => other!,
            })));
        var expected = (await File.ReadAllLinesAsync(ImportDesk.Sample("expected-2026Q3.csv"))).Skip(1).ToList();
        Assert.That(got.Order(StringComparer.Ordinal), Is.EqualTo(expected));
        Assert.That(lines.GetProperty("totalAmountFen").GetInt64(), Is.EqualTo(104_865));

        // what a household would get is not part of the expectation where it is not eligible at all
        static string Row(JsonElement row, string outcome) => string.Create(CultureInfo.InvariantCulture,
            $"{row.GetProperty("householdNumber").GetString()},{Fen(row, "propertyFen")},{Fen(row, "elevatorFen")},{Fen(row, "waterFen")},{Fen(row, "baseFen")},{(outcome.StartsWith("not", StringComparison.Ordinal) ? 0 : Fen(row, "amountFen"))},{outcome}");

        static long Fen(JsonElement row, string name) => row.GetProperty(name).GetInt64();
    }
}
