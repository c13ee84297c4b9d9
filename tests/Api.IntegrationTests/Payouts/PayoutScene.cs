using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>What one line of a test batch is like; the defaults are a line that can be paid.</summary>
internal sealed record LineSpec(long Fen = 1_000)
{
    public string Name { get; init; } = "张建国";

    public string? HolderName { get; init; }

    public string BankCode { get; init; } = PayoutScene.RuralCode;

    public bool HasAccount { get; init; } = true;

    public bool IsVerified { get; init; } = true;

    public DateOnly EnteredOn { get; init; } = new(2020, 1, 1);

    public DateOnly? DiedOn { get; init; }
}

/// <summary>A county with a funded book, two paying banks and its three people of finance, on a server of its own.</summary>
internal sealed class PayoutScene : IAsyncDisposable
{
    public const string RuralCode = "402181000018";
    public const string PostCode = "403181000026";

    private static int _scenes = 50_000;
    private readonly Community _community;
    private int _number;

    private PayoutScene(TestApp app, TestObligations obligations, Community community) => (App, Obligations, _community) = (app, obligations, community);

    public TestApp App { get; }

    public TestObligations Obligations { get; }

    public Guid BookId { get; private set; }

    public required HttpClient Preparer { get; init; }

    public required HttpClient Reviewer { get; init; }

    public required HttpClient Importer { get; init; }

    public Guid CommunityId => _community.Id;

    /// <param name="fundFen">Appropriated to the fund.</param>
    /// <param name="maxLines">Of a file.</param>
    /// <param name="realRooms">Whether the rooms that owe are those of the product.</param>
    public static async Task<PayoutScene> StartAsync(long fundFen = 100_000_000, int maxLines = 20_000, bool realRooms = false)
    {
        var obligations = new TestObligations();
        var app = await TestApp.StartAsync(services =>
        {
            if (realRooms)
            {
                return;
            }

            services.RemoveAll<IPayoutSource>();
            services.AddSingleton(obligations);
            services.AddScoped<IPayoutSource, TestPayoutSource>();
        });
        var scene = await WithPeopleAsync(app, obligations, await app.AddCommunityAsync());
        await scene.OpenBookAsync(fundFen, maxLines);
        return scene;
    }

    /// <summary>A book with money and the two banks, for scenes of many communities on one server.</summary>
    public static async Task FundAsync(TestApp app)
    {
        var scene = await WithPeopleAsync(app, app.Services.GetRequiredService<TestObligations>(), await app.AddCommunityAsync());
        await scene.OpenBookAsync(100_000_000, 20_000);
    }

    /// <summary>One of those communities; the server is somebody else's.</summary>
    public static async Task<PayoutScene> OnAsync(TestApp app, Community community)
    {
        var scene = await WithPeopleAsync(app, app.Services.GetRequiredService<TestObligations>(), community);
        scene.BookId = await app.ReadAsync(db => db.LedgerBooks.Select(x => x.Id).SingleAsync());
        scene._number = Interlocked.Add(ref _scenes, 10_000);
        return scene;
    }

    private static async Task<PayoutScene> WithPeopleAsync(TestApp app, TestObligations obligations, Community community) => new(app, obligations, community)
    {
        Preparer = await app.AsAsync(Role.CountyFinancePreparer),
        Reviewer = await app.AsAsync(Role.CountyFinanceReviewer),
        Importer = await app.AsAsync(Role.CountyFinanceImporter),
    };

    private async Task OpenBookAsync(long fundFen, int maxLines)
    {
        BookId = (await MustAsync(Preparer, "/api/v1/ledger/books", new { fund = "CountySubsidy", name = "县级补贴资金账" })).GetProperty("id").GetGuid();
        if (fundFen > 0)
        {
            await AppropriateAsync(fundFen);
        }

        await AddProfileAsync("NX", RuralCode, ["402"], "Utf8Bom", "Gb18030", maxLines);
        await AddProfileAsync("YZ", PostCode, [], "Gbk", "Gbk", maxLines);
    }

