using System.Globalization;
using System.IO.Compression;
using System.Text;
using Resettlement.Benchmarks.Compile;

namespace Resettlement.Benchmarks.Imports;

/// <summary>Files as a county's offices send them, of people and payments that do not exist.</summary>
internal static class ImportFiles
{
    public const int PeopleOfHousehold = 4;

    private const int DaysOfSequence = 700;
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly string[] Relations = ["户主", "配偶", "子", "女"];
    private static readonly int[] BornIn = [1958, 1960, 1985, 1988];
    private static readonly string[] Fees = ["物业费", "电梯费", "水费"];
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    private static readonly string[] Given = ["建", "国", "俊", "燕", "明", "兰", "芳", "军", "平", "华", "英", "强", "霞", "波", "红", "文"];

    /// <summary>A roster of whole households, four people each, with dwelling and account: one sheet, texts shared as most programs write them.</summary>
    public static byte[] Roster(int people, int first = 0)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var sheet = new StringBuilder();
        Row(1, ["户编号", "姓名", "身份证号", "与户主关系", "性别", "联系电话", "搬迁类型", "脱贫状态", "迁出地乡镇", "楼栋", "单元", "房号", "建筑面积", "入住日期", "开户行", "一卡通账号"]);
        for (var i = 0; i < people; i++)
        {
            var (h, m) = ((first + i) / PeopleOfHousehold, i % PeopleOfHousehold);
            var head = m == 0;
            Row(i + 2,
            [
                Number(h), Name(i), IdNumber(h, m), Relations[m], m % 2 == 0 ? "男" : "女", head ? $"138{h:00000000}" : "", "建档立卡", "已脱贫", "示范镇",
                $"{(h / 60) + 1}", $"{(h / 20 % 3) + 1}", $"{(h % 20 / 4) + 1}0{(h % 4) + 1}", head ? "75.5" : "", "2019-10-15", head ? "夏县农村信用社" : "", head ? $"9990{h:00000000000}" : "",
            ]);
        }

        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var shared = string.Concat(texts.OrderBy(x => x.Value).Select(x => $"<si><t>{x.Key}</t></si>"));
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships {package}><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{relation}\"><sheets><sheet name=\"花名册\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships {package}><Relationship Id=\"s1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"s2\" Type=\"{relation}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", $"<sst {main}>{shared}</sst>"));

        void Row(int number, string[] cells)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var column = 0; column < cells.Length; column++)
            {
                if (cells[column].Length > 0)
                {
                    texts.TryAdd(cells[column], texts.Count);
                    sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{number}\" t=\"s\"><v>{texts[cells[column]]}</v></c>");
                }
            }

            sheet.Append("</row>");
        }
    }

    /// <summary>Payments of the households of a roster, one fee a line: every fee of a month, then of the next.</summary>
    public static byte[] Receipts(int count, int households, int first = 0)
    {
        var text = new StringBuilder("\uFEFF户编号,费用所属月份,费用类型,金额,缴费日期,收据号,缴费人\r\n");
        for (var i = 0; i < count; i++)
        {
            var (h, round) = (first + (i % households), i / households);
            var month = new DateOnly(2026, 4, 1).AddMonths(round / Fees.Length % 6);
            var paid = month.AddDays(World.Draw(i, 201, 28));
            text.Append(CultureInfo.InvariantCulture,
                $"{Number(h)},{month:yyyy-MM},{Fees[round % Fees.Length]},{10 + World.Draw(i, 202, 40)}.{World.Draw(i, 203, 100):00},{paid:yyyy-MM-dd},SJ{i:0000000},本人\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Number(int household) => $"M{household:00000}";

    private static string Name(int i) => Surnames[World.Draw(i, 211, Surnames.Length)] + Given[World.Draw(i, 212, Given.Length)] + Given[World.Draw(i, 213, Given.Length)];

    /// <summary>Sound by its check character, in a division that exists nowhere.</summary>
    private static string IdNumber(int household, int member)
    {
        var birth = new DateOnly(BornIn[member], 1, 1).AddDays(household % DaysOfSequence);
        var digits = string.Create(CultureInfo.InvariantCulture, $"140899{birth:yyyyMMdd}{(household / DaysOfSequence * 10) + (member % 2 == 0 ? 1 : 2):000}");
        return digits + "10X98765432"[digits.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
