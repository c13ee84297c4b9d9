using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Resettlement.Architecture.Tests.Sql;

/// <summary>Where SQL text is handed to a database, and what the text says, read from compiled code.</summary>
internal static partial class RawSql
{
    /// <summary>Stands in texts where a value is put in at run time.</summary>
    private const string Hole = " x ";

    // words that may stand before a bracket without being a function
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "ALL", "AND", "ANY", "AS", "BETWEEN", "BY", "CASE", "CHECK", "CONFLICT", "DISTINCT", "ELSE", "EXISTS", "FILTER", "FROM", "HAVING", "IF", "IN", "INTO", "JOIN", "KEY", "LIKE",
        "LIMIT", "NOT", "OFFSET", "ON", "OR", "OVER", "PARTITION", "RETURNING", "SELECT", "SET", "STDIN", "THEN", "UNION", "USING", "VALUES", "WHEN", "WHERE", "WITH",
    };

    /// <summary>Methods that hand a text of their own to a database, as "type.method calls what".</summary>
    public static IEnumerable<(string Namespace, string Call)> Calls(Assembly assembly) =>
        from found in assembly.Code().Methods()
        from called in found.Method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
        where TakesSql(called)
        select (found.Owner.Namespace, $"{found.Method.DeclaringType.FullName}.{found.Method.Name} calls {called.DeclaringType.Name}.{called.Name}");

    /// <summary>The texts in each method of a namespace, put together in the order of the code.</summary>
    public static IEnumerable<(string Method, string Text)> Texts(Assembly assembly, string inNamespace) =>
        from found in assembly.Code().Methods()
        where found.Owner.Namespace == inNamespace
        let text = string.Join(Hole, Literals(found.Method))
        where text.Length > 0
        select ($"{found.Method.DeclaringType.FullName}.{found.Method.Name}", text);

    /// <summary>Single literals of a namespace that are not constants of their type.</summary>
    public static IEnumerable<(string Method, string Text)> Loose(Assembly assembly, string inNamespace) =>
        from found in assembly.Code().Methods()
        where found.Owner.Namespace == inNamespace
        from text in Literals(found.Method)
        where text.Contains(' ', StringComparison.Ordinal) && !found.Owner.Fields.Any(field => field.Constant is string constant && constant == text)
        select ($"{found.Method.DeclaringType.FullName}.{found.Method.Name}", text);

    /// <summary>Names before an opening bracket that are neither words of the language, nor types in a cast, nor quoted.</summary>
    public static IEnumerable<string> Functions(string sql)
    {
        var bare = Quoted().Replace(sql, " ? ");
        return Call().Matches(bare)
            .Where(match => !match.Groups["before"].Value.Equals("AS", StringComparison.OrdinalIgnoreCase) && !Words.Contains(match.Groups["name"].Value))
            .Select(match => match.Groups["name"].Value.ToUpperInvariant())
            .Distinct();
    }

    private static bool TakesSql(MethodReference method)
    {
        var type = method.DeclaringType.Name;
        return method.Name switch
        {
            "set_CommandText" => true,
            ".ctor" => type.EndsWith("Command", StringComparison.Ordinal) && type is "SqlCommand" or "SqliteCommand" or "NpgsqlCommand" or "NpgsqlBatchCommand" && method.Parameters.Count > 0 || type == "SqlBulkCopy",
            _ => (type is "RelationalDatabaseFacadeExtensions" or "RelationalQueryableExtensions" or "NpgsqlConnection" or "NpgsqlDataSource")
                && (method.Name.StartsWith("FromSql", StringComparison.Ordinal) || method.Name.StartsWith("ExecuteSql", StringComparison.Ordinal)
                    || method.Name.StartsWith("SqlQuery", StringComparison.Ordinal) || SendsText().IsMatch(method.Name)),
        };
    }

    private static IEnumerable<string> Literals(MethodDefinition method) =>
        method.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ldstr).Select(instruction => (string)instruction.Operand);

    [GeneratedRegex(@"'(?:[^']|'')*'|""[^""]*""|\[[^\]]*\]|--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:(?<before>\w+)\s+)?\b(?<name>[A-Za-z_][\w.]*)\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex("^Begin(Binary|Text|Raw)\\w*$|^CreateCommand$")]
    private static partial Regex SendsText();
}
