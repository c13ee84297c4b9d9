using System.Net.Http.Headers;
using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>What everybody sees, on a telephone, on paper, without a login.</summary>
internal sealed partial class SettledQuarterTests
{
    private const int MostBytes = 20 * 1024;

    private async Task EverybodyReads(string notice)
    {
        await IsSmallAndWithoutScript(notice);
        var reader = await OpenDesk(390, 844);
        await reader.Page.GotoAsync(notice);
        await Assertions.Expect(reader.Page.Locator("body")).ToContainTextAsync("演练环境");
        await Look(reader, "public-phone");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "长者模式" }).ClickAsync();
        await Look(reader, "public-phone-elder");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await reader.Shot("public-phone-elder-next-page");

        // 200 % on a desk of 1 280: half as many points
        await reader.Page.SetViewportSizeAsync(640, 450);
        await reader.Page.GotoAsync(notice);
        await Look(reader, "public-200-percent");
        await reader.Page.SetViewportSizeAsync(1280, 900);
        await reader.Shot("public-desk", wholePage: true);
        await reader.Page.GotoAsync("/public/notices");
        await Look(reader, "public-list");
        await Print(reader, notice);
    }

    /// <summary>Every page of the notice as it goes over the line.</summary>
    private async Task IsSmallAndWithoutScript(string notice)
    {
        using var plain = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = Product.Address };
        plain.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        foreach (var query in new[] { "", "?page=2", "?page=3", "?elder=1" })
        {
            using var answer = await plain.GetAsync(new Uri(notice + query, UriKind.Relative));
            var packed = await answer.Content.ReadAsByteArrayAsync();
            Assert.That((answer.IsSuccessStatusCode, answer.Content.Headers.ContentEncoding.Single()), Is.EqualTo((true, "gzip")), query);
            Assert.That(packed, Has.Length.LessThanOrEqualTo(MostBytes), query);
            await using var unpacked = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(unpacked);
            var page = await reader.ReadToEndAsync();
            Assert.That(page, Does.Not.Contain("<script").And.Contain("新天地社区"));
            Assert.That(page, Does.Not.Match("[0-9]{15}"), "no number of a person");
        }
    }

    private static async Task Print(Desk reader, string notice)
    {
        await reader.Page.GotoAsync(notice + "/print");
        var pdf = Scratch.File("公示.pdf");
        await reader.Page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true });
        await ExpectSheets(pdf);
        await Sheets.Picture(pdf, ShotFolder, "print");
    }

    private static async Task ReadFilingCopy(string pdf)
    {
        await ExpectSheets(pdf);
        await Sheets.Picture(pdf, ShotFolder, "filing-copy");
    }

    /// <summary>The heading of the table on every page that has rows, and the number of each page.</summary>
    private static async Task ExpectSheets(string pdf)
    {
        var pages = await Sheets.Pages(pdf);
        Assert.That(pages, Has.Length.GreaterThan(3));
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.That(pages[i], Does.Contain($"第{i + 1}页，共{pages.Length}页"));
            if (pages[i].Contains("号楼", StringComparison.Ordinal)) Assert.That(pages[i], Does.Contain("序号姓名楼栋金额（元）"), $"page {i + 1}");
        }
    }

    private async Task AResidentObjects(string notice)
    {
        var resident = await OpenDesk(390, 844, script: false);
        await resident.Page.GotoAsync(notice + "?elder=1");
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = "5", Exact = true }).ClickAsync();
        await resident.Page.Locator("#text").FillAsync("听说这户8月就搬走了，请核实。");
        await resident.Page.Locator("#objection").ScrollIntoViewIfNeededAsync();
        await resident.Page.ScreenshotAsync(new() { Path = Path.Combine(ShotFolder, "objection-without-script.png") });
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "提交异议" }).ClickAsync();
        await Assertions.Expect(resident.Page.GetByRole(AriaRole.Heading, new() { Name = "您的异议已收到" })).ToBeVisibleAsync();
        await resident.Page.ScreenshotAsync(new() { Path = Path.Combine(ShotFolder, "objection-received.png") });
    }
}
