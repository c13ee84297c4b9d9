namespace Resettlement.Api.Notices;

/// <summary>The frame of the public pages: small enough for a telephone on a bad line, and nothing of it comes from elsewhere.</summary>
internal static class PublicLayout
{
    private const string Style = """
        :root{color-scheme:light;--line:#c9ced6;--ink:#1a1f26;--soft:#4a5361;--mark:#0b5aa2;--back:#f5f7fa}
        *{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:#fff}
        body.elder{font-size:23px;line-height:1.7}header,main,footer{max-width:60em;margin:0 auto;padding:.75em 1em}header{display:flex;flex-wrap:wrap;gap:.5em 1em;align-items:baseline;border-bottom:2px solid var(--mark)}
        header b{flex:1;white-space:nowrap}.nb{white-space:nowrap}h1{font-size:1.4em;line-height:1.35;margin:.4em 0}h2{font-size:1.15em;margin:1.4em 0 .4em}a{color:var(--mark)}a:focus-visible,input:focus-visible,textarea:focus-visible,button:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.6em 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.35em .5em;text-align:left}th{background:var(--back)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th,td:nth-child(2),td.n{white-space:nowrap}td.n a{display:block;min-width:1.6em}
        .tag{display:inline-block;padding:0 .5em;border:1px solid currentColor;border-radius:.3em}.run{color:#0a6b2d}.over{color:var(--soft)}.bad{color:#a3160d}.hint{color:var(--soft);overflow-wrap:anywhere}
        .box{border:1px solid var(--line);border-radius:.4em;padding:.75em 1em;margin:1em 0;background:var(--back)}label{display:block;margin:.6em 0 .2em}
        input,textarea{font:inherit;width:100%;padding:.4em .5em;border:1px solid #6b7585;border-radius:.3em;background:#fff;color:inherit}input.short{width:8em}textarea{min-height:6em}
        button{font:inherit;min-height:44px;padding:.4em 1.4em;margin-top:.8em;color:#fff;background:var(--mark);border:0;border-radius:.3em}nav.pages{display:flex;flex-wrap:wrap;gap:.4em 1em;margin:1em 0}nav.pages a{min-height:44px;display:inline-flex;align-items:center}
        ul.list{list-style:none;padding:0}ul.list li{border-bottom:1px solid var(--line);padding:.7em 0}.qr{width:8.5em;height:8.5em}code{font-size:.85em;overflow-wrap:anywhere}
        @media(max-width:30em){th,td{padding:.45em .35em}.elder dl{grid-template-columns:1fr}.elder dt{margin-top:.4em}.elder th{white-space:normal}.elder main{padding:.75em .6em}}
        .practice{margin:0;padding:.4em 1em;background:#fff1b8;border-bottom:2px solid #ad6800;color:#613400;text-align:center;font-weight:600}
        @media print{header,.screen,form{display:none}}
        """;

    private const string PrintStyle = """
        @page{size:A4;margin:16mm 15mm 18mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font:10pt serif}}
        body{font:11pt/1.5 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif}main{max-width:none;padding:0}h1{text-align:center;font-size:18pt;margin:0 0 4mm}
        table{font-size:10.5pt}thead{display:table-header-group}tr{break-inside:avoid}th,td{border-color:#333;padding:1mm 2mm}.end{display:flex;gap:6mm;margin-top:5mm;break-inside:avoid}.seal{text-align:right;margin:8mm 4mm 0;break-inside:avoid}.end .qr{width:30mm;height:30mm;flex:none}.end dl{margin:0}.end code{font-size:8pt}
        """;

    public static async Task WriteAsync(TextWriter writer, string title, Look look, bool print, bool practice, Func<TextWriter, Look, Task> body)
    {
        await writer.WriteAsync($"""
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">
            <title>{Html.Encode(title)}</title><style>{Style}{(print ? PrintStyle : "")}</style></head>
            <body{(look.Elder ? " class=\"elder\"" : "")}>

            """);
        if (practice)
        {
            await writer.WriteAsync("<p class=\"practice\" role=\"note\">演练环境：服务器时钟已调整，本页内容均为演练，不是正式公示。</p>");
        }

        if (!print)
        {
            await writer.WriteAsync($"<header><b>居民公开页</b><a href=\"{look.Link("/public/notices")}\">全部公示</a><a href=\"?{(look.Elder ? "" : "elder=1")}\">{(look.Elder ? "标准字号" : "长者模式（大字）")}</a></header>");
        }

        await writer.WriteAsync("<main>");
        await body(writer, look);
        await writer.WriteAsync("</main></body></html>");
    }
}
