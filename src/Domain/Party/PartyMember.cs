using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Party;

/// <summary>When somebody became a member. <paramref name="FullOn"/> is the day probation ended, null while it lasts; <paramref name="EmblemOn"/> the day the emblem 党徽 was handed out.</summary>
public sealed record PartyDates(DateOnly JoinedOn, DateOnly? FullOn, DateOnly? EmblemOn);

/// <summary>党员: a person, once in the county by ID number, whatever branches the person belongs to. Which of them, and how, stands in <see cref="PartyMembership"/>.</summary>
public sealed class PartyMember : AggregateRoot, IAudited
{
    public const int AgeOfAdmission = 18;

    private PartyMember()
    {
    }

    public string Name { get; private set; } = "";

    public string IdNumberCipher { get; private set; } = "";

    public string IdNumberIndex { get; private set; } = "";

    public string? IdNumberIndexNext { get; private set; }

    public string IdNumberMasked { get; private set; } = "";

    /// <summary>Why a number with a wrong check character was accepted.</summary>
    public string? IdNumberWaiver { get; private set; }

    public DateOnly BirthDate { get; private init; }

    public Sex Sex { get; private init; }

    public string? PhoneCipher { get; private set; }

    public string? PhoneIndex { get; private set; }

    public string? PhoneIndexNext { get; private set; }

    public string? PhoneMasked { get; private set; }

    public DateOnly JoinedOn { get; private set; }

    public DateOnly? FullOn { get; private set; }

    public DateOnly? EmblemOn { get; private set; }

    /// <summary>Same as the person key of an account with this ID number.</summary>
    public PersonKey Person => new(IdNumberIndex);

    /// <param name="name">Tidied.</param>
    /// <param name="id">Parsed; birth date and sex follow from it.</param>
    /// <param name="stored">The number as it is stored.</param>
    /// <param name="waiver">Why a wrong check character was accepted.</param>
    /// <param name="dates">When the person became a member.</param>
    /// <param name="today">The local day.</param>
    public static Result<PartyMember> Record(string name, IdNumber id, ProtectedText stored, string? waiver, PartyDates dates, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(stored);
        if (Check(dates, id.BirthDate, today) is { } error)
        {
            return error;
        }

        return new PartyMember
        {
            Name = name,
            IdNumberCipher = stored.Cipher,
            IdNumberIndex = stored.Index,
            IdNumberIndexNext = stored.NextIndex,
            IdNumberMasked = stored.Masked,
            IdNumberWaiver = waiver,
            BirthDate = id.BirthDate,
            Sex = id.Sex,
            JoinedOn = dates.JoinedOn,
            FullOn = dates.FullOn,
            EmblemOn = dates.EmblemOn,
        };
    }

    public bool IsFullOn(DateOnly day) => FullOn is { } full && full <= day;

    /// <summary>The phone is left as it is when <paramref name="phone"/> is null and <paramref name="clearPhone"/> false.</summary>
    public Result Change(string name, PartyDates dates, ProtectedText? phone, bool clearPhone, DateOnly today)
    {
        if (Check(dates, BirthDate, today) is { } error)
        {
            return error;
        }

        (Name, JoinedOn, FullOn, EmblemOn) = (name, dates.JoinedOn, dates.FullOn, dates.EmblemOn);
        if (phone is not null || clearPhone)
        {
            ChangePhone(phone);
        }

        Touch();
        return Result.Success;
    }

    public void ChangePhone(ProtectedText? phone) => (PhoneCipher, PhoneIndex, PhoneIndexNext, PhoneMasked) = (phone?.Cipher, phone?.Index, phone?.NextIndex, phone?.Masked);

    private static Error? Check(PartyDates dates, DateOnly birth, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return dates.JoinedOn > today || dates.FullOn > today || dates.EmblemOn > today ? RegistryErrors.FutureDay(today) :
            Age.On(birth, dates.JoinedOn) < AgeOfAdmission ? PartyErrors.JoinedTooYoung :
            dates.FullOn <= dates.JoinedOn ? PartyErrors.FullBeforeJoined :
            dates.EmblemOn < dates.JoinedOn ? PartyErrors.DayBeforeJoined : null;
    }
}
