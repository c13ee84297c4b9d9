using PdfSharp.Fonts;

namespace Resettlement.Infrastructure.Printing;

/// <summary>The one typeface of what the server prints: Noto Sans SC, restored by the build (Fonts.targets). A document embeds only the characters it uses.</summary>
internal sealed class PrintFonts : IFontResolver
{
    public const string Family = "Noto Sans SC";
    public const string FileName = "NotoSansSC-Regular.ttf";

    private static readonly Lock Gate = new();
    private readonly Lazy<byte[]> _font = new(() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", FileName)));

    /// <summary>The library keeps one resolver for the whole process.</summary>
    public static void Use()
    {
        lock (Gate)
        {
            GlobalFontSettings.FontResolver ??= new PrintFonts();
        }
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(FileName);

    public byte[] GetFont(string faceName) => _font.Value;
}
