using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>What a body is called, since when it exists and, of a property company, its 统一社会信用代码, whose form is judged before.</summary>
public sealed record BodyFacts(string Name, string? CreditCode, DateOnly EstablishedOn);

/// <summary>A term of office, both days included; without a last day it is open.</summary>
public readonly record struct BodyTerm(DateOnly From, DateOnly? To);

/// <summary>One of the five bodies of a community. A community has one undissolved body of each kind at most.</summary>
public sealed class Body : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<BodyDocument> _documents = [];

    private Body()
    {
    }

    public Guid CommunityId { get; private init; }

    public BodyKind Kind { get; private init; }

    public string Name { get; private set; } = "";

    public string? CreditCode { get; private set; }

    public DateOnly EstablishedOn { get; private set; }

    /// <summary>First day of the present term.</summary>
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Last day of the present term, included; null = no term is set, so that none runs out.</summary>
    public DateOnly? TermTo { get; private set; }

    /// <summary>First day it is no more.</summary>
    public DateOnly? DissolvedOn { get; private set; }

    public string? DissolvedReason { get; private set; }

    public IReadOnlyCollection<BodyDocument> Documents => _documents;

    public static Result<Body> Found(Guid communityId, BodyKind kind, BodyFacts facts, BodyTerm? term)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var body = new Body { CommunityId = communityId, Kind = kind };
        if ((body.SetFacts(facts).Error ?? body.SetTerm(term).Error) is { } error)
        {
            return error;
        }

        return body;
    }

    public bool ExistsOn(DateOnly day) => EstablishedOn <= day && (DissolvedOn is not { } end || day < end);

    /// <summary>The term has run out and was not renewed.</summary>
    public bool IsExpiredOn(DateOnly day) => TermTo is { } last && last < day;

    public Result Change(BodyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (Refusal(facts) is { } error)
        {
            return error;
        }

        SetFacts(facts);
        Touch();
        return Result.Success;
    }

    /// <summary>The next term begins after the first day of the present one.</summary>
    public Result RenewTerm(BodyTerm term)
    {
        if (DissolvedOn is not null)
        {
            return OrganisationErrors.BodyDissolved;
        }

        if (TermFrom is { } present && term.From <= present)
        {
            return OrganisationErrors.TermNotLater;
        }

        if (SetTerm(term).Error is { } error)
        {
            return error;
        }

        Touch();
        return Result.Success;
    }

    /// <param name="on">First day it is no more.</param>
    /// <param name="reason">Why.</param>
    /// <param name="hasMembers">Whether somebody still holds a post in it on that day.</param>
    public Result Dissolve(DateOnly on, string reason, bool hasMembers)
    {
        if (DissolvedOn is not null)
        {
            return OrganisationErrors.BodyDissolved;
        }

        if (on <= EstablishedOn)
        {
            return OrganisationErrors.DissolvedBeforeFounded;
        }

        if (hasMembers)
        {
            return OrganisationErrors.BodyHasMembers;
        }

        (DissolvedOn, DissolvedReason) = (on, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>A document that stands behind the body: founding, approval of an election, licence.</summary>
    public Result<BodyDocument> AddDocument(string number, string title, DateOnly date)
    {
        if (_documents.Exists(document => document.Number == number))
        {
            return OrganisationErrors.DocumentExists;
        }

        var added = BodyDocument.Create(this, number, title, date);
        _documents.Add(added);
        Touch();
        return added;
    }

    public Result RemoveDocument(Guid documentId)
    {
        if (_documents.RemoveAll(document => document.Id == documentId) == 0)
        {
            return OrganisationErrors.DocumentNotFound;
        }

        Touch();
        return Result.Success;
    }

    /// <summary>Whether a post of the body can be filled from the day. It raises the version, so that of a dissolution and an appointment at the same moment only one holds.</summary>
    internal Result Admit(PostKind post, DateOnly from)
    {
        if (PostCatalogue.Of(post).Body != Kind)
        {
            return OrganisationErrors.PostOfOtherBody;
        }

        if (DissolvedOn is not null)
        {
            return OrganisationErrors.BodyDissolved;
        }

        if (from < EstablishedOn)
        {
            return OrganisationErrors.BeforeFounded;
        }

        Touch();
        return Result.Success;
    }

    private Error? Refusal(BodyFacts facts) =>
        DissolvedOn is not null ? OrganisationErrors.BodyDissolved :
        facts.CreditCode is not null && Kind != BodyKind.PropertyCompany ? OrganisationErrors.CreditCodeOfCompanies : null;

    private Result SetFacts(BodyFacts facts)
    {
        if (Refusal(facts) is { } error)
        {
            return error;
        }

        (Name, CreditCode, EstablishedOn) = (facts.Name, facts.CreditCode, facts.EstablishedOn);
        return Result.Success;
    }

    private Result SetTerm(BodyTerm? term)
    {
        if (term is { } given && (given.From < EstablishedOn || given.To < given.From))
        {
            return OrganisationErrors.TermOrder;
        }

        (TermFrom, TermTo) = (term?.From, term?.To);
        return Result.Success;
    }
}

/// <summary>A document of a body; kept when the body is dissolved.</summary>
public sealed class BodyDocument : Entity, ICommunityOwned, IAudited
{
    private BodyDocument()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid DocumentOfId { get; private init; }

    public string Number { get; private init; } = "";

    public string Title { get; private init; } = "";

    public DateOnly Date { get; private init; }

    internal static BodyDocument Create(Body body, string number, string title, DateOnly date) =>
        new() { CommunityId = body.CommunityId, DocumentOfId = body.Id, Number = number, Title = title, Date = date };
}
