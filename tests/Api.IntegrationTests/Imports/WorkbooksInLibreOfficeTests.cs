using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Security;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.Common;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Fees;
using Resettlement.Api.IntegrationTests.Payroll;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Every workbook that the product writes is opened in LibreOffice and saved back: it says the same, and what is meant to come back can be imported.</summary>
internal sealed class WorkbooksInLibreOfficeTests
{
    private static readonly DateOnly Day = new(2026, 7, 15);

    /// <summary>How to get the workbooks of each endpoint that sends any. A new endpoint is missing here until somebody adds it.</summary>
    private static readonly Dictionary<string, Func<World, Task<List<(string Name, byte[] Content)>>>> Sources = new(StringComparer.Ordinal)
    {
        ["/api/v1/households/export"] = world => OneAsync("households", world.Clerk, $"/api/v1/households/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/residents/export"] = world => OneAsync("residents", world.Clerk, $"/api/v1/residents/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/receipts/export"] = world => OneAsync("receipts", world.Clerk, $"/api/v1/receipts/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/subsidies/batches/{id}/export"] = world => OneAsync("batch", world.Clerk, $"/api/v1/subsidies/batches/{world.BatchId}/export"),
        ["/api/v1/party/members/export"] = world => OneAsync("members", world.Clerk, $"/api/v1/party/members/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/party/activities/export"] = world => OneAsync("activities", world.Clerk, $"/api/v1/party/activities/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/party/statistics/export"] = world => OneAsync("members in figures", world.Clerk, $"/api/v1/party/statistics/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/organisation/bodies/export"] = world => OneAsync("bodies", world.Clerk, $"/api/v1/organisation/bodies/export?communityId={world.Fees.Community.Id}"),
        ["/api/v1/organisation/appointments/export"] = world => OneAsync("appointments", world.Clerk, $"/api/v1/organisation/appointments/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/head-counts/export"] = world => OneAsync("head-counts", world.Clerk, $"/api/v1/head-counts/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/staffing/report/export"] = world => OneAsync("staffing", world.Clerk, $"/api/v1/staffing/report/export?communityId={world.Scene.Community.Id}"),
        ["/api/v1/payroll/proposals/export"] = ProposalsAsync,
        ["/api/v1/payroll/runs/{id}/export"] = PayrollAsync,
        ["/api/v1/imports/{id}/failed-rows"] = world => OneAsync("failed rows", world.RosterClerk, $"/api/v1/imports/{world.FailedImport}/failed-rows"),
        ["/api/v1/imports/kinds/{kind}/template"] = async world => [.. (await TemplatesAsync(world)).Select(template => ($"template {template.Kind} {template.Layout}", template.Content))],
    };

    [Test]
    public async Task Every_endpoint_that_sends_a_workbook_is_among_those_that_are_opened()
    {
        var endpoints = ApiEndpoint.All(await TestApp.SharedAsync()).Where(endpoint => endpoint.Metadata.OfType<FileMetadata>().Any(file => file.ContentType == FileDownload.Xlsx));

        Assert.That(endpoints.Select(endpoint => endpoint.Path), Is.EquivalentTo(Sources.Keys));
    }

    [Test]
    [Category("Soak")]
    public async Task Every_workbook_says_the_same_after_it_was_opened_and_saved()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await World.MakeAsync(app);
        var books = new List<(string Name, byte[] Content)>();
        foreach (var source in Sources.Values)
        {
            books.AddRange(await source(world));
        }

        var saved = await LibreOffice.SaveBackAsync(books);

