using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Access;

internal sealed class PasswordTests
{
    [TestCase("short-1", "access.password-length")]
    [TestCase("alllowercase", "access.password-classes")]
    [TestCase("lowerUPPER", "access.password-classes")]
    [TestCase("lower12345", "access.password-classes")]
    [TestCase(TestApp.Password, "access.password-reused")]
    public async Task A_weak_or_old_password_is_refused(string next, string code)
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);

        using var answer = await client.PostAsJsonAsync("/api/v1/me/password", new { current = TestApp.Password, next });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(problem.GetProperty("errors").TryGetProperty("next", out _), Is.True);
    }

    [Test]
    public async Task The_last_five_passwords_are_refused_and_the_sixth_is_free_again()
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);
        var current = TestApp.Password;
        foreach (var next in new[] { "Second-2026", "Third-2026", "Fourth-2026", "Fifth-2026" })
        {
            Assert.That((await client.PostAsJsonAsync("/api/v1/me/password", new { current, next })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent), next);
            current = next;
        }

        using var fifth = await client.PostAsJsonAsync("/api/v1/me/password", new { current, next = TestApp.Password });
        Assert.That(await fifth.CodeAsync(), Is.EqualTo("access.password-reused"));
        Assert.That((await client.PostAsJsonAsync("/api/v1/me/password", new { current, next = "Sixth-2026" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.PostAsJsonAsync("/api/v1/me/password", new { current = "Sixth-2026", next = TestApp.Password })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_the_own()
    {
        var app = await TestApp.SharedAsync();
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        using var here = await app.SignInAsync(name);
        using var elsewhere = await app.SignInAsync(name);

        using var changed = await here.PostAsJsonAsync("/api/v1/me/password", new { current = TestApp.Password, next = "Another-2026" });

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await here.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await elsewhere.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Guessing_the_current_password_in_an_open_session_locks_the_account()
    {
        var app = await TestApp.SharedAsync();
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        using var client = await app.SignInAsync(name);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/v1/me/password", new { current = "Wrong-" + i, next = "Another-2026" });
            Assert.That(await wrong.CodeAsync(), Is.EqualTo("access.wrong-password"));
        }

        using var right = await client.PostAsJsonAsync("/api/v1/me/password", new { current = TestApp.Password, next = "Another-2026" });
        using var signIn = await app.Anonymous().PostAsJsonAsync("/api/v1/session", new { userName = name, password = TestApp.Password });
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.Locked));
        Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.Locked));
    }

    [Test]
    public async Task After_90_days_only_the_own_profile_and_a_new_password_are_allowed()
    {
        await using var app = await TestApp.StartAsync();
        var name = await app.AddUserAsync(Role.SecurityAdministrator);
        app.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));
        using (var before = await app.SignInAsync(name))
        {
            Assert.That((await before.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("mustChangePassword").GetBoolean(), Is.False);
            Assert.That((await before.GetAsync("/api/v1/roles")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        using var client = await app.SignInAsync(name);
        Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("mustChangePassword").GetBoolean(), Is.True);
        using var refused = await client.GetAsync("/api/v1/roles");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await refused.CodeAsync(), Is.EqualTo("access.password-expired"));

        using var changed = await client.PostAsJsonAsync("/api/v1/me/password", new { current = TestApp.Password, next = "Renewed-2026" });
        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.GetAsync("/api/v1/roles")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task No_password_is_found_in_the_audit_chain()
    {
        var app = await TestApp.SharedAsync();
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        using var client = await app.SignInAsync(name);
        await client.PostAsJsonAsync("/api/v1/me/password", new { current = TestApp.Password, next = "Unheard-2026" });

        var (id, hash) = await app.ReadAsync(async db => (await db.Users.Where(x => x.UserName == name).Select(x => new { x.Id, x.PasswordHash }).ToListAsync()).Select(x => (x.Id, x.PasswordHash!)).Single());
        var entries = await app.ReadAsync(db => db.AuditEntries.Where(x => x.SubjectId == id.ToString()).ToListAsync());

        Assert.That(entries, Has.Count.EqualTo(2));
        Assert.That(entries.Select(x => x.After), Has.None.Contains(hash).And.None.Contains("Unheard"));
    }
}
