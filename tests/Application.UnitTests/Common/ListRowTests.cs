using AutoMapper;
using AutoMapper.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Resettlement.Application.UnitTests.Common;

/// <summary>ADR 0002: list rows that AutoMapper projects are complete and flat.</summary>
internal sealed class ListRowTests
{
    private static readonly IConfigurationProvider Mappings = new ServiceCollection().AddLogging().AddApplication().BuildServiceProvider().GetRequiredService<IConfigurationProvider>();

    [Test]
    public void Every_column_of_a_row_has_a_source() => Mappings.AssertConfigurationIsValid();

    [Test]
    public void Rows_are_flat()
    {
        var rows = Mappings.Internal().GetAllTypeMaps().Select(map => map.DestinationType).ToList();
        Assert.That(rows, Is.Not.Empty);
        var nested = rows.SelectMany(row => row.GetProperties())
            .Where(property => Nullable.GetUnderlyingType(property.PropertyType) is null && property.PropertyType is { IsValueType: false } type && type != typeof(string));
        Assert.That(nested.Select(property => $"{property.DeclaringType!.Name}.{property.Name}"), Is.Empty);
    }
}
