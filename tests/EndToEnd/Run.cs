using Resettlement.EndToEnd.Common;

// Each fixture has a server and a browser of its own, and waits for one of them most of the time; its tests run one after another.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

namespace Resettlement.EndToEnd;

/// <summary>What is done once around all browser tests.</summary>
[SetUpFixture]
internal sealed class Run
{
    [OneTimeSetUp]
    public void Open()
    {
        // A server and a browser share two cores with whatever else runs there.
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(30_000);
        Scratch.Open();
    }

    [OneTimeTearDown]
    public void Close() => Scratch.Remove();
}
