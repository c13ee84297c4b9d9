using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.SqlServer.Capture;

/// <summary>
/// Follows a context of another provider: each query and each save is built once more with the SQL Server model and ends in the log.
/// A failure here never disturbs the test that ran the query; it is written down and reported at the end of the run.
/// </summary>
internal sealed class SqlServerShadow
{
    private static readonly MethodInfo RunMethod = typeof(SqlServerShadow).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly SqlServerShadow OfTheRun = new();
    private static readonly AsyncLocal<SqlServerShadow?> Private = new();

    private readonly DbContextOptions<SqlServerAppDbContext> _options;
    private readonly ConcurrentDictionary<QueryShape, bool> _seenQueries = new();
    private readonly ConcurrentDictionary<string, bool> _seenSaves = new(StringComparer.Ordinal);

    public SqlServerShadow()
    {
        var connection = new RecordingConnection(Log.Add);
        _options = new DbContextOptionsBuilder<SqlServerAppDbContext>().UseSqlServer(connection)
            .ReplaceService<IShapedQueryCompilingExpressionVisitorFactory, SplitQueries>().Options;
    }

    public static SqlServerShadow Current => Private.Value ?? OfTheRun;

    public CommandLog Log { get; } = new();

    /// <summary>Lets the calling test see what it alone causes, and keeps it out of the log of the run until <see cref="Rejoin"/>.</summary>
    public static SqlServerShadow Isolate() => Private.Value = new();

    public static bool IsIsolated => Private.Value is not null;

    public static void Rejoin() => Private.Value = null;

    public SqlServerAppDbContext NewContext() => new(_options, AuditWriter.ForDesignTime());

    /// <summary>Translates a query whose parameters are already extracted.</summary>
    public void Query(Expression query, IReadOnlyDictionary<string, object?> parameters)
    {
        if (!_seenQueries.TryAdd(new(query, parameters), true))
        {
            return;
        }

        try
        {
            using var db = NewContext();
            var rerooted = new Rerooting(db.Model).Visit(query);
            var context = db.GetService<IQueryContextFactory>().Create();
            foreach (var (name, value) in parameters)
            {
                context.Parameters.Add(name, value);
            }

            var isSequence = typeof(IQueryable).IsAssignableFrom(query.Type);
            var result = isSequence ? typeof(IEnumerable<>).MakeGenericType(query.Type.GetGenericArguments()[0]) : query.Type;
            RunMethod.MakeGenericMethod(result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db, rerooted, context], null);
        }
#pragma warning disable CA1031 // whatever the provider throws is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RefuseUnlessRecorded(exception, () => new ExpressionPrinter().PrintExpression(query));
        }
    }

    /// <summary>Builds the statement of each changed row; one row of a shape is enough, because rows of one shape share it.</summary>
    public void Save(DbContext source)
    {
        foreach (var entry in source.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var shape = ShapeOf(entry);
            if (!_seenSaves.TryAdd(shape, true))
            {
                continue;
            }

            try
            {
                using var db = NewContext();
                Twin(entry, db);
                // below the context, which has an audit of its own; Entity Framework calls this internal
#pragma warning disable EF1001
                db.GetService<IStateManager>().SaveChanges(acceptAllChangesOnSuccess: true);
#pragma warning restore EF1001
            }
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                RefuseUnlessRecorded(exception, () => "saving " + shape);
            }
        }
    }

    public void Refuse(string problem) => Log.Refuse(problem);

    private static void Run<TResult>(DbContext db, Expression query, QueryContext context)
    {
        var (execute, later) = SplitQueries.Watch(() => db.GetService<IDatabase>().CompileQuery<TResult>(query, async: false));
        Recorded(() =>
        {
            if (execute(context) is IEnumerable rows)
            {
                rows.GetEnumerator().MoveNext();
            }
        });
        foreach (var statement in later)
        {
            Recorded(() => SplitQueries.Execute(db, statement, context.Parameters));
        }
    }

    private static void Recorded(Action run)
    {
        try
        {
            run();
        }
        catch (RecordedException)
        {
            return;
        }

        throw new InvalidOperationException("No statement was executed.");
    }

    private void RefuseUnlessRecorded(Exception exception, Func<string> subject)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is RecordedException)
            {
                return;
            }
        }

        Log.Refuse($"{exception.GetType().Name}: {exception.Message}\n{subject()}");
    }

    private static string ShapeOf(EntityEntry entry)
    {
        var changed = entry.State == EntityState.Modified ? entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name) : [];
        var unknownTokens = entry.Properties.Where(property => property.Metadata.IsConcurrencyToken && property.OriginalValue is null).Select(property => property.Metadata.Name);
        return $"{entry.Metadata.Name} {entry.State} [{string.Join(", ", changed)}] [{string.Join(", ", unknownTokens)}]";
    }

    private static void Twin(EntityEntry entry, SqlServerAppDbContext db)
    {
        var twin = db.Entry(entry.CurrentValues.ToObject());
        foreach (var property in entry.Properties.Where(property => property.Metadata.IsShadowProperty() || property.IsTemporary))
        {
            twin.Property(property.Metadata.Name).CurrentValue = property.IsTemporary ? property.Metadata.Sentinel : property.CurrentValue;
        }

        if (entry.State == EntityState.Added)
        {
            twin.State = EntityState.Added;
            return;
        }

        twin.State = EntityState.Unchanged;
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
        {
            var own = twin.Property(property.Metadata.Name);
            own.OriginalValue = property.OriginalValue;
            own.IsModified = property.IsModified;
        }

        if (entry.State == EntityState.Deleted)
        {
            twin.State = EntityState.Deleted;
        }
    }

    /// <summary>Moves the roots of a query from the model of one provider to that of SQL Server.</summary>
    private sealed class Rerooting(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? root.UpdateEntityType(model.FindEntityType(root.EntityType.Name) ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in the SQL Server model."))
            : base.VisitExtension(node);
    }

    /// <summary>A query and what of its parameters may change the SQL: which are null and how long lists are.</summary>
    private sealed class QueryShape : IEquatable<QueryShape>
    {
        private readonly Expression _query;
        private readonly string _parameters;

        public QueryShape(Expression query, IReadOnlyDictionary<string, object?> parameters)
        {
            _query = query;
            _parameters = string.Join(',', parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + pair.Value switch
            {
                null => "null",
                string or byte[] => "value",
                ICollection many => $"{many.Count}",
                _ => "value",
            }));
        }

        public bool Equals(QueryShape? other) => other is not null && _parameters == other._parameters && ExpressionEqualityComparer.Instance.Equals(_query, other._query);

        public override bool Equals(object? obj) => Equals(obj as QueryShape);

        public override int GetHashCode() => HashCode.Combine(ExpressionEqualityComparer.Instance.GetHashCode(_query), _parameters);
    }
}
