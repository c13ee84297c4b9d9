using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.Notices;

internal static class PublicNoticePage
{
    public static async Task WriteAsync(TextWriter writer, PublicNoticeView notice, Part part, Filled filled, string address, Look look, CancellationToken ct)
    {
        var path = "/public/notices/" + notice.Code;
        var pages = Math.Max(1, (notice.LineCount + part.Size - 1) / part.Size);
        await writer.WriteAsync($"<h1>{Html.Encode(notice.Title)}</h1>{Tag(notice)}");
        await WriteFactsAsync(writer, notice);
        await writer.WriteAsync($"<p class=\"screen\"><a href=\"{path}/print\">打印（A4）</a></p>");
        if (notice.State == NoticeState.Withdrawn)
        {
            await writer.WriteAsync("<p class=\"box bad\">这份公示已经撤回，名单不再有效；更正后会重新公示。</p>");
            return;
        }

        await WriteTableAsync(writer, notice, notice.FormToken is null ? null : order => look.Link(path, $"line={order}") + "#objection", ct);
        await PageLinks.WriteAsync(writer, look, path, part.Page, pages);
        await WriteFormAsync(writer, notice, filled, path, look);
        await writer.WriteAsync($"<section class=\"screen\"><h2>转给邻居看</h2>{QrSvg.Write(address, "本公示的二维码")}<p class=\"hint\">{Html.Encode(address)}</p></section>");
    }

    public static async Task WriteFactsAsync(TextWriter writer, PublicNoticeView notice)
    {
        await writer.WriteAsync($"""
            <dl><dt>编号</dt><dd>{Html.Encode(notice.Number)}</dd><dt>社区</dt><dd>{Html.Encode(notice.CommunityName)}</dd>
            <dt>公示期</dt><dd>{Html.Day(notice.FirstDay)}至{Html.Day(notice.LastDay)}（{notice.Days}个{(notice.Unit == NoticeUnit.WorkingDays ? "工作日" : "自然日")}）</dd>
            <dt>合计</dt><dd>{SumOf(notice)}</dd>
            <dt>异议受理</dt><dd>{Html.Encode(notice.ContactName)}，电话<span class="nb">{Html.Encode(notice.ContactPhone)}</span></dd>
            <dt>公布时间</dt><dd>{Html.Day(notice.PublishedAt.ToLocalDay())}</dd><dt>内容摘要</dt><dd><code>{Html.Encode(notice.CopyHash)}</code></dd></dl>

            """);
    }

    public static async Task WriteTableAsync(TextWriter writer, PublicNoticeView notice, Func<int, string>? objection, CancellationToken ct)
    {
        if (!notice.ShowsNames)
        {
            await writer.WriteAsync("<p class=\"hint\">公示期已满，姓名不再显示。</p>");
        }

        if (objection is not null)
        {
            await writer.WriteAsync("<p class=\"hint screen\">点序号，可对那一条提出异议。</p>");
        }

        var hasAmounts = notice.Kind.HasAmounts();
        await writer.WriteAsync($"<table><thead><tr><th class=\"n\">序号</th><th>姓名</th>{(hasAmounts ? "<th>楼栋</th><th class=\"n\">金额（元）</th>" : "<th>结果</th>")}</tr></thead><tbody>");
        await foreach (var line in notice.Lines.WithCancellation(ct))
        {
            await writer.WriteAsync($"<tr><td class=\"n\">{(objection is null ? $"{line.Order}" : $"<a href=\"{objection(line.Order)}\">{line.Order}</a>")}</td><td>{(line.Name is null ? "已隐去" : Html.Encode(line.Name))}</td>");
            await writer.WriteAsync($"<td>{Html.Encode(line.Building)}</td>{(hasAmounts ? $"<td class=\"n\">{Html.Yuan(line.AmountFen)}</td>" : "")}</tr>");
        }

        await writer.WriteAsync("</tbody></table>");
    }

    /// <summary>How many lines and, where they are amounts, their sum.</summary>
    public static string SumOf(PublicNoticeView notice) =>
        notice.Kind.HasAmounts() ? $"{notice.LineCount}条，{Html.Yuan(notice.SumFen)}元（{RmbCapital.Write(new(notice.SumFen))}）" : $"{notice.LineCount}条";

    public static Task WriteReceivedAsync(TextWriter writer, string code, DateOnly? due, Look look) => writer.WriteAsync($"""
        <h1>您的异议已收到</h1><p>{(due is { } day ? $"将在{Html.Day(day)}前答复。" : "将按期答复。")}在答复之前，您所指的那一条不会生效；名单上的其他人不受影响。</p>
        <p>如未留联系方式，可拨打公示上的电话或到社区询问结果。</p><p><a href="{look.Link("/public/notices/" + Uri.EscapeDataString(code))}">返回公示</a></p>
        """);

    public static Task WriteMessageAsync(TextWriter writer, string heading, string text, Look look) =>
        writer.WriteAsync($"<h1>{Html.Encode(heading)}</h1><p>{Html.Encode(text)}</p><p><a href=\"{look.Link("/public/notices")}\">查看全部公示</a></p>");

    private static string Tag(PublicNoticeView notice) => notice.State switch
    {
        NoticeState.Running => "<span class=\"tag run\">公示中</span>",
        NoticeState.Withdrawn => "<span class=\"tag bad\">已撤回</span>",
        _ => "<span class=\"tag over\">已期满</span>",
    };

    private static async Task WriteFormAsync(TextWriter writer, PublicNoticeView notice, Filled filled, string path, Look look)
    {
        if (notice.FormToken is null)
        {
            await writer.WriteAsync($"<p class=\"box\">公示期已满，不再在网上受理异议。如有疑问，请拨打{Html.Encode(notice.ContactPhone)}。</p>");
            return;
        }

        await writer.WriteAsync($"""
            <section id="objection" class="box"><h2>提出异议</h2><p>不必登录，可以不留姓名。只有您指出的那一条会暂停办理，直到答复为止。</p>
            {(filled.Fault is null ? "" : $"<p class=\"bad\" role=\"alert\">{Html.Encode(filled.Fault)}</p>")}
            <form method="post" action="{look.Link(path + "/objections")}">
            <input type="hidden" name="token" value="{Html.Encode(notice.FormToken)}">
            <label for="line">序号（不填表示对整份公示有异议）</label><input class="short" id="line" name="line" inputmode="numeric" maxlength="6" value="{Html.Encode(filled.Line)}">
            <label for="text">异议内容（必填，不超过{Objection.MaximumText}字）</label><textarea id="text" name="text" required maxlength="{Objection.MaximumText}">{Html.Encode(filled.Text)}</textarea>
            <label for="name">姓名（选填，保密）</label><input id="name" name="name" maxlength="50" autocomplete="name" value="{Html.Encode(filled.Name)}">
            <label for="phone">电话（选填，保密，用于答复）</label><input id="phone" name="phone" maxlength="30" inputmode="tel" autocomplete="tel" value="{Html.Encode(filled.Phone)}">
            <button>提交异议</button></form></section>
            """);
    }
}
