using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Resettlement.Api.IntegrationTests.Common;

namespace Resettlement.Api.IntegrationTests.Notices;

internal sealed class PublicPageTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await NoticeScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_notice_reads_without_login_and_script_and_fits_twenty_kibibytes()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 1_000);
        using var client = _app.Anonymous();
        foreach (var path in new[] { scene.Public, scene.Public + "?elder=1&page=3", "/public/notices" })
        {
            using var answer = await client.GetAsync(path);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")), path);
            Assert.That(answer.Headers.GetValues("X-Robots-Tag").Single(), Does.Contain("noindex"));
            Assert.That(page, Does.Not.Contain("<script").And.Contain("noindex").And.Contain("width=device-width"));
            Assert.That(page, Does.Not.Match("(src|href)=\"(https?:)?//"), "nothing comes from elsewhere");
            Assert.That(Gzip(page), Is.LessThanOrEqualTo(20 * 1024), path);
        }
    }

    [Test]
    public async Task Pages_of_a_notice_show_every_line_once_in_order()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 250);
        using var client = _app.Anonymous();
        var seen = new List<int>();
        for (var page = 1; page <= 3; page++)
        {
            seen.AddRange(OrdersOf(await client.GetStringAsync($"{scene.Public}?page={page}")));
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 250)));
        Assert.That(OrdersOf(await client.GetStringAsync(scene.Public + "/print")), Is.EqualTo(Enumerable.Range(1, 250)), "the print has them all");
    }

    [Test]
    public async Task The_page_shows_masked_name_building_and_amount_and_no_number_of_a_person()
    {
        using var scene = await NoticeScene.CreateAsync(_app, names: ["张三", "欧阳建国", "李小红"]);
        await scene.PublishAsync();
        var page = await _app.Anonymous().GetStringAsync(scene.Public);
        Assert.That(page, Does.Contain("<td>张*</td><td>1号楼</td><td class=\"n\">100.00</td>").And.Contain("2026年11月26日至2026年12月4日（7个工作日）")
            .And.Contain("0359-8532000").And.Contain("人民币叁佰元零叁分").And.Contain("<svg class=\"qr\""));
        Assert.That(page, Does.Not.Contain("欧阳").And.Not.Contain(scene.Community.Code + "-0001"), "neither names nor household numbers");
    }

    [Test]
    public async Task What_people_wrote_is_never_taken_for_markup()
    {
        using var scene = await NoticeScene.CreateAsync(_app, title: "公示<script>alert(1)</script>&\"");
        TestNoticeSubject.Lines[scene.SubjectId] = [.. scene.Lines.Select(x => x with { Building = "<img src=x>" })];
        Assert.That((await scene.PublishAsync(contact: "<i>中心</i>")).StatusCode, Is.EqualTo(HttpStatusCode.Created));
        foreach (var path in new[] { scene.Public, scene.Public + "/print", "/public/notices?community=\"><script>" })
        {
            var page = await _app.Anonymous().GetStringAsync(path);
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("<i>"), path);
        }
    }

    [Test]
    public async Task Elder_mode_is_kept_by_every_link()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 150);
        var page = await _app.Anonymous().GetStringAsync(scene.Public + "?elder=1");
        Assert.That(page, Does.Contain("<body class=\"elder\">"));
        var links = LinkPattern.Matches(page).Select(x => WebUtility.HtmlDecode(x.Groups[1].Value)).Where(x => !x.EndsWith("/print", StringComparison.Ordinal)).ToList();
        Assert.That(links, Has.Count.GreaterThan(100));
        Assert.That(links.Where(x => !x.Contains("elder=1", StringComparison.Ordinal)), Is.EqualTo(new[] { "?" }), "but for the one that leaves it");
    }

    [Test]
    public async Task The_print_is_a4_with_repeated_heading_and_page_numbers()
    {
        using var scene = await NoticeScene.PublishedAsync(_app, lines: 150);
        var page = await _app.Anonymous().GetStringAsync(scene.Public + "/print");
        Assert.That(page, Does.Contain("@page{size:A4").And.Contain("counter(page)").And.Contain("display:table-header-group").And.Contain("<svg class=\"qr\"").And.Contain(scene.Public).And.Not.Contain("<form"));
    }

    [Test]
    public async Task An_unknown_address_says_so_in_words()
    {
        using var client = _app.Anonymous();
        var answer = await client.GetAsync("/public/notices/aaaaaaaaaa");
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("没有找到", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.NotFound, true)));
    }

    [Test]
    public async Task The_list_shows_a_community_and_its_running_notices_first()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        using var other = await NoticeScene.PublishedAsync(_app);
        var page = await _app.Anonymous().GetStringAsync("/public/notices?community=" + scene.Community.Code);
        Assert.That(page, Does.Contain(scene.Code).And.Not.Contain(other.Code).And.Contain("公示中"));
    }

    [Test]
    public async Task Forms_are_limited_per_address()
    {
        await using var app = await NoticeScene.StartAsync(host => host.UseSetting("Security:PublicFormsPerMinute", "3"));
        using var scene = await NoticeScene.PublishedAsync(app);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await scene.ObjectAsync(1));
        }

        Assert.That(answers.Select(x => x.StatusCode), Is.EqualTo(new[] { HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests }));
        Assert.That(await answers[3].Content.ReadAsStringAsync(), Does.Contain("<h1>提交过于频繁</h1>"));
        Assert.That((await app.Anonymous().GetAsync(scene.Public)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "reading is not limited by it");
    }

    private static IEnumerable<int> OrdersOf(string page) => OrderPattern.Matches(page).Select(x => int.Parse(x.Groups[1].Value));

    private static int Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return (int)memory.Length;
    }

    private static readonly Regex OrderPattern = new("<tr><td class=\"n\">(?:<a [^>]*>)?([0-9]+)<", RegexOptions.Compiled);
    private static readonly Regex LinkPattern = new("(?:href|action)=\"([^\"]*)\"", RegexOptions.Compiled);
}
