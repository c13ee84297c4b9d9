using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Resettlement.Benchmarks.Common;

/// <summary>What one benchmark gave the last time it ran.</summary>
internal sealed record MeasuredSection(string Name, string Title, string Date, string Commit, string Machine, IReadOnlyList<Measurement> Rows);

/// <summary>
/// docs/performance.md: the words are written by hand, the tables stand between two comments that name the benchmark and are replaced one by one. The rows are also kept as
/// docs/performance/NAME.json.
/// </summary>
internal sealed class PerformanceReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private PerformanceReport(string root) => Root = root;

    public string Root { get; }

    private string Page => Path.Combine(Root, "docs", "performance.md");

    public static PerformanceReport InRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Resettlement.sln")))
            {
                return new(folder.FullName);
            }
        }

        throw new InvalidOperationException("Run this inside the repository: the results are written to docs/performance.md.");
    }

    public static string Verdict(bool? met) => met switch { true => "met", false => "short", null => "" };

    public void Put(MeasuredSection section)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "docs", "performance")).FullName;
        File.WriteAllText(Path.Combine(folder, section.Name + ".json"), JsonSerializer.Serialize(section, Json) + "\n");

        var (start, end) = ($"<!-- measured: {section.Name} -->", $"<!-- end: {section.Name} -->");
        var page = File.Exists(Page) ? File.ReadAllText(Page) : "# Performance\n";
        var (from, to) = (page.IndexOf(start, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        var table = $"{start}\n{Table(section)}{end}";
        page = from < 0 || to < from ? $"{page.TrimEnd()}\n\n## {section.Title}\n\n{table}\n" : page[..from] + table + page[(to + end.Length)..];
        File.WriteAllText(Page, page);
    }

    private static string Table(MeasuredSection section)
    {
        var text = new StringBuilder();
        text.Append(null, $"Measured {section.Date} at {section.Commit} on {section.Machine}.\n\n");
        text.Append("| what | database | measured | target | |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (var row in section.Rows)
        {
            text.Append(null, $"| {row.What} | {row.Database} | {row.Measured} | {row.Target} | {Verdict(row.Met)} |\n");
        }

        return text.Append('\n').ToString();
    }
}
