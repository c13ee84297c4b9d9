namespace Resettlement.Domain.Common;

/// <summary>Anything stored under an id.</summary>
public abstract class Entity
{
    public Guid Id { get; init; } = NewId.Next();
}

/// <summary>Root of what changes together. <see cref="Version"/> is the concurrency token; every change raises it, also when only a child row is added.</summary>
public abstract class AggregateRoot : Entity
{
    public int Version { get; private set; } = 1;

    /// <summary>Call in every method that changes the aggregate.</summary>
    protected void Touch() => Version++;
}

/// <summary>The one place ids are made: version 7, so that they grow with time.</summary>
public static class NewId
{
    public static Guid Next() => Guid.CreateVersion7();
}
