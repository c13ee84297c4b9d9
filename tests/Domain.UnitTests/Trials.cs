namespace Resettlement.Domain.UnitTests;

/// <summary>How often a property is tried. Where each of thousands of changed programs is tested, one in ten of the trials: what they still notice, all of them notice too.</summary>
internal static class Trials
{
    private static readonly bool IsMutation = Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_MUTATION") is not null;

    public static int Of(int whole) => IsMutation ? Math.Max(20, whole / 10) : whole;
}
