namespace Resettlement.Application.Common;

/// <summary>What of one feature waits for the caller. Each feature counts its own rows, within scope, one query each; found by a scan.</summary>
public interface ITodoSource
{
    Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct);
}

/// <summary>A kind of work that waits, how much of it, and where in the client it is done.</summary>
/// <param name="Quarter">The quarter it is about, as 2026Q3.</param>
public sealed record Todo(string Kind, string Title, int Count, string Link, string? Quarter = null);
