using Resettlement.Domain.Common;

namespace Resettlement.Domain.Signing;

/// <summary>What the written document of a delegation says; the last day is included.</summary>
public sealed record DelegationPaper(string DocumentNumber, SigningPost Post, DelegationReason Reason, DateOnly FirstDay, DateOnly LastDay);

/// <summary>
/// 代签委托: in writing and for a time, granted by the lead township, for one post of one community to one person. It gives no right to sign as maker, beside oneself,
/// or what one reviews.
/// </summary>
public sealed class SigningDelegation : AggregateRoot, ICommunityOwned, IAudited
{
    public const int MaximumDays = 92;

    private SigningDelegation()
    {
    }

    public Guid CommunityId { get; private init; }

    public SigningPost Post { get; private init; }

    public DelegationReason Reason { get; private init; }

    public string DocumentNumber { get; private init; } = "";

    public DateOnly FirstDay { get; private init; }

    /// <summary>Included.</summary>
    public DateOnly LastDay { get; private init; }

    public PersonKey Substitute { get; private init; }

    public Guid SubstituteAccountId { get; private init; }

    public string SubstituteName { get; private init; } = "";

    public PersonKey GrantedBy { get; private init; }

    public string GrantedByName { get; private init; } = "";

    public DateTimeOffset GrantedAt { get; private init; }

    public bool IsRevoked { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedByName { get; private set; }

    public string? RevokedReason { get; private set; }

    /// <summary>When the substitute signed last by it.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <param name="communityId">The community whose post it is.</param>
    /// <param name="paper">What the document says.</param>
    /// <param name="substitute">Who signs; <see cref="Signatory.Posts"/> and <see cref="Signatory.Delegations"/> are those of the same community.</param>
    /// <param name="by">Who grants, of the lead township.</param>
    /// <param name="byName">As shown.</param>
    /// <param name="at">Now.</param>
    /// <param name="today">The local day.</param>
    public static Result<SigningDelegation> Grant(Guid communityId, DelegationPaper paper, Signatory substitute, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(substitute);
        if (string.IsNullOrWhiteSpace(paper.DocumentNumber))
        {
            return SigningErrors.DelegationDocument;
        }

        if (paper.FirstDay < today || paper.LastDay < paper.FirstDay || paper.LastDay.DayNumber - paper.FirstDay.DayNumber >= MaximumDays)
        {
            return SigningErrors.DelegationPeriod;
        }

        if (substitute.Person == by)
        {
            return SigningErrors.DelegationToSelf;
        }

        if (substitute.Posts.Count > 0)
        {
            return SigningErrors.SubstituteHoldsPost;
        }

        foreach (var other in substitute.Delegations.Where(x => !x.IsRevoked && x.FirstDay <= paper.LastDay && x.LastDay >= paper.FirstDay))
        {
            return other.Post == paper.Post ? SigningErrors.DelegationExists : SigningErrors.SubstituteForBoth;
        }

        return new SigningDelegation
        {
            CommunityId = communityId,
            Post = paper.Post,
            Reason = paper.Reason,
            DocumentNumber = paper.DocumentNumber.Trim(),
            FirstDay = paper.FirstDay,
            LastDay = paper.LastDay,
            Substitute = substitute.Person,
            SubstituteAccountId = substitute.AccountId,
            SubstituteName = substitute.Name,
            GrantedBy = by,
            GrantedByName = byName,
            GrantedAt = at,
        };
    }

    /// <summary>Whether the person may sign for the post on the day by this.</summary>
    public bool Covers(PersonKey person, SigningPost post, DateOnly day) =>
        !IsRevoked && Substitute == person && Post == post && FirstDay <= day && day <= LastDay;

    public Result Revoke(string reason, string byName, DateTimeOffset at, DateOnly today)
    {
        if (IsRevoked || LastDay < today)
        {
            return SigningErrors.DelegationEnded;
        }

        (IsRevoked, RevokedReason, RevokedByName, RevokedAt) = (true, reason, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>Remembers a signature. It raises the version, so that of a signature and a revocation at the same moment only one holds.</summary>
    internal void Use(DateTimeOffset at)
    {
        LastUsedAt = at;
        Touch();
    }
}
