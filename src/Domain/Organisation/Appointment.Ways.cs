using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Organisation;

/// <summary>
/// On what an appointment rests. <paramref name="Source"/> and <paramref name="OriginUnit"/> 原单位 are those of a dispatched cadre; the document is the letter of dispatch, the filing
/// of an election or the contract; <paramref name="ElectionId"/> is the election that was held in the system.
/// </summary>
public sealed record AppointmentBasis(AppointmentWay Way, CadreSource? Source, string? OriginUnit, string? DocumentNumber, Guid? ElectionId = null);

public static class AppointmentBases
{
    /// <summary>Null when the basis is whole; a post of a body rests on a document.</summary>
    public static Error? Check(AppointmentBasis basis, bool ofBody)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var hasUnit = ChineseText.Normalise(basis.OriginUnit).Length > 0;
        return basis.Way == AppointmentWay.Dispatch && (basis.Source is null || !hasUnit) ? AppointmentErrors.SourceMissing :
            basis.Way != AppointmentWay.Dispatch && (basis.Source is not null || hasUnit) ? AppointmentErrors.SourceOfDispatched :
            ofBody && ChineseText.Normalise(basis.DocumentNumber).Length == 0 ? AppointmentErrors.DocumentMissing : null;
    }
}

/// <summary>How somebody came into the post, what lets the post stand beyond the quota, and the terms that follow one another.</summary>
public sealed partial class Appointment
{
    private readonly List<AppointmentTerm> _terms = [];

    public AppointmentWay Way { get; private set; }

    public CadreSource? Source { get; private set; }

    public string? OriginUnit { get; private set; }

    public string? DocumentNumber { get; private set; }

    public Guid? ElectionId { get; private set; }

    /// <summary>The building or row of its head; of the head of a unit, the building of the unit.</summary>
    public Guid? BuildingId { get; private init; }

    public Guid? UnitId { get; private init; }

    /// <summary>Why the post stands beyond the quota. Only then somebody approves.</summary>
    public string? OverQuotaReason { get; private set; }

    /// <summary>The quota and the people in quota posts when it was proposed, and the policy version that gave the quota.</summary>
    public int? QuotaThen { get; private set; }

    public int? PeopleThen { get; private set; }

    public Guid? PolicyVersionId { get; private set; }

    public PersonKey EnteredBy { get; private set; } = new("");

    public string EnteredByName { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionNote { get; private set; }

    /// <summary>Renewals; the first term stands in the appointment itself.</summary>
    public IReadOnlyCollection<AppointmentTerm> Terms => _terms;

    /// <summary>楼长, 片长 or 单元长: a post of a house and of no body.</summary>
    public static Result<Appointment> OfHouse(Building building, BuildingUnit? unit, Guid officeHolderId, DateOnly from, DateOnly? termEnd)
    {
        ArgumentNullException.ThrowIfNull(building);
        if (termEnd < from)
        {
            return OrganisationErrors.AppointmentTerm;
        }

        return new Appointment
        {
            CommunityId = building.CommunityId,
            OfficeHolderId = officeHolderId,
            Post = unit is null ? PostKind.BuildingHead : PostKind.UnitHead,
            BuildingId = building.Id,
            UnitId = unit?.Id,
            From = from,
            TermEnd = termEnd,
            State = AppointmentState.Active,
            Way = AppointmentWay.Election,
        };
    }

    /// <summary>Writes down on what the new appointment rests and who entered it.</summary>
    public Result RestOn(AppointmentBasis basis, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(basis);
        if (AppointmentBases.Check(basis, BodyId is not null) is { } wrong)
        {
            return wrong;
        }

        var unit = ChineseText.Normalise(basis.OriginUnit);
        var document = ChineseText.Normalise(basis.DocumentNumber);
        (Way, Source, OriginUnit, DocumentNumber, ElectionId) =
            (basis.Way, basis.Source, unit.Length == 0 ? null : unit, document.Length == 0 ? null : document, basis.ElectionId);
        (EnteredBy, EnteredByName, EnteredAt) = (by, byName, at);
        return Result.Success;
    }

    /// <summary>It goes beyond the quota, so that it waits for the lead township.</summary>
    public void Await(string overQuotaReason, int quota, int people, Guid policyVersionId) =>
        (State, OverQuotaReason, QuotaThen, PeopleThen, PolicyVersionId) = (AppointmentState.Proposed, ChineseText.Sentence(overQuotaReason), quota, people, policyVersionId);

    /// <summary>By the lead township, by another person than who entered it. Whether the post is still free is judged before.</summary>
    public Result Approve(string? note, PersonKey by, string byName, DateTimeOffset at) => Decide(AppointmentState.Active, note, by, byName, at);

    public Result Refuse(string note, PersonKey by, string byName, DateTimeOffset at) => Decide(AppointmentState.Refused, note, by, byName, at);

    /// <summary>A further term in the same post, by its own document.</summary>
    /// <param name="termEnd">Last day of the new term, included.</param>
    /// <param name="documentNumber">The decision or the filing by which it goes on.</param>
    /// <param name="byName">Who enters it.</param>
    /// <param name="at">Now.</param>
    public Result Renew(DateOnly termEnd, string documentNumber, string byName, DateTimeOffset at)
    {
        if (State != AppointmentState.Active)
        {
            return OrganisationErrors.AppointmentNotActive;
        }

        if (TermEnd is not { } last)
        {
            return AppointmentErrors.NoTerm;
        }

        if (termEnd <= last)
        {
            return AppointmentErrors.RenewalNotLater(last);
        }

        _terms.Add(AppointmentTerm.Create(this, _terms.Count + 1, last.AddDays(1), termEnd, ChineseText.Normalise(documentNumber), byName, at));
        TermEnd = termEnd;
        Touch();
        return Result.Success;
    }

    private Result Decide(AppointmentState state, string? note, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != AppointmentState.Proposed)
        {
            return AppointmentErrors.NotProposed;
        }

        if (by == EnteredBy)
        {
            return AppointmentErrors.OwnProposal;
        }

        (State, DecisionNote, DecidedBy, DecidedByName, DecidedAt) = (state, ChineseText.Sentence(note) is { Length: > 0 } text ? text : null, by, byName, at);
        Touch();
        return Result.Success;
    }
}

/// <summary>连任: a term that follows the first.</summary>
public sealed class AppointmentTerm : ICommunityOwned, IAudited
{
    private AppointmentTerm()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid AppointmentId { get; private init; }

    /// <summary>1, 2, 3 …</summary>
    public int Order { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>Included.</summary>
    public DateOnly To { get; private init; }

    public string DocumentNumber { get; private init; } = "";

    public string EnteredByName { get; private init; } = "";

    public DateTimeOffset EnteredAt { get; private init; }

    internal static AppointmentTerm Create(Appointment appointment, int order, DateOnly from, DateOnly to, string documentNumber, string byName, DateTimeOffset at) => new()
    {
        CommunityId = appointment.CommunityId,
        AppointmentId = appointment.Id,
        Order = order,
        From = from,
        To = to,
        DocumentNumber = documentNumber,
        EnteredByName = byName,
        EnteredAt = at,
    };
}
