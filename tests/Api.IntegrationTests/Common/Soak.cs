namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>Whether this is the run that takes its time (./test.sh --soak). What is reduced in the regular run is said where it is reduced.</summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_SOAK") == "1";
}
