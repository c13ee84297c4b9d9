using System.Globalization;
using System.Text;
using QRCoder;

namespace Resettlement.Api.Notices;

/// <summary>A QR code as one path of SVG.</summary>
internal static class QrSvg
{
    public static string Write(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder(4096);
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x])
                {
                    continue;
                }

                var from = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1])
                {
                    x++;
                }

                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="qr" role="img" aria-label="{Html.Encode(label)}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{path}"/></svg>""");
    }
}
