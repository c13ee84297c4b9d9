using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Imports;

/// <summary>
/// A roster and a company's receipts, from the file to the stored rows, as a clerk brings them: upload, mapping with the check of every row, confirmation with the check once more.
/// The server has imported small files before, as a county's server has.
/// </summary>
internal sealed class ImportBenchmark : Benchmark
{
    private const int People = 32_768;
    private const int Receipts = 100_000;
    private const int Households = People / ImportFiles.PeopleOfHousehold;
    private const double RosterLimit = 20;
    private const double ReceiptLimit = 15;

    public override string Name => "imports";

    public override string Title => "Imports";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var rows = new List<Measurement>();
        foreach (var provider in options.Databases)
        {
            await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
            var clock = new StatementClock();
            await using var app = BenchmarkApp.Start(world, services: options.Statements ? clock.Attach : null);
            await WorldWriter.WriteAsync(app, 2, World.HouseholdsOfSite * 2, ct);
            var sites = await SitesAsync(app, ct);
            await WarmUpAsync(app, sites[1], ct);
            clock.Reset();
            using var desk = await app.AsAsync(Role.CommunityClerk, sites[0].Community, ct);
            Job[] jobs =
            [
                new("residents (roster, XLSX)", "Roster", "roster.xlsx", ImportFiles.Roster(People), People, RosterLimit),
                new("receipts (CSV)", "Receipts", "receipts.csv", ImportFiles.Receipts(Receipts, Households), Receipts, ReceiptLimit),
            ];
            foreach (var job in jobs)
            {
                Say($"{provider}: {job.What}");
                rows.AddRange(await MeasureAsync(desk, provider, job, sites[0], ct));
                if (options.Statements)
                {
                    clock.Print(25);
                    clock.Reset();
                }
            }
        }

        return rows;
    }

    private static async Task<List<ImportSite>> SitesAsync(BenchmarkApp app, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await db.FeeSources.OrderBy(x => x.Code).Select(x => new ImportSite(x.CommunityId, x.Id)).ToListAsync(ct);
    }

    /// <summary>Other people and other numbers than those of the measured files, at another site.</summary>
    private static async Task WarmUpAsync(BenchmarkApp app, ImportSite site, CancellationToken ct)
    {
        using var desk = await app.AsAsync(Role.CommunityClerk, site.Community, ct);
        await ImportAsync(desk, new("", "Roster", "small.xlsx", ImportFiles.Roster(400, People), 400, 0), site, ct);
        await ImportAsync(desk, new("", "Receipts", "small.csv", ImportFiles.Receipts(600, 100, Households), 600, 0), site, ct);
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(HttpClient desk, DatabaseProvider provider, Job job, ImportSite site, CancellationToken ct)
    {
        using var memory = PeakMemory.Restart();
        var (upload, check, confirm) = await ImportAsync(desk, job, site, ct);
        var peak = PeakMemory.ResidentMegabytes;
        return
        [
            Measurement.SecondsAtMost($"{Measurement.Count(job.Count)} {job.What}, checked and stored", provider.ToString(), upload + check + confirm, job.Limit),
            Measurement.Shown($"{job.What}: upload, check, confirmation", provider.ToString(), $"{Measurement.Seconds(upload)}, {Measurement.Seconds(check)}, {Measurement.Seconds(confirm)}"),
            Measurement.Shown($"{job.What}: most memory of the whole process meanwhile", provider.ToString(), Measurement.Megabytes(peak)),
        ];
    }

    private static async Task<(TimeSpan Upload, TimeSpan Check, TimeSpan Confirm)> ImportAsync(HttpClient desk, Job job, ImportSite site, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(job.File);
        form.Add(content, "file", job.FileName);
        using var uploaded = await desk.PostAsync($"/api/v1/imports?kind={job.Kind}&communityId={site.Community}&sourceId={site.Source}", form, ct);
        var proposal = JsonDocument.Parse(await uploaded.BodyAsync(ct)).RootElement;
        var upload = watch.Elapsed;

        watch.Restart();
        var path = $"/api/v1/imports/{proposal.GetProperty("id").GetGuid()}";
        using var mapped = await desk.PutAsJsonAsync(path + "/mapping", new
        {
            sheet = proposal.GetProperty("sheet").GetString(),
            headerRow = proposal.GetProperty("headerRow").GetInt32(),
            layout = proposal.GetProperty("layout").GetString(),
            columns = proposal.GetProperty("columns").EnumerateArray().Select(x => new { index = x.GetProperty("index").GetInt32(), key = x.GetProperty("proposedKey").GetString() }),
        }, ct);
        Require(await mapped.BodyAsync(ct), job.Count);
        var check = watch.Elapsed;

        watch.Restart();
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "/confirm") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var confirmed = await desk.SendAsync(request, ct);
        Require(await confirmed.BodyAsync(ct), job.Count);
        return (upload, check, watch.Elapsed);
    }

    /// <summary>A fast import of nothing proves nothing.</summary>
    private static void Require(byte[] summary, int count)
    {
        var totals = JsonDocument.Parse(summary).RootElement.GetProperty("totals");
        if (totals.GetProperty("valid").GetInt32() != count)
        {
            throw new InvalidOperationException("Not all rows are good: " + totals);
        }
    }

    private sealed record ImportSite(Guid Community, Guid Source);

    private sealed record Job(string What, string Kind, string FileName, byte[] File, int Count, double Limit);
}
