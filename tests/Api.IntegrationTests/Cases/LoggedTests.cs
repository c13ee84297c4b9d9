using Microsoft.EntityFrameworkCore;
using Resettlement.Api.Common;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Notices;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Whoever takes data out of the system, as a file or as one value in full, leaves a trace in the chain of the community it is about.</summary>
[Category(AnyDatabase.Name)]
internal sealed class LoggedTests
{
    /// <summary>Holds no data of anybody.</summary>
    private static readonly string[] Blank = ["GET /api/v1/imports/kinds/{kind}/template"];

    /// <summary>A picture that the page of an activity shows: seen like the rest of the page, not taken out as a file.</summary>
    private static readonly string[] Seen = ["GET /api/v1/party/photos/{id}"];

    [Test]
    public async Task No_file_and_no_reveal_is_forgotten()
    {
        var app = await TestApp.SharedAsync();
        var shown = ApiEndpoint.All(app).Where(x => x.Metadata.OfType<FileMetadata>().Any() || x.Path.EndsWith("/reveal", StringComparison.Ordinal)).Select(x => x.ToString()).ToList();
        var own = CaseBook.Rooms.SelectMany(x => x.PathsWithoutCases).ToList();
        Assert.That(shown.Except(CaseBook.Cases.Keys).Where(x => !own.Exists(path => x[(x.IndexOf(' ', StringComparison.Ordinal) + 1)..].StartsWith(path, StringComparison.Ordinal))), Is.Empty);
        Assert.That(RevealEndpoints(app), Is.EquivalentTo(shown.Where(x => x.EndsWith("/reveal", StringComparison.Ordinal))));
    }

    [Test]
    public async Task Every_file_and_every_reveal_is_in_the_chain_of_its_community()
    {
        await using var world = await CaseWorld.MakeAsync();
        var reveals = RevealEndpoints(world.App);
        var files = CaseBook.WithCase(world.App).Where(x => x.Metadata.OfType<FileMetadata>().Any()).Select(x => x.ToString()).ToList();
        Assert.That(files, Has.Count.GreaterThan(4).And.SupersetOf(Blank).And.SupersetOf(Seen));
        Assert.That(reveals, Has.Count.GreaterThanOrEqualTo(4));
        foreach (var endpoint in files.Except(Blank).Except(Seen).Concat(reveals))
        {
            var @case = CaseBook.Cases[endpoint];
            var role = @case.Sender ?? Role.CommunityClerk;
            // files for a bank are the county's
            var chain = RoleCatalogue.Of(role).Scope == ScopeKind.County ? "county" : world.Own.Community.Id.ToString();
            var client = await world.AsAsync(role);
            var request = await @case.FillAsync(role, world.NewStock(world.Own), world.NewStock(world.Neighbour));
            var before = await CountAsync(world.App, chain);
            using var answer = await client.SendAsync(request.Message());
            Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());

            var after = await CountAsync(world.App, chain);
            Assert.That(after - before, Is.EqualTo(1), endpoint);
            var entry = await world.App.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => x.Chain == chain && (x.Action == "export" || x.Action == "reveal")).OrderByDescending(x => x.Sequence).FirstAsync());
            Assert.That(entry.Action, Is.EqualTo(reveals.Contains(endpoint) ? "reveal" : "export"), endpoint);
            Assert.That(entry.ActorName, Does.StartWith(RoleCatalogue.Of(role).ChineseName));
            Assert.That(reveals.Contains(endpoint) ? entry.Note is { Length: > 2 } : entry.RowCount is not null, Is.True, $"{endpoint}: a reason, or how many rows");
        }
    }

    [Test]
    public async Task A_list_of_the_whole_county_is_in_the_chain_of_the_county()
    {
        await using var world = await CaseWorld.MakeAsync();
        using var county = await world.App.AsAsync(Role.CountyAdministrator);
        foreach (var path in new[] { "households/export", "residents/export", "receipts/export" })
        {
            var before = await CountAsync(world.App, "county");
            using var answer = await county.GetAsync("/api/v1/" + path);
            Assert.That(answer.IsSuccessStatusCode, Is.True);
            Assert.That(await CountAsync(world.App, "county") - before, Is.EqualTo(1), path);
        }
    }

    /// <summary>Endpoints that answer with a value in full.</summary>
    private static List<string> RevealEndpoints(TestApp app) =>
        [.. ApiEndpoint.All(app).Where(x => x.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IProducesResponseTypeMetadata>().Any(produced => produced.Type == typeof(Revealed) || produced.Type == typeof(Objector))).Select(x => x.ToString())];

    private static Task<int> CountAsync(TestApp app, string chain) => app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Chain == chain && (x.Action == "export" || x.Action == "reveal")));
}
