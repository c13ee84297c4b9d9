using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Resettlement.Api.IntegrationTests.SqlServer.Capture;

/// <summary>One statement as SQL Server would get it: text and parameter declarations.</summary>
internal sealed record CapturedCommand(string Text, string Declarations);

/// <summary>Who ran it first.</summary>
internal sealed record Origin(string Test, string Code)
{
    private static readonly string Own = typeof(Origin).Namespace!;

    public static Origin Here()
    {
        var types = new StackTrace(1, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType)
            .OfType<Type>()
            .Where(type => type.Namespace?.StartsWith("Resettlement.", StringComparison.Ordinal) == true && type.Namespace != Own)
            .Select(Outermost)
            .Distinct()
            .ToList();
        var telling = types.Where(type => !type.Namespace!.EndsWith(".Common", StringComparison.Ordinal)).ToList();
        return new(TestContext.CurrentContext.Test.FullName, string.Join(" < ", (telling.Count > 0 ? telling : types).Take(2).Select(type => type.Name)));
    }

    public override string ToString() => $"{Code}, first run by {Test}";

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}

/// <summary>Every distinct command of a run, and what could not be made into one.</summary>
internal sealed class CommandLog
{
    /// <summary>SQL Server takes no more parameters than this in one command.</summary>
    private const int MostParameters = 2_100;

    private readonly ConcurrentDictionary<CapturedCommand, Origin> _commands = new();
    private readonly ConcurrentDictionary<string, Origin> _refusals = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KeyValuePair<CapturedCommand, Origin>> Commands => [.. _commands];

    /// <summary>Queries that the SQL Server provider cannot translate and the like.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Origin>> Refusals => [.. _refusals];

    public void Add(SqlCommand command)
    {
        if (command.Parameters.Count > MostParameters)
        {
            Refuse($"{command.Parameters.Count} parameters, SQL Server takes {MostParameters}: {command.CommandText[..Math.Min(400, command.CommandText.Length)]}…");
            return;
        }

        var declarations = string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declare).Order(StringComparer.Ordinal));
        Add(new CapturedCommand(command.CommandText, declarations));
    }

    public void Add(CapturedCommand command)
    {
        if (!_commands.ContainsKey(command))
        {
            _commands.TryAdd(command, Origin.Here());
        }
    }

    public void Refuse(string problem)
    {
        if (!_refusals.ContainsKey(problem))
        {
            _refusals.TryAdd(problem, Origin.Here());
        }
    }

    private static string Declare(SqlParameter parameter)
    {
        var name = parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName;
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
        return parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.NChar => $"{name} {type}({Length(parameter.Size, 4_000)})",
            SqlDbType.VarChar or SqlDbType.Char or SqlDbType.VarBinary or SqlDbType.Binary => $"{name} {type}({Length(parameter.Size, 8_000)})",
            SqlDbType.Decimal => $"{name} {type}({(parameter.Precision == 0 ? 18 : parameter.Precision)},{parameter.Scale})",
            SqlDbType.Variant => $"{name} sql_variant",
            _ => $"{name} {type}",
        };
    }

    private static string Length(int size, int most) => size is <= 0 || size > most ? "max" : size.ToString(CultureInfo.InvariantCulture);
}
