using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Resettlement.Infrastructure.Persistence.Bulk;

/// <summary>Where rows of one type go, by the mapping of the model.</summary>
internal sealed class BulkTable<T>
    where T : class
{
    // compiled once per model; the audit chain comes through here with every write
    private static readonly ConditionalWeakTable<IEntityType, BulkTable<T>> Known = [];

    private BulkTable(string name, IReadOnlyList<BulkColumn<T>> columns) => (Name, Columns) = (name, columns);

    public string Name { get; }

    public IReadOnlyList<BulkColumn<T>> Columns { get; }

    public static BulkTable<T> Of(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        return Known.GetValue(entity, static entity =>
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            return new(table.Name, [.. entity.GetProperties().Select(property => new BulkColumn<T>(property, table))]);
        });
    }
}

/// <summary>One column: its name, the type it is sent as, and how to read it from a row.</summary>
internal sealed class BulkColumn<T>
{
    private readonly Func<T, object?> _read;
    private readonly Func<object?, object?>? _convert;

    public BulkColumn(IProperty property, StoreObjectIdentifier table)
    {
        Name = property.GetColumnName(table)!;
        var converter = property.GetTypeMapping().Converter;
        _convert = converter?.ConvertToProvider;
        StoreType = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var row = Expression.Parameter(typeof(T));
        _read = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
    }

    public string Name { get; }

    public Type StoreType { get; }

    public object? Read(T row)
    {
        var value = _read(row);
        return value is null || _convert is null ? value : _convert(value);
    }
}
