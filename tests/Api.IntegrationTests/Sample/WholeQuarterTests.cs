using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Sample;

namespace Resettlement.Api.IntegrationTests.Sample;

/// <summary>The third quarter of the sample county from receipts to settled, over HTTP, by the people who do it; then every sum is held against every other.</summary>
internal sealed class WholeQuarterTests
{
    private const string Preparer = "finance1";
    private const string Reviewer = "finance2";
    private const string Importer = "finance3";
    private const int FailsOneOf = 40;
    private const int ReturnedLater = 3;

    private CountyOffice _office = null!;
    private IReadOnlyList<Place> _places = null!;

    [Test]
    public async Task The_sample_county_goes_from_receipts_to_settled_and_all_sums_agree()
    {
        await using var office = _office = await CountyOffice.OpenAsync();
        var fund = (await _office.GetAsync(Preparer, "/ledger/books"))[0];
        await CompileAsync();
        await NoticeAsync();
        await SignAndReviewAsync();
        var total = 0L;
        foreach (var place in _places)
        {
            total += (await BatchAsync(place)).GetProperty("totalFen").GetInt64();
        }

        var release = await ReleaseAsync();
        Assert.That((Fen(release, "amountFen") + Fen(release, "stoppedFen"), Number(release, "count") + Number(release, "stoppedCount")), Is.EqualTo((total, await CountLinesAsync())), "lines are orders");
        await SendAsync(release.Id());
        await AnswerAsync(release.Id(), i => i % FailsOneOf == 0 ? "失败" : "成功");
        await ReturnSomeAsync(release.Id());
        Assert.That(await StatesAsync(), Has.Some.EqualTo("Released"), "what failed and what came back is still open");
        await CorrectAccountsAsync();
        await ReissueAsync();

        Assert.That(await StatesAsync(), Is.All.EqualTo("Settled"));
        await PublishResultsAsync();
        await AssertBooksAsync(fund, total);
        await AssertHouseholdsAsync(total);
        foreach (var command in new[] { "ledger", "audit" })
        {
            var (exit, output) = await ProductProgram.RunAsync(office.App, command, "verify");
            Assert.That(exit, Is.Zero, output);
        }
    }

    /// <summary>The sweep opens and compiles; a receipt that was forgotten is typed, and its batch compiled again.</summary>
    private async Task CompileAsync()
    {
        await using (var scope = _office.App.SystemScope())
        {
            Assert.That((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand())).Value.Refused, Is.Empty);
        }

        var batches = await _office.AllAsync("county", "/subsidies/batches?quarter=2026Q3");
        Assert.That(batches, Has.Count.EqualTo(SampleSites.All.Length));
        _places = [.. SampleSites.All.Select(site =>
        {
            var batch = batches.Single(x => x.GetProperty("communityName").GetString() == site.Name);
            return new Place(site.Code.ToLowerInvariant(), SampleSites.TownshipSuffixes[site.Lead], batch.GetProperty("communityId").GetGuid(), batch.Id());
        })];

