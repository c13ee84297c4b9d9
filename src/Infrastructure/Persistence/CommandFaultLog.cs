using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>
/// Tells lost races from broken statements in the log. Two people who enter the same number at one moment are no error: the database keeps its rule and the second is told so.
/// Everything else that the database refuses is one, whatever becomes of the exception.
/// </summary>
internal sealed partial class CommandFaultLog(IDatabaseFaults faults, ILogger<CommandFaultLog> log) : DbCommandInterceptor
{
    /// <summary>Entity Framework knows one level for all failures and would write each of them as an error, twice.</summary>
    public static void Quiet(WarningsConfigurationBuilder warnings) => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Write(command, eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Write(command, eventData);
        return Task.CompletedTask;
    }

    private void Write(DbCommand command, CommandErrorEventData eventData)
    {
        if (eventData.CommandSource == CommandSource.Migrations && command.CommandText.Contains(HistoryRepository.DefaultTableName, StringComparison.Ordinal))
        {
            // a database without tables has no book of migrations yet; PostgreSQL is asked for it all the same
            LogNew(log);
        }
        else if (faults.Explain(eventData.Exception) is { } race)
        {
            LogRace(log, race.Code);
        }
        else
        {
            // the text carries no values: those are parameters
            LogFault(log, eventData.Exception, command.CommandText);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A statement lost a race and is answered as {Code}")]
    private static partial void LogRace(ILogger log, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database has no migrations yet")]
    private static partial void LogNew(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "A statement failed: {Statement}")]
    private static partial void LogFault(ILogger log, Exception exception, string statement);
}
