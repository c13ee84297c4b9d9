using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Resettlement.Api.IntegrationTests.SqlServer.Capture;

/// <summary>
/// The later statements of AsSplitQuery run only when rows came back, and here none do. They are picked up while the query is compiled
/// and written out after its first statement.
/// </summary>
internal sealed class SplitQueries(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies, RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies)
    : IShapedQueryCompilingExpressionVisitorFactory
{
    [ThreadStatic]
    private static List<SelectExpression>? _found;

    /// <summary>Compiles and returns the later statements with what <paramref name="compile"/> returned.</summary>
    public static (T Compiled, IReadOnlyList<SelectExpression> Later) Watch<T>(Func<T> compile)
    {
        var found = _found = [];
        try
        {
            return (compile(), found);
        }
        finally
        {
            _found = null;
        }
    }

    /// <summary>Executes one of them on the recording connection.</summary>
    public static void Execute(DbContext db, SelectExpression later, Dictionary<string, object?> parameters)
    {
#pragma warning disable EF1001 // the last step before the text; Entity Framework calls its options internal
        var mode = new RelationalParameterBasedSqlProcessorParameters(useRelationalNulls: false, ParameterTranslationMode.MultipleParameters);
#pragma warning restore EF1001
        var select = db.GetService<IRelationalParameterBasedSqlProcessorFactory>().Create(mode).Process(later, new ParametersCacheDecorator(parameters));
        var command = db.GetService<IQuerySqlGeneratorFactory>().Create().GetCommand(select);
        command.ExecuteReader(new(db.GetService<IRelationalConnection>(), parameters, readerColumns: null, db, logger: null));
    }

    public ShapedQueryCompilingExpressionVisitor Create(QueryCompilationContext queryCompilationContext) =>
        new Compiling(dependencies, relationalDependencies, queryCompilationContext);

    private sealed class Compiling(
        ShapedQueryCompilingExpressionVisitorDependencies dependencies,
        RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies,
        QueryCompilationContext context) : RelationalShapedQueryCompilingExpressionVisitor(dependencies, relationalDependencies, context)
    {
        protected override Expression VisitShapedQuery(ShapedQueryExpression shapedQueryExpression)
        {
            new Collecting().Visit(shapedQueryExpression.ShaperExpression);
            return base.VisitShapedQuery(shapedQueryExpression);
        }
    }

    private sealed class Collecting : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node)
        {
            if (node is RelationalSplitCollectionShaperExpression split)
            {
                _found?.Add(split.SelectExpression);
            }

            return base.VisitExtension(node);
        }
    }
}
