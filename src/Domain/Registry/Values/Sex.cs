namespace Resettlement.Domain.Registry;

/// <summary>GB/T 2261.1.</summary>
public enum Sex
{
    Male = 1,
    Female = 2,
}
