using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Infrastructure.Printing;

/// <summary>公示存档件: title and text, the table with its heading on every page, total, hash and QR code at the end, 第 x 页 共 y 页 on each page.</summary>
internal sealed class NoticePdf : INoticeFilingCopy
{
    private const double Row = 18;
    private const double Pad = 5;
    private const double QrSide = 84;

    private static readonly (string Heading, double Width, bool Right)[] Columns = [("序号", 60, true), ("姓名", 130, false), ("楼栋", 190, false), ("金额（元）", 130, true)];
    private static readonly (string Heading, double Width, bool Right)[] WithoutAmounts = [("序号", 60, true), ("姓名", 130, false), ("结果", 320, false)];

    public byte[] Write(NoticeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        PrintFonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = sheet.Title;
        document.Info.Subject = sheet.Number;
        document.Info.Author = sheet.CommunityName;
        document.Info.Creator = "Resettlement";
        using (var paper = new Paper(document))
        {
            WriteOpening(paper, sheet);
            WriteTable(paper, sheet);
            WriteClosing(paper, sheet);
        }

        Paper.Number(document, sheet.Number);
        return SteadyPdf.Save(document, sheet.PublishedAt);
    }

    private static void WriteOpening(Paper paper, NoticeSheet sheet)
    {
        paper.Text(sheet.Title, 17, XStringAlignment.Center);
        paper.Space(6);
        if (sheet.WithdrawnReason is { } reason)
        {
            paper.Text($"本公示已撤回：{reason}", 11);
            paper.Space(4);
        }

        paper.Text($"　　{sheet.CommunityName}现将下列名单予以公示，公示期为{Day(sheet.FirstDay)}至{Day(sheet.LastDay)}（{sheet.Days}个{(sheet.Unit == NoticeUnit.WorkingDays ? "工作日" : "自然日")}）。"
            + $"对名单有异议的，请在公示期内向{sheet.ContactName}（电话{sheet.ContactPhone}）提出，也可以扫描文末二维码提出；可以不留姓名。", 10.5);
        paper.Space(6);
    }

    private static void WriteTable(Paper paper, NoticeSheet sheet)
    {
        var columns = sheet.Kind.HasAmounts() ? Columns : WithoutAmounts;
        paper.Keep(Row * 2);
        WriteRow(paper, columns, [.. columns.Select(x => x.Heading)], heading: true);
        foreach (var line in sheet.Lines)
        {
            if (!paper.Fits(Row))
            {
                paper.Turn();
                WriteRow(paper, columns, [.. columns.Select(x => x.Heading)], heading: true);
            }

            WriteRow(paper, columns, [line.Order.ToString(CultureInfo.InvariantCulture), line.MaskedName, line.Building ?? "", Yuan(line.AmountFen)], heading: false);
        }
    }

    /// <summary>Cells beyond the columns are left out.</summary>
    private static void WriteRow(Paper paper, (string Heading, double Width, bool Right)[] columns, string[] cells, bool heading)
    {
        var x = Paper.Left;
        for (var i = 0; i < columns.Length; i++)
        {
            var (_, width, right) = columns[i];
            paper.Cell(new XRect(x, paper.Y, width, Row), cells[i], right, heading, Pad);
            x += width;
        }

        paper.Space(Row);
    }

    private static void WriteClosing(Paper paper, NoticeSheet sheet)
    {
        paper.Keep(QrSide + 60);
        paper.Space(12);
        var top = paper.Y;
        paper.Qr(sheet.Address, Paper.Left, top, QrSide);
        (string Name, string Value)[] facts =
        [
            ("合计", sheet.Kind.HasAmounts() ? $"{sheet.LineCount}条，{Yuan(sheet.SumFen)}元（{RmbCapital.Write(new(sheet.SumFen))}）" : $"{sheet.LineCount}条"), ("编号", sheet.Number), ("公布", $"{Day(sheet.PublishedAt.ToLocalDay())}，{sheet.PublishedByName}"),
            ("依据", sheet.PolicyDocument), ("网址", sheet.Address), ("名单摘要", sheet.CopyHash), (sheet.Kind.HasAmounts() ? "批次摘要" : "推选摘要", sheet.ContentHash),
        ];
        foreach (var (name, value) in facts)
        {
            paper.Fact(name, value, Paper.Left + QrSide + 14);
        }

        paper.DownTo(top + QrSide);
        paper.Space(26);
        paper.Text($"{sheet.CommunityName}（盖章）", 11, XStringAlignment.Far);
    }

    private static string Yuan(long fen) => new Money(fen).Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
