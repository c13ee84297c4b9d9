using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd;

/// <summary>What is done once around all browser tests.</summary>
[SetUpFixture]
internal sealed class Run
{
    [OneTimeTearDown]
    public Task ForgetTemplate() => Product.ForgetTemplateAsync();
}
