using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A community of any size compiles in bounded memory: what is alive after the last chunk is what was alive after the second.</summary>
internal sealed class LargeCommunityTests
{
    private const long MegaByte = 1024 * 1024;
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [Test]
    public Task Eight_thousand_households_stream() => CompileAsync(8_000);

    [Test]
    [Category("Soak")]
    public Task A_province_of_one_hundred_and_forty_thousand_households_streams() => CompileAsync(140_000);

    private static async Task CompileAsync(int households)
    {
        var (live, written) = (new List<long>(), new List<long>());
        await using var app = await TestApp.StartAsync(services =>
        {
            services.AddScoped<BulkWriter>();
            services.AddScoped<IBulkWriter>(provider => new MeasuringWriter(provider.GetRequiredService<BulkWriter>(), live));
            var plain = services.Last(x => x.ServiceType == typeof(ISpreadsheetWriter));
            services.AddSingleton<ISpreadsheetWriter>(provider => new MeasuringSheets((ISpreadsheetWriter)(plain.ImplementationInstance ?? ActivatorUtilities.CreateInstance(provider, plain.ImplementationType!)), written));
        });
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        var scene = await SubsidyScene.CreateAsync(app);
        await FillAsync(app, scene, households);
        live.Clear();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var compiled = await scene.CompileAsync();

        Assert.That(compiled.Error?.Message, Is.Null);
        // 50.00 + 20.00 + 30.01 yuan × 20 % = 20.002 for each; every tenth paid nothing
        var paying = households - (households / 10);
        Assert.That((compiled.Value.Lines, compiled.Value.Excluded, compiled.Value.TotalFen), Is.EqualTo((paying, households / 10, paying * 2_000L)));
        Assert.That(await app.ReadAsync(db => db.SubsidyEvidence.CountAsync()), Is.EqualTo(paying * 3));
        TestContext.Out.WriteLine($"{households} households: {live.Count} chunks in {watch.Elapsed.TotalSeconds:0.0} s, alive before {before / MegaByte} MB, at chunks up to {live.Max() / MegaByte} MB");
        Assert.That(live, Has.Count.EqualTo((households + BatchReader.ChunkSize - 1) / BatchReader.ChunkSize));
        Assert.That(live.Max() - before, Is.LessThan(96 * MegaByte));
        Assert.That(live[^2] - live[1], Is.LessThan(8 * MegaByte), "memory grows with the number of chunks");

        // the workbook of it is written as it is read; the first time everything is warmed up
        using var clerk = await app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        await ExportAsync(clerk, compiled.Value);
        written.Clear();
        before = GC.GetTotalMemory(forceFullCollection: true);
        await ExportAsync(clerk, compiled.Value);
        Assert.That(written, Has.Count.GreaterThan(3));
        Assert.That(written.Max() - before, Is.LessThan(3 * MegaByte), "a line takes half a kilobyte: not all of them are alive at once");
    }

    private static async Task ExportAsync(HttpClient clerk, BatchCompiled compiled)
    {
        using var answer = await clerk.GetAsync($"/api/v1/subsidies/batches/{compiled.BatchId}/export", HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.IsSuccessStatusCode, Is.True);
        await using var content = await answer.Content.ReadAsStreamAsync();
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        var sheet = zip.Entries.Where(x => x.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).OrderBy(x => x.FullName, StringComparer.Ordinal).First();
        using var reader = new StreamReader(sheet.Open());
        var text = await reader.ReadToEndAsync();
        var last = text[text.LastIndexOf("<row ", StringComparison.Ordinal)..];
        Assert.That(text.Split("<row ").Length - 1, Is.EqualTo(compiled.Lines + 2), "headings, lines and sums");
        Assert.That(last, Does.Contain($"<v>{new Money(compiled.TotalFen)}</v>"));
    }

