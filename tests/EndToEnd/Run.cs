using Resettlement.EndToEnd.Common;

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
