using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>One thing that is handed over: seals, books, keys, files.</summary>
public sealed class HandoverItem : ICommunityOwned, IAudited
{
    internal HandoverItem()
    {
    }

    public Guid CommunityId { get; internal init; }

    public Guid HandoverId { get; internal init; }

    public Guid AppointmentId { get; internal init; }

    /// <summary>1, 2, 3 …</summary>
    public int Order { get; internal init; }

    public string Name { get; internal init; } = "";

    /// <summary>As counted, e.g. 3枚.</summary>
    public string Quantity { get; internal init; } = "";

    public string? Note { get; internal init; }
}

/// <summary>A thing as it is typed.</summary>
public sealed record HandoverInput(string Name, string Quantity, string? Note);

/// <summary>交接清单 of a post that somebody leaves: one per appointment, entered once it has ended.</summary>
public sealed class Handover : AggregateRoot, ICommunityOwned, IAudited
{
    public const int MaximumItems = 200;

    private readonly List<HandoverItem> _items = [];

    private Handover()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid AppointmentId { get; private init; }

    public string HandedOverBy { get; private init; } = "";

    public string HandedOverTo { get; private init; } = "";

    /// <summary>监交人.</summary>
    public string? Witness { get; private init; }

    public DateOnly Day { get; private init; }

    public string RecordedByName { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public IReadOnlyCollection<HandoverItem> Items => _items;

    public static Result<Handover> Record(Guid communityId, Guid appointmentId, DateOnly endedOn, HandoverContent content, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Day > today)
        {
            return AppointmentErrors.FutureDay("day");
        }

        // things are sometimes handed over some days before the last one
        if (content.Day < endedOn.AddDays(-31))
        {
            return AppointmentErrors.HandoverDay;
        }

        if (content.Items.Count is 0 or > MaximumItems)
        {
            return AppointmentErrors.HandoverItems;
        }

        var handover = new Handover
        {
            CommunityId = communityId,
            AppointmentId = appointmentId,
            HandedOverBy = ChineseText.Normalise(content.HandedOverBy),
            HandedOverTo = ChineseText.Normalise(content.HandedOverTo),
            Witness = ChineseText.Normalise(content.Witness) is { Length: > 0 } witness ? witness : null,
            Day = content.Day,
            RecordedByName = byName,
            RecordedAt = at,
        };
        if (handover.HandedOverBy == handover.HandedOverTo)
        {
            return AppointmentErrors.HandoverToSelf;
        }

        handover._items.AddRange(content.Items.Select((item, i) => new HandoverItem
        {
            CommunityId = communityId,
            HandoverId = handover.Id,
            AppointmentId = appointmentId,
            Order = i + 1,
            Name = ChineseText.Sentence(item.Name),
            Quantity = ChineseText.Normalise(item.Quantity),
            Note = ChineseText.Sentence(item.Note) is { Length: > 0 } note ? note : null,
        }));
        return handover;
    }
}

/// <summary>A handover as it is typed.</summary>
public sealed record HandoverContent(string HandedOverBy, string HandedOverTo, string? Witness, DateOnly Day, IReadOnlyList<HandoverInput> Items);
