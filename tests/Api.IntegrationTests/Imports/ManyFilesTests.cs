using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.Common;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Many large files at the same moment: a bounded number is read, the others wait on the disk for their turn or are sent away in good order.</summary>
[Category(AnyDatabase.Name)]
internal sealed class ManyFilesTests
{
    private const int Slots = 2;

    [TestCase(16)]
    [TestCase(60, Category = "Soak")]
    public async Task Large_files_at_once_take_the_memory_of_a_few_and_each_gets_its_answer(int files)
    {
        var counting = new CountingReader();
        await using var app = await StartAsync(counting, waiting: 1_000, seconds: 300);
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var (book, bomb) = (ImportDesk.ToDisk(Roster(4_000), "花名册.xlsx"), ImportDesk.ToDisk(Bomb(), "空白.xlsx"));
        var kibibytes = new FileInfo(book).Length / 1024;

        // what is compiled and kept at the first file is not what the others take
        using var first = await SendAsync(clerk, site.Id, book);
        var (race, peak) = await Memory.PeakAsync(() => Race.OfAsync(files, i => SendAsync(clerk, site.Id, i % 8 == 7 ? bomb : book)));

        await TestContext.Out.WriteLineAsync($"{files} files of {kibibytes} KiB: {peak} MB more alive at most, {counting.Most} read at once");
        Assert.That(race.Answers.Select((x, i) => (i % 8 == 7, x.Status)).Distinct(), Is.EquivalentTo(new[] { (false, HttpStatusCode.Created), (true, HttpStatusCode.RequestEntityTooLarge) }));
        Assert.That(counting.Most, Is.InRange(1, Slots));
        Assert.That(peak, Is.LessThan((Slots * 4 * kibibytes / 1024) + 100), "megabytes; each file that waits with its content in memory would be that much more, several times");
        Assert.That(await app.ReadAsync(db => db.ImportFiles.CountAsync()), Is.EqualTo(race.Won.Count + 1), "nothing is left behind by those that were refused");
    }

    [Test]
    public async Task Who_finds_no_turn_is_told_when_to_come_again_and_succeeds_then()
    {
        var counting = new CountingReader { Holding = true };
        await using var app = await StartAsync(counting, waiting: 3, seconds: 1);
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var book = ImportDesk.ToDisk(Roster(20), "花名册.xlsx");

        var sent = Enumerable.Range(0, Race.Fifty).Select(_ => Task.Run(() => SendAsync(clerk, site.Id, book))).ToList();
        await UntilAsync(() => sent.Count(x => x.IsCompleted) == Race.Fifty - Slots);
        var refused = sent.FindAll(x => x.IsCompleted).ConvertAll(x => x.Result);
        counting.Release();
        var answers = await Task.WhenAll(sent);

        Assert.That(refused.Select(x => (x.StatusCode, x.Headers.RetryAfter?.Delta, x.CodeAsync().Result)).Distinct(), Is.EqualTo(new[] { (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5), "files.busy") }));
        Assert.That(answers.Except(refused).Select(x => x.StatusCode), Is.EqualTo(Enumerable.Repeat(HttpStatusCode.Created, Slots)));
        Assert.That(await app.ReadAsync(db => db.ImportSessions.CountAsync()), Is.EqualTo(Slots), "whoever was sent away has left nothing");

        using var again = await SendAsync(clerk, site.Id, book);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    /// <summary>Whatever takes a file, and whatever opens one that was kept, waits for its turn.</summary>
    [Test]
    public async Task Every_endpoint_that_reads_a_file_waits_for_its_turn()
    {
        var app = await TestApp.SharedAsync();
        Type[] readers = [typeof(ISpreadsheetReader), typeof(IBankResultReader)];
        var opening = typeof(UploadImportCommand).Assembly.GetTypes().Where(x => x.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(made => made.GetParameters().Any(x => readers.Contains(x.ParameterType))))
            .SelectMany(x => x.GetInterfaces()).Where(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(x => x.GetGenericArguments()[0]).ToHashSet();
        Assert.That(opening, Has.Count.GreaterThan(3));
        var reading = ApiEndpoint.All(app).Where(x => x.TakesFile || (x.Sends is { } sends && opening.Contains(sends.Request))).ToList();
        Assert.That(reading.Select(x => x.Sends!.Request), Is.SupersetOf(opening));
        Assert.That(reading.Where(x => !x.Metadata.OfType<ReadsFileMetadata>().Any()).Select(x => x.ToString()), Is.Empty, "ReadsFile() is missing");
    }

    private static Task<TestApp> StartAsync(CountingReader counting, int waiting, int seconds) => TestApp.StartAsync(services =>
    {
        services.RemoveAll<ISpreadsheetReader>();
        services.AddSingleton<ISpreadsheetReader>(counting);
    }, host =>
    {
        host.UseSetting("Files:AtOnce", $"{Slots}");
        host.UseSetting("Files:Waiting", $"{waiting}");
        host.UseSetting("Files:WaitSeconds", $"{seconds}");
    });

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var i = 0; !reached(); i++)
        {
            Assert.That(i, Is.LessThan(600), "not reached within a minute");
            await Task.Delay(100);
        }
    }

    // from the disk and piece by piece, as over a network: what is sent in one write lies in the pipe to the server until it is read
    private static async Task<HttpResponseMessage> SendAsync(HttpClient clerk, Guid site, string book)
    {
        await using var file = new FileStream(book, FileMode.Open, FileAccess.Read, FileShare.Read, 4_096, FileOptions.Asynchronous);
        using var form = new MultipartFormDataContent { { new StreamContent(file), "file", Path.GetFileName(book) } };
        return await clerk.PostAsync($"/api/v1/imports?kind=Roster&communityId={site}", form);
    }

    /// <summary>Rows that hardly pack.</summary>
    private static byte[] Roster(int rows) => HostileBooks.OfRows(Enumerable.Range(1, rows)
        .Select(i => new[] { $"L{i}", "王二", "", "户主", Convert.ToHexString(RandomNumberGenerator.GetBytes(600)) }).Prepend(["户编号", "姓名", "身份证号", "与户主关系", "备注"]));

    /// <summary>Small packed, above the limit unpacked.</summary>
    private static byte[] Bomb() => HostileBooks.Streamed(part =>
    {
        var blank = string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c/>", 100))}</row>", 100));
        part.Write("<worksheet><sheetData>");
        for (long written = 0; written <= SpreadsheetLimits.MaxUnpackedBytes; written += blank.Length)
        {
            part.Write(blank);
        }

        part.Write("</sheetData></worksheet>");
    });

    /// <summary>The product's reader, that says how many files were read at once and can be made to stay.</summary>
    private sealed class CountingReader : ISpreadsheetReader
    {
        private readonly SpreadsheetReader _reader = new();
        private readonly TaskCompletionSource _go = new();
        private int _now;
        private int _most;

        public bool Holding { get; init; }

        public int Most => _most;

        public Result<Spreadsheet> Open(byte[] content, string fileName)
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = Volatile.Read(ref _most); now > most; most = Volatile.Read(ref _most))
            {
                Interlocked.CompareExchange(ref _most, now, most);
            }

            try
            {
                if (Holding)
                {
                    _go.Task.Wait();
                }

                return _reader.Open(content, fileName);
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }

        public void Release() => _go.SetResult();
    }
}