    public async Task AppropriateAsync(long fen)
    {
        var id = (await MustAsync(Preparer, $"/api/v1/ledger/books/{BookId}/appropriations", new { documentNumber = $"夏财〔2026〕{Interlocked.Increment(ref _number)}号", receivedOn = "2026-11-01", amountFen = fen })).GetProperty("id");
        await MustAsync(Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
    }

    public async Task AddProfileAsync(string code, string bankCode, string[] prefixes, string encoding, string repertoire, int maxLines, object[]? columns = null)
    {
        var id = (await MustAsync(Preparer, "/api/v1/payouts/profiles", new
        {
            code,
            name = code + "银行",
            bankCode,
            debtorName = "夏县财政局补贴专户",
            debtorAccount = "9990888800000001",
            clearingPrefixes = prefixes,
            encoding,
            repertoire,
            formats = new[] { "Csv", "Xlsx", "Pain001" },
            columns,
            maxLinesPerFile = maxLines,
        })).GetProperty("id");
        await MustAsync(Reviewer, $"/api/v1/payouts/profiles/{id}/decision", new { agreed = true });
    }

    /// <summary>A reviewed batch with these lines, one household each.</summary>
    public async Task<Guid> AddBatchAsync(params LineSpec[] specs)
    {
        var batchId = NewId.Next();
        var lines = new List<PayableLine>();
        await using var scope = App.SystemScope();
        var (db, bulk, protector) = (scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetRequiredService<IBulkWriter>(), scope.ServiceProvider.GetRequiredService<IFieldProtector>());
        var (residents, households, accounts) = (new List<Resident>(), new List<Household>(), new List<PayoutAccount>());
        foreach (var spec in specs)
        {
            var number = $"{_community.Code}-{Interlocked.Increment(ref _number):00000}";
            var resident = Resident.Create(spec.HolderName ?? spec.Name, null, new(1960, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
            if (spec.DiedOn is { } day)
            {
                resident.RecordDeath(day);
            }

            var household = Household.Form(HouseholdNumber.Parse(number).Value, _community.Id, _community.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2019, 10, 1), Confirmation.Confirmed, null);
            residents.Add(resident);
            households.Add(household);
            if (spec.HasAccount)
            {
                accounts.Add(Account(protector, household.Id, 1, resident, spec));
            }

            lines.Add(new(NewId.Next(), household.Id, household.Number, "2026Q3", 0, resident.Id, spec.Name, spec.HasAccount ? accounts[^1].Id : null, spec.Fen));
        }

        await db.InTransactionAsync(async ct =>
        {
            await bulk.InsertAsync(residents, ct);
            await bulk.InsertAsync(households, ct);
            await bulk.InsertAsync(accounts, ct);
            return Result.Success;
        }, default);
        Obligations.Add(new(batchId, _community.Id, $"{_community.Name}2026年第3季度补贴", "2026Q3", lines.Count, lines.Sum(x => x.AmountFen), batchId.ToString("N"), [new("maker"), new("director")]), lines);
        return batchId;
    }

    public Task<Guid> AddBatchAsync(int lines, long fen = 1_000) => AddBatchAsync([.. Enumerable.Range(0, lines).Select(i => new LineSpec(fen + i) { BankCode = i % 3 == 2 ? PostCode : RuralCode })]);

    /// <summary>A newer account of the household of an order, verified.</summary>
    public async Task CorrectAccountAsync(Guid orderId, string? name = null)
    {
        await using var scope = App.SystemScope();
        var (db, protector) = (scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetRequiredService<IFieldProtector>());
        var order = await db.PaymentOrders.SingleAsync(x => x.Id == orderId);
        var resident = Resident.Create(name ?? order.PayeeName, null, new(1960, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
        var version = await db.PayoutAccounts.Where(x => x.HouseholdId == order.HouseholdId).MaxAsync(x => (int?)x.VersionNumber) ?? 0;
        db.Residents.Add(resident);
        db.PayoutAccounts.Add(Account(protector, order.HouseholdId, version + 1, resident, new LineSpec()));
        await db.SaveChangesAsync(default);
    }

    private PayoutAccount Account(IFieldProtector protector, Guid householdId, int version, Resident holder, LineSpec spec)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"9990{Interlocked.Increment(ref _number):000000000000000}");
        var account = PayoutAccount.Create(householdId, version, holder.Id, holder.Name, protector.Protect(FieldPurpose.Account, digits, "****" + digits[^4..]), "示例银行", spec.BankCode, new(2020, 1, 1),
            new("clerk"), spec.EnteredOn.StartOfDay());
        if (spec.IsVerified)
        {
            account.Verify(new("township"), VerificationMethod.Township, spec.EnteredOn.StartOfDay());
        }

        return account;
    }

    public Task<JsonElement> PrepareAsync(params Guid[] batchIds) => MustAsync(Preparer, "/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds });

    public Task<HttpResponseMessage> TryReleaseAsync(JsonElement prepared, HttpClient? by = null, string? key = null, string password = TestApp.Password) => (by ?? Reviewer).PostOnceAsync($"/api/v1/payouts/releases/{prepared.GetProperty("id")}/release",
        new { count = prepared.GetProperty("count").GetInt32(), amountFen = prepared.GetProperty("amountFen").GetInt64(), contentHash = prepared.GetProperty("contentHash").GetString(), password }, key);

    /// <summary>Prepared and released; the id of the release.</summary>
    public async Task<Guid> ReleaseAsync(params Guid[] batchIds) => await ReleaseAsync(await PrepareAsync(batchIds));

    public async Task<Guid> ReleaseAsync(JsonElement prepared)
    {
        using var answer = await TryReleaseAsync(prepared);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return prepared.GetProperty("id").GetGuid();
    }

    public Task<List<PayoutFile>> FilesAsync(Guid releaseId) => App.ReadAsync(db => db.PayoutFiles.AsNoTracking().Where(x => x.ReleaseId == releaseId).OrderBy(x => x.Number).ToListAsync());

    public Task<List<PaymentOrder>> OrdersAsync(Guid releaseId) => App.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.ReleaseId == releaseId).OrderBy(x => x.EndToEndId).ToListAsync());

    public async Task<byte[]> DownloadAsync(Guid fileId, string format = "Csv")
    {
        using var answer = await Preparer.PostAsync($"/api/v1/payouts/files/{fileId}/download?format={format}", null);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Everything of a release at the bank.</summary>
    public async Task SendAsync(Guid releaseId)
    {
        foreach (var file in await FilesAsync(releaseId))
        {
            await DownloadAsync(file.Id);
        }
    }

    /// <summary>A result table as a bank makes it, with its control total.</summary>
    public static byte[] Csv(string fileNumber, IEnumerable<(string Id, long Fen, string Word)> rows, string reason = "")
    {
        var list = rows.ToList();
        var text = new StringBuilder("文件编号,支付编号,金额,结果,原因代码,原因,银行流水号\r\n");
        foreach (var (id, fen, word) in list)
        {
            text.Append(CultureInfo.InvariantCulture, $"{fileNumber},{id},{new Money(fen)},{word},{(word == "失败" ? "AC04" : "")},{(word == "失败" ? "账户已销户" : reason)},LS{id[^6..]}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"合计,{list.Count},{new Money(list.Sum(x => x.Fen))},,,,\r\n");
        return [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public async Task<HttpResponseMessage> TryImportAsync(byte[] content, string name = "回盘.csv", HttpClient? by = null, string? key = null)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payouts/results") { Content = form };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await (by ?? Importer).SendAsync(request);
    }

    public async Task<JsonElement> ImportAsync(byte[] content, string name = "回盘.csv")
    {
        using var answer = await TryImportAsync(content, name);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The bank answers every order of a release by this word; the word may depend on the order.</summary>
    public async Task AnswerAsync(Guid releaseId, Func<PaymentOrder, string> word, OrderState state = OrderState.Sent)
    {
        var orders = await OrdersAsync(releaseId);
        foreach (var file in await FilesAsync(releaseId))
        {
            var rows = orders.Where(x => x.FileId == file.Id && x.State == state).Select(x => (x.EndToEndId, x.AmountFen, word(x))).Where(x => x.Item3.Length > 0).ToList();
            if (rows.Count > 0)
            {
                await ImportAsync(Csv(file.Number, rows));
            }
        }
    }

    public async Task<(long Bank, long Payable, long Available)> BalanceAsync()
    {
        var balance = await App.ReadAsync(db => db.LedgerBalances.AsNoTracking().SingleAsync(x => x.BookId == BookId));
        return (balance.BankFen, balance.PayableFen, balance.AvailableFen);
    }

    /// <summary>Counted again from the entries; nothing is wrong with the books.</summary>
    public async Task AssertBooksAsync()
    {
        await using var scope = App.SystemScope();
        var books = await scope.ServiceProvider.GetRequiredService<Infrastructure.Ledger.LedgerVerifier>().VerifyAsync(default);
        Assert.That(books.SelectMany(x => x.Faults), Is.Empty);
    }

    public async Task<JsonElement> MustAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostOnceAsync(path, body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => $"{path}: {answer.Content.ReadAsStringAsync().Result}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<string?> RefusedAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostOnceAsync(path, body);
        Assert.That(answer.IsSuccessStatusCode, Is.False, path);
        return await answer.CodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Preparer.Dispose();
        Reviewer.Dispose();
        Importer.Dispose();
        await App.DisposeAsync();
    }
}
