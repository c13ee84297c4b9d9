namespace Resettlement.Domain.Registry;

/// <summary>Whether a second person has confirmed the row; only confirmed households count for money.</summary>
public enum Confirmation
{
    Pending,
    Confirmed,
    Rejected,
}
