using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.Notices;

/// <summary>The sheet for the notice board: A4, the heading of the table on every page, page numbers, a QR code to the public page.</summary>
internal static class NoticePrint
{
    public static async Task WriteAsync(TextWriter writer, PublicNoticeView notice, string address, CancellationToken ct)
    {
        await writer.WriteAsync($"<h1>{Html.Encode(notice.Title)}</h1>");
        // one line of HTML: a line break would be a space between two Chinese signs
        await writer.WriteAsync($"<p>{Html.Encode(notice.CommunityName)}现将下列名单予以公示，公示期为{Html.Day(notice.FirstDay)}至{Html.Day(notice.LastDay)}（{notice.Days}个{(notice.Unit == NoticeUnit.WorkingDays ? "工作日" : "自然日")}）。"
            + $"对名单有异议的，请在公示期内向{Html.Encode(notice.ContactName)}（电话<span class=\"nb\">{Html.Encode(notice.ContactPhone)}</span>）提出，也可以扫描二维码提出；可以不留姓名。</p>");
        if (notice.State == NoticeState.Withdrawn)
        {
            await writer.WriteAsync("<p><strong>本公示已撤回。</strong></p>");
            return;
        }

        await PublicNoticePage.WriteTableAsync(writer, notice, null, ct);
        await writer.WriteAsync($"""
            <div class="end">{QrSvg.Write(address, "本公示的二维码")}
            <dl><dt>合计</dt><dd>{PublicNoticePage.SumOf(notice)}</dd><dt>编号</dt><dd>{Html.Encode(notice.Number)}</dd>
            <dt>公布日期</dt><dd>{Html.Day(notice.PublishedAt.ToLocalDay())}</dd><dt>网址</dt><dd>{Html.Encode(address)}</dd><dt>内容摘要</dt><dd><code>{Html.Encode(notice.CopyHash)}</code></dd></dl></div>
            <p class="seal">{Html.Encode(notice.CommunityName)}（盖章）</p>
            """);
    }
}
