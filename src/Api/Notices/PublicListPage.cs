using Resettlement.Application.Notices;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.Notices;

internal static class PublicListPage
{
    public static async Task WriteAsync(TextWriter writer, PublicNotices list, string? community, Look look)
    {
        await writer.WriteAsync($"<h1>{Html.Encode(list.CommunityName ?? "全县集中安置点")}公示</h1>");
        if (list.Communities.Count > 1)
        {
            await writer.WriteAsync("<nav class=\"pages\" aria-label=\"社区\">");
            await writer.WriteAsync($"<a href=\"{look.Link("/public/notices")}\">全县</a>");
            foreach (var place in list.Communities)
            {
                await writer.WriteAsync($"<a href=\"{look.Link("/public/notices", "community=" + Uri.EscapeDataString(place.Code))}\">{Html.Encode(place.Name)}</a>");
            }

            await writer.WriteAsync("</nav>");
        }

        if (list.Items.Count == 0)
        {
            await writer.WriteAsync("<p>目前没有公示。</p>");
            return;
        }

        await writer.WriteAsync("<ul class=\"list\">");
        foreach (var notice in list.Items)
        {
            await writer.WriteAsync($"""
                <li><a href="{look.Link("/public/notices/" + notice.Code)}">{Html.Encode(notice.Title)}</a> <span class="tag {(notice.IsRunning ? "run\">公示中" : "over\">已期满")}</span><br>
                <span class="hint">{Html.Encode(notice.CommunityName)} · {Html.Day(notice.FirstDay)}至{Html.Day(notice.LastDay)} · {notice.LineCount}条{(notice.Kind.HasAmounts() ? $" · 合计{Html.Yuan(notice.SumFen)}元" : "")}</span></li>

                """);
        }

        await writer.WriteAsync("</ul>");
        await PageLinks.WriteAsync(writer, look, "/public/notices", list.Page, list.Pages, string.IsNullOrEmpty(community) ? "" : "community=" + Uri.EscapeDataString(community));
    }
}

internal static class PageLinks
{
    public static async Task WriteAsync(TextWriter writer, Look look, string path, int page, int pages, string query = "")
    {
        if (pages <= 1)
        {
            return;
        }

        string To(int number) => look.Link(path, query.Length == 0 ? $"page={number}" : $"{query}&page={number}");
        await writer.WriteAsync("<nav class=\"pages screen\" aria-label=\"翻页\">");
        if (page > 1)
        {
            await writer.WriteAsync($"<a rel=\"prev\" href=\"{To(page - 1)}\">上一页</a>");
        }

        await writer.WriteAsync($"<span>第 {page} 页，共 {pages} 页</span>");
        if (page < pages)
        {
            await writer.WriteAsync($"<a rel=\"next\" href=\"{To(page + 1)}\">下一页</a>");
        }

        await writer.WriteAsync("</nav>");
    }
}
