using Resettlement.Domain.Common;

namespace Resettlement.Domain.Signing;

/// <summary>What a sheet is opened for. <paramref name="Maker"/> made what is signed and can never sign it.</summary>
public sealed record SheetSubject(SignedKind Kind, Guid SubjectId, Guid CommunityId, string Title, string Number, SignedContent Content, PersonKey Maker, string MakerName, string Link);

/// <summary>
/// 签批单: two signatures of two distinct people, neither of them the maker, in the order of the policy, each bound to the content it was given for. A sheet is for one
/// content: when that changes the sheet is void with every signature on it, and another one is opened.
/// </summary>
public sealed class SignatureSheet : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<Signature> _signatures = [];

    private SignatureSheet()
    {
    }

    public SignedKind Kind { get; private init; }

    public Guid SubjectId { get; private init; }

    public Guid CommunityId { get; private init; }

    public string Title { get; private init; } = "";

    public string Number { get; private init; } = "";

    public string ContentHash { get; private init; } = "";

    public long AmountFen { get; private init; }

    public int Count { get; private init; }

    public PersonKey Maker { get; private init; }

    public string MakerName { get; private init; } = "";

    /// <summary>Where in the client the thing is looked at.</summary>
    public string Link { get; private init; } = "";

    public Guid PolicyVersionId { get; private init; }

    public SigningOrder Order { get; private init; }

    public bool AllowsSubstitute { get; private init; }

    public SheetState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public VoidReason? VoidedBecause { get; private set; }

    public DateTimeOffset? VoidedAt { get; private set; }

    public PersonKey? VoidedBy { get; private set; }

    public string? VoidedByName { get; private set; }

    public string? VoidNote { get; private set; }

    public IReadOnlyCollection<Signature> Signatures => _signatures;

    public SignedContent Content => new(ContentHash, AmountFen, Count);

    /// <summary>The signature that is missing; null when none is wanted.</summary>
    public SigningStep? Next => State != SheetState.Open ? null : _signatures.Count == 0 ? SigningStep.First : SigningStep.Second;

    public static SignatureSheet Open(SheetSubject subject, SigningRules rules, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(rules);
        return new()
        {
            Kind = subject.Kind,
            SubjectId = subject.SubjectId,
            CommunityId = subject.CommunityId,
            Title = subject.Title,
            Number = subject.Number,
            ContentHash = subject.Content.Hash,
            AmountFen = subject.Content.AmountFen,
            Count = subject.Content.Count,
            Maker = subject.Maker,
            MakerName = subject.MakerName,
            Link = subject.Link,
            PolicyVersionId = rules.PolicyVersionId,
            Order = rules.Order,
            AllowsSubstitute = rules.AllowsSubstitute,
            OpenedAt = at,
        };
    }

    /// <summary>The post that gives a signature under an order.</summary>
    public static SigningPost PostOf(SigningOrder order, SigningStep step) => (order, step) switch
    {
        (SigningOrder.DirectorThenSecretary, SigningStep.First) => SigningPost.Director,
        (SigningOrder.DirectorThenSecretary, SigningStep.Second) => SigningPost.Secretary,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };

    /// <summary>Whether this person may give the signature that is next, on the day.</summary>
    public Result CheckSigner(Signatory by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Next is not { } step)
        {
            return SigningErrors.NotOpen;
        }

        if (by.Person == Maker)
        {
            return SigningErrors.OwnRequest;
        }

        if (_signatures.Exists(x => x.Person == by.Person))
        {
            return SigningErrors.SameSigner;
        }

        var post = PostOf(Order, step);
        if (by.Posts.Contains(post))
        {
            return Result.Success;
        }

        if (by.Delegations.Any(x => x.Covers(by.Person, post, today)))
        {
            return AllowsSubstitute ? Result.Success : SigningErrors.SubstituteForbidden;
        }

        return by.Posts.Count > 0 || by.Delegations.Any(x => Enum.GetValues<SigningPost>().Any(other => x.Covers(by.Person, other, today)))
            ? SigningErrors.NotYourTurn
            : SigningErrors.NotSigner;
    }

    /// <summary>Gives the next signature.</summary>
    /// <param name="by">Who signs.</param>
    /// <param name="seen">What the signer had before the eyes; must be what the sheet was opened for.</param>
    /// <param name="at">Now.</param>
    /// <param name="today">The local day.</param>
    /// <returns>The step that was signed.</returns>
    public Result<SigningStep> Sign(Signatory by, SignedContent seen, DateTimeOffset at, DateOnly today)
    {
        if (CheckSigner(by, today).Error is { } error)
        {
            return error;
        }

        if (seen != Content)
        {
            return SigningErrors.SeenOther;
        }

        var step = Next!.Value;
        var post = PostOf(Order, step);
        // who holds the post signs for it, whatever papers there are beside
        var delegation = by.Posts.Contains(post) ? null : by.Delegations.First(x => x.Covers(by.Person, post, today));
        delegation?.Use(at);
        _signatures.Add(new Signature
        {
            SheetId = Id,
            CommunityId = CommunityId,
            Step = step,
            Post = post,
            Person = by.Person,
            AccountId = by.AccountId,
            Name = by.Name,
            DelegationId = delegation?.Id,
            DelegationNumber = delegation?.DocumentNumber,
            SeenHash = seen.Hash,
            At = at,
        });
        if (step == SigningStep.Second)
        {
            (State, CompletedAt) = (SheetState.Complete, at);
        }

        Touch();
        return step;
    }

    /// <summary>Sends the item back instead of signing; whoever could give the next signature may.</summary>
    public Result Return(Signatory by, string reason, DateTimeOffset at, DateOnly today)
    {
        if (CheckSigner(by, today).Error is { } error)
        {
            return error;
        }

        End(VoidReason.Returned, reason, by.Person, by.Name, at);
        return Result.Success;
    }

    /// <summary>Ends an open or complete sheet. A void one stays as it is.</summary>
    public void Void(VoidReason because, string note, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != SheetState.Void)
        {
            End(because, note, by, byName, at);
        }
    }

    private void End(VoidReason because, string note, PersonKey by, string byName, DateTimeOffset at)
    {
        (State, VoidedBecause, VoidNote, VoidedBy, VoidedByName, VoidedAt) = (SheetState.Void, because, note, by, byName, at);
        Touch();
    }
}
