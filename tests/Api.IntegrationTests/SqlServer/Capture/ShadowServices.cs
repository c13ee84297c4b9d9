using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;

// the query compiler is the one place that sees a query with its parameters before a provider has touched it; Entity Framework calls it internal
#pragma warning disable EF1001

namespace Resettlement.Api.IntegrationTests.SqlServer.Capture;

/// <summary>Puts <see cref="SqlServerShadow"/> behind the context of SQLite or PostgreSQL. On a real SQL Server nothing is added.</summary>
internal static class ShadowServices
{
    private static readonly ShadowSaves Saves = new();

    public static IServiceCollection AddSqlServerShadow(this IServiceCollection services, DatabaseProvider provider)
    {
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                return services.ConfigureDbContext<SqliteAppDbContext>(Follow);
            // the same tests send the same queries on SQLite: translating them once more on PostgreSQL is left to the soak
            case DatabaseProvider.PostgreSql when Soak.IsOn || SqlServerShadow.IsIsolated:
                return services.ConfigureDbContext<PostgreSqlAppDbContext>(Follow);
            default:
                return services;
        }
    }

    public static void Follow(DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, ShadowQueryCompiler>().AddInterceptors(Saves);

    private sealed class ShadowSaves : SaveChangesInterceptor
    {
        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
        {
            SqlServerShadow.Current.Save(eventData.Context!);
            return result;
        }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            SqlServerShadow.Current.Save(eventData.Context!);
            return new(result);
        }
    }
}

internal sealed class ShadowQueryCompiler(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    public override Expression ExtractParameters(
        Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger, bool compiledQuery = false, bool generateContextAccessors = false)
    {
        var extracted = base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
        if (compiledQuery)
        {
            SqlServerShadow.Current.Refuse("EF.CompileQuery is not followed: its parameters are unknown when it is built.\n" + new ExpressionPrinter().PrintExpression(extracted));
        }
        else
        {
            SqlServerShadow.Current.Query(extracted, parameters);
        }

        return extracted;
    }
}