    private static async Task FillAsync(TestApp app, SubsidyScene scene, int households)
    {
        foreach (var chunk in Enumerable.Range(0, households).Chunk(5_000))
        {
            await using var scope = app.SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
            var bulk = scope.ServiceProvider.GetRequiredService<IBulkWriter>();
            var now = app.Clock.GetUtcNow();
            var people = chunk.Select(i => Resident.Create($"人{i}", null, new(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor)).ToList();
            var made = chunk.Zip(people, (i, person) =>
            {
                var household = Household.Form(HouseholdNumber.Parse($"{scene.Community.Code}{i:000000}").Value, scene.Community.Id, scene.Community.LeadTownshipCode,
                    RelocationKind.RegisteredPoor, SubsidyScene.Occupied, Confirmation.Confirmed);
                household.AddMember(person.Id, RelationToHead.Head.Code, SubsidyScene.Occupied);
                household.SetHead(person.Id, SubsidyScene.Occupied);
                household.Settle(scene.Community.Id, null, SubsidyScene.Occupied);
                household.SetPoverty(PovertyStatus.LiftedOut, SubsidyScene.Occupied);
                return household;
            }).ToList();
            var accounts = made.Zip(people, (household, person) =>
            {
                var number = "9990" + household.Number;
                var account = PayoutAccount.Create(household.Id, 1, person.Id, person.Name, new ProtectedText(number, number, "****" + number[^4..]), "夏县农商银行", null, SubsidyScene.Occupied, new("clerk"), now);
                account.Verify(new("township"), VerificationMethod.Township, now);
                return account;
            }).ToList();
            var receipts = made.Where((_, i) => chunk[i] % 10 != 0).SelectMany(household => new[]
            {
                scene.Receipt(household.Id, ReceiptKind.Payment, FeeType.Property, PayerKind.Own, "2026-08-10", 5_000, null, "2026-07-01", "2026-09-30"),
                scene.Receipt(household.Id, ReceiptKind.Payment, FeeType.Elevator, PayerKind.Own, "2026-08-10", 2_000, null, "2026-07-01", "2026-09-30"),
                scene.Receipt(household.Id, ReceiptKind.Payment, FeeType.Water, PayerKind.Own, "2026-09-30", 3_001, null, "2026-07-01", "2026-09-30"),
            });
            await db.InTransactionAsync(async ct =>
            {
                await bulk.InsertAsync(people, ct);
                await bulk.InsertAsync(made, ct);
                await bulk.InsertAsync(made.SelectMany(x => x.Members), ct);
                await bulk.InsertAsync(made.SelectMany(x => x.Heads), ct);
                await bulk.InsertAsync(made.SelectMany(x => x.Stays), ct);
                await bulk.InsertAsync(made.SelectMany(x => x.Poverty), ct);
                await bulk.InsertAsync(accounts, ct);
                await bulk.InsertAsync(receipts, ct);
                return Result.Success;
            }, default);
        }
    }

    /// <summary>Notes what is alive now and then while rows are written.</summary>
    private sealed class MeasuringSheets(ISpreadsheetWriter inner, List<long> written) : ISpreadsheetWriter
    {
        private const int Every = 1_500;

        public void WriteXlsx(Stream target, IReadOnlyList<SheetContent> sheets) => inner.WriteXlsx(target, [.. sheets.Select(sheet => sheet with { Rows = Measured(sheet.Rows) })]);

        public void WriteCsv(Stream target, SheetContent sheet) => inner.WriteCsv(target, sheet);

        private IEnumerable<IReadOnlyList<object?>> Measured(IEnumerable<IReadOnlyList<object?>> rows)
        {
            var count = 0;
            foreach (var row in rows)
            {
                if (++count % Every == 0)
                {
                    written.Add(GC.GetTotalMemory(forceFullCollection: true));
                }

                yield return row;
            }
        }
    }

    /// <summary>Notes what is alive whenever a chunk of lines is written.</summary>
    private sealed class MeasuringWriter(BulkWriter inner, List<long> live) : IBulkWriter
    {
        public Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
            where T : class
        {
            if (typeof(T) == typeof(SubsidyLine))
            {
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
            }

            return inner.InsertAsync(rows, ct);
        }
    }
}
