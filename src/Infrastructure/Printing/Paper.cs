using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;

namespace Resettlement.Infrastructure.Printing;

/// <summary>A4 sheets that are written from top to bottom. Lengths are points, y grows downwards.</summary>
internal sealed class Paper : IDisposable
{
    public const double Left = 42.5;
    private const double Top = 45;
    private const double Bottom = 842 - 56;
    private const double Width = 595 - (2 * Left);
    private const double FactName = 48;
    private static readonly XPen Line = new(XColor.FromArgb(0x55, 0x55, 0x55), 0.6);
    private static readonly XBrush Shade = new XSolidBrush(XColor.FromArgb(0xEE, 0xF1, 0xF5));

    private readonly PdfDocument _document;
    private readonly Dictionary<double, XFont> _fonts = [];
    private XGraphics _page;

    public Paper(PdfDocument document) => (_document, _page) = (document, Add(document));

    public double Y { get; private set; } = Top;

    /// <summary>Writes the number of each page under it, once all pages are there.</summary>
    public static void Number(PdfDocument document, string number)
    {
        var font = Font(9);
        for (var i = 0; i < document.PageCount; i++)
        {
            using var page = XGraphics.FromPdfPage(document.Pages[i], XGraphicsPdfPageOptions.Append);
            page.DrawString($"第 {i + 1} 页，共 {document.PageCount} 页", font, XBrushes.Black, new XRect(Left, Bottom + 14, Width, 14), XStringFormats.Center);
            page.DrawString(number, font, XBrushes.DimGray, new XRect(Left, Bottom + 14, Width, 14), XStringFormats.CenterRight);
        }
    }

    public bool Fits(double height) => Y + height <= Bottom;

    /// <summary>Goes to a new page unless as much as that still fits.</summary>
    public void Keep(double height)
    {
        if (!Fits(height))
        {
            Turn();
        }
    }

    public void Turn()
    {
        _page.Dispose();
        (_page, Y) = (Add(_document), Top);
    }

    public void Space(double height) => Y += height;

    public void DownTo(double y) => Y = Math.Max(Y, y);

    /// <summary>A paragraph over the width of the page.</summary>
    public void Text(string text, double size, XStringAlignment alignment = XStringAlignment.Near)
    {
        foreach (var line in Wrap(text, Sized(size), Width))
        {
            Keep(size * 1.6);
            _page.DrawString(line, Sized(size), XBrushes.Black, new XRect(Left, Y, Width, size * 1.6), new XStringFormat { Alignment = alignment, LineAlignment = XLineAlignment.Center });
            Space(size * 1.6);
        }
    }

    /// <summary>A framed cell; what is too long for it becomes narrower type, never a cut word.</summary>
    public void Cell(XRect frame, string text, bool right, bool heading, double pad)
    {
        _page.DrawRectangle(Line, heading ? Shade : XBrushes.White, frame);
        var inner = new XRect(frame.X + pad, frame.Y, frame.Width - (2 * pad), frame.Height);
        var size = 10.5;
        while (size > 5 && _page.MeasureString(text, Sized(size)).Width > inner.Width)
        {
            size -= 0.5;
        }

        _page.DrawString(text, Sized(size), XBrushes.Black, inner, right ? XStringFormats.CenterRight : XStringFormats.CenterLeft);
    }

    /// <summary>A name and its value, which may take several lines, from <paramref name="x"/> to the right edge.</summary>
    public void Fact(string name, string value, double x)
    {
        const double size = 9;
        _page.DrawString(name, Sized(size), XBrushes.DimGray, new XRect(x, Y, FactName, size * 1.5), XStringFormats.CenterLeft);
        foreach (var line in Wrap(value, Sized(size), Left + Width - x - FactName))
        {
            _page.DrawString(line, Sized(size), XBrushes.Black, new XRect(x + FactName, Y, Left + Width - x - FactName, size * 1.5), XStringFormats.CenterLeft);
            Space(size * 1.5);
        }
    }

    public void Qr(string text, double x, double y, double side)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var module = side / rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                var from = column;
                while (column < rows[row].Length && rows[row][column])
                {
                    column++;
                }

                if (column > from)
                {
                    // a run of modules is one bar, a hair higher than its row: printers leave no white line between rows
                    _page.DrawRectangle(XBrushes.Black, x + (from * module), y + (row * module), (column - from) * module, module * 1.02);
                }
            }
        }
    }

    public void Dispose() => _page.Dispose();

    private static XGraphics Add(PdfDocument document)
    {
        var page = document.AddPage();
        page.Size = PageSize.A4;
        return XGraphics.FromPdfPage(page);
    }

    private static XFont Font(double size) => new(PrintFonts.Family, size, XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);

    private XFont Sized(double size) => _fonts.TryGetValue(size, out var font) ? font : _fonts[size] = Font(size);

    /// <summary>Chinese breaks between any two signs but not before a closing one; a code without spaces breaks where the line ends.</summary>
    private List<string> Wrap(string text, XFont font, double width)
    {
        const string NotFirst = "，。；：、！？）》」”";
        var lines = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var length = 1;
            while (start + length < text.Length && _page.MeasureString(text.Substring(start, length + 1), font).Width <= width)
            {
                length++;
            }

            if (start + length < text.Length && (NotFirst.Contains(text[start + length], StringComparison.Ordinal) || char.IsLowSurrogate(text[start + length])) && length > 1)
            {
                length--;
            }

            lines.Add(text.Substring(start, length));
            start += length;
        }

        return lines;
    }
}
