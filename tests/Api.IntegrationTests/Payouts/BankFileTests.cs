using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Every file is opened again by something other than what wrote it.</summary>
internal sealed class BankFileTests
{
    private PayoutScene _scene = null!;
    private Guid _release;
    private List<PayoutFile> _files = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _scene = await PayoutScene.StartAsync();
        _release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(
            new LineSpec(140_950) { Name = "王𠮷㼆" }, new LineSpec(1) { Name = "李,\"引号" }, new LineSpec(32_504) { Name = "欧阳娜娜", BankCode = PayoutScene.PostCode }));
        _files = await _scene.FilesAsync(_release);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task The_csv_of_a_utf8_bank_has_a_mark_and_every_character()
    {
        var content = await _scene.DownloadAsync(_files[0].Id);
        Assert.That(content[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        var rows = ReadTable(content, "file.csv");
        Assert.That(rows[0], Is.EqualTo(new[] { "文件编号", "序号", "支付编号", "收款人", "收款账号", "开户行", "开户行行号", "金额", "用途" }));
        Assert.That(rows.Skip(1).Select(x => $"{x[3]} {x[7]} {x[8]}"), Is.EqualTo(new[] { "王𠮷㼆 1409.50 2026Q3季度补贴", "李,\"引号 0.01 2026Q3季度补贴" }));
        Assert.That(rows.Skip(1).Select(x => x[4]), Has.All.Length.EqualTo(19));
    }

    [Test]
    public async Task The_csv_of_a_gbk_bank_is_read_by_its_code_page()
    {
        var content = await _scene.DownloadAsync(_files[1].Id);
        var text = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetString(content);
        Assert.That(text, Does.Contain("欧阳娜娜").And.Contain("325.04").And.Not.Contain("?"));
        Assert.That(ReadTable(content, "file.csv")[1][3], Is.EqualTo("欧阳娜娜"), "the product's own reader guesses the encoding");
    }

    [Test]
    public async Task A_gb18030_bank_gets_four_byte_characters()
    {
        await using var scene = await PayoutScene.StartAsync(fundFen: 10_000);
        await scene.AddProfileAsync("NX", PayoutScene.RuralCode, ["402"], "Gb18030", "Gb18030", 100);
        var release = await scene.ReleaseAsync(await scene.AddBatchAsync(new LineSpec(500) { Name = "王𠮷㼆" }));
        var content = await scene.DownloadAsync((await scene.FilesAsync(release))[0].Id);
        Assert.That(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetString(content), Does.Contain("王𠮷㼆"));
        Assert.That(ReadTable(content, "file.csv")[1][3], Is.EqualTo("王𠮷㼆"));
    }

    [Test]
    public async Task The_workbook_holds_accounts_and_orders_as_text()
    {
        var content = await _scene.DownloadAsync(_files[0].Id, "Xlsx");
        var sheet = _scene.App.Services.GetRequiredService<ISpreadsheetReader>().Open(content, "file.xlsx").Value;
        var rows = sheet.Rows(sheet.Sheets[0]).ToList();
        var orders = (await _scene.OrdersAsync(_release)).Where(x => x.FileId == _files[0].Id).OrderBy(x => x.Sequence).ToList();
        Assert.That(rows.Skip(1).Select(x => (x[2].Kind, x[2].Text)), Is.EqualTo(orders.Select(x => (CellKind.Text, x.EndToEndId))));
        Assert.That(rows.Skip(1).Select(x => (x[4].Kind, x[4].Text.Length, x[3].Text)), Is.EqualTo(new[] { (CellKind.Text, 19, "王𠮷㼆"), (CellKind.Text, 19, "李,\"引号") }));
        Assert.That(rows.Skip(1).Sum(x => (long)(decimal.Parse(x[7].Text) * 100)), Is.EqualTo(_files[0].AmountFen));
    }

    [Test]
    public async Task The_payment_initiation_carries_the_totals_and_is_valid_by_its_schema()
    {
        var content = await _scene.DownloadAsync(_files[0].Id, "Pain001");
        var document = XDocument.Load(new MemoryStream(content));
        XNamespace ns = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
        var orders = (await _scene.OrdersAsync(_release)).Where(x => x.FileId == _files[0].Id).OrderBy(x => x.Sequence).ToList();
        Assert.That(document.Descendants(ns + "MsgId").Single().Value, Is.EqualTo(_files[0].Number));
        Assert.That(document.Descendants(ns + "NbOfTxs").Select(x => x.Value).Distinct(), Is.EqualTo(new[] { "2" }));
        Assert.That(document.Descendants(ns + "CtrlSum").Select(x => x.Value).Distinct(), Is.EqualTo(new[] { new Money(140_951).ToString() }));
        Assert.That(document.Descendants(ns + "EndToEndId").Select(x => x.Value), Is.EqualTo(orders.Select(x => x.EndToEndId)));
        Assert.That(document.Descendants(ns + "InstdAmt").Select(x => x.Value), Is.EqualTo(new[] { "1409.50", "0.01" }));
        Assert.That(document.Descendants(ns + "Cdtr").Select(x => x.Value), Is.EqualTo(new[] { "王𠮷㼆", "李,\"引号" }));

        var schema = FindSchema();
        if (schema is null)
        {
            // the schema may not be handed on with the product: it is asked where it stands beside the repository
            return;
        }

        var findings = new List<string>();
        var set = new XmlSchemaSet();
        set.Add(null, schema);
        document.Validate(set, (_, finding) => findings.Add(finding.Message));
        Assert.That(findings, Is.Empty);
        document.Descendants(ns + "CtrlSum").First().Value = "x";
        document.Validate(set, (_, finding) => findings.Add(finding.Message));
        Assert.That(findings, Is.Not.Empty, "the schema was really asked");
    }

    [TestCase("Csv")]
    [TestCase("Xlsx")]
    [TestCase("Pain001")]
    public async Task A_file_is_the_same_at_every_download_and_its_hash_is_on_record(string format)
    {
        var first = await _scene.DownloadAsync(_files[1].Id, format);
        _scene.App.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await _scene.DownloadAsync(_files[1].Id, format), Is.EqualTo(first));
        var wanted = Enum.Parse<BankFileFormat>(format);
        var copy = await _scene.App.ReadAsync(db => db.PayoutFileCopies.SingleAsync(x => x.FileId == _files[1].Id && x.Format == wanted));
        Assert.That((copy.Sha256, copy.Bytes), Is.EqualTo((Convert.ToHexStringLower(SHA256.HashData(first)), (long)first.Length)));
    }

    [Test]
    public async Task The_first_download_sends_the_orders_and_every_download_is_logged()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(2));
        var file = (await _scene.FilesAsync(release)).Single();
        Assert.That((await _scene.OrdersAsync(release)).Select(x => x.State), Is.All.EqualTo(OrderState.Pending));
        await _scene.DownloadAsync(file.Id);
        await _scene.DownloadAsync(file.Id);
        Assert.That((await _scene.OrdersAsync(release)).Select(x => x.State), Is.All.EqualTo(OrderState.Sent));
        var id = file.Id.ToString();
        Assert.That(await _scene.App.ReadAsync(db => db.AuditEntries.CountAsync(x => x.SubjectId == id && x.Action == "export")), Is.EqualTo(2));

        await _scene.MustAsync(_scene.Importer, $"/api/v1/payouts/files/{file.Id}/acknowledgement", new { bankReference = "受理2026112500017" });
        Assert.That(await _scene.RefusedAsync(_scene.Importer, $"/api/v1/payouts/files/{file.Id}/acknowledgement", new { bankReference = "2" }), Is.EqualTo("payouts.file-acknowledged"));
    }

    [Test]
    public async Task A_file_that_was_only_planned_cannot_be_downloaded()
    {
        var prepared = await _scene.PrepareAsync(await _scene.AddBatchAsync(1));
        var file = (await _scene.FilesAsync(prepared.GetProperty("id").GetGuid())).Single();
        using var answer = await _scene.Preparer.PostAsync($"/api/v1/payouts/files/{file.Id}/download?format=Csv", null);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("payouts.file-not-found"));
    }

    private List<string[]> ReadTable(byte[] content, string name)
    {
        var sheet = _scene.App.Services.GetRequiredService<ISpreadsheetReader>().Open(content, name).Value;
        return [.. sheet.Rows(sheet.Sheets[0]).Select(row => row.Cells.Select(x => x.Text).ToArray())];
    }

    private static XmlReader? FindSchema()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var path in new[] { Path.Combine(folder.FullName, "schemas"), Path.Combine(folder.FullName, "shared", "schemas") }.Select(x => Path.Combine(x, "pain.001.001.09.xsd")).Where(File.Exists))
            {
                return XmlReader.Create(path);
            }
        }

        return null;
    }
}