        Assert.Multiple(() =>
        {
            foreach (var (name, content) in books)
            {
                Assert.That(Cells(saved[name]), Is.EqualTo(Cells(content)), name);
                Assert.That(Lists(saved[name]), Is.EqualTo(Lists(content)), $"drop-down lists of {name}");
            }
        });
        Assert.That(Cells(saved["households"]), Has.Some.Contains("Text 000"), "numbers that begin with 0 keep it");
        Assert.That(books, Has.Count.EqualTo(25));
    }

    [Test]
    [Category("Soak")]
    public async Task Every_template_that_is_filled_in_there_comes_in_without_a_fault()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await World.MakeAsync(app);
        using var second = await app.AsAsync(Role.CountyFinanceReviewer);
        var templates = await TemplatesAsync(world);

        var saved = await LibreOffice.SaveBackAsync([.. templates.Select(template => ($"{template.Kind} {template.Layout}", Fill(template.Content, world.RowFor(template.Kind, template.Layout))))]);

        foreach (var (kind, layout, _) in templates)
        {
            var (client, community, source) = world.ImporterOf(kind);
            var proposal = await client.UploadAsync(kind, community, ImportDesk.ToDisk(saved[$"{kind} {layout}"], "模板.xlsx"), source);
            using var answer = await client.SendMappingAsync(proposal);
            var check = await answer.BodyAsync();
            var faults = await client.FaultsAsync(check.Id());
            Assert.That(faults, Is.Empty, $"{kind} {layout}");
            Assert.That((proposal.GetProperty("layout").GetString(), check.Total("valid")), Is.EqualTo((layout, 1)));
            // what counts as paid is confirmed by somebody else
            await (kind == "PaperSettlements" ? second : client).ConfirmAsync(check.Id());
        }

        var stored = await app.ReadAsync(async db => new
        {
            Household = await db.Households.Where(x => x.CommunityId == world.RosterSite.Id).Select(x => x.Number).SingleAsync(),
            Room = await db.Dwellings.Where(x => x.CommunityId == world.RosterSite.Id).Select(x => x.RoomNumber).SingleAsync(),
            Account = await db.PayoutAccounts.Where(x => db.Households.Any(h => h.Id == x.HouseholdId && h.CommunityId == world.RosterSite.Id)).Select(x => x.AccountMasked).SingleAsync(),
            Receipts = await db.FeeReceipts.Where(x => x.SourceId == world.Fees.Source.Id).Select(x => x.ReceiptNumber).ToListAsync(),
        });
        Assert.That((stored.Household, stored.Room, stored.Account), Is.EqualTo((world.RosterNumber, "0101", "****0045")));
        Assert.That(stored.Receipts, Is.EquivalentTo(new[] { "000123", "000124" }));
    }

    [Test]
    [Category("Soak")]
    public async Task Failed_rows_that_are_repaired_there_come_in()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await World.MakeAsync(app);
        var failed = await world.RosterClerk.GetByteArrayAsync($"/api/v1/imports/{world.FailedImport}/failed-rows");
        var repaired = HostileBooks.Change(failed, HostileBooks.Sheet, text => text.Replace("王2", "王二", StringComparison.Ordinal));

        var saved = await LibreOffice.SaveBackAsync([("failed", repaired)]);
        var check = await world.RosterClerk.CheckAsync("Roster", world.RosterSite.Id, ImportDesk.ToDisk(saved["failed"], "失败行.xlsx"));
        var faults = await world.RosterClerk.FaultsAsync(check.Id());
        await world.RosterClerk.ConfirmAsync(check.Id());

        Assert.That(faults, Is.Empty);
        Assert.That(await app.ReadAsync(db => db.Households.Where(x => x.CommunityId == world.RosterSite.Id).Select(x => x.Number).ToListAsync()), Is.EqualTo(new[] { world.FailedNumber }));
    }

    private static async Task<List<(string, byte[])>> OneAsync(string name, HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => path + answer.Content.ReadAsStringAsync().Result);
        return [(name, await answer.Content.ReadAsByteArrayAsync())];
    }

    private static async Task<List<(string, byte[])>> ProposalsAsync(World world)
    {
        using var pay = await PayrollScene.CreateAsync(world.App);
        var (_, appointment) = await pay.AppointAsync(PostKind.CentreStaff, "钱干事");
        await pay.DraftAsync("2026-11-01", (appointment, 180_000));
        return await OneAsync("pay proposals", pay.Clerk, $"/api/v1/payroll/proposals/export?communityId={pay.Community.Id}");
    }

    private static async Task<List<(string, byte[])>> PayrollAsync(World world)
    {
        await PayrollScene.PublishStandardAsync(world.App);
        using var pay = await PayrollScene.CreateAsync(world.App);
        await pay.AppointAsync(PostKind.CentreDirector, "赵主任");
        var run = await pay.ComputeAsync("2026-10-01");
        return await OneAsync("payroll", pay.Clerk, $"/api/v1/payroll/runs/{run.Guid("id")}/export");
    }

    /// <summary>Of every kind and layout there is, by whoever may import it.</summary>
    private static async Task<List<(string Kind, string Layout, byte[] Content)>> TemplatesAsync(World world)
    {
        var templates = new List<(string Kind, string Layout, byte[] Content)>();
        foreach (var client in new[] { world.Clerk, world.Finance, world.Township })
        {
            var kinds = await client.GetFromJsonAsync<JsonElement>("/api/v1/imports/kinds");
            foreach (var kind in kinds.EnumerateArray())
            {
                foreach (var layout in kind.GetProperty("layouts").EnumerateArray())
                {
                    var (name, shape) = (kind.GetProperty("kind").GetString()!, layout.GetProperty("layout").GetString()!);
                    if (!templates.Exists(template => (template.Kind, template.Layout) == (name, shape)))
                    {
                        templates.Add((name, shape, await client.GetByteArrayAsync($"/api/v1/imports/kinds/{name}/template?layout={shape}")));
                    }
                }
            }
        }

        Assert.That(templates.Select(template => template.Kind).Distinct(), Is.EquivalentTo(Enum.GetNames<Domain.Imports.ImportKind>()));
        return templates;
    }

    /// <summary>Every cell with its place, kind and text, over all sheets.</summary>
    private static List<string> Cells(byte[] book)
    {
        var opened = new SpreadsheetReader().Open(book, "a.xlsx");
        Assert.That(opened.Error?.Message, Is.Null);
        return [.. opened.Value.Sheets.SelectMany(sheet => opened.Value.Rows(sheet).SelectMany(row => row.Cells.Select((cell, i) => (cell, i)).Where(x => !x.cell.IsEmpty)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{sheet} {row.Number}/{x.i} {x.cell.Kind} {x.cell.Text}"))))];
    }

    private static int Lists(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Sum(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd().Split("<dataValidation ").Length - 1;
        });
    }

    /// <summary>Types one row under the headings of a template, in the formats of its columns.</summary>
    private static byte[] Fill(byte[] template, Dictionary<string, object> values)
    {
        var book = new SpreadsheetReader().Open(template, "a.xlsx").Value;
        var headings = book.Rows(book.Sheets[0]).First().Cells.Select(cell => cell.Text.Replace("(元)", "", StringComparison.Ordinal)).ToList();
        Assert.That(values.Keys, Is.SubsetOf(headings));
        var cells = headings.Select((heading, i) => values.TryGetValue(heading, out var value) ? Cell($"{(char)('A' + i)}2", value) : "");
        return HostileBooks.Change(template, HostileBooks.Sheet, text => text.Replace("</row></sheetData>", $"</row><row r=\"2\">{string.Concat(cells)}</row></sheetData>", StringComparison.Ordinal));

        static string Cell(string at, object value) => value switch
        {
            DateOnly day => $"<c r=\"{at}\" s=\"5\"><v>{(int)day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>",
            IFormattable number => $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
            _ => $"<c r=\"{at}\" s=\"3\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(value.ToString())}</t></is></c>",
        };
    }

    /// <summary>A site with people, receipts and a batch, one for fees, and one that is still empty but for an import that failed.</summary>
    private sealed record World(TestApp App, SubsidyScene Scene, Guid BatchId, FeeSite Fees, string FeeHousehold, Community RosterSite, string RosterNumber, string FailedNumber, Guid FailedImport,
        HttpClient Clerk, HttpClient RosterClerk, HttpClient Finance, HttpClient Township) : IDisposable
    {
        public static async Task<World> MakeAsync(TestApp app)
        {
            await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
            foreach (var area in new[] { PolicyArea.Party, PolicyArea.Headcount, PolicyArea.Staffing, PolicyArea.Signing })
            {
                await app.PublishPolicyAsync(area, new(2018, 1, 1));
            }

            var scene = await SubsidyScene.CreateAsync(app);
            foreach (var i in Enumerable.Range(1, 5))
            {
                var household = await scene.AddAsync(new($"000{i}") { Account = i == 5 ? null : "own" });
                await scene.PayAsync(household, 10_000 + i);
            }

            var batch = await scene.CompileAsync();
            Assert.That(batch.Error?.Message, Is.Null);
            var fees = await FeeSite.MakeAsync(app);
            var holder = await fees.AddHouseholdAsync(await fees.AddDwellingAsync("101"));
            var site = await app.AddSiteAsync();
            var rosterClerk = await app.AsAsync(Role.CommunityClerk, site.Id);
            var number = $"00{TestApp.NextNumber()}";
            var failed = await rosterClerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(
                ImportDesk.RosterHeader, [number, "王2", Ids.Next(), "户主", null, "建档立卡搬迁户", "脱贫户", "庙前镇", "3", "1", "0102", 75, new DateOnly(2019, 10, 15), "夏县农村信用社", "9990000000000012345"]));
            await app.ArrangeAsync(db =>
            {
                db.MaturityDecisions.Add(MaturityDecision.Decide(fees.Community.Id, new(MaturityLevel.Mixed, new(2019, 10, 1), "按乡镇认定", null), null, new("township"), "乡镇", app.Clock.GetUtcNow(), new(2026, 11, 25)).Value);
                db.Bodies.Add(Body.Found(fees.Community.Id, BodyKind.ResidentsCommittee, new("居民代表委员会", null, new(2019, 10, 1)), null).Value);
                return Task.CompletedTask;
            });
            return new(app, scene, batch.Value.BatchId, fees, holder.Number, site, $"00{TestApp.NextNumber()}", number, failed.Id(),
                await app.AsAsync(Role.CommunityClerk, scene.Community.Id), rosterClerk, await app.AsAsync(Role.CountyFinancePreparer), await app.AsAsync(Role.TownshipClerk, townshipCode: fees.Community.LeadTownshipCode));
        }

        public (HttpClient Client, Guid Community, Guid? Source) ImporterOf(string kind) => kind switch
        {
            "Roster" => (RosterClerk, RosterSite.Id, null),
            "PaperSettlements" => (Finance, Fees.Community.Id, null),
            "Appointments" => (Township, Fees.Community.Id, null),
            _ => (Fees.Clerk, Fees.Community.Id, Fees.Source.Id),
        };

        public Dictionary<string, object> RowFor(string kind, string layout) => (kind, layout) switch
        {
            ("Roster", _) => new()
            {
                ["户编号"] = RosterNumber,
                ["姓名"] = "王𠮷",
                ["身份证号"] = Ids.Next(),
                ["与户主关系"] = "户主",
                ["联系电话"] = "03598532000",
                ["搬迁类型"] = "同步搬迁户",
                ["脱贫状态"] = "无",
                ["迁出地乡镇"] = "泗交镇",
                ["楼栋"] = "3",
                ["单元"] = "1",
                ["房号"] = "0101",
                ["建筑面积"] = 75.5,
                ["入住日期"] = new DateOnly(2019, 10, 15),
                ["开户行"] = "夏县农村信用社",
                ["一卡通账号"] = "9990000000000010045",
            },
            ("Receipts", "Wide") => new() { ["房号"] = "3-1-101", ["费用所属月份"] = "2026-07", ["物业费"] = 33.75, ["缴费日期"] = Day, ["收据号"] = "000123" },
            ("Receipts", _) => new() { ["房号"] = "3-1-101", ["费用类型"] = "水费", ["费用所属月份"] = "2026-07", ["金额"] = 20.1, ["缴费日期"] = Day, ["收据号"] = "000124" },
            ("Bills", "Wide") => new() { ["户编号"] = FeeHousehold, ["费用所属月份"] = "2026-07", ["物业费"] = 33.75, ["账单号"] = "0001" },
            ("Bills", _) => new() { ["户编号"] = FeeHousehold, ["费用类型"] = "水费", ["费用所属月份"] = "2026-08", ["金额"] = 20.1, ["账单号"] = "0002" },
            ("Tariffs", _) => new() { ["费用类型"] = "物业费", ["计价方式"] = "元/㎡·月", ["单价"] = 0.45, ["生效日期"] = new DateOnly(2026, 1, 1) },
            ("PaperSettlements", _) => new() { ["户编号"] = FeeHousehold, ["季度"] = "2026Q1", ["发放金额"] = 33.25, ["发放日期"] = new DateOnly(2026, 5, 20), ["凭证号"] = "0012" },
            ("PartyMembers", _) => new()
            {
                ["姓名"] = "王𠮷",
                ["身份证号"] = Ids.Next(),
                ["联系电话"] = "03598532000",
                ["入党日期"] = new DateOnly(2010, 7, 1),
                ["组织关系"] = "双重管理",
                ["登记日期"] = Day,
            },
            ("Appointments", _) => new()
            {
                ["姓名"] = "王𠮷",
                ["身份证号"] = Ids.Next(),
                ["职务"] = "居民代表委员会委员",
                ["任职方式"] = "推选",
                ["文号"] = "瑶备〔2020〕1号",
                ["任职日期"] = new DateOnly(2020, 3, 1),
            },
            ("Buildings", _) => new() { ["楼栋"] = "8", ["层数"] = 6, ["单元数"] = 2, ["每层户数"] = 2, ["电梯"] = "无", ["每套面积"] = 75.5 },
            ("DoorPlates", _) => new() { ["楼栋"] = "3", ["单元"] = "1", ["房号"] = "101", ["悬挂日期"] = Day },
            _ => throw new AssertionException($"no row for {kind} {layout}: add one"),
        };

        public void Dispose()
        {
            Fees.Dispose();
            Clerk.Dispose();
            RosterClerk.Dispose();
            Finance.Dispose();
            Township.Dispose();
        }
    }
}
