using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>The findings about everything in a log, each with the text and with who ran it.</summary>
internal sealed record SqlServerReport(int Commands, TimeSpan Took, IReadOnlyList<string> Problems)
{
    public static SqlServerReport Of(SqlServerShadow shadow)
    {
        var watch = Stopwatch.StartNew();
        var commands = shadow.Log.Commands.OrderBy(pair => pair.Key.Text, StringComparer.Ordinal).ToList();
        var problems = shadow.Log.Refusals.Select(refusal => $"{refusal.Key}\nin {refusal.Value}").ToList();
        if (commands.Count > 0)
        {
            using var db = shadow.NewContext();
            using var model = new SqlServerModel(Schema.Replay(db.Database.GenerateCreateScript()).ToScript());
            foreach (var findings in model.Check([.. commands.Select(pair => pair.Key)]))
            {
                var found = string.Join('\n', findings);
                problems.Add(findings.Key < 0 ? found : $"{found}\nin {commands[findings.Key].Value}\n{commands[findings.Key].Key.Declarations}\n{commands[findings.Key].Key.Text}");
            }
        }

        return new(commands.Count, watch.Elapsed, problems);
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Problems.Count} of {Commands} commands would fail on SQL Server:");
        foreach (var problem in Problems)
        {
            text.Append("\n\n").Append(problem);
        }

        return text.ToString();
    }
}
