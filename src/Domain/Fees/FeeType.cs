namespace Resettlement.Domain.Fees;

/// <summary>What a household pays for. Which of them a subsidy counts is policy.</summary>
public enum FeeType
{
    Property,
    Elevator,
    Water,
    Electricity,
    Gas,
    Heating,
    Parking,

    /// <summary>滞纳金: a receipt like any other, never a base for a subsidy.</summary>
    Penalty,
}

/// <summary>Whose money a receipt is.</summary>
public enum PayerKind
{
    /// <summary>The household itself.</summary>
    Own,

    /// <summary>A sponsor, a unit or the government paid: stored, not counted.</summary>
    ThirdParty,

    /// <summary>Nobody paid: the charge was let off.</summary>
    Waived,
}

/// <summary>A row of the register is money in, or money back that names the receipt it came from.</summary>
public enum ReceiptKind
{
    Payment,
    Refund,
}
