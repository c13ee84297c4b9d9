using System.Globalization;

namespace Resettlement.Domain.Common;

/// <summary>A proportion in basis points (1/10 000); 20 % is 2000.</summary>
public readonly record struct Rate(int BasisPoints)
{
    public override string ToString() => (BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
