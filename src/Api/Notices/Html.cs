using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Notices;

/// <summary>Text on its way into a page.</summary>
internal static class Html
{
    // Chinese stays as it is, everything that means something in HTML does not
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string? text) => text is null ? "" : Encoder.Encode(text);

    public static string Yuan(long fen) => new Money(fen).Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
