namespace Resettlement.Application.Audit;

/// <summary>A kind of thing whose history can be read. Each feature tells who may see its own things; found by a scan.</summary>
public interface IAuditSubject
{
    /// <summary>Name of the entity as in the audit chain.</summary>
    string Name { get; }

    /// <summary>Whether the thing exists and the caller may read it.</summary>
    Task<bool> IsVisibleAsync(Guid id, CancellationToken ct);
}
