using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;

namespace Resettlement.Benchmarks.Common;

/// <summary>For finding out where the time goes (--statements): how often each statement of the model ran and how long the database took to begin its answer.</summary>
internal sealed class StatementClock : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, (int Count, TimeSpan Time)> _seen = new(StringComparer.Ordinal);

    public void Attach(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteAppDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgreSqlAppDbContext>(options => options.AddInterceptors(this));
    }

    public void Reset() => _seen.Clear();

    public void Print(int most)
    {
        Console.WriteLine($"   {_seen.Values.Sum(x => x.Count)} statements, {_seen.Values.Sum(x => x.Time.TotalSeconds):0.00} s");
        foreach (var (text, (count, time)) in _seen.OrderByDescending(x => x.Value.Time).Take(most))
        {
            var line = text.ReplaceLineEndings(" ");
            Console.WriteLine($"   {count,7} {time.TotalSeconds,8:0.00} s {line[..Math.Min(line.Length, 400)]}");
        }
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    private void Note(DbCommand command, CommandExecutedEventData data) =>
        _seen.AddOrUpdate(command.CommandText, (1, data.Duration), (_, sum) => (sum.Count + 1, sum.Time + data.Duration));
}
