using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

/// <summary>What is shown, as its own room says. <paramref name="Maker"/> decides no objection to it.</summary>
public sealed record NoticeContent(
    NoticeKind Kind, Guid SubjectId, Guid CommunityId, string Number, string Title, string ContentHash, int LineCount, long SumFen, PersonKey Maker, string Link);

/// <summary>Who answers questions about a notice: name or office, and an office telephone.</summary>
public sealed record NoticeContact(string Name, string Phone);

/// <summary>
/// 公示: a frozen, masked copy of lines on the public pages for a number of days. Once it runs its days never change; it ends when they are over, or is withdrawn with
/// what it shows.
/// </summary>
public sealed class PublicNotice : AggregateRoot, ICommunityOwned, IAudited
{
    private PublicNotice()
    {
    }

    public NoticeKind Kind { get; private init; }

    public Guid SubjectId { get; private init; }

    public Guid CommunityId { get; private init; }

    /// <summary>Human number, unique in the county.</summary>
    public string Number { get; private init; } = "";

    public string Title { get; private init; } = "";

    /// <summary>What the public address ends with: unguessable, so that only who was told finds it before it is listed.</summary>
    public string Code { get; private init; } = "";

    public DateTimeOffset PublishedAt { get; private init; }

    public PersonKey PublishedBy { get; private init; }

    public string PublishedByName { get; private init; } = "";

    public DateOnly FirstDay { get; private init; }

    /// <summary>Included.</summary>
    public DateOnly LastDay { get; private init; }

    public int Days { get; private init; }

    public NoticeUnit Unit { get; private init; }

    public Guid PolicyVersionId { get; private init; }

    /// <summary>Working days in which an objection is answered; 0 = by the last day of the notice.</summary>
    public int AnswerDays { get; private init; }

    public string ContactName { get; private init; } = "";

    public string ContactPhone { get; private init; } = "";

    /// <summary>Of what is shown, as its own room counts it.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>SHA-256 over the masked lines as they stand on the page.</summary>
    public string CopyHash { get; private init; } = "";

    public int LineCount { get; private init; }

    public long SumFen { get; private init; }

    public PersonKey Maker { get; private init; }

    public string Link { get; private init; } = "";

    public NoticeState State { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnByName { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public static PublicNotice Publish(Guid id, NoticeContent content, string code, string copyHash, NoticePeriod period, NoticeRules rules, NoticeContact contact,
        PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(contact);
        return new()
        {
            Id = id,
            Kind = content.Kind,
            SubjectId = content.SubjectId,
            CommunityId = content.CommunityId,
            Number = content.Number,
            Title = content.Title,
            Code = code,
            PublishedAt = at,
            PublishedBy = by,
            PublishedByName = byName,
            FirstDay = period.FirstDay,
            LastDay = period.LastDay,
            Days = rules.Days,
            Unit = rules.Unit,
            PolicyVersionId = rules.PolicyVersionId,
            AnswerDays = rules.AnswerDays,
            ContactName = contact.Name,
            ContactPhone = contact.Phone,
            ContentHash = content.ContentHash,
            CopyHash = copyHash,
            LineCount = content.LineCount,
            SumFen = content.SumFen,
            Maker = content.Maker,
            Link = content.Link,
        };
    }

    /// <summary>Whether an objection may come in on the day.</summary>
    public Result CheckObjectable(DateOnly today) => State == NoticeState.Running && today <= LastDay ? Result.Success : NoticeErrors.Over;

    /// <summary>Ends it once its last day is over.</summary>
    public Result End(DateOnly today, DateTimeOffset at)
    {
        if (State != NoticeState.Running)
        {
            return NoticeErrors.NotRunning;
        }

        if (today <= LastDay)
        {
            return NoticeErrors.StillRunning(LastDay);
        }

        (State, EndedAt) = (NoticeState.Ended, at);
        Touch();
        return Result.Success;
    }

    /// <summary>Takes it back with what it shows, running or ended. A withdrawn one stays as it is.</summary>
    public void Withdraw(string reason, string byName, DateTimeOffset at)
    {
        if (State == NoticeState.Withdrawn)
        {
            return;
        }

        (State, WithdrawnReason, WithdrawnByName, WithdrawnAt) = (NoticeState.Withdrawn, reason, byName, at);
        Touch();
    }
}

/// <summary>A line as it is shown. Written once with its notice, never changed.</summary>
public sealed class NoticeLine
{
    public required Guid NoticeId { get; init; }

    /// <summary>1, 2, 3 …: the number on the page, by which people name a line.</summary>
    public required int Order { get; init; }

    /// <summary>The line in its own room.</summary>
    public required Guid LineId { get; init; }

    public required string MaskedName { get; init; }

    public string? Building { get; init; }

    public required long AmountFen { get; init; }
}
