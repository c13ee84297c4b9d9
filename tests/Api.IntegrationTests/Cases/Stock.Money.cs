using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Payments of the site and what the county's books hold of them.</summary>
internal sealed partial class Stock
{
    private static readonly ConditionalWeakTable<CaseSite, Task<PayoutScene>> Scenes = [];
    private static int _prefix = 100;

    private Task<PayoutScene> SceneAsync() => Scenes.GetValue(site, x => PayoutScene.OnAsync(world.App, x.Community));

    public async Task<Guid> BookAsync() => (await SceneAsync()).BookId;

    public Task<Guid> EntryAsync() => Once("entry", async () =>
    {
        await BookedAppropriationAsync();
        return await world.App.ReadAsync(db => db.JournalEntries.OrderByDescending(x => x.MadeAt).Select(x => x.Id).FirstAsync());
    });

    /// <summary>Waits for the second person.</summary>
    public Task<Guid> AppropriationAsync() => Once("appropriation", () => RecordAsync());

    public Task<Guid> BookedAppropriationAsync() => Once("appropriation-booked", async () =>
    {
        var (scene, id) = (await SceneAsync(), await RecordAsync());
        await scene.MustAsync(scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
        return id;
    });

    /// <summary>Somebody wants it taken back.</summary>
    public Task<Guid> DisputedAppropriationAsync() => Once("appropriation-disputed", async () =>
    {
        var (scene, id) = (await SceneAsync(), await RecordAsync());
        await scene.MustAsync(scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
        await scene.MustAsync(scene.Preparer, $"/api/v1/ledger/appropriations/{id}/reversal", new { reason = "重复登记" });
        return id;
    });

    /// <summary>A statement of an account that nobody else has one of, with one line that is nobody's.</summary>
    public Task<byte[]> StatementFileAsync() => Once("statement-file", async () =>
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"9990777{TestApp.NextNumber():000000000}");
        var terms = new BankProfileTerms($"T{TestApp.NextNumber()}", "旧账户", PayoutScene.RuralCode, "夏县财政局补贴专户", ["999"], BankEncoding.Utf8Bom, BankRepertoire.Gb18030, [BankFileFormat.Csv], BankProfileTerms.CanonicalColumns, 100);
        var profile = BankProfile.Propose(terms, Protect(FieldPurpose.Account, number, "****" + number[^4..]), 1, new("one"), "某人", world.App.Clock.GetUtcNow()).Value;
        Assert.That(profile.Decide(true, new("two"), "另一人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        profile.Retire();
        await AddAsync(profile);
        await using var scope = world.App.SystemScope();
        using var book = new MemoryStream();
        scope.ServiceProvider.GetRequiredService<ISpreadsheetWriter>().WriteXlsx(book,
        [
            new("对账单", [new("账号"), new(number), new("期初余额"), new("0.00"), new("期末余额"), new("7.00")],
                [["交易日期", "流水号", "收入金额", "支出金额", "摘要", ""], ["2026-11-20", StatementFiles.NextSerial(), "7.00", "", "来款", ""]]),
        ]);
        return book.ToArray();
    });

    public Task<Guid> StatementAsync() => Once("statement", () => MakeStatementAsync());

    public Task<Guid> StatementLineAsync() => Once("statement-line", async () =>
    {
        var id = await StatementAsync();
        return await world.App.ReadAsync(db => db.StatementLines.Where(x => x.StatementId == id).Select(x => x.Id).SingleAsync());
    });

    public Task<Guid> ExplainedStatementAsync() => Once("statement-explained", async () =>
    {
        var (scene, id) = (await SceneAsync(), await MakeStatementAsync());
        await scene.SettleAsync((await scene.LinesAsync(id)).Single(), null, explanation: "来款单位待查");
        return id;
    });

    /// <summary>Bank less book, with the statement that is to be confirmed.</summary>
    public async Task<long> DifferenceAsync()
    {
        await ExplainedStatementAsync();
        return (await (await SceneAsync()).ReconciledAsync()).DifferenceFen;
    }

    public Task<Guid> PayableBatchAsync() => Once("payable", async () => await (await SceneAsync()).AddBatchAsync(1));

    public Task<JsonElement> PreparedAsync() => Once("prepared", async () =>
    {
        var scene = await SceneAsync();
        return await scene.PrepareAsync(await scene.AddBatchAsync(1));
    });

    public Task<Guid> ReleaseAsync() => Once("release", async () =>
    {
        var scene = await SceneAsync();
        return await scene.ReleaseAsync(await scene.AddBatchAsync(1));
    });

    /// <summary>Nobody has downloaded it.</summary>
    public Task<Guid> NewFileAsync() => Once("file-new", async () => (await (await SceneAsync()).FilesAsync(await ReleaseAsync())).Single().Id);

    public Task<Guid> SentFileAsync() => Once("file-sent", async () =>
    {
        var scene = await SceneAsync();
        return (await scene.FilesAsync(await SentAsync(scene))).Single().Id;
    });

    /// <summary>An order that the bank has answered so.</summary>
    public Task<PaymentOrder> OrderAsync(string word) => Once("order-" + word, async () =>
    {
        var scene = await SceneAsync();
        var release = await SentAsync(scene);
        await scene.AnswerAsync(release, _ => word);
        return (await scene.OrdersAsync(release)).Single();
    });

    /// <summary>Failed, and the account of its household is another one since.</summary>
    public Task<PaymentOrder> CorrectedOrderAsync() => Once("order-corrected", async () =>
    {
        var order = await OrderAsync("失败");
        await (await SceneAsync()).CorrectAccountAsync(order.Id);
        return order;
    });

    public Task<Guid> WriteOffAsync() => Once("write-off", async () =>
    {
        var scene = await SceneAsync();
        return (await scene.MustAsync(scene.Preparer, $"/api/v1/payouts/orders/{(await OrderAsync("失败")).Id}/write-off", new { reason = "无法支付" })).GetProperty("id").GetGuid();
    });

    public Task<Guid> ClaimAsync() => Once("claim", async () =>
    {
        var (scene, order) = (await SceneAsync(), await OrderAsync("成功"));
        var claim = new RecoverableClaim(Guid.CreateVersion7(), Community, order.HouseholdId, order.HouseholdNumber, order.PayeeName, order.Period, 100);
        scene.Obligations.Claims[claim.Id] = claim;
        return claim.Id;
    });

    public Task<Guid> RecoveryAsync() => Once("recovery", async () =>
    {
        var (scene, order) = (await SceneAsync(), await OrderAsync("成功"));
        return (await scene.MustAsync(scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", new { receivedOn = "2026-11-20", reason = "不应发放", evidence = "银行回单0001" })).GetProperty("id").GetGuid();
    });

    public static object ProfileBody() => new
    {
        code = string.Create(CultureInfo.InvariantCulture, $"P{TestApp.NextNumber()}"),
        name = "示例银行",
        bankCode = PayoutScene.RuralCode,
        debtorName = "夏县财政局补贴专户",
        debtorAccount = "9990888800000001",
        clearingPrefixes = new[] { Interlocked.Increment(ref _prefix).ToString(CultureInfo.InvariantCulture) },
        encoding = "Utf8Bom",
        repertoire = "Gb18030",
        formats = new[] { "Csv" },
        maxLinesPerFile = 100,
    };

    public Task<Guid> ProposedProfileAsync() => Once("profile-proposed", async () =>
    {
        var scene = await SceneAsync();
        return (await scene.MustAsync(scene.Preparer, "/api/v1/payouts/profiles", ProfileBody())).GetProperty("id").GetGuid();
    });

    public Task<Guid> ResultsAsync() => Once("results", async () => (await OrderAsync("成功")).ResultImportId!.Value);

    /// <summary>The bank says that one payment of the site was made.</summary>
    public Task<byte[]> ResultFileAsync() => Once("result-file", async () =>
    {
        var scene = await SceneAsync();
        var release = await SentAsync(scene);
        var (file, order) = ((await scene.FilesAsync(release)).Single(), (await scene.OrdersAsync(release)).Single());
        await using var scope = world.App.SystemScope();
        using var book = new MemoryStream();
        var amount = new Domain.Common.Money(order.AmountFen).ToString();
        scope.ServiceProvider.GetRequiredService<ISpreadsheetWriter>().WriteXlsx(book,
            [new("回盘", [new("文件编号"), new("支付编号"), new("金额"), new("结果")], [[file.Number, order.EndToEndId, amount, "成功"], ["合计", "1", amount, ""]])]);
        return book.ToArray();
    });

    private static async Task<Guid> SentAsync(PayoutScene scene)
    {
        var release = await scene.ReleaseAsync(await scene.AddBatchAsync(1));
        await scene.SendAsync(release);
        return release;
    }

    private async Task<Guid> RecordAsync()
    {
        var scene = await SceneAsync();
        return (await scene.MustAsync(scene.Preparer, $"/api/v1/ledger/books/{scene.BookId}/appropriations",
            new { documentNumber = $"夏财〔2024〕{TestApp.NextNumber()}号", receivedOn = "2026-11-01", amountFen = 1_000 })).GetProperty("id").GetGuid();
    }

    private async Task<Guid> MakeStatementAsync()
    {
        var file = await world.NewStock(site).StatementFileAsync();
        return (await (await SceneAsync()).StatementAsync(file, "对账单.xlsx")).GetProperty("id").GetGuid();
    }
}
