using Resettlement.Domain.Common;

namespace Resettlement.Domain.Signing;

/// <summary>One of the two signatures: who, for which post, on which content, when. Never changed.</summary>
public sealed class Signature : Entity, ICommunityOwned, IAudited
{
    internal Signature()
    {
    }

    public Guid SheetId { get; internal init; }

    public Guid CommunityId { get; internal init; }

    public SigningStep Step { get; internal init; }

    public SigningPost Post { get; internal init; }

    public PersonKey Person { get; internal init; }

    /// <summary>The account that was used.</summary>
    public Guid AccountId { get; internal init; }

    public string Name { get; internal init; } = "";

    /// <summary>The written delegation of a substitute; null when the holder of the post signed.</summary>
    public Guid? DelegationId { get; internal init; }

    public string? DelegationNumber { get; internal init; }

    /// <summary>The content hash that the signer had before the eyes.</summary>
    public string SeenHash { get; internal init; } = "";

    public DateTimeOffset At { get; internal init; }
}