        var place = _places[0];
        var line = (await _office.GetAsync(place.Clerk, $"/subsidies/batches/{place.Batch}/lines?pageSize=1")).GetProperty("items")[0];
        var receipt = await _office.GetAsync(place.Clerk, $"/receipts?quarter=2026Q3&householdId={line.GetProperty("householdId")}&pageSize=1");
        await _office.PostAsync(place.Clerk, "/receipts", new
        {
            sourceId = receipt.GetProperty("items")[0].GetProperty("sourceId").GetGuid(),
            receiptNumber = "BL-2026-0001",
            paidOn = "2026-09-30",
            householdNumber = line.GetProperty("householdNumber").GetString(),
            payer = "Own",
            lines = new[] { new { feeType = "Water", serviceFrom = "2026-09-01", serviceTo = "2026-09-30", amountFen = 1_235 } },
        });
        await _office.PostAsync(place.Clerk, $"/subsidies/batches/{place.Batch}/compile");
        var after = (await _office.GetAsync(place.Clerk, $"/subsidies/batches/{place.Batch}/lines?pageSize=1")).GetProperty("items")[0];
        Assert.That((Fen(after, "baseFen"), Fen(after, "amountFen")), Is.EqualTo((Fen(line, "baseFen") + 1_235, ((Fen(line, "baseFen") + 1_235) * 20 + 50) / 100)));
    }

    /// <summary>Checked by the committees, shown for seven working days; nothing can be signed before.</summary>
    private async Task NoticeAsync()
    {
        JsonElement notice = default;
        foreach (var place in _places)
        {
            await _office.PostAsync(place.Of("committee"), $"/subsidies/batches/{place.Batch}/check", new { contentHash = await HashAsync(place) });
            var preview = await _office.GetAsync(place.Clerk, $"/notices/preview?kind=SubsidyPlan&subjectId={place.Batch}");
            notice = await _office.PostAsync(place.Clerk, "/notices", Notice("SubsidyPlan", place, preview));
            Assert.That(Fen(notice, "sumFen"), Is.EqualTo(Fen(await BatchAsync(place), "totalFen")));
        }

        // Wednesday 25 November; seven working days from the next
        Assert.That((notice.GetProperty("firstDay").GetString(), notice.GetProperty("lastDay").GetString()), Is.EqualTo(("2026-11-26", "2026-12-04")));
        _office.Sleep(until: new(2026, 12, 4));
        var place0 = _places[0];
        Assert.That((await _office.PostAsync(place0.Clerk, "/notices/end-due")).GetProperty("ended").GetInt32(), Is.Zero, "the last day counts");
        Assert.That((await _office.GetAsync(place0.Of("director"), "/signing/sheets?view=Waiting")).GetProperty("total").GetInt32(), Is.Zero);
        _office.Sleep(until: new(2026, 12, 7));
        foreach (var place in _places)
        {
            Assert.That((await _office.PostAsync(place.Clerk, "/notices/end-due")).GetProperty("ended").GetInt32(), Is.EqualTo(1));
        }
    }

    private async Task SignAndReviewAsync()
    {
        foreach (var place in _places)
        {
            foreach (var post in new[] { "director", "secretary" })
            {
                var waiting = (await _office.GetAsync(place.Of(post), "/signing/sheets?view=Waiting")).GetProperty("items")[0];
                var sheet = await _office.GetAsync(place.Of(post), $"/signing/sheets/{waiting.Id()}");
                Assert.That(Fen(sheet, "amountFen"), Is.EqualTo(Fen(await BatchAsync(place), "totalFen")));
                var body = new { contentHash = sheet.GetProperty("contentHash").GetString(), amountFen = Fen(sheet, "amountFen"), count = Number(sheet, "count"), password = TestApp.Password };
                if (post == "director")
                {
                    Assert.That(await _office.RefusedAsync(place.Of("secretary"), $"/signing/sheets/{sheet.Id()}/signatures", body), Is.Not.Null, "the secretary signs second");
                }

                await _office.PostAsync(place.Of(post), $"/signing/sheets/{sheet.Id()}/signatures", body);
            }

            await _office.PostAsync(place.Leader, $"/subsidies/batches/{place.Batch}/review", new { contentHash = await HashAsync(place) });
        }
    }

    /// <summary>One release over all communities.</summary>
    private async Task<JsonElement> ReleaseAsync()
    {
        var payable = await _office.GetAsync(Preparer, "/payouts/payable");
        Assert.That(payable.EnumerateArray().Select(x => x.Id()), Is.EquivalentTo(_places.Select(x => x.Batch)));
        var prepared = await _office.PostAsync(Preparer, "/payouts/releases", new { purpose = "Subsidy", batchIds = _places.Select(x => x.Batch) });
        await ReleaseAsync(prepared);
        return prepared;
    }

    private async Task ReleaseAsync(JsonElement prepared)
    {
        var (path, body) = ($"/payouts/releases/{prepared.Id()}/release", new { count = Number(prepared, "count"), amountFen = Fen(prepared, "amountFen"), contentHash = prepared.GetProperty("contentHash").GetString(), password = TestApp.Password });
        Assert.That(await _office.RefusedAsync(Preparer, path, body), Is.Not.Null, "another person releases");
        await _office.PostAsync(Reviewer, path, body);
    }

    /// <summary>Every file is what the release says, to the fen.</summary>
    private async Task SendAsync(Guid release)
    {
        var detail = await _office.GetAsync(Preparer, $"/payouts/releases/{release}");
        var files = detail.GetProperty("files").EnumerateArray().ToList();
        Assert.That(files.Sum(x => Fen(x, "amountFen")), Is.EqualTo(Fen(detail.GetProperty("release"), "amountFen")));
        foreach (var file in files)
        {
            using var answer = await (await _office.DeskAsync(Preparer)).PostAsync($"/api/v1/payouts/files/{file.Id()}/download?format=Csv", null);
            var content = await answer.Content.ReadAsByteArrayAsync();
            Assert.That(answer.IsSuccessStatusCode, Is.True, () => Encoding.UTF8.GetString(content));
            var encoding = file.GetProperty("encoding").GetString() == "Gbk" ? "GBK" : "GB18030";
            var rows = CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetString(content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(',')).ToList();
            var amount = Array.IndexOf(rows[0], "金额");
            Assert.That(amount, Is.GreaterThan(0), string.Join(',', rows[0]));
            var sum = rows.Skip(1).Sum(x => (long)(decimal.Parse(x[amount], CultureInfo.InvariantCulture) * 100));
            Assert.That((rows.Count - 1, sum), Is.EqualTo((Number(file, "count"), Fen(file, "amountFen"))));
        }
    }

    private async Task AnswerAsync(Guid release, Func<int, string> word)
    {
        foreach (var file in (await _office.GetAsync(Preparer, $"/payouts/releases/{release}")).GetProperty("files").EnumerateArray())
        {
            var orders = await _office.AllAsync(Importer, $"/payouts/orders?fileId={file.Id()}&state=Sent&sort=endToEndId");
            await ImportAsync(file, orders.Select((x, i) => (x.GetProperty("endToEndId").GetString()!, Fen(x, "amountFen"), word(i))));
        }
    }

    /// <summary>Days later some payments come back.</summary>
    private async Task ReturnSomeAsync(Guid release)
    {
        _office.Sleep(until: new(2026, 12, 9));
        var file = (await _office.GetAsync(Preparer, $"/payouts/releases/{release}")).GetProperty("files")[0];
        var paid = await _office.AllAsync(Importer, $"/payouts/orders?fileId={file.Id()}&state=Paid&sort=endToEndId");
        await ImportAsync(file, paid.Take(ReturnedLater).Select(x => (x.GetProperty("endToEndId").GetString()!, Fen(x, "amountFen"), "退票")));
    }

    private async Task ImportAsync(JsonElement file, IEnumerable<(string Id, long Fen, string Word)> rows)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(PayoutScene.Csv(file.GetProperty("number").GetString()!, rows));
        form.Add(part, "file", "回盘.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payouts/results") { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await (await _office.DeskAsync(Importer)).SendAsync(request);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
    }

    /// <summary>New accounts typed by the communities, verified by the townships.</summary>
    private async Task CorrectAccountsAsync()
    {
        var open = await _office.AllAsync(Preparer, "/payouts/orders?unresolved=true");
        Assert.That(open, Has.Count.GreaterThan(ReturnedLater));
        var number = 0;
        foreach (var order in open)
        {
            var place = _places.Single(x => x.Community == order.GetProperty("communityId").GetGuid());
            var household = await _office.GetAsync(place.Clerk, $"/households/{order.GetProperty("householdId")}");
            using var added = await (await _office.DeskAsync(place.Clerk)).SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{household.Id()}/accounts", Number(household, "version"), new
            {
                bankName = "夏县农村信用社",
                bankCode = "402181000018",
                accountNumber = $"99902026120900{++number:00000}",
                holderResidentId = household.GetProperty("headId").GetGuid(),
                effectiveFrom = "2026-12-09",
            });
            var account = (await added.BodyAsync()).GetProperty("accountId").GetGuid();
            Assert.That(await _office.RefusedAsync(Preparer, $"/payouts/orders/{order.Id()}/reissue"), Is.EqualTo("payouts.account-not-corrected"), "nobody has verified it yet");
            await _office.PostAsync("township." + place.Township, "/accounts/verify", new { ids = new[] { account }, method = "Township" });
        }
    }

    private async Task ReissueAsync()
    {
        var open = await _office.AllAsync(Preparer, "/payouts/orders?unresolved=true");
        var prepared = await _office.PostAsync(Preparer, "/payouts/reissues", new { orderIds = open.Select(x => x.Id()) });
        Assert.That((Number(prepared, "count"), Fen(prepared, "amountFen")), Is.EqualTo((open.Count, open.Sum(x => Fen(x, "amountFen")))));
        await ReleaseAsync(prepared);
        await SendAsync(prepared.Id());
        await AnswerAsync(prepared.Id(), _ => "成功");
    }

    private async Task PublishResultsAsync()
    {
        foreach (var place in _places)
        {
            var preview = await _office.GetAsync(place.Clerk, $"/notices/preview?kind=SubsidyResult&subjectId={place.Batch}");
            Assert.That(Fen(preview, "sumFen"), Is.EqualTo(Fen(await BatchAsync(place), "totalFen")), "what is shown as paid is what was approved");
            await _office.PostAsync(place.Clerk, "/notices", Notice("SubsidyResult", place, preview));
        }
    }

    private async Task AssertBooksAsync(JsonElement before, long total)
    {
        var book = (await _office.GetAsync(Preparer, "/ledger/books"))[0];
        async Task<long> SumAsync(string kind) => (await _office.GetAsync(Preparer, $"/ledger/books/{book.Id()}/entries?kind={kind}")).GetProperty("totalFen").GetInt64();
        var (reserved, paid, unreserved, returned) = (await SumAsync("Reservation"), await SumAsync("Payment"), await SumAsync("ReservationReturned"), await SumAsync("PaymentReturned"));
        Assert.That(paid - returned, Is.EqualTo(total), "what left for good is what was approved");
        Assert.That(reserved - unreserved - paid, Is.Zero, "nothing is set aside any more");
        Assert.That(returned, Is.GreaterThan(0));
        Assert.That((Fen(book, "bankFen"), Fen(book, "payableFen"), Fen(book, "availableFen")), Is.EqualTo((Fen(before, "bankFen") - total, 0L, Fen(before, "availableFen") - total)));
    }

    /// <summary>Every household sees its quarter paid, once, as its line says.</summary>
    private async Task AssertHouseholdsAsync(long total)
    {
        var sum = 0L;
        foreach (var place in _places)
        {
            var lines = await _office.AllAsync(place.Clerk, $"/subsidies/batches/{place.Batch}/lines");
            Assert.That(lines.Sum(x => Fen(x, "amountFen")), Is.EqualTo(Fen(await BatchAsync(place), "totalFen")));
            await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (line, ct) =>
            {
                var page = await _office.GetAsync(place.Clerk, $"/households/{line.GetProperty("householdId")}/subsidies");
                var row = page.EnumerateArray().Single(x => x.GetProperty("batchId").GetGuid() == place.Batch);
                var paid = row.GetProperty("orders").EnumerateArray().Where(x => x.GetProperty("state").GetString() == "Paid").ToList();
                Assert.That((row.GetProperty("state").GetString(), paid.Count, paid.Sum(x => Fen(x, "amountFen"))), Is.EqualTo(("Settled", 1, Fen(line, "amountFen"))), line.ToString());
                Interlocked.Add(ref sum, paid.Sum(x => Fen(x, "amountFen")));
            });
        }

        Assert.That(sum, Is.EqualTo(total));
    }

    private static object Notice(string kind, Place place, JsonElement preview) => new
    {
        kind,
        subjectId = place.Batch,
        contentHash = preview.GetProperty("contentHash").GetString(),
        contactName = "社区服务中心",
        contactPhone = "0359-8530000",
    };

    private Task<JsonElement> BatchAsync(Place place) => _office.GetAsync(place.Clerk, $"/subsidies/batches/{place.Batch}");

    private async Task<string?> HashAsync(Place place) => (await BatchAsync(place)).GetProperty("contentHash").GetString();

    private async Task<int> CountLinesAsync()
    {
        var count = 0;
        foreach (var place in _places)
        {
            count += Number(await BatchAsync(place), "lines");
        }

        return count;
    }

    private async Task<List<string?>> StatesAsync()
    {
        var states = new List<string?>();
        foreach (var place in _places)
        {
            states.Add((await BatchAsync(place)).GetProperty("state").GetString());
        }

        return states;
    }

    private static long Fen(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    /// <param name="Code">What the user names of the community end with.</param>
    /// <param name="Township">The same of its lead township.</param>
    private sealed record Place(string Code, string Township, Guid Community, Guid Batch)
    {
        public string Clerk => Of("clerk");

        public string Leader => "leader." + Township;

        public string Of(string post) => $"{post}.{Code}";
    }
}
