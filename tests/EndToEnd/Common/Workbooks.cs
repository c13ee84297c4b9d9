using System.Globalization;
using MiniExcelLibs;

namespace Resettlement.EndToEnd.Common;

/// <summary>Workbooks as a person would fill them in or look into them.</summary>
internal static class Workbooks
{
    /// <summary>Fills a downloaded template; the keys of the rows are its headings without a unit in brackets.</summary>
    public static string Fill(string template, string fileName, params Dictionary<string, object?>[] rows)
    {
        var headings = MiniExcel.Query(template).Cast<IDictionary<string, object?>>().First().Values.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").ToArray();
        foreach (var key in rows.SelectMany(row => row.Keys).Distinct())
        {
            Assert.That(headings.Select(Plain), Does.Contain(key), "the template has such a column");
        }

        var path = Scratch.File(fileName);
        MiniExcel.SaveAs(path, rows.Select(row => headings.ToDictionary(heading => heading, heading => row.GetValueOrDefault(Plain(heading)))));
        return path;
    }

    /// <summary>The rows below the heading of a sheet, by heading without its unit.</summary>
    public static List<Dictionary<string, string>> Read(string path, string? sheet = null) =>
    [
        .. MiniExcel.Query(path, useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()
            .Select(row => row.ToDictionary(cell => Plain(cell.Key), cell => Convert.ToString(cell.Value, CultureInfo.InvariantCulture) ?? "")),
    ];

    /// <summary>Yuan as a workbook shows them, in fen.</summary>
    public static long Fen(string yuan) => yuan.Length == 0 ? 0 : (long)Math.Round(decimal.Parse(yuan, CultureInfo.InvariantCulture) * 100m);

    private static string Plain(string heading) => heading.Split('(', '（')[0];
}

/// <summary>What the quarter of the sample building must come to, household by household.</summary>
internal sealed record ExpectedLine(string Household, long PropertyFen, long ElevatorFen, long WaterFen, long BaseFen, long SubsidyFen, string Outcome)
{
    public bool IsPayable => Outcome == "payable";

    public static List<ExpectedLine> ReadAll() =>
    [
        .. File.ReadLines(Repository.Sample("xintiandi-3", "expected-2026Q3.csv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
            .Select(x => new ExpectedLine(x[0], Number(x[1]), Number(x[2]), Number(x[3]), Number(x[4]), Number(x[5]), x[6])),
    ];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
