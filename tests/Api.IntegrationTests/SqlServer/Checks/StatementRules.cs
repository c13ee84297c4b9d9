using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>What a SQL Server refuses at run time although names and syntax are right, and DacFx does not know. The numbers are those of its messages.</summary>
internal sealed class StatementRules : TSqlFragmentVisitor
{
    /// <summary>
    /// Functions that may appear; DacFx does not know which exist. One more belongs here when somebody has read that SQL Server 2019 has it and
    /// that it means there what it means on the other two. LEN does not count spaces at the end.
    /// </summary>
    public static readonly HashSet<string> AllowedFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG", "ROW_NUMBER", "RANK", "DENSE_RANK",
        "LEN", "LOWER", "UPPER", "LTRIM", "RTRIM", "SUBSTRING", "REPLACE", "CHARINDEX", "CONCAT",
        "ABS", "ROUND", "FLOOR", "CEILING", "ISNULL", "DATEADD", "DATEPART", "OPENJSON", "DB_ID", "DB_NAME", "DATABASEPROPERTYEX",
    };

    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG", "STRING_AGG" };

    private readonly List<string> _problems = [];

    public static IReadOnlyList<string> Problems(string text)
    {
        var rules = new StatementRules();
        TSql.Parse(text).Accept(rules);
        return rules._problems;
    }

    public override void Visit(FunctionCall node)
    {
        CheckName(node.FunctionName.Value);
        if (!IsAggregate(node))
        {
            return;
        }

        var inner = new Inner();
        foreach (var argument in node.Parameters)
        {
            argument.Accept(inner);
        }

        if (inner.Aggregates > 0 || inner.Subqueries > 0)
        {
            Add("130", "an aggregate of an aggregate or of a subquery", node);
        }
    }

    public override void Visit(SchemaObjectFunctionTableReference node) => CheckName(TSql.Name(node.SchemaObject));

    public override void Visit(GlobalFunctionTableReference node) => CheckName(node.Name.Value);

    public override void Visit(QueryDerivedTable node)
    {
        if (node.Columns.Count == 0)
        {
            CheckNames(node.QueryExpression);
        }
    }

    public override void Visit(CommonTableExpression node)
    {
        if (node.Columns.Count == 0)
        {
            CheckNames(node.QueryExpression);
        }
    }

    public override void Visit(BinaryQueryExpression node)
    {
        if (Width(node.FirstQueryExpression) is { } first && Width(node.SecondQueryExpression) is { } second && first != second)
        {
            Add("205", $"{first} columns united with {second}", node);
        }
    }

    public override void Visit(InsertSpecification node)
    {
        if (node.Columns.Count == 0)
        {
            Add("rule", "an INSERT without a column list", node);
            return;
        }

        var widths = node.InsertSource switch
        {
            ValuesInsertSource values => values.RowValues.Select(row => (int?)row.ColumnValues.Count),
            SelectInsertSource select => [Width(select.Select)],
            _ => [],
        };
        if (widths.Any(width => width is { } count && count != node.Columns.Count))
        {
            Add("110", $"{node.Columns.Count} columns and another number of values", node);
        }
    }

    public override void Visit(QuerySpecification node)
    {
        CheckGroups(node);
        if (node.UniqueRowFilter == UniqueRowFilter.Distinct && node.OrderByClause is { } order)
        {
            var selected = node.SelectElements.OfType<SelectScalarExpression>()
                .SelectMany(element => new[] { TSql.Write(element.Expression), element.ColumnName is { } alias ? TSql.Write(alias) : "" }).ToHashSet(StringComparer.Ordinal);
            if (order.OrderByElements.Any(element => !selected.Contains(TSql.Write(element.Expression))))
            {
                Add("145", "DISTINCT ordered by something that is not selected", node);
            }
        }
    }

    private static bool IsAggregate(FunctionCall node) => node.OverClause is null && Aggregates.Contains(node.FunctionName.Value);

    private static int? Width(QueryExpression query) => query switch
    {
        QuerySpecification one when one.SelectElements.All(element => element is SelectScalarExpression) => one.SelectElements.Count,
        BinaryQueryExpression two => Width(two.FirstQueryExpression),
        QueryParenthesisExpression inner => Width(inner.QueryExpression),
        _ => null,
    };

    private void CheckName(string name)
    {
        if (!AllowedFunctions.Contains(name))
        {
            _problems.Add($"function {name} is not on the list of {nameof(StatementRules)}.{nameof(AllowedFunctions)}");
        }
    }

    private void CheckNames(QueryExpression query)
    {
        if (query is QuerySpecification one)
        {
            var twice = one.SelectElements.OfType<SelectScalarExpression>()
                .Select(element => element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value)
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Key is null || group.Count() > 1).ToList();
            if (twice.Count > 0)
            {
                Add("8155/8156", "a derived table whose columns have no name or one name twice", query);
            }
        }
    }

    private void CheckGroups(QuerySpecification node)
    {
        var groups = node.GroupByClause?.GroupingSpecifications.OfType<ExpressionGroupingSpecification>().Select(group => group.Expression).ToList() ?? [];
        foreach (var group in groups)
        {
            var inner = new Inner();
            group.Accept(inner);
            if (inner.Columns.Count == 0 || inner.Subqueries > 0)
            {
                Add("144/164", "GROUP BY something without a column or with a subquery", group);
            }
        }

        var collected = new Ungrouped([.. groups.Select(TSql.Write)]);
        foreach (var element in node.SelectElements.OfType<SelectScalarExpression>())
        {
            collected.Look(element.Expression);
        }

        if (node.HavingClause is { } having)
        {
            collected.Look(having.SearchCondition);
        }

        if ((groups.Count > 0 || collected.SawAggregate) && collected.Columns.Except(OuterColumns(node), StringComparer.Ordinal).Any())
        {
            Add("8120", $"{string.Join(", ", collected.Columns)} selected beside an aggregate and not in GROUP BY", node);
        }
    }

    // columns of tables that are not in this FROM come from outside and are constants here
    private static IEnumerable<string> OuterColumns(QuerySpecification node)
    {
        var aliases = new Aliases();
        node.FromClause?.Accept(aliases);
        var all = new Inner();
        foreach (var element in node.SelectElements)
        {
            element.Accept(all);
        }

        node.HavingClause?.Accept(all);
        return all.Columns.Where(column => column.MultiPartIdentifier.Identifiers is [var table, _] && !aliases.Names.Contains(table.Value)).Select(column => TSql.Write(column));
    }

    private void Add(string number, string what, TSqlFragment fragment) => _problems.Add($"SQL Server {number}: {what}: {TSql.Write(fragment)}");

    private sealed class Inner : TSqlFragmentVisitor
    {
        public int Aggregates { get; private set; }

        public int Subqueries { get; private set; }

        public List<ColumnReferenceExpression> Columns { get; } = [];

        public override void Visit(FunctionCall node) => Aggregates += IsAggregate(node) ? 1 : 0;

        public override void Visit(ScalarSubquery node) => Subqueries++;

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular)
            {
                Columns.Add(node);
            }
        }
    }

    private sealed class Aliases : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(TableReferenceWithAlias node) => Names.Add(node.Alias?.Value ?? (node as NamedTableReference)?.SchemaObject.BaseIdentifier.Value ?? "");
    }

    /// <summary>Columns outside aggregates, subqueries and the expressions that are grouped by.</summary>
    private sealed class Ungrouped(HashSet<string> groups) : TSqlConcreteFragmentVisitor
    {
        public List<string> Columns { get; } = [];

        public bool SawAggregate { get; private set; }

        public void Look(TSqlFragment fragment) => fragment.Accept(this);

        public override void ExplicitVisit(FunctionCall node)
        {
            if (IsAggregate(node))
            {
                SawAggregate = true;
            }
            else if (!groups.Contains(TSql.Write(node)))
            {
                base.ExplicitVisit(node);
            }
        }

        public override void ExplicitVisit(ScalarSubquery node)
        {
        }

        public override void ExplicitVisit(BinaryExpression node) => Descend(node, base.ExplicitVisit);

        public override void ExplicitVisit(SearchedCaseExpression node) => Descend(node, base.ExplicitVisit);

        public override void ExplicitVisit(CastCall node) => Descend(node, base.ExplicitVisit);

        public override void ExplicitVisit(CoalesceExpression node) => Descend(node, base.ExplicitVisit);

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular && !groups.Contains(TSql.Write(node)))
            {
                Columns.Add(TSql.Write(node));
            }
        }

        private void Descend<T>(T node, Action<T> visit)
            where T : TSqlFragment
        {
            if (!groups.Contains(TSql.Write(node)))
            {
                visit(node);
            }
        }
    }
}
