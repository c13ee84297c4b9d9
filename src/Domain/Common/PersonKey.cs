namespace Resettlement.Domain.Common;

/// <summary>
/// Stands for one human being whatever account is used: the blind index of the ID number, or the id of a system principal.
/// Separation of duties compares these, never user ids.
/// </summary>
public readonly record struct PersonKey(string Value)
{
    public override string ToString() => Value;
}
