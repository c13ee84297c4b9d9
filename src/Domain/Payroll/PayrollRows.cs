using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.Payroll;

/// <summary>A line of a payroll as it was computed: one person and one month, with everything the amount depends on. Written anew by every computation.</summary>
public sealed class PayrollLine : Entity, ICommunityOwned
{
    public required Guid RunId { get; init; }

    public required Guid CommunityId { get; init; }

    /// <summary>From 1, in the order of the sheet.</summary>
    public required int Position { get; init; }

    public required PayLineKind Kind { get; init; }

    /// <summary>First day of the month that it pays.</summary>
    public required DateOnly ForMonth { get; init; }

    public required Guid HolderId { get; init; }

    public required string HolderName { get; init; }

    /// <summary>The post of most days; null when by what is known now the person is due nothing.</summary>
    public required PostKind? Post { get; init; }

    public required int PaidDays { get; init; }

    public required int DaysInMonth { get; init; }

    /// <summary>What the person is due for the month.</summary>
    public required long EntitledFen { get; init; }

    /// <summary>What approved payrolls paid for it before.</summary>
    public required long PaidBeforeFen { get; init; }

    public required long AmountFen { get; init; }

    public static PayrollLine Of(PayrollRun run, SheetLine line, int position)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(line);
        return new()
        {
            RunId = run.Id,
            CommunityId = run.CommunityId,
            Position = position,
            Kind = line.Kind,
            ForMonth = line.Person.Month.First,
            HolderId = line.Person.HolderId,
            HolderName = line.Person.HolderName,
            Post = line.Person.Segments.MaxBy(x => x.Days)?.Post.Post,
            PaidDays = line.Person.PaidDays,
            DaysInMonth = line.Person.Month.Days,
            EntitledFen = line.EntitledFen,
            PaidBeforeFen = line.PaidBeforeFen,
            AmountFen = line.AmountFen,
        };
    }
}

/// <summary>Days in a row behind a line: post, monthly amount, and the version that it comes from.</summary>
public sealed class PayrollSegment : Entity, ICommunityOwned
{
    public required Guid LineId { get; init; }

    public required Guid RunId { get; init; }

    public required Guid CommunityId { get; init; }

    public required int Position { get; init; }

    public required Guid AppointmentId { get; init; }

    public required PostKind Post { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required int Days { get; init; }

    public required long MonthlyFen { get; init; }

    public required PayBasis Basis { get; init; }

    public required Guid BasisId { get; init; }

    public required string Document { get; init; }

    public required string? Clause { get; init; }

    public required int? VersionNumber { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public static IEnumerable<PayrollSegment> Of(PayrollLine line, SheetLine sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.Person.Segments.Select((x, i) => new PayrollSegment
        {
            LineId = line.Id,
            RunId = line.RunId,
            CommunityId = line.CommunityId,
            Position = i + 1,
            AppointmentId = x.Post.AppointmentId,
            Post = x.Post.Post,
            FirstDay = x.FirstDay,
            LastDay = x.LastDay,
            Days = x.Days,
            MonthlyFen = x.Rate.MonthlyFen,
            Basis = x.Rate.Basis,
            BasisId = x.Rate.BasisId,
            Document = x.Rate.Document,
            Clause = x.Rate.Clause,
            VersionNumber = x.Rate.VersionNumber,
            EffectiveFrom = x.Rate.EffectiveFrom,
        });
    }
}

/// <summary>Somebody who holds a post and is not paid for it, and why; or who was paid too much.</summary>
public sealed class PayrollOmission : Entity, ICommunityOwned
{
    public required Guid RunId { get; init; }

    public required Guid CommunityId { get; init; }

    public required int Position { get; init; }

    public required Guid HolderId { get; init; }

    public required string HolderName { get; init; }

    public required Guid? AppointmentId { get; init; }

    public required PostKind? Post { get; init; }

    public required OmissionReason Reason { get; init; }

    public required DateOnly ForMonth { get; init; }

    /// <summary>What is still to be recovered.</summary>
    public required long AmountFen { get; init; }

    public static PayrollOmission Of(PayrollRun run, PayOmission omission, int position)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(omission);
        return new()
        {
            RunId = run.Id,
            CommunityId = run.CommunityId,
            Position = position,
            HolderId = omission.HolderId,
            HolderName = omission.HolderName,
            AppointmentId = omission.Post?.AppointmentId,
            Post = omission.Post?.Post,
            Reason = omission.Reason,
            ForMonth = omission.ForMonth,
            AmountFen = omission.AmountFen,
        };
    }
}

public enum PayrollFlagKind
{
    /// <summary>The same person is in the payroll of another community for the month.</summary>
    TwoCommunities,

    /// <summary>A dispatched cadre still in service draws pay.</summary>
    ServingCadre,
}

public enum PayrollFlagState
{
    Open,
    Cleared,
}

/// <summary>Double pay that somebody has to look at: nobody signs before another person than the maker has said why it is right.</summary>
public sealed class PayrollFlag : AggregateRoot, ICommunityOwned, IAudited
{
    private PayrollFlag()
    {
    }

    public Guid RunId { get; private init; }

    public Guid CommunityId { get; private init; }

    public PayrollFlagKind Kind { get; private init; }

    public Guid HolderId { get; private init; }

    public string HolderName { get; private init; } = "";

    public DateOnly ForMonth { get; private init; }

    /// <summary>What was found; a clearance holds for exactly this.</summary>
    public string Evidence { get; private init; } = "";

    public PayrollFlagState State { get; private set; }

    public PersonKey? ClearedBy { get; private set; }

    public string? ClearedByName { get; private set; }

    public DateTimeOffset? ClearedAt { get; private set; }

    public string? ClearedReason { get; private set; }

    public static PayrollFlag Raise(PayrollRun run, FoundFlag found)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(found);
        return new()
        {
            RunId = run.Id,
            CommunityId = run.CommunityId,
            Kind = found.Kind,
            HolderId = found.HolderId,
            HolderName = found.HolderName,
            ForMonth = found.ForMonth,
            Evidence = found.Evidence,
        };
    }

    public bool Is(FoundFlag found) => found is not null && (Kind, HolderId, ForMonth, Evidence) == (found.Kind, found.HolderId, found.ForMonth, found.Evidence);

    public Result Clear(string reason, PayActor by)
    {
        if (State != PayrollFlagState.Open)
        {
            return PayrollErrors.FlagCleared;
        }

        (State, ClearedBy, ClearedByName, ClearedAt, ClearedReason) = (PayrollFlagState.Cleared, by.Person, by.Name, by.At, reason);
        Touch();
        return Result.Success;
    }
}

/// <summary>Double pay as it is found.</summary>
public sealed record FoundFlag(PayrollFlagKind Kind, Guid HolderId, string HolderName, DateOnly ForMonth, string Evidence);
