using System.Globalization;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Synthetic ID numbers, each given once in a run.</summary>
internal static class Ids
{
    private static int _next;

    public static string Next()
    {
        var i = Interlocked.Increment(ref _next);
        var first = string.Create(CultureInfo.InvariantCulture, $"140899{new DateOnly(1960, 1, 1).AddDays(i / 900):yyyyMMdd}{100 + (i % 900):000}");
        return first + IdNumber.CheckCharacter(first);
    }
}
