using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>What a SQL Server refuses or truncates when tables are made and DacFx does not know.</summary>
internal static class SchemaRules
{
    private const int ClusteredKeyBytes = 900;
    private const int IndexKeyBytes = 1_700;

    public static IEnumerable<string> Problems(Schema schema)
    {
        var tables = schema.Tables.ToDictionary(table => TSql.Name(table.SchemaObjectName), StringComparer.Ordinal);
        return tables.Values.SelectMany(KeyLengths)
            .Concat(schema.Indexes.SelectMany(index => IndexLength(tables[TSql.Name(index.OnName)], index)))
            .Concat(CascadePaths(tables.Values));
    }

    private static IEnumerable<string> KeyLengths(CreateTableStatement table)
    {
        foreach (var key in table.Definition.TableConstraints.OfType<UniqueConstraintDefinition>())
        {
            var bytes = key.Columns.Sum(column => Bytes(table, column.Column));
            var most = key.IsPrimaryKey && key.Clustered != false ? ClusteredKeyBytes : IndexKeyBytes;
            if (bytes > most)
            {
                yield return $"{key.ConstraintIdentifier.Value}: a key may have {bytes} bytes, the server stores {most}";
            }
        }
    }

    private static IEnumerable<string> IndexLength(CreateTableStatement table, CreateIndexStatement index)
    {
        var bytes = index.Columns.Sum(column => Bytes(table, column.Column));
        if (bytes > IndexKeyBytes)
        {
            yield return $"{TSql.Name(index.OnName)}.{index.Name.Value}: a key may have {bytes} bytes, the server stores {IndexKeyBytes}";
        }
    }

    private static long Bytes(CreateTableStatement table, ColumnReferenceExpression reference)
    {
        var name = reference.MultiPartIdentifier.Identifiers[^1].Value;
        var type = (ParameterizedDataTypeReference)table.Definition.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == name).DataType;
        var typeName = TSql.Name(type.Name).ToLowerInvariant();
        return typeName switch
        {
            "nvarchar" or "nchar" or "varchar" or "char" or "varbinary" or "binary" => type.Parameters switch
            {
                [MaxLiteral] => int.MaxValue,
                [IntegerLiteral length] => int.Parse(length.Value, CultureInfo.InvariantCulture) * (typeName[0] == 'n' ? 2L : 1L),
                _ => 1,
            },
            "uniqueidentifier" => 16,
            _ => 8,
        };
    }

    // error 1785: a delete may not reach one table on two ways, nor come back to where it started
    private static IEnumerable<string> CascadePaths(IEnumerable<CreateTableStatement> tables)
    {
        var arrows = tables.SelectMany(table => table.Definition.TableConstraints.OfType<ForeignKeyConstraintDefinition>()
                .Where(key => key.DeleteAction is DeleteUpdateAction.Cascade or DeleteUpdateAction.SetNull or DeleteUpdateAction.SetDefault)
                .Select(key => (From: TSql.Name(key.ReferenceTableName), To: TSql.Name(table.SchemaObjectName))))
            .ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        foreach (var start in arrows.Select(group => group.Key))
        {
            var reached = new HashSet<string>(StringComparer.Ordinal) { start };
            var open = new Stack<string>([start]);
            while (open.TryPop(out var from))
            {
                foreach (var to in arrows[from])
                {
                    if (reached.Add(to))
                    {
                        open.Push(to);
                    }
                    else
                    {
                        yield return $"a delete in {start} reaches {to} on two ways or in a circle";
                    }
                }
            }
        }
    }
}
