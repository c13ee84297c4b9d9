using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Files that look strange and still say something: the right rows come in as they were meant, and every other one is named.</summary>
[Category(AnyDatabase.Name)]
internal sealed class UnluckyFilesTests
{
    private const string Header = "户编号,姓名,身份证号,与户主关系,搬迁类型,脱贫状态,迁出地乡镇,入住日期";
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private TestApp _app = null!;
    private Community _site = null!;
    private HttpClient _clerk = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.SharedAsync();
        _site = await _app.AddSiteAsync();
        _clerk = await _app.AsAsync(Role.CommunityClerk, _site.Id);
    }

    [TearDown]
    public void TearDown() => _clerk.Dispose();

    [Test]
    public async Task A_text_file_comes_in_whatever_its_encoding_separator_and_line_ends(
        [Values("utf-8", "utf-8 marked", "utf-16", "utf-16BE", "gb18030")] string encoding, [Values(',', ';', '\t')] char separator, [Values("\r\n", "\r", "\n")] string lineEnd)
    {
        var number = $"E{TestApp.NextNumber()}";
        var text = string.Join(lineEnd, Header, $"{number},\"𠮷㐂\",{Ids.Next()},户主,同步搬迁户,无,泗交镇,\"2019-10-15\"", $"{number},欧阳·㛃,{Ids.Next()},配偶,,,,", "").Replace(',', separator);
        byte[] content = encoding switch
        {
            "gb18030" => Gb18030.GetBytes(text),
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8 marked" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)],
        };

        var check = await _clerk.CheckAsync("Roster", _site.Id, ImportDesk.ToDisk(content, "花名册.csv"));
        await _clerk.ConfirmAsync(check.Id());

        Assert.That(await NamesAsync(), Is.EquivalentTo(new[] { "𠮷㐂", "欧阳·㛃" }), (await _clerk.FaultsAsync(check.Id())).FirstOrDefault());
    }

    [Test]
    public async Task What_is_not_seen_in_a_name_is_left_out_and_what_nobody_can_type_is_refused()
    {
        var n = $"U{TestApp.NextNumber()}-";
        string Row(int i, string name, string? bank = null) => Cells(n + i, name, Ids.Next(), "户主", "同步搬迁户", "无", "泗交镇", "2019-10-15", bank, bank is null ? null : "9990003000075999928");
        var book = HostileBooks.OfSheet(string.Concat(
            Cells([.. Header.Split(','), "开户行", "一卡通账号"]),
            Row(1, "\u202E王\u200B二\uFEFF"),
            Row(2, "王_x0000_二"),
            Row(3, "王_xD800_二"),
            Row(4, "王\uFFFD二"),
            Row(5, "王_x0007_"),
            Row(6, "王小二", "夏县_x0000_信用社"),
            Row(7, new string('王', 10_000)),
            Row(8, "a_x0041_b")));

        var check = await _clerk.CheckAsync("Roster", _site.Id, ImportDesk.ToDisk(book, "花名册.xlsx"));
        var faults = await _clerk.FaultsAsync(check.Id());
        using var rows = await _clerk.GetAsync($"/api/v1/imports/{check.Id()}/rows");
        using var failed = await _clerk.GetAsync($"/api/v1/imports/{check.Id()}/failed-rows");
        await _clerk.ConfirmAsync(check.Id());

        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.EqualTo(new[]
            {
                "3 姓名 import.bad-characters", "4 姓名 import.bad-characters", "5 姓名 import.bad-characters", "6 姓名 import.bad-characters", "7 开户行 import.bad-characters", "8 姓名 import.too-long",
            }));
            Assert.That(rows.IsSuccessStatusCode && failed.IsSuccessStatusCode, "they can be shown and sent back");
            Assert.That(rows.Content.ReadAsStringAsync().Result.Contains('\u202E', StringComparison.Ordinal), Is.False);
            Assert.That(NamesAsync().Result, Is.EquivalentTo(new[] { "王二", "aAb" }));
        });
    }

    [Test]
    public async Task Numbers_errors_and_formulas_are_never_taken_for_an_identity_or_an_account()
    {
        var n = $"X{TestApp.NextNumber()}-";
        var id = Ids.Next();
        string Row(int i, string idCell, string name = "<c t=\"inlineStr\"><is><t>王二</t></is></c>") =>
            $"<row><c t=\"inlineStr\"><is><t>{n}{i}</t></is></c>{name}{idCell}{string.Concat(new[] { "户主", "同步搬迁户", "无", "泗交镇", "2019-10-15" }.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
        var book = HostileBooks.OfSheet(string.Concat(
            Cells(Header.Split(',')),
            Row(1, $"<c><v>{id[..17]}0</v></c>"),
            Row(2, $"<c t=\"str\"><f>[1]外部!A1</f><v>{id}</v></c>"),
            Row(3, "<c t=\"str\"><f>A1&amp;B1</f></c>"),
            Row(4, "<c t=\"e\"><v>#REF!</v></c>"),
            Row(5, "<c t=\"e\"><f>#REF!A1</f><v>#REF!</v></c>"),
            Row(6, "<c t=\"b\"><v>1</v></c>"),
            Row(7, $"<c t=\"inlineStr\"><is><t>{Ids.Next()}</t></is></c>", "<c><f>B2</f></c>"),
            Row(8, $"<c t=\"inlineStr\"><is><t>{Ids.Next()}</t></is></c>", "<c t=\"str\"><f>B2</f><v>李四</v></c>")));

        var check = await _clerk.CheckAsync("Roster", _site.Id, ImportDesk.ToDisk(book, "花名册.xlsx"));

        Assert.That(await _clerk.FaultsAsync(check.Id()), Is.EqualTo(new[]
        {
            "2 身份证号 import.number-cell", "3 身份证号 import.formula-cell", "4 身份证号 import.formula-cell", "5 身份证号 import.error-cell", "6 身份证号 import.error-cell",
            "7 身份证号 import.not-text", "8 姓名 import.formula-cell",
        }));
        Assert.That(check.Total("valid"), Is.EqualTo(1), "a name by a formula is a name");
        var page = await (await _clerk.GetAsync($"/api/v1/imports/{check.Id()}/rows?valid=false")).BodyAsync();
        Assert.That(page.ToString(), Does.Contain("请将该列设为文本"));
    }

    [Test]
    public async Task Hidden_rows_and_columns_count_and_hidden_sheets_do_not()
    {
        var n = $"H{TestApp.NextNumber()}-";
        var book = HostileBooks.Change(HostileBooks.Add(HostileBooks.OfSheet(string.Concat(
                Cells(Header.Split(',')),
                Cells(n + 1, "王二", Ids.Next(), "户主", "同步搬迁户", "无", "泗交镇", "2019-10-15"),
                Cells(n + 2, "张三", Ids.Next(), "户主", "同步搬迁户", "无", "泗交镇", "2019-10-15").Replace("<row>", "<row hidden=\"1\">", StringComparison.Ordinal))),
            "xl/worksheets/sheet2.xml", $"<worksheet><sheetData>{Cells(Header.Split(','))}{Cells(n + 3, "李四")}</sheetData></worksheet>"), "xl/workbook.xml",
            text => text.Replace("</sheets>", "<sheet name=\"藏\" state=\"veryHidden\" sheetId=\"2\" r:id=\"s9\"/></sheets>", StringComparison.Ordinal));
        book = HostileBooks.Change(book, "xl/_rels/workbook.xml.rels", text => text.Replace("</Relationships>", "<Relationship Id=\"s9\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>", StringComparison.Ordinal));
        book = HostileBooks.Change(book, HostileBooks.Sheet, text => text.Replace("<sheetData>", "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>", StringComparison.Ordinal));

        var proposal = await _clerk.UploadAsync("Roster", _site.Id, ImportDesk.ToDisk(book, "花名册.xlsx"));
        using var answer = await _clerk.SendMappingAsync(proposal);
        var check = await answer.BodyAsync();

        Assert.That(proposal.GetProperty("sheets").EnumerateArray().Select(sheet => sheet.GetString()), Is.EqualTo(new[] { "表" }));
        Assert.That((check.Total("rows"), check.Total("valid")), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Days_of_the_1904_system_are_the_days_that_were_written_and_a_day_beyond_the_calendar_is_named()
    {
        var n = $"D{TestApp.NextNumber()}-";
        string Row(int i, int serial) => Cells(n + i, "王二", Ids.Next(), "户主", "同步搬迁户", "无", "泗交镇").Replace("</row>", $"<c s=\"1\"><v>{serial}</v></c></row>", StringComparison.Ordinal);
        var book = HostileBooks.OfSheet(Cells(Header.Split(',')) + Row(1, 42_291) + Row(2, 2_958_000), workbookExtra: "<workbookPr date1904=\"1\"/>");

        var check = await _clerk.CheckAsync("Roster", _site.Id, ImportDesk.ToDisk(book, "花名册.xlsx"));
        await _clerk.ConfirmAsync(check.Id());

        Assert.That(await _clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "3 入住日期 import.not-date" }));
        Assert.That(await _app.ReadAsync(db => db.HouseholdStays.Where(x => x.CommunityId == _site.Id).Select(x => x.From).SingleAsync()), Is.EqualTo(new DateOnly(2019, 10, 15)));
    }

    [Test]
    public async Task Digits_of_another_script_are_no_quarter_instead_of_a_failure()
    {
        using var finance = await _app.AsAsync(Role.CountyFinancePreparer);
        var path = ImportDesk.Workbook(["户编号", "季度", "发放金额(元)", "发放日期", "文号"], ["A1", "٢٠٢٦Q1", "٣٣", "٢٠٢٦-٠٥-٢٠", "x"]);

        var check = await finance.CheckAsync("PaperSettlements", _site.Id, path);

        Assert.That(await finance.FaultsAsync(check.Id()), Is.EqualTo(new[] { "2 季度 import.not-quarter", "2 发放金额(元) import.not-money", "2 发放日期 import.not-date" }));
    }

    [TestCase("C:\\Users\\王二\\..\\花名册.csv", "花名册.csv")]
    [TestCase("../../etc/花名册.csv", "花名册.csv")]
    [TestCase("花名册\u202Exslx.csv", "花名册xslx.csv")]
    [TestCase("\u200B", "未命名文件")]
    [TestCase("=cmd|' C'!A0.csv", "=cmd|' C'!A0.csv")]
    public async Task A_file_name_is_kept_without_folders_and_without_tricks(string sent, string kept)
    {
        using var answer = await SendAsync(sent);

        Assert.That((await answer.BodyAsync()).GetProperty("fileName").GetString(), Is.EqualTo(kept));
    }

    [Test]
    public async Task A_file_name_of_ten_thousand_characters_is_cut_or_refused_and_never_a_failure([Values("x", "王", "𠮷")] string letter)
    {
        using var answer = await SendAsync(string.Concat(Enumerable.Repeat(letter, 10_000)) + ".csv");
        using var shorter = await SendAsync("a" + string.Concat(Enumerable.Repeat(letter, 300)) + ".csv");

        Assert.That((int)answer.StatusCode, Is.EqualTo(201).Or.EqualTo(400), await answer.Content.ReadAsStringAsync());
        var name = (await shorter.BodyAsync()).GetProperty("fileName").GetString()!;
        Assert.That(name, Has.Length.InRange(199, 200).And.EndsWith(letter + ".csv"));
        Assert.That(name.EnumerateRunes(), Has.None.EqualTo(Rune.ReplacementChar));
    }

    private async Task<HttpResponseMessage> SendAsync(string fileName)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Header + "\nA1,王二\n"));
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = fileName };
        form.Add(file);
        return await _clerk.PostAsync($"/api/v1/imports?kind=Roster&communityId={_site.Id}", form);
    }

    private Task<List<string>> NamesAsync() => _app.ReadAsync(db => db.Residents
        .Where(x => db.HouseholdMembers.Any(m => m.ResidentId == x.Id && db.Households.Any(h => h.Id == m.HouseholdId && h.CommunityId == _site.Id))).Select(x => x.Name).ToListAsync());

    private static string Cells(params string?[] texts) =>
        $"<row>{string.Concat(texts.Select(text => text is null ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
}
