using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Resettlement.Api.IntegrationTests.SqlServer.Capture;

/// <summary>Thrown by <see cref="RecordingConnection"/> once a command is recorded: there is no answer to give.</summary>
internal sealed class RecordedException : Exception
{
    public RecordedException()
        : base("The command was recorded; no server was asked.")
    {
    }
}

/// <summary>Given to UseSqlServer, connects to nothing. Every command that is executed on it is handed to <paramref name="record"/> with its real parameters.</summary>
internal sealed class RecordingConnection(Action<SqlCommand> record) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "recorded";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "15.00.0000";

    public override ConnectionState State => ConnectionState.Open;

    public void Record(SqlCommand command) => record(command);

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new RecordingTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new RecordingCommand(this);
}

internal sealed class RecordingTransaction(DbConnection connection, IsolationLevel level) : DbTransaction
{
    public override IsolationLevel IsolationLevel => level;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }
}

/// <summary>Collects text and parameters in a <see cref="SqlCommand"/> without connection, so that the parameter types are those a server would be sent.</summary>
internal sealed class RecordingCommand(RecordingConnection connection) : DbCommand
{
    private readonly SqlCommand _inner = new();

    [AllowNull]
    public override string CommandText
    {
        get => _inner.CommandText;
#pragma warning disable CA2100 // nothing is executed
        set => _inner.CommandText = value;
#pragma warning restore CA2100
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => _inner.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => throw Recorded();

    public override object ExecuteScalar() => throw Recorded();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw Recorded();

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }

    private RecordedException Recorded()
    {
        connection.Record(_inner);
        return new();
    }
}
