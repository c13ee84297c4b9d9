using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Application.Common;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>The workbook for the bank, opened in LibreOffice and saved there, as somebody does who only wants to look at it.</summary>
[Category("Soak")]
internal sealed class BankFileInLibreOfficeTests
{
    [Test]
    public async Task Accounts_and_numbers_of_payments_are_text_before_and_after()
    {
        await using var scene = await PayoutScene.StartAsync();
        var release = await scene.ReleaseAsync(await scene.AddBatchAsync(new LineSpec(5), new LineSpec(140_950) { Name = "王𠮷" }, new LineSpec(12_800_000) { BankCode = PayoutScene.PostCode }));
        var files = new List<(string Name, byte[] Content)>();
        foreach (var file in await scene.FilesAsync(release))
        {
            files.Add((file.Number, await scene.DownloadAsync(file.Id, "Xlsx")));
        }

        var saved = await LibreOffice.SaveBackAsync(files);
        var reader = scene.App.Services.GetRequiredService<ISpreadsheetReader>();
        Assert.That(files, Has.Count.EqualTo(2));
        foreach (var (name, content) in files)
        {
            var (before, after) = (Rows(reader, content), Rows(reader, saved[name]));
            Assert.That(after, Is.EqualTo(before), name);
            Assert.That(before.Count(x => x.Contains("Text:R26Q3-", StringComparison.Ordinal) && x.Contains("Text:9990", StringComparison.Ordinal)), Is.GreaterThan(0), "19 digits of an account keep each of them");
        }

        // and the server does not mind what somebody did with a copy: its own bytes are the same again
        foreach (var file in await scene.FilesAsync(release))
        {
            Assert.That(await scene.DownloadAsync(file.Id, "Xlsx"), Is.EqualTo(files.Single(x => x.Name == file.Number).Content));
        }
    }

    private static List<string> Rows(ISpreadsheetReader reader, byte[] content)
    {
        var opened = reader.Open(content, "银行文件.xlsx");
        Assert.That(opened.Error, Is.Null);
        return [.. opened.Value.Rows(opened.Value.Sheets[0]).Select(row => $"{row.Number}|{string.Join('|', row.Cells.Select(x => $"{x.Kind}:{x.Text}"))}")];
    }
}
