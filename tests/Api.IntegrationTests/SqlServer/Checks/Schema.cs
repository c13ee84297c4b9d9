using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Resettlement.Api.IntegrationTests.SqlServer.Checks;

/// <summary>
/// Tables and indexes as a script leaves them. Replays create scripts and migrations; a statement it does not know is an error, so that nothing is passed over.
/// </summary>
internal sealed class Schema
{
    // the book that migrations keep of themselves
    private const string History = "__EFMigrationsHistory";

    private readonly SortedDictionary<string, CreateTableStatement> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CreateIndexStatement> _indexes = new(StringComparer.Ordinal);
    private readonly List<(string Schema, string Statement)> _data = [];

    public IEnumerable<CreateTableStatement> Tables => _tables.Values;

    public IEnumerable<CreateIndexStatement> Indexes => _indexes.Values;

    /// <summary>Statements that move data, each with the schema it meets.</summary>
    public IReadOnlyList<(string Schema, string Statement)> DataStatements => _data;

    public static Schema Replay(string script)
    {
        var schema = new Schema();
        foreach (var statement in TSql.Flatten(script))
        {
            schema.Apply(statement);
        }

        return schema;
    }

    /// <summary>CREATE statements in batches; equal schemas give equal text whatever way they came about.</summary>
    public string ToScript() => string.Join("\nGO\n", _tables.Values.Select(Canonical).Concat(_indexes.Values.Select(TSql.Write)));

    private static string Canonical(CreateTableStatement table)
    {
        var columns = table.Definition.ColumnDefinitions.Select(TSql.Write).Order(StringComparer.Ordinal);
        var constraints = table.Definition.TableConstraints.Select(TSql.Write).Order(StringComparer.Ordinal);
        return $"CREATE TABLE {TSql.Write(table.SchemaObjectName)} (\n    {string.Join(",\n    ", columns.Concat(constraints))}\n);";
    }

    private void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement history when TSql.Name(history.SchemaObjectName) == History:
                break;
            case CreateTableStatement create:
                _tables.Add(TSql.Name(create.SchemaObjectName), create);
                WithoutDefaults(create.Definition.ColumnDefinitions);
                break;
            case CreateIndexStatement create:
                _indexes.Add(IndexKey(TSql.Name(create.OnName), create.Name.Value), create);
                break;
            case AlterTableAddTableElementStatement add:
                Alter(add);
                break;
            case AlterTableAlterColumnStatement change:
                Alter(change);
                break;
            case AlterTableDropTableElementStatement drop:
                Alter(drop);
                break;
            case DropTableStatement drop:
                Drop(drop);
                break;
            case DropIndexStatement drop:
                foreach (var index in drop.DropIndexClauses.Cast<DropIndexClause>())
                {
                    Remove(_indexes, IndexKey(TSql.Name(index.Object), index.Index.Value));
                }

