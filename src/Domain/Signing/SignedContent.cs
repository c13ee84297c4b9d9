using Resettlement.Domain.Common;

namespace Resettlement.Domain.Signing;

/// <summary>What a signature is bound to: the hash of the content, its sum in fen and the number of its lines.</summary>
public readonly record struct SignedContent(string Hash, long AmountFen, int Count);

/// <summary>The rules a sheet was opened under: those of the day of opening. <paramref name="AllowsSubstitute"/>: somebody with a written delegation may sign.</summary>
public sealed record SigningRules(Guid PolicyVersionId, SigningOrder Order, bool AllowsSubstitute);

/// <summary>Who wants to sign, with the posts held in the community today and the delegations given to the person there.</summary>
public sealed record Signatory(PersonKey Person, Guid AccountId, string Name, IReadOnlyCollection<SigningPost> Posts, IReadOnlyCollection<SigningDelegation> Delegations);
