using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Access;

internal sealed class SignInTests
{
    [Test]
    public async Task The_fifth_wrong_password_locks_for_ten_minutes_and_a_right_one_starts_the_count_again()
    {
        await using var app = await TestApp.StartAsync();
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        Assert.That(await TryAsync(app, name, "Wrong-1", 4), Is.EqualTo(Enumerable.Repeat("access.bad-credentials", 4)));
        Assert.That(await TryAsync(app, name, TestApp.Password, 1), Is.EqualTo(new[] { "" }));

        Assert.That(await TryAsync(app, name, "Wrong-1", 6), Is.EqualTo(new[] { "access.bad-credentials", "access.bad-credentials", "access.bad-credentials", "access.bad-credentials", "access.locked", "access.locked" }));
        Assert.That(await TryAsync(app, name, TestApp.Password, 1), Is.EqualTo(new[] { "access.locked" }));

        app.Clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.That(await TryAsync(app, name, TestApp.Password, 1), Is.EqualTo(new[] { "access.locked" }));
        app.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.That(await TryAsync(app, name, TestApp.Password, 1), Is.EqualTo(new[] { "" }));
    }

    [Test]
    public async Task An_unknown_name_is_answered_exactly_as_a_known_one()
    {
        var app = await TestApp.SharedAsync();
        var known = await app.AddUserAsync(Role.SystemAdministrator);
        var unknown = $"nobody{TestApp.NextNumber()}";

        Assert.That(await TryAsync(app, unknown, "Wrong-1", 7), Is.EqualTo(await TryAsync(app, known, "Wrong-1", 7)));
    }

    [Test]
    public async Task An_unknown_name_costs_the_same_work_as_a_wrong_password()
    {
        var counting = new CountingHasher();
        await using var app = await TestApp.StartAsync(services => services.AddSingleton<IPasswordHasher<AppUser>>(counting));
        var known = await app.AddUserAsync(Role.SystemAdministrator);
        await TryAsync(app, "nobody", "Wrong-1", 1);
        counting.Verified = 0;

        await TryAsync(app, known, "Wrong-1", 1);
        var forKnown = counting.Verified;
        await TryAsync(app, "nobody", "Wrong-1", 1);

        Assert.That((forKnown, counting.Verified), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Who_signs_out_is_out()
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);
        using var left = await client.DeleteAsync("/api/v1/session");
        Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Fifty_parallel_tries_have_five_guesses()
    {
        var app = await TestApp.SharedAsync();
        var name = await app.AddUserAsync(Role.SystemAdministrator);

        var codes = (await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TryAsync(app, i % 2 == 0 ? name : name.ToUpperInvariant(), "Wrong-" + i, 1)))).Select(x => x[0]).ToList();

        Assert.That(codes, Has.All.EqualTo("access.bad-credentials").Or.EqualTo("access.locked"));
        Assert.That(codes.Count(code => code == "access.bad-credentials"), Is.LessThanOrEqualTo(4));
        var looked = await app.ReadAsync(db => db.SignIns.CountAsync(x => x.UserId != null && x.UserName.ToUpper() == name.ToUpperInvariant()));
        Assert.That(looked, Is.EqualTo(5), "the password was compared for no more than five tries");
        Assert.That(await app.ReadAsync(db => db.SignIns.CountAsync(x => x.UserName.ToUpper() == name.ToUpperInvariant())), Is.EqualTo(50), "every try is in the log");
    }

    [Test]
    public async Task A_session_slides_with_use_and_ends_after_20_idle_minutes()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(9));
            Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            app.Clock.Advance(TimeSpan.FromMinutes(19.5));
            Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        app.Clock.Advance(TimeSpan.FromMinutes(20.1));
        Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_cookie_is_strict_and_with_https_it_is_secure_under_a_protected_name()
    {
        var plain = await TestApp.SharedAsync();
        Assert.That(await CookieAsync(plain), Does.StartWith("resettlement=").And.Contains("httponly").And.Contains("samesite=strict").And.Not.Contains("secure;").And.Not.EndsWith("secure"));

        await using var secure = await TestApp.StartAsync(configure: host => host.UseSetting("Security:SecureCookies", "true"));
        Assert.That(await CookieAsync(secure), Does.StartWith("__Host-resettlement=").And.Contains("secure").And.Contains("path=/").And.Not.Contains("domain="));
    }

    [Test]
    public async Task Too_many_tries_from_one_address_are_refused()
    {
        await using var app = await TestApp.StartAsync(configure: host => host.UseSetting("Security:SignInsPerMinute", "3"));
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            codes.AddRange(await TryAsync(app, "name" + i, "Wrong-1", 1));
        }

        Assert.That(codes, Is.EqualTo(new[] { "access.bad-credentials", "access.bad-credentials", "access.bad-credentials", "access.too-many-tries", "access.too-many-tries" }));
    }

    private static async Task<List<string>> TryAsync(TestApp app, string userName, string password, int times)
    {
        using var client = app.Anonymous();
        var codes = new List<string>();
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/session", new { userName, password });
            codes.Add(answer.IsSuccessStatusCode ? "" : await answer.CodeAsync() ?? answer.StatusCode.ToString());
        }

        return codes;
    }

    private sealed class CountingHasher : PasswordHasher<AppUser>
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private static async Task<string> CookieAsync(TestApp app)
    {
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        using var answer = await app.Anonymous().PostAsJsonAsync("/api/v1/session", new { userName = name, password = TestApp.Password });
        return string.Join("\n", answer.Headers.GetValues("Set-Cookie"));
    }
}
