using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>What the cells of all sheets refer to by number: texts that are stored once, and which formats are dates.</summary>
internal sealed partial class WorkbookTables
{
    // a text that is stored once may be shown in every cell, so the number of texts and their length are bounded by themselves
    private const int MaxTexts = 2_000_000;
    private const int MaxCharacters = 60_000_000;
    private readonly List<string> _texts = [];
    private readonly List<bool> _dateFormats = [];

    public bool Starts1904 { get; set; }

    public string Text(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _texts.Count ? _texts[i] : throw new SpreadsheetFault(SpreadsheetErrors.Damaged);

    public bool IsDate(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _dateFormats.Count && _dateFormats[i];

    public void ReadTexts(XmlReader xml)
    {
        var text = new StringBuilder();
        var (reading, left) = (false, MaxCharacters);
        while (xml.Next())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    text.Clear();
                    if (xml.IsEmptyElement)
                    {
                        Add("");
                    }

                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    reading = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    xml.SkipElement();
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    reading = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    Add(CellValues.Clean(Unescape(text.ToString())));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reading:
                    xml.AppendText(text);
                    break;
                default:
                    break;
            }
        }

        void Add(string value)
        {
            if (_texts.Count >= MaxTexts || (left -= value.Length) < 0)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.TooMuchContent);
            }

            _texts.Add(value);
        }
    }

    public void ReadFormats(XmlReader xml)
    {
        var custom = new Dictionary<int, bool>();
        var inCellFormats = false;
        while (xml.Next())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out var id))
            {
                custom[id] = CellValues.IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCellFormats)
            {
                _ = int.TryParse(xml.GetAttribute("numFmtId"), out var format);
                _dateFormats.Add(custom.TryGetValue(format, out var isDate) ? isDate : CellValues.IsBuiltInDateFormat(format));
            }
        }
    }

    /// <summary>_x000D_ and the like: characters that XML cannot hold.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? EscapedCharacter().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
            : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedCharacter();
}
