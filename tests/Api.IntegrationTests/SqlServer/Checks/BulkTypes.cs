using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>What SqlBulkCopy is told, checked without it: column names, and the type of each value against the type of its column.</summary>
internal static class BulkTypes
{
    // the pairs that SqlBulkCopy takes without loss
    private static readonly Dictionary<Type, string[]> Accepted = new()
    {
        [typeof(Guid)] = ["uniqueidentifier"],
        [typeof(string)] = ["nvarchar", "nchar"],
        [typeof(bool)] = ["bit"],
        [typeof(short)] = ["smallint", "int", "bigint"],
        [typeof(int)] = ["int", "bigint"],
        [typeof(long)] = ["bigint"],
        [typeof(decimal)] = ["decimal"],
        [typeof(double)] = ["float"],
        [typeof(DateTime)] = ["datetime2"],
        [typeof(DateOnly)] = ["date"],
        [typeof(byte[])] = ["varbinary"],
    };

    public static CapturedCommand AsInsert<T>(BulkTable<T> table)
        where T : class
    {
        var names = string.Join(", ", table.Columns.Select(column => $"[{column.Name}]"));
        var values = string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"));
        var declarations = string.Join(", ", table.Columns.Select((column, i) => $"@p{i} {Accepted.GetValueOrDefault(column.StoreType, ["sql_variant"])[0]}"));
        return new($"INSERT INTO [{table.Name}] ({names}) VALUES ({values});", declarations.Replace("nvarchar", "nvarchar(max)", StringComparison.Ordinal));
    }

    public static IEnumerable<string> Problems<T>(BulkTable<T> table, IModel model)
        where T : class
    {
        var entity = model.FindEntityType(typeof(T))!;
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var types = entity.GetProperties().ToDictionary(property => property.GetColumnName(store)!, property => property.GetColumnType(store)!);
        foreach (var column in table.Columns)
        {
            if (!types.TryGetValue(column.Name, out var type))
            {
                yield return $"bulk copy into {table.Name}: no column {column.Name}";
                continue;
            }

            var bare = type.Split('(')[0];
            if (!Accepted.TryGetValue(column.StoreType, out var accepted) || !accepted.Contains(bare, StringComparer.Ordinal))
            {
                yield return $"bulk copy into {table.Name}.{column.Name}: a {column.StoreType.Name} is sent to a column of type {type}";
            }
        }
    }
}
