using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

/// <summary>
/// What somebody says against a notice, or one line of it. <paramref name="LineOrder"/> is the number of the line on the page; null = the notice as a whole, which
/// suspends no line. <paramref name="Contact"/> is name and telephone, encrypted; null = without a name.
/// </summary>
public sealed record ObjectionText(int? LineOrder, Guid? LineId, string Text, string? Contact);

/// <summary>
/// 异议: a root of its own, so that many people can object at once. It suspends its line and no other; answered with reason by the residents' committee or the centre.
/// </summary>
public sealed class Objection : AggregateRoot, ICommunityOwned, IAudited
{
    public const int MaximumText = 500;

    private Objection()
    {
    }

    public Guid NoticeId { get; private init; }

    public Guid CommunityId { get; private init; }

    public int? LineOrder { get; private init; }

    public Guid? LineId { get; private init; }

    public ObjectionChannel Channel { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>Who it is from and how to reach them, encrypted; read through a logged act.</summary>
    public string? SealedContact { get; private init; }

    /// <summary>The form it was sent with: the same form again changes nothing.</summary>
    public string Submission { get; private init; } = "";

    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>Who wrote it down at the office.</summary>
    public string? RecordedByName { get; private init; }

    public DateOnly AnswerDue { get; private init; }

    public ObjectionState State { get; private set; }

    /// <summary>What is answered, with the reason.</summary>
    public string? Answer { get; private set; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public static Result<Objection> Receive(PublicNotice notice, ObjectionText what, ObjectionChannel channel, string submission, DateOnly answerDue, string? recordedByName,
        DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(what);
        if (notice.CheckObjectable(today).Error is { } error)
        {
            return error;
        }

        return string.IsNullOrWhiteSpace(what.Text) || what.Text.Trim().Length > MaximumText
            ? NoticeErrors.ObjectionText
            : new Objection
            {
                NoticeId = notice.Id,
                CommunityId = notice.CommunityId,
                LineOrder = what.LineOrder,
                LineId = what.LineId,
                Channel = channel,
                Text = what.Text.Trim(),
                SealedContact = what.Contact,
                Submission = submission,
                ReceivedAt = at,
                RecordedByName = recordedByName,
                AnswerDue = answerDue,
            };
    }

    /// <summary>Upholds or rejects it with a reason.</summary>
    public Result Decide(bool upheld, string answer, PersonKey maker, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != ObjectionState.Open)
        {
            return NoticeErrors.ObjectionDecided;
        }

        if (by == maker)
        {
            return NoticeErrors.OwnObjection;
        }

        if (string.IsNullOrWhiteSpace(answer))
        {
            return NoticeErrors.ObjectionReason;
        }

        (State, Answer, DecidedBy, DecidedByName, DecidedAt) = (upheld ? ObjectionState.Upheld : ObjectionState.Rejected, answer.Trim(), by, byName, at);
        Touch();
        return Result.Success;
    }
}
