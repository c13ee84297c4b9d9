using System.Buffers;
using System.Text;
using System.Xml;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Walks through a part, which came from outside, with bounded depth, names and text.</summary>
internal static class PartReader
{
    public static XmlReader Open(Stream part) => ForeignXml.Open(part, maxCharacters: 0, closeInput: true, ignoreWhitespace: false);

    /// <summary>Like Read, within the bounds.</summary>
    public static bool Next(this XmlReader xml)
    {
        try
        {
            return ForeignXml.Step(xml);
        }
        catch (ForeignXmlException)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        }
    }

    /// <summary>Appends the text the reader stands on, up to what a cell may hold.</summary>
    public static void AppendText(this XmlReader xml, StringBuilder text)
    {
        if (!xml.CanReadValueChunk || xml.NodeType is XmlNodeType.CDATA)
        {
            text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, Room(text))));
            return;
        }

        var buffer = ArrayPool<char>.Shared.Rent(1_024);
        while (Room(text) is > 0 and var room && xml.ReadValueChunk(buffer, 0, Math.Min(buffer.Length, room)) is > 0 and var read)
        {
            text.Append(buffer, 0, read);
        }

        ArrayPool<char>.Shared.Return(buffer);
    }

    /// <summary>Ends on the end tag, so that the caller's loop goes on behind it.</summary>
    public static void SkipElement(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Next() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    private static int Room(StringBuilder text) => SpreadsheetLimits.MaxCellCharacters - text.Length;
}
