using System.Text;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>
/// A database of SQL Server 2019 as DacFx imagines it, with the collation that the product asks for: names are case-sensitive.
/// </summary>
internal sealed partial class SqlServerModel : IDisposable
{
    // names that a procedure refers to and that are not there: an error when DacFx is sure, a warning when not
    private static readonly int[] Unresolved = [71501, 71502];

    private readonly TSqlModel _model = new(SqlServerVersion.Sql150, new TSqlModelOptions { Collation = "Latin1_General_100_BIN2" });

    public SqlServerModel(string schema)
    {
        _model.AddObjects(schema);
        SchemaProblems = [.. Problems(), .. ModelErrors()];
    }

    /// <summary>What is wrong with the tables themselves.</summary>
    public IReadOnlyList<string> SchemaProblems { get; }

    /// <summary>Wraps each command as a procedure with its parameters and says what the server would refuse, by index of the command.</summary>
    public ILookup<int, string> Check(IReadOnlyList<CapturedCommand> commands)
    {
        var findings = new List<(int Command, string Problem)>();
        var procedures = new List<(int Command, string Text)>();
        for (var i = 0; i < commands.Count; i++)
        {
            try
            {
                var text = $"CREATE PROCEDURE [dbo].[captured_{i}] {commands[i].Declarations} AS\nBEGIN\n{commands[i].Text}\nEND";
                findings.AddRange(StatementRules.Problems(text).Select(problem => (i, problem)));
                procedures.Add((i, text));
            }
            catch (FormatException exception)
            {
                findings.Add((i, "not T-SQL: " + exception.Message));
            }
        }

        findings.AddRange(Add(procedures));

        // SQL70590 comes first: with such an error in the model the references are not looked at
        var errors = ModelErrors().ToList();
        findings.AddRange(errors.Concat(Problems()).Except(SchemaProblems, StringComparer.Ordinal).Select(problem => (CommandOf(problem), problem)));
        return findings.Distinct().ToLookup(finding => finding.Command, finding => finding.Problem);
    }

    public void Dispose() => _model.Dispose();

    private IEnumerable<(int Command, string Problem)> Add(List<(int Command, string Text)> procedures)
    {
        if (procedures.Count == 0)
        {
            return [];
        }

        try
        {
            // one by one this takes three times as long
            _model.AddObjects(string.Join("\nGO\n", procedures.Select(procedure => procedure.Text)));
            return [];
        }
        catch (DacModelException) when (procedures.Count > 1)
        {
            var half = procedures.Count / 2;
            return [.. Add(procedures[..half]), .. Add(procedures[half..])];
        }
        catch (DacModelException exception)
        {
            return [(procedures[0].Command, exception.Message)];
        }
    }

    private IEnumerable<string> Problems() => _model.Validate()
        .Where(message => message.MessageType == DacMessageType.Error || Unresolved.Contains(message.Number))
        .Where(message => !message.Message.Contains("[sys].", StringComparison.OrdinalIgnoreCase))
        .Select(message => $"{message.Prefix}{message.Number}: {message.Message}");

    private IEnumerable<string> ModelErrors() => _model.GetModelErrors()
        .Where(error => error.Severity == ModelErrorSeverity.Error)
        .Select(error => $"{error.Prefix}{error.ErrorCode}: {error.Message}");

    private static int CommandOf(string problem) => CapturedName().Match(problem) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"captured_(\d+)\]")]
    private static partial Regex CapturedName();
}
