using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Makes the copy of a notice for the files: PDF, A4, the frozen masked lines. The same sheet gives the same bytes, on every server and every day.</summary>
public interface INoticeFilingCopy
{
    byte[] Write(NoticeSheet sheet);
}

/// <summary>What stands on the copy.</summary>
/// <param name="Address">The public page, for the QR code.</param>
/// <param name="WithdrawnReason">Null unless it was withdrawn.</param>
public sealed record NoticeSheet(
    NoticeKind Kind, string Title, string Number, string CommunityName, DateOnly FirstDay, DateOnly LastDay, int Days, NoticeUnit Unit, string ContactName, string ContactPhone, DateTimeOffset PublishedAt,
    string PublishedByName, string PolicyDocument, int LineCount, long SumFen, string ContentHash, string CopyHash, string Address, string? WithdrawnReason, IReadOnlyList<NoticeSheetLine> Lines);

public sealed record NoticeSheetLine(int Order, string MaskedName, string? Building, long AmountFen);
