using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>
/// The room that has something shown in public. Found by a scan; one per kind. Every call runs in the transaction of the caller, once per notice, never per line; a failure
/// undoes the whole. The room withdraws its notices itself through <see cref="NoticeDesk"/>.
/// </summary>
public interface INoticeSubject
{
    NoticeKind Kind { get; }

    /// <summary>The community the thing belongs to, whatever its state; null when there is none. Asked first, so that who may not publish there learns nothing.</summary>
    Task<Guid?> CommunityOfAsync(Guid subjectId, CancellationToken ct);

    /// <summary>
    /// What would be published at this moment. Fails when it does not exist or is not in a state to be published. Whether the caller may publish in the community is
    /// checked by the notice.
    /// </summary>
    Task<Result<NoticeDraft>> DraftAsync(Guid subjectId, CancellationToken ct);

    /// <summary>
    /// The lines by household number, then component, in chunks of a few thousand. No reader stays open between two chunks: the caller writes in between.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<NoticeDraftLine>> ReadLinesAsync(Guid subjectId, CancellationToken ct);

    /// <summary>The notice runs.</summary>
    Task<Result> PublishedAsync(Guid subjectId, PublishedNotice notice, CancellationToken ct);

    /// <summary>The last day is over. Lines that are named leave; the rest goes on.</summary>
    Task<Result> EndedAsync(Guid subjectId, NoticeOutcome outcome, CancellationToken ct);
}

/// <summary>What is to be published.</summary>
/// <param name="SubjectId">The thing in its own room, e.g. the batch.</param>
/// <param name="Title">The heading, e.g. 南关社区2026年第3季度补贴公示. May hold no name of a person.</param>
/// <param name="Number">The human number of the thing; the number of the notice is made from it.</param>
/// <param name="ContentHash">Of what is published; another content has another hash.</param>
/// <param name="LineCount">Lines that <see cref="INoticeSubject.ReadLinesAsync"/> gives.</param>
/// <param name="SumFen">Their sum.</param>
/// <param name="Maker">Who made it; can decide no objection to it.</param>
/// <param name="Link">Where in the client it is looked at.</param>
public sealed record NoticeDraft(Guid SubjectId, Guid CommunityId, string Title, string Number, string ContentHash, int LineCount, long SumFen, PersonKey Maker, string Link);

/// <summary>A line before it is masked. <paramref name="HouseholdNumber"/> is for the office alone and never published.</summary>
public sealed record NoticeDraftLine(Guid LineId, string HouseholdNumber, string Name, string? Building, long AmountFen);

/// <summary>A notice that has begun.</summary>
/// <param name="FirstDay">The day after the publication.</param>
/// <param name="LastDay">Included.</param>
public sealed record PublishedNotice(Guid Id, string Number, DateOnly FirstDay, DateOnly LastDay);

/// <summary>What became of a notice.</summary>
/// <param name="UndecidedLines">Lines with an objection that nobody has decided: they leave for a supplement. A line is in one of the two lists only.</param>
/// <param name="UpheldLines">Lines whose objection was right.</param>
public sealed record NoticeOutcome(Guid NoticeId, IReadOnlyCollection<Guid> UndecidedLines, IReadOnlyCollection<UpheldLine> UpheldLines);

public sealed record UpheldLine(Guid LineId, string Reason);
