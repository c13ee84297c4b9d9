using Microsoft.Extensions.Caching.Memory;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>
/// Compiled queries, for the life of the process. Entity Framework's own cache holds about a thousand of them (10 240 units, 10 for each) and this product has more:
/// what does not fit is compiled again at every use, which costs a hundred times its execution, and each compilation leaves code behind that has to be freed.
/// </summary>
internal static class QueryCache
{
    /// <summary>In units of Entity Framework: 10 for a query, 100 for a model.</summary>
    private const long Units = 102_400;

    public static readonly MemoryCache Instance = new(new MemoryCacheOptions { SizeLimit = Units });
}
