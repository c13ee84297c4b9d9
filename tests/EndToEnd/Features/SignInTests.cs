using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

internal sealed class SignInTests : BrowserTest
{
    [Test]
    public async Task A_clerk_signs_in_and_sees_the_own_community()
    {
        var desk = await OpenDesk();
        await desk.Page.GotoAsync("/");
        await desk.Page.GetByTestId("sign-in").WaitForAsync();
        await desk.Shot("sign-in");
        await desk.SignIn(Account.Clerk);
        await desk.Shot("home");
        await Assertions.Expect(desk.Page.GetByText("新天地社区").First).ToBeVisibleAsync();
    }
}
