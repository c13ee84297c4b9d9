using System.Buffers;
using System.Text;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Walks through a part, which came from outside, with bounded depth, names and text.</summary>
internal static class PartReader
{
    private const int MaxDepth = 64;

    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = new BoundedNames(),
    });

    /// <summary>Like Read; every open element costs the reader memory.</summary>
    public static bool Next(this XmlReader xml) =>
        xml.Read() && (xml.Depth <= MaxDepth ? true : throw new SpreadsheetFault(SpreadsheetErrors.Damaged));

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

    /// <summary>A reader keeps every name it ever saw. A workbook has some hundred.</summary>
    private sealed class BoundedNames : NameTable
    {
        private const int Most = 20_000;
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Count(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Count(base.Add(key));

        private string Count(string name) => ++_count > Most ? throw new SpreadsheetFault(SpreadsheetErrors.Damaged) : name;
    }
}
