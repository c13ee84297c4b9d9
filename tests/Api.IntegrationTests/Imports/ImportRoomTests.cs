using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Imports;

internal sealed class ImportRoomTests
{
    [TestCaseSource(nameof(FaultyFiles))]
    public async Task A_faulty_file_is_refused_and_leaves_nothing_behind(byte[] content, string name, HttpStatusCode status, string code)
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);

        using var answer = await clerk.SendFileAsync("Roster", site.Id, ImportDesk.ToDisk(content, name));

        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((status, code)));
        Assert.That(await app.ReadAsync(db => db.ImportSessions.AnyAsync(x => x.CommunityId == site.Id)), Is.False);
    }

    private static IEnumerable<TestCaseData> FaultyFiles()
    {
        var good = ImportDesk.WorkbookBytes(["户编号", "姓名"], ["A1", "王二"]);
        yield return Case([], "空.xlsx", HttpStatusCode.UnprocessableEntity, "spreadsheet.empty", "empty");
        yield return Case(ImportDesk.WorkbookBytes(), "无数据.xlsx", HttpStatusCode.UnprocessableEntity, "spreadsheet.empty", "no rows");
        yield return Case(Encoding.UTF8.GetBytes("户编号,姓名\nA1,王二"), "改名.xlsx", HttpStatusCode.UnprocessableEntity, "spreadsheet.renamed", "renamed text");
        yield return Case(good[..300], "截断.xlsx", HttpStatusCode.UnprocessableEntity, "spreadsheet.damaged", "truncated");
        yield return Case([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "旧.xls", HttpStatusCode.UnprocessableEntity, "spreadsheet.old-format", "old format");
        yield return Case(new byte[(20 * 1024 * 1024) + 1], "大.csv", HttpStatusCode.RequestEntityTooLarge, "spreadsheet.file-too-large", "too large");

        static TestCaseData Case(byte[] content, string name, HttpStatusCode status, string code, string label) => new TestCaseData(content, name, status, code).SetArgDisplayNames(label);
    }

    [Test]
    public async Task A_wrong_header_names_what_is_missing_and_what_was_found()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);

        var proposal = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Workbook(["设备名称", "型号", "数量"], ["水泵", "A1", 3]));
        using var noneChosen = await clerk.SendMappingAsync(proposal);
        using var someChosen = await clerk.SendMappingAsync(proposal, null, ("设备名称", "name"));
        var body = await someChosen.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(proposal.GetProperty("columns").EnumerateArray().Select(x => x.GetProperty("header").GetString()), Is.EqualTo(new[] { "设备名称", "型号", "数量" }));
            Assert.That(noneChosen.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(someChosen.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(body, Does.Contain("import.columns-missing").And.Contain("户编号").And.Contain("设备名称、型号、数量"));
        });
    }

    [Test]
    public async Task Header_sheet_and_group_headings_are_found_and_the_clerk_may_choose_another_row()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var path = ImportDesk.Workbook(["某社区花名册"], ["填表：甲", null, "2026年"], ["户编号", "家庭成员", null, null, "住房"], [null, "姓名", "身份证号码", "与户主 关系", "楼栋（号）", "建筑面积\n(㎡)"], ["A1", "王二", "x", "户主", "3", 75]);

        var proposal = await clerk.UploadAsync("Roster", site.Id, path);
        var other = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{proposal.Id()}/preview?headerRow=3");
        using var blank = await clerk.GetAsync($"/api/v1/imports/{proposal.Id()}/preview?headerRow=99");

        Assert.Multiple(() =>
        {
            Assert.That(proposal.GetProperty("headerRow").GetInt32(), Is.EqualTo(4));
            Assert.That(proposal.GetProperty("columns").EnumerateArray().Select(x => x.GetProperty("proposedKey").GetString()),
                Is.EqualTo(new[] { "householdNumber", "name", "idNumber", "relation", "building", "area" }));
            Assert.That(other.GetProperty("columns").EnumerateArray().Select(x => x.GetProperty("proposedKey").GetString()), Is.EqualTo(new[] { "householdNumber", "name", null, null, null }));
            Assert.That(blank.CodeAsync().Result, Is.EqualTo("import.header-row-unknown"));
        });
    }

    [Test]
    public async Task Foreign_communities_and_kinds_are_not_seen()
    {
        var app = await TestApp.SharedAsync();
        var (own, other) = (await app.AddSiteAsync(), await app.AddSiteAsync());
        using var clerk = await app.AsAsync(Role.CommunityClerk, own.Id);
        using var stranger = await app.AsAsync(Role.CommunityClerk, other.Id);
        using var company = await app.AsAsync(Role.PropertyCompany, own.Id);
        using var director = await app.AsAsync(Role.CentreDirector, own.Id);
        var path = ImportDesk.Workbook(ImportDesk.RosterHeader, ["A1", "王二"]);
        var proposal = await clerk.UploadAsync("Roster", own.Id, path);

        using var foreignUpload = await clerk.SendFileAsync("Roster", other.Id, path);
        using var otherKind = await company.SendFileAsync("Roster", own.Id, path);
        using var noPermission = await director.SendFileAsync("Roster", own.Id, path);
        using var foreignGet = await stranger.GetAsync($"/api/v1/imports/{proposal.Id()}");
        using var foreignRows = await stranger.GetAsync($"/api/v1/imports/{proposal.Id()}/rows");
        using var foreignConfirm = await stranger.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { });
        using var companyGet = await company.GetAsync($"/api/v1/imports/{proposal.Id()}");
        using var companyTemplate = await company.GetAsync("/api/v1/imports/kinds/Roster/template");
        var log = await stranger.GetFromJsonAsync<JsonElement>("/api/v1/imports");
        var ownLog = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/imports");
        var companyLog = await company.GetFromJsonAsync<JsonElement>("/api/v1/imports");

        Assert.Multiple(() =>
        {
            Assert.That(foreignUpload.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(otherKind.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(noPermission.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(new[] { foreignGet, foreignRows, foreignConfirm, companyGet }.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That(companyTemplate.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((log.GetProperty("total").GetInt32(), ownLog.GetProperty("total").GetInt32(), companyLog.GetProperty("total").GetInt32()), Is.EqualTo((0, 1, 0)));
        });
    }

    [Test]
    public async Task An_import_is_confirmed_once_and_a_repeated_key_gets_the_first_answer()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var proposal = await clerk.UploadAsync("Roster", site.Id, Roster());
        using var early = await clerk.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { });
        using var mapped = await clerk.SendMappingAsync(proposal);
        using var keyless = await clerk.PostAsJsonAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { });
        var key = Guid.CreateVersion7().ToString();

        using var first = await clerk.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { }, key);
        using var repeat = await clerk.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { }, key);
        using var second = await clerk.PostOnceAsync($"/api/v1/imports/{proposal.Id()}/confirm", new { });
        using var late = await clerk.SendMappingAsync(proposal);
        using var cancel = await clerk.PostAsync($"/api/v1/imports/{proposal.Id()}/cancel", null);

        Assert.Multiple(() =>
        {
            Assert.That(early.CodeAsync().Result, Is.EqualTo("import.not-checked"));
            Assert.That(keyless.StatusCode, Is.EqualTo((HttpStatusCode)428));
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => first.Content.ReadAsStringAsync().Result);
            Assert.That(repeat.Content.ReadAsStringAsync().Result, Is.EqualTo(first.Content.ReadAsStringAsync().Result));
            Assert.That(new[] { second, late, cancel }.Select(answer => answer.CodeAsync().Result), Is.All.EqualTo("import.closed"));
        });
    }

    [Test]
    public async Task A_cancelled_import_keeps_its_entry_in_the_log_and_nothing_else()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var check = await clerk.CheckAsync("Roster", site.Id, Roster());

        using var cancelled = await clerk.PostAsync($"/api/v1/imports/{check.Id()}/cancel", null);
        using var confirm = await clerk.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { });
        var left = await app.ReadAsync(async db => (await db.ImportRows.CountAsync(x => x.ImportId == check.Id()), await db.ImportFiles.CountAsync(x => x.ImportId == check.Id())));
        var log = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/imports?communityId={site.Id}&state=Cancelled");

        Assert.That((cancelled.StatusCode, await confirm.CodeAsync(), left, log.GetProperty("total").GetInt32()), Is.EqualTo((HttpStatusCode.OK, "import.closed", (0, 0), 1)));
    }

    [Test]
    public async Task A_file_without_any_good_row_cannot_be_confirmed()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var check = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(ImportDesk.RosterHeader, ["A1", "王"]));

        using var confirm = await clerk.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { });

        Assert.That(await confirm.CodeAsync(), Is.EqualTo("import.nothing-to-commit"));
    }

    [Test]
    public async Task The_template_is_text_with_lists_and_comes_back_without_a_fault()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var kinds = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/imports/kinds");
        var template = await clerk.GetByteArrayAsync("/api/v1/imports/kinds/Roster/template");

        using var stream = new MemoryStream(template);
        var header = MiniExcel.Query(stream).Cast<IDictionary<string, object?>>().First().Values.Cast<string>().ToList();
        var filled = header.Select(label => (object?)(label switch
        {
            "户编号" => $"T{TestApp.NextNumber()}",
            "姓名" => "王二",
            "身份证号" => Ids.Next(),
            "与户主关系" => "户主",
            "搬迁类型" => "同步搬迁户",
            "脱贫状态" => "无",
            "迁出地乡镇" => "泗交镇",
            "入住日期" => new DateOnly(2020, 1, 1),
            "联系电话" => "0359-8532000",
            _ => null,
        })).ToArray();
        var check = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook([.. header], filled));
        var unfilled = await clerk.UploadAsync("Roster", site.Id, ImportDesk.ToDisk(template, "模板.xlsx"));
        using var empty = await clerk.SendMappingAsync(unfilled);

        Assert.Multiple(() =>
        {
            Assert.That(MiniExcel.GetSheetNames(stream), Is.EqualTo(new[] { "居民花名册", "填写说明", "字典" }));
            Assert.That(header, Is.EqualTo(kinds.EnumerateArray().First(x => x.GetProperty("kind").GetString() == "Roster").GetProperty("layouts")[0].GetProperty("columns")
                .EnumerateArray().Select(x => x.GetProperty("label").GetString())));
            Assert.That((check.Total("valid"), check.Total("faulty")), Is.EqualTo((1, 0)));
            Assert.That(unfilled.GetProperty("sheet").GetString(), Is.EqualTo("居民花名册"));
            Assert.That(empty.CodeAsync().Result, Is.EqualTo("spreadsheet.empty"));
        });
    }

    [Test]
    public async Task Remembered_mappings_are_listed_and_deleted_in_scope_only()
    {
        var app = await TestApp.SharedAsync();
        var (site, other) = (await app.AddSiteAsync(), await app.AddSiteAsync());
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        using var stranger = await app.AsAsync(Role.CommunityClerk, other.Id);
        using var answer = await clerk.SendMappingAsync(await clerk.UploadAsync("Roster", site.Id, Roster()), "本社区");
        await answer.BodyAsync();

        var profiles = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/imports/profiles");
        var id = profiles[0].Id();
        using var foreign = await stranger.DeleteAsync($"/api/v1/imports/profiles/{id}");
        using var deleted = await clerk.DeleteAsync($"/api/v1/imports/profiles/{id}");
        var rest = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/imports/profiles");

        Assert.That((profiles[0].GetProperty("name").GetString(), foreign.StatusCode, deleted.StatusCode, rest.GetArrayLength()),
            Is.EqualTo(("本社区", HttpStatusCode.NotFound, HttpStatusCode.NoContent, 0)));
    }

    [Test]
    public async Task The_api_document_describes_the_upload()
    {
        var app = await TestApp.SharedAsync();
        using var client = app.Anonymous();

        var document = await client.GetFromJsonAsync<JsonElement>("/swagger/v1/swagger.json");
        var upload = document.GetProperty("paths").GetProperty("/api/v1/imports").GetProperty("post");

        Assert.Multiple(() =>
        {
            Assert.That(upload.GetProperty("parameters").EnumerateArray().Select(x => x.GetProperty("name").GetString()), Is.SupersetOf(new[] { "kind", "communityId", "sourceId" }));
            Assert.That(upload.GetProperty("requestBody").GetProperty("content").TryGetProperty("multipart/form-data", out _), Is.True);
            Assert.That(upload.GetProperty("responses").TryGetProperty("201", out _), Is.True);
        });
    }

    private static string Roster() => ImportDesk.Workbook(
        ImportDesk.RosterHeader, [$"Z{TestApp.NextNumber()}", "王二", Ids.Next(), "户主", null, "建档立卡搬迁户", "脱贫户", "庙前镇", "3", "1", "101", 75, new DateOnly(2019, 10, 15)]);
}
