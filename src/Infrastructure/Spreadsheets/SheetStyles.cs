using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>The fixed cell formats of written workbooks, by index.</summary>
internal static class SheetStyles
{
    public const int Header = 1;
    public const int RequiredHeader = 2;

    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FFCF1322"/><name val="宋体"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF5"/></patternFill></fill></fills>
        <borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="7"><xf/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="2" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" applyNumberFormat="1"/>
        <xf numFmtId="4" applyNumberFormat="1"/>
        <xf numFmtId="164" applyNumberFormat="1"/>
        <xf numFmtId="1" applyNumberFormat="1"/></cellXfs>
        </styleSheet>
        """;

    public static int Of(SheetColumnType type) => type switch
    {
        SheetColumnType.Text => 3,
        SheetColumnType.Money => 4,
        SheetColumnType.Date => 5,
        SheetColumnType.Integer => 6,
        _ => 0,
    };

    public static void Write(XmlWriter xml) => xml.WriteRaw(Styles);
}
