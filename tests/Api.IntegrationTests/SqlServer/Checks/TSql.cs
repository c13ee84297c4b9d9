using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>Parsing for SQL Server 2019, the oldest version that is supported.</summary>
internal static class TSql
{
    private static readonly SqlScriptGenerator Generator = new Sql150ScriptGenerator();

    public static TSqlScript Parse(string text)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        return errors is [var first, ..] ? throw new FormatException($"{first.Message} Line {first.Line}, column {first.Column} of\n{text}") : script;
    }

    /// <summary>All statements of a script, also those in IF and BEGIN…END and those in the text of EXEC(N'…').</summary>
    public static IEnumerable<TSqlStatement> Flatten(string text) => Parse(text).Batches.SelectMany(batch => batch.Statements).SelectMany(Flatten);

    /// <summary>The statement written in one fixed way.</summary>
    public static string Write(TSqlFragment fragment)
    {
        Generator.GenerateScript(fragment, out var text);
        return text;
    }

    public static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;

    private static IEnumerable<TSqlStatement> Flatten(TSqlStatement statement) => statement switch
    {
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Flatten),
        IfStatement { ElseStatement: { } otherwise } choice => Flatten(choice.ThenStatement).Concat(Flatten(otherwise)),
        IfStatement choice => Flatten(choice.ThenStatement),
        ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral text] } } => Flatten(text.Value),
        _ => [statement],
    };
}
