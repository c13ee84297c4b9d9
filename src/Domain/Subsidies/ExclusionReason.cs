namespace Resettlement.Domain.Subsidies;

/// <summary>Why a household that was looked at gets no money now. Of several the first of this list is named.</summary>
public enum ExclusionReason
{
    /// <summary>The household has not been confirmed by a second person.</summary>
    Unconfirmed,

    /// <summary>A synchronous household where the policy does not name them.</summary>
    NotRegisteredPoor,

    /// <summary>Does not live in a concentrated site on the day: moved away or not yet in.</summary>
    NotResident,

    /// <summary>The poverty status of the day is not covered.</summary>
    StatusNotCovered,

    /// <summary>Nobody eligible in it lives.</summary>
    NoLivingMember,

    /// <summary>Nothing was paid in the quarter.</summary>
    NoReceipts,

    /// <summary>What was paid for was paid by others.</summary>
    ThirdPartyOnly,

    /// <summary>Paid, but nothing that counts.</summary>
    NothingCounted,

    /// <summary>Refunds exceed what was paid.</summary>
    NegativeTotal,

    /// <summary>All refunded, or below half a fen.</summary>
    ZeroAmount,

    /// <summary>Everything owed has been ordered already.</summary>
    AlreadyPaid,

    /// <summary>Held until a new head is named.</summary>
    PayeeDeceased,
    NoVerifiedAccount,

    /// <summary>The account is another household's too.</summary>
    DuplicateAccount,

    /// <summary>Somebody objected and nobody has decided it.</summary>
    ObjectionOpen,

    /// <summary>An objection was right; the household comes again in a supplement.</summary>
    ObjectionUpheld,
}
