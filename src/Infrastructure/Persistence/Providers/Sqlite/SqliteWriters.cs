using Microsoft.Data.Sqlite;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// The writers of this process stand in one queue. SQLite has one writer at a time; whoever meets another one sleeps in its thread, 150 ms at a time, and fifty at once leave no
/// thread for those who are to go first. Other processes on the same file, and the few writes outside a transaction, still meet at the lock of the file.
/// </summary>
internal sealed class SqliteWriters : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn; disposing the answer passes it on.</summary>
    /// <param name="longest">After this the writer is refused as the file would refuse it.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="SqliteException">The database is busy (5).</exception>
    public async Task<IDisposable?> EnterAsync(TimeSpan longest, CancellationToken ct) =>
        await _turn.WaitAsync(longest, ct) ? new Turn(_turn) : throw new SqliteException($"Another writer held the database for {longest.TotalSeconds:0} s.", Busy);

    public void Dispose() => _turn.Dispose();

    private const int Busy = 5;

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                turn.Release();
            }
        }
    }
}
