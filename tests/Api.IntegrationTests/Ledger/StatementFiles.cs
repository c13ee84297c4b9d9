using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Api.IntegrationTests.Ledger;

/// <summary>A movement as a bank lists it; above zero: money came in.</summary>
internal sealed record BankLine(long Fen, string Memo = "", string? Serial = null, string Day = "2026-11-25", string Counterpart = "", string Reference = "");

/// <summary>Statements as banks make them, and what is done with them over HTTP.</summary>
internal static class StatementFiles
{
    public const string Account = "9990888800000001";
    private static int _serial;

    public static string NextSerial() => string.Create(CultureInfo.InvariantCulture, $"LS{Interlocked.Increment(ref _serial):000000000}");

    /// <param name="closing">What it should be unless given.</param>
    public static string Text(long opening, IReadOnlyList<BankLine> lines, long? closing = null, string account = Account, string from = "2026-11-01", string to = "2026-11-30", bool balances = true)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"账号：,{account},户名：,夏县财政局补贴专户\r\n起始日期,{from},截止日期,{to}\r\n期初余额,{new Money(opening)}\r\n");
        text.Append("交易日期,流水号,收入金额,支出金额,余额,对方户名,摘要,支付编号\r\n");
        var balance = opening;
        foreach (var line in lines)
        {
            balance += line.Fen;
            text.Append(CultureInfo.InvariantCulture,
                $"{line.Day},{line.Serial ?? NextSerial()},{(line.Fen > 0 ? new Money(line.Fen).ToString() : "")},{(line.Fen < 0 ? new Money(-line.Fen).ToString() : "")},{(balances ? new Money(balance).ToString() : "")},{line.Counterpart},{line.Memo},{line.Reference}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"合计,,,,,,{lines.Count}笔,\r\n期末余额,{new Money(closing ?? balance)}\r\n");
        return text.ToString();
    }

    public static byte[] Csv(long opening, params BankLine[] lines) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text(opening, lines))];

    public static byte[] Utf8(string text) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];

    public static async Task<HttpResponseMessage> TryStatementAsync(this PayoutScene scene, byte[] content, string name = "对账单.csv", HttpClient? by = null, string? key = null)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/ledger/books/{scene.BookId}/statements") { Content = form };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await (by ?? scene.Preparer).SendAsync(request);
    }

    public static async Task<JsonElement> StatementAsync(this PayoutScene scene, byte[] content, string name = "对账单.csv")
    {
        using var answer = await scene.TryStatementAsync(content, name);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<string> RefusedStatementAsync(this PayoutScene scene, byte[] content, string name = "对账单.csv")
    {
        using var answer = await scene.TryStatementAsync(content, name);
        Assert.That(answer.IsSuccessStatusCode, Is.False);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return $"{problem.GetProperty("code").GetString()} {problem.GetProperty("title").GetString()}";
    }

    public static Task<List<StatementLine>> LinesAsync(this PayoutScene scene, Guid statementId) =>
        scene.App.ReadAsync(db => db.StatementLines.AsNoTracking().Where(x => x.StatementId == statementId).OrderBy(x => x.Line).ToListAsync());

    public static async Task<Reconciliation> ReconciledAsync(this PayoutScene scene)
    {
        await using var scope = scene.App.SystemScope();
        var sums = await Reconciler.ComputeAsync(scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetServices<IStatementCounterpart>(), scene.BookId, default);
        Assert.That(sums.RestFen, Is.Zero, "every difference has its reason");
        return sums;
    }

    /// <summary>As the second person sees it now.</summary>
    public static async Task<HttpResponseMessage> TryConfirmAsync(this PayoutScene scene, Guid id, HttpClient? by = null, string? key = null)
    {
        var (unmatched, sums) = ((await scene.LinesAsync(id)).Count(x => x.Match is null), await scene.ReconciledAsync());
        return await (by ?? scene.Reviewer).PostOnceAsync($"/api/v1/ledger/statements/{id}/confirm", new { unmatchedLines = unmatched, differenceFen = sums.DifferenceFen }, key);
    }

    public static Task<JsonElement> SettleAsync(this PayoutScene scene, StatementLine line, string? match, Guid? targetId = null, string? explanation = null) =>
        scene.MustAsync(scene.Preparer, $"/api/v1/ledger/statement-lines/{line.Id}/settlement", new { match, targetId, explanation });
}
