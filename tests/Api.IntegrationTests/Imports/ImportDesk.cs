using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Security;
using System.Text;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>What a clerk does with files, and files as programs write them, put on disk first.</summary>
internal static class ImportDesk
{
    public static readonly string[] RosterHeader = ["户编号", "姓名", "身份证号", "与户主关系", "性别", "搬迁类型", "脱贫状态", "迁出地乡镇", "楼栋", "单元", "房号", "建筑面积", "入住日期", "开户行", "一卡通账号"];

    /// <summary>A community whose people came from 庙前镇, 泗交镇 and 祁家河乡.</summary>
    public static async Task<Community> AddSiteAsync(this TestApp app, CommunityForm form = CommunityForm.Buildings)
    {
        var number = TestApp.NextNumber();
        var townships = new[] { "庙前镇", "泗交镇", "祁家河乡" }.Select((name, i) => Township.Create($"{150000000 + (number * 10) + i}", name)).ToList();
        var community = Community.Create($"S{number}", $"新天地社区{number}", form, townships[0].Code, townships[0].Code, townships.Select(township => township.Code), new DateOnly(2019, 10, 1));
        await app.ArrangeAsync(db =>
        {
            db.Townships.AddRange(townships);
            db.Communities.Add(community);
            return Task.CompletedTask;
        });
        return community;
    }

    public static string Sample(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "tests", "samples")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "samples", "xintiandi-3", name);
    }

    /// <summary>Puts the bytes on disk and returns the path.</summary>
    public static string ToDisk(byte[] content, string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("resettlement-import-").FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A workbook of one sheet; null rows are left out, so that the next one keeps its number. Numbers are number cells, days real dates.</summary>
    public static string Workbook(params object?[]?[] rows) => ToDisk(WorkbookBytes(rows), "文件.xlsx");

    public static byte[] WorkbookBytes(params object?[]?[] rows) => MergedWorkbookBytes([], rows);

    /// <param name="merges">Blocks such as B4:B7.</param>
    public static byte[] MergedWorkbookBytes(string[] merges, params object?[]?[] rows)
    {
        var data = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row)
            {
                data.Append(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\">").AppendJoin("", row.Select(Cell)).Append("</row>");
            }

            string Cell(object? value, int column)
            {
                var at = $"r=\"{(char)('A' + column)}{i + 1}\"";
                return value switch
                {
                    null => "",
                    DateOnly day => $"<c {at} s=\"1\"><v>{(int)day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>",
                    IFormattable number => $"<c {at}><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
                    _ => $"<c {at} t=\"inlineStr\"><is><t>{SecurityElement.Escape(value.ToString())}</t></is></c>",
                };
            }
        }

        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{relation}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"s1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s2\" Type=\"{relation}/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>{data}</sheetData>{(merges.Length == 0 ? "" : $"<mergeCells>{string.Concat(merges.Select(block => $"<mergeCell ref=\"{block}\"/>"))}</mergeCells>")}</worksheet>"),
            ("xl/styles.xml", $"<styleSheet {main}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    public static async Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string kind, Guid communityId, string path, Guid? sourceId = null)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        form.Add(file, "file", Path.GetFileName(path));
        return await client.PostAsync($"/api/v1/imports?kind={kind}&communityId={communityId}" + (sourceId is null ? "" : $"&sourceId={sourceId}"), form);
    }

    public static async Task<JsonElement> UploadAsync(this HttpClient client, string kind, Guid communityId, string path, Guid? sourceId = null)
    {
        using var answer = await client.SendFileAsync(kind, communityId, path, sourceId);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>Accepts the proposal, with corrections by heading, and returns the answer to the check.</summary>
    public static Task<HttpResponseMessage> SendMappingAsync(this HttpClient client, JsonElement proposal, string? saveAs = null, params (string Header, string? Key)[] corrections) =>
        client.SendMappingAsync(proposal, saveAs, CancellationToken.None, corrections);

    public static Task<HttpResponseMessage> SendMappingAsync(this HttpClient client, JsonElement proposal, string? saveAs, CancellationToken ct, params (string Header, string? Key)[] corrections)
    {
        var columns = proposal.GetProperty("columns").EnumerateArray().Select(column => new
        {
            index = column.GetProperty("index").GetInt32(),
            key = Array.Find(corrections, correction => correction.Header == column.GetProperty("header").GetString()) is { Header: not null } correction
                ? correction.Key
                : column.GetProperty("proposedKey").GetString(),
        });
        return client.PutAsJsonAsync($"/api/v1/imports/{proposal.Id()}/mapping", new
        {
            sheet = proposal.GetProperty("sheet").GetString(),
            headerRow = proposal.GetProperty("headerRow").GetInt32(),
            layout = proposal.GetProperty("layout").GetString(),
            columns,
            saveAs,
        }, ct);
    }

    /// <summary>Uploads, accepts the proposal and checks; returns the summary.</summary>
    public static async Task<JsonElement> CheckAsync(this HttpClient client, string kind, Guid communityId, string path, Guid? sourceId = null)
    {
        using var answer = await client.SendMappingAsync(await client.UploadAsync(kind, communityId, path, sourceId));
        return await answer.BodyAsync();
    }

    public static async Task<JsonElement> ConfirmAsync(this HttpClient client, Guid id)
    {
        using var answer = await client.PostOnceAsync($"/api/v1/imports/{id}/confirm", new { });
        return await answer.BodyAsync();
    }

    /// <summary>Faults as "row column code".</summary>
    public static async Task<List<string>> FaultsAsync(this HttpClient client, Guid id)
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}/rows?valid=false&pageSize=200");
        return [.. page.GetProperty("items").EnumerateArray().SelectMany(row => row.GetProperty("faults").EnumerateArray()
            .Select(fault => $"{row.GetProperty("row").GetInt32()} {fault.GetProperty("column").GetString()} {fault.GetProperty("code").GetString()}"))];
    }

    public static async Task<JsonElement> BodyAsync(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public static Guid Id(this JsonElement thing) => thing.GetProperty("id").GetGuid();

    public static int Total(this JsonElement summary, string name) => summary.GetProperty("totals").GetProperty(name).GetInt32();
}
