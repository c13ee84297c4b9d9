using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd;

/// <summary>What is done once around all browser tests.</summary>
[SetUpFixture]
internal sealed class Run
{
    // A server and a browser share two cores with whatever else runs there.
    [OneTimeSetUp]
    public void Patience() => Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(30_000);

    [OneTimeTearDown]
    public Task ForgetTemplate() => Product.ForgetTemplateAsync();
}
