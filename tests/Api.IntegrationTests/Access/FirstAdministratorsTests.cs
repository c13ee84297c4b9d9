using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Access;

internal sealed class FirstAdministratorsTests
{
    [Test]
    public async Task An_empty_installation_gets_three_administrators_once()
    {
        await using var app = await TestApp.StartAsync();
        var output = new StringWriter();
        Assert.That(await InitCommand.RunAsync(app.Services, sample: false, output, CancellationToken.None), Is.Zero);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.That(await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().CreateAsync(CancellationToken.None), Is.Empty, "the second time there is nothing to make");
        }

        var lines = output.ToString().Split('\n').Select(x => x.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(x => x.Length == 3 && x[1].Length == 19).ToDictionary(x => x[0], x => x[1]);
        Assert.That(lines.Keys, Is.EquivalentTo(new[] { "security", "system", "auditor" }));
        foreach (var (userName, password) in lines)
        {
            using var client = app.Anonymous();
            using var signedIn = await client.PostAsJsonAsync("/api/v1/session", new { userName, password });
            Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), userName);
            Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("mustChangePassword").GetBoolean(), Is.True);
        }

        var again = new StringWriter();
        await InitCommand.RunAsync(app.Services, sample: false, again, CancellationToken.None);
        Assert.That(lines.Values.Where(password => again.ToString().Contains(password, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task The_command_that_verifies_says_which_entry_was_changed_and_ends_with_1()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCommunityAsync();
        var whole = new StringWriter();
        Assert.That(await AuditCommand.VerifyAsync(app.Services, whole, CancellationToken.None), Is.Zero, whole.ToString());

        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await db.AuditEntries.Where(x => x.Chain == "county" && x.Sequence == 1).ExecuteUpdateAsync(set => set.SetProperty(x => x.ActorName, "别人"));
        }

        var broken = new StringWriter();
        Assert.That(await AuditCommand.VerifyAsync(app.Services, broken, CancellationToken.None), Is.EqualTo(1));
        Assert.That(broken.ToString(), Does.Contain("第1条：内容被改动"));
    }
}
