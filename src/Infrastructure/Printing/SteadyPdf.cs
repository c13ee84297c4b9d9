using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;

namespace Resettlement.Infrastructure.Printing;

/// <summary>
/// Saves a document so that the same content gives the same bytes: a file in the archive can be made again and compared by its hash. The library draws new identifiers
/// for each document; they are exchanged in place, each for one of the same length, so that no offset of the file moves.
/// </summary>
internal static partial class SteadyPdf
{
    private const string Tag = "STEADY";

    public static byte[] Save(PdfDocument document, DateTimeOffset at)
    {
        var moment = at.UtcDateTime;
        document.Info.CreationDate = moment;
        document.Info.ModificationDate = moment;
        using var target = new MemoryStream();
        document.Save(target, closeStream: false);
        // Latin-1 keeps every byte, also those of the compressed streams
        var text = SubsetTag().Replace(Encoding.Latin1.GetString(target.GetBuffer(), 0, (int)target.Length), "/" + Tag + "+" + "$1");
        var blank = Identifier().Replace(text, match => new string('0', match.Length));
        var identifier = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(blank)));
        return Encoding.Latin1.GetBytes(Identifier().Replace(text, match => identifier[..32] is var hex && match.Length == 32 ? hex : Dashed(hex)));
    }

    private static string Dashed(string hex) => Guid.ParseExact(hex, "N").ToString("D");

    [GeneratedRegex("/[A-Z]{6}\\+(NotoSansSC|Noto)", RegexOptions.CultureInvariant)]
    private static partial Regex SubsetTag();

    /// <summary>Both identifiers of the trailer, and those of the metadata.</summary>
    [GeneratedRegex("(?<=/ID\\s*\\[\\s*<)[0-9A-Fa-f]{32}(?=>)|(?<=/ID\\s*\\[\\s*<[0-9A-Fa-f]{32}>\\s*<)[0-9A-Fa-f]{32}(?=>)|(?<=uuid:)[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
