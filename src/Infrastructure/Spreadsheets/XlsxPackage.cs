using System.IO.Compression;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>A part that another one names. Links to the outside are left out and never followed.</summary>
internal readonly record struct PartRelation(string Type, string Target)
{
    public bool Is(string type) => Type.EndsWith(type, StringComparison.Ordinal);
}

/// <summary>The archive around the parts of a workbook.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MaxEntries = 5_000;
    private const int MaxRelations = 5_000;
    private readonly ZipArchive _archive;
    private readonly ReadBudget _budget = new();

    public XlsxPackage(byte[] content) => _archive = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);

    /// <summary>Refuses what no program writes into a workbook, and what the office does not take.</summary>
    public void Judge()
    {
        if (_archive.Entries.Count > MaxEntries)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.TooManyParts);
        }

        // two parts of one name: one program shows the first, another the second
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in _archive.Entries)
        {
            if (!names.Add(entry.FullName) || entry.FullName.Split('/', '\\').Contains(".."))
            {
                throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
            }

            if (entry.IsEncrypted)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.OldFormat);
            }

            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase))
            {
                throw new SpreadsheetFault(SpreadsheetErrors.Macros);
            }
        }
    }

    public bool Has(string part) => _archive.GetEntry(part) is not null;

    public XmlReader Open(string part)
    {
        var entry = _archive.GetEntry(part) ?? throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        return PartReader.Open(new BoundedStream(entry.Open(), _budget, entry.Crc32));
    }

    /// <summary>By id.</summary>
    public Dictionary<string, PartRelation> Relations(string source)
    {
        var folder = source.LastIndexOf('/') is var slash and >= 0 ? source[..(slash + 1)] : "";
        var part = $"{folder}_rels/{source[folder.Length..]}.rels";
        var found = new Dictionary<string, PartRelation>(StringComparer.Ordinal);
        if (!Has(part))
        {
            return found;
        }

        using var xml = Open(part);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External")
            {
                continue;
            }

            var relation = new PartRelation(xml.GetAttribute("Type") ?? "", Resolve(folder, xml.GetAttribute("Target") ?? ""));
            if (relation.Is("/vbaProject") || relation.Is("/xlMacrosheet") || relation.Is("/xlIntlMacrosheet"))
            {
                throw new SpreadsheetFault(SpreadsheetErrors.Macros);
            }

            if (!found.TryAdd(xml.GetAttribute("Id") ?? "", relation))
            {
                throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
            }

            if (found.Count > MaxRelations)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.TooManyParts);
            }
        }

        return found;
    }

    public void Dispose() => _archive.Dispose();

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var parts = new List<string>();
        foreach (var step in (folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (step != ".")
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }
}
