using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>The people through whose hands the lines go; every step is a request over HTTP, as from the client.</summary>
internal sealed class PayoutOffice(BenchmarkApp app, CancellationToken ct) : IDisposable
{
    private readonly Dictionary<Role, HttpClient> _desks = [];

    /// <summary>Each signed in at this moment, with all communities where the role is one of a community.</summary>
    public async Task SignInAsync(params Role[] roles)
    {
        var communities = await app.ReadAsync(db => db.Communities.AsNoTracking().Select(x => x.Id).ToListAsync(ct));
        foreach (var role in roles)
        {
            var places = RoleCatalogue.Of(role).Scope switch
            {
                ScopeKind.Community => communities.ConvertAll(x => ((string?)null, (Guid?)x)),
                ScopeKind.Township => [(PayoutWorld.Township, null)],
                _ => [(null, null)],
            };
            _desks[role] = await app.InPlacesAsync(role, places, ct);
        }
    }

    public HttpClient Desk(Role role) => _desks[role];

    public async Task<JsonElement> PostAsync(Role role, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _desks[role].SendAsync(request, ct);
        return JsonDocument.Parse(await answer.BodyAsync(ct)).RootElement;
    }

    /// <summary>A funded book and two paying banks.</summary>
    public async Task PrepareFundAsync()
    {
        var book = (await PostAsync(Role.CountyFinancePreparer, "/ledger/books", new { fund = "CountySubsidy", name = "县级补贴资金账" })).GetProperty("id");
        var appropriation = await PostAsync(Role.CountyFinancePreparer, $"/ledger/books/{book}/appropriations", new { documentNumber = "夏财〔2026〕1号", receivedOn = "2026-11-01", amountFen = 1_000_000_000_000 });
        await PostAsync(Role.CountyFinanceReviewer, $"/ledger/appropriations/{appropriation.GetProperty("id")}/confirm", new { });
        await AddBankAsync("XNX", PayoutWorld.RuralCode, ["402"]);
        await AddBankAsync("YCX", PayoutWorld.PostCode, []);
    }

    public async Task CheckAsync()
    {
        foreach (var batch in await app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter == Compile.World.Quarter).Select(x => new { x.Id, x.ContentHash }).ToListAsync(ct)))
        {
            await PostAsync(Role.ResidentsCommittee, $"/subsidies/batches/{batch.Id}/check", new { contentHash = batch.ContentHash });
        }
    }

    public async Task PublishAsync()
    {
        foreach (var batch in await app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter == Compile.World.Quarter).Select(x => new { x.Id, x.ContentHash }).ToListAsync(ct)))
        {
            await PostAsync(Role.CommunityClerk, "/notices", new { kind = "SubsidyPlan", subjectId = batch.Id, contentHash = batch.ContentHash, contactName = "社区服务中心", contactPhone = "0359-8530000" });
        }
    }

    public async Task EndNoticesAsync()
    {
        var ended = await PostAsync(Role.CommunityClerk, "/notices/end-due", new { });
        if (ended.GetProperty("ended").GetInt32() == 0 || ended.GetProperty("refused").GetArrayLength() > 0)
        {
            throw new InvalidOperationException("The notices did not end: " + ended);
        }
    }

    public async Task SignAsync()
    {
        var sheets = await app.ReadAsync(db => db.SignatureSheets.AsNoTracking().Select(x => new { x.Id, x.ContentHash, x.AmountFen, x.Count }).ToListAsync(ct));
        foreach (var role in new[] { Role.CentreDirector, Role.BranchSecretary })
        {
            foreach (var sheet in sheets)
            {
                await PostAsync(role, $"/signing/sheets/{sheet.Id}/signatures", new { contentHash = sheet.ContentHash, amountFen = sheet.AmountFen, count = sheet.Count, password = Common.Desk.Password });
            }
        }
    }

    public async Task ReviewAsync()
    {
        foreach (var batch in await app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter == Compile.World.Quarter).Select(x => new { x.Id, x.ContentHash }).ToListAsync(ct)))
        {
            await PostAsync(Role.TownshipLeader, $"/subsidies/batches/{batch.Id}/review", new { contentHash = batch.ContentHash });
        }
    }

    public async Task<JsonElement> PrepareAsync()
    {
        var batches = await app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter == Compile.World.Quarter).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(ct));
        return await PostAsync(Role.CountyFinancePreparer, "/payouts/releases", new { purpose = "Subsidy", batchIds = batches });
    }

    public Task<JsonElement> ReleaseAsync(JsonElement prepared) => PostAsync(Role.CountyFinanceReviewer, $"/payouts/releases/{prepared.GetProperty("id")}/release",
        new { count = prepared.GetProperty("count").GetInt32(), amountFen = prepared.GetProperty("amountFen").GetInt64(), contentHash = prepared.GetProperty("contentHash").GetString(), password = Common.Desk.Password });

    /// <summary>Every file in this format, to disk.</summary>
    /// <returns>Bytes of all files.</returns>
    public async Task<long> ExportAsync(BankFileFormat format, string folder)
    {
        var bytes = 0L;
        foreach (var file in await app.ReadAsync(db => db.PayoutFiles.AsNoTracking().OrderBy(x => x.Number).Select(x => x.Id).ToListAsync(ct)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/payouts/files/{file}/download?format={format}");
            using var answer = await _desks[Role.CountyFinancePreparer].SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            answer.EnsureSuccessStatusCode();
            await using var target = File.Create(Path.Combine(folder, $"{file}.{format}"));
            await answer.Content.CopyToAsync(target, ct);
            bytes += target.Length;
        }

        return bytes;
    }

    public async Task<JsonElement> ImportAsync(string file)
    {
        using var form = new MultipartFormDataContent();
        await using var stream = File.OpenRead(file);
        using var part = new StreamContent(stream);
        form.Add(part, "file", Path.GetFileName(file));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payouts/results") { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _desks[Role.CountyFinanceImporter].SendAsync(request, ct);
        return JsonDocument.Parse(await answer.BodyAsync(ct)).RootElement;
    }

    public void Dispose()
    {
        foreach (var desk in _desks.Values)
        {
            desk.Dispose();
        }
    }

    private async Task AddBankAsync(string code, string bankCode, string[] prefixes)
    {
        var profile = await PostAsync(Role.CountyFinancePreparer, "/payouts/profiles", new
        {
            code,
            name = code + "银行",
            bankCode,
            debtorName = "夏县财政局补贴专户",
            debtorAccount = "9990888800000001",
            clearingPrefixes = prefixes,
            encoding = "Gb18030",
            repertoire = "Gb18030",
            formats = new[] { "Csv", "Xlsx", "Pain001" },
            maxLinesPerFile = 20_000,
        });
        await PostAsync(Role.CountyFinanceReviewer, $"/payouts/profiles/{profile.GetProperty("id")}/decision", new { agreed = true });
    }
}