                break;
            case InsertStatement { InsertSpecification.Target: NamedTableReference history } when TSql.Name(history.SchemaObject) == History:
                break;
            case DataModificationStatement:
                _data.Add((ToScript(), TSql.Write(statement)));
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference procedure }:
                Rename(procedure);
                break;

            // looking up the name of a default constraint and dropping it under that name; setting the collation of the database under its name
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList text } when TSql.Write(text) is var composed
                && (composed.Contains("DROP CONSTRAINT", StringComparison.Ordinal) || composed.Contains("] COLLATE ", StringComparison.Ordinal) || composed.Contains("' COLLATE ", StringComparison.Ordinal)):
            case DeclareVariableStatement or SelectStatement or SetIdentityInsertStatement or BeginTransactionStatement or CommitTransactionStatement:
                break;
            default:
                throw new NotSupportedException($"The replay of migrations does not know this statement yet:\n{TSql.Write(statement)}");
        }
    }

    private void Alter(AlterTableAddTableElementStatement add)
    {
        var definition = Table(add.SchemaObjectName).Definition;
        WithoutDefaults(add.Definition.ColumnDefinitions);
        foreach (var column in add.Definition.ColumnDefinitions)
        {
            definition.ColumnDefinitions.Add(column);
        }

        foreach (var constraint in add.Definition.TableConstraints.Where(constraint => constraint is not DefaultConstraintDefinition))
        {
            definition.TableConstraints.Add(constraint);
        }
    }

    // a required column that is added later gets a default for the rows that are there; new tables do not have it, and nothing relies on it
    private static void WithoutDefaults(IEnumerable<ColumnDefinition> columns)
    {
        foreach (var column in columns)
        {
            column.DefaultConstraint = null;
        }
    }

    private void Alter(AlterTableAlterColumnStatement change)
    {
        var column = Table(change.SchemaObjectName).Definition.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == change.ColumnIdentifier.Value);
        column.DataType = change.DataType;
        column.Constraints.Clear();
        column.Constraints.Add(new NullableConstraintDefinition { Nullable = change.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
    }

    private void Alter(AlterTableDropTableElementStatement drop)
    {
        var definition = Table(drop.SchemaObjectName).Definition;
        foreach (var element in drop.AlterTableDropTableElements)
        {
            var removed = element.TableElementType == TableElementType.Column
                ? definition.ColumnDefinitions.Remove(definition.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == element.Name.Value))
                : definition.TableConstraints.Remove(definition.TableConstraints.Single(constraint => constraint.ConstraintIdentifier.Value == element.Name.Value));
            if (!removed)
            {
                throw new InvalidOperationException($"Nothing to drop: {TSql.Write(drop)}");
            }
        }
    }

    private void Drop(DropTableStatement drop)
    {
        foreach (var name in drop.Objects.Select(TSql.Name))
        {
            Remove(_tables, name);
            foreach (var index in _indexes.Where(pair => TSql.Name(pair.Value.OnName) == name).Select(pair => pair.Key).ToList())
            {
                _indexes.Remove(index);
            }
        }
    }

    private void Rename(ExecutableProcedureReference procedure)
    {
        var arguments = procedure.Parameters.Select(parameter => (parameter.ParameterValue as StringLiteral)?.Value ?? "").ToArray();
        if (!string.Equals(TSql.Name(procedure.ProcedureReference.ProcedureReference.Name), "sp_rename", StringComparison.OrdinalIgnoreCase) || arguments.Length != 3)
        {
            throw new NotSupportedException($"The replay of migrations does not know this procedure yet:\n{TSql.Write(procedure)}");
        }

        var path = arguments[0].Split('.').Select(part => part.Trim('[', ']')).ToArray();
        switch (arguments[2].ToUpperInvariant())
        {
            case "OBJECT" when _tables.Remove(path[^1], out var table):
                table.SchemaObjectName.BaseIdentifier.Value = arguments[1];
                _tables.Add(arguments[1], table);
                foreach (var (key, index) in _indexes.Where(pair => TSql.Name(pair.Value.OnName) == path[^1]).ToList())
                {
                    _indexes.Remove(key);
                    index.OnName.BaseIdentifier.Value = arguments[1];
                    _indexes.Add(IndexKey(arguments[1], index.Name.Value), index);
                }

                break;
            case "COLUMN" when _tables.TryGetValue(path[^2], out var table):
                Rename(table, path[^2], path[^1], arguments[1]);
                break;
            case "INDEX" when _indexes.Remove(IndexKey(path[^2], path[^1]), out var index):
                index.Name.Value = arguments[1];
                _indexes.Add(IndexKey(path[^2], arguments[1]), index);
                break;
            default:
                throw new InvalidOperationException($"Nothing to rename: {TSql.Write(procedure)}");
        }
    }

    // the server follows the column in keys and indexes, so the replay must as well
    private void Rename(CreateTableStatement table, string tableName, string from, string to)
    {
        var renaming = new ColumnRenaming(from, to);
        table.Definition.Accept(renaming);
        foreach (var index in _indexes.Values.Where(index => TSql.Name(index.OnName) == tableName))
        {
            index.Accept(renaming);
        }
    }

    private CreateTableStatement Table(SchemaObjectName name) =>
        _tables.TryGetValue(TSql.Name(name), out var table) ? table : throw new InvalidOperationException($"No table {TSql.Name(name)} to alter.");

    private static void Remove<T>(SortedDictionary<string, T> from, string name)
    {
        if (!from.Remove(name))
        {
            throw new InvalidOperationException($"Nothing to drop: {name}");
        }
    }

    private static string IndexKey(string table, string index) => table + "." + index;

    private sealed class ColumnRenaming(string from, string to) : TSqlFragmentVisitor
    {
        public override void Visit(ColumnDefinition node) => Rename(node.ColumnIdentifier);

        public override void Visit(ColumnReferenceExpression node) => Rename(node.MultiPartIdentifier.Identifiers[^1]);

        public override void Visit(ForeignKeyConstraintDefinition node)
        {
            foreach (var column in node.Columns)
            {
                Rename(column);
            }
        }

        private void Rename(Identifier identifier)
        {
            if (identifier.Value == from)
            {
                identifier.Value = to;
            }
        }
    }
}
