using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using UglyToad.PdfPig;

namespace Resettlement.Api.IntegrationTests.Notices;

/// <summary>公示存档件: what was published, as a PDF for the files.</summary>
internal sealed class FilingCopyTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await NoticeScene.StartAsync(host => host.UseSetting("Public:BaseUrl", "https://gs.example.gov.cn"));

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task It_has_every_line_once_masked_under_a_heading_on_each_page_and_numbers_its_pages()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 200);
        var content = await GetAsync(scene);
        using var document = PdfDocument.Open(content);
        var pages = document.GetPages().Select(x => string.Concat(x.Letters.Select(letter => letter.Value))).ToList();
        Assert.That(pages, Has.Count.GreaterThan(4));
        Assert.Multiple(() =>
        {
            for (var i = 0; i < pages.Count; i++)
            {
                Assert.That(Plain(pages[i]), Does.Contain($"第{i + 1}页，共{pages.Count}页"), $"page {i + 1}");
            }

            // the last page may hold the closing alone
            foreach (var page in pages.Where(x => x.Contains("号楼", StringComparison.Ordinal)))
            {
                Assert.That(page, Does.Contain("序号姓名楼栋金额（元）"));
            }

            var text = Plain(string.Concat(pages));
            Assert.That(text, Does.Not.Contain("欧阳建国").And.Not.Contain(scene.Community.Code + "-0001"), "neither names nor household numbers");
            Assert.That(text, Does.Contain("2026年11月26日至2026年12月4日（7个工作日）").And.Contain("0359-8532000").And.Contain("（盖章）").And.Contain("https://gs.example.gov.cn/public/notices/" + scene.Code));
            Assert.That(System.Text.RegularExpressions.Regex.Count(text, "欧\\*+国"), Is.EqualTo(200));
        });
        var notice = await scene.NoticeAsync();
        Assert.That(Plain(string.Concat(pages)), Does.Contain(notice.CopyHash).And.Contain(notice.ContentHash));
        Assert.That(document.GetPage(1).Width, Is.EqualTo(595).Within(1));
        Assert.That(content, Has.Length.LessThan(200_000), "only the characters that are used are embedded");
    }

    [Test]
    public async Task It_is_the_same_file_every_time_and_each_time_is_logged_with_its_hash()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 60);
        var first = await GetAsync(scene);
        _app.Clock.Advance(TimeSpan.FromMinutes(9));
        var second = await GetAsync(scene);
        Assert.That(second.AsSpan().SequenceEqual(first), Is.True, "byte for byte");
        var id = scene.NoticeId.ToString();
        var logged = await _app.ReadAsync(db => db.AuditEntries.Where(x => x.SubjectId == id && x.Action == "export").Select(x => x.RowsDigest).ToListAsync());
        Assert.That(logged, Is.EqualTo(Enumerable.Repeat(Convert.ToHexStringLower(SHA256.HashData(first)), 2)));
    }

    [Test]
    public async Task Out_of_scope_it_is_not_there()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        var other = await _app.AddCommunityAsync();
        using var stranger = await _app.AsAsync(Role.CommunityClerk, other.Id);
        using var answer = await stranger.GetAsync($"/api/v1/notices/{scene.NoticeId}/filing-copy");
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "notice.not-found")));
    }

    private static async Task<byte[]> GetAsync(NoticeScene scene)
    {
        using var answer = await scene.Clerk.GetAsync($"/api/v1/notices/{scene.NoticeId}/filing-copy");
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
}
