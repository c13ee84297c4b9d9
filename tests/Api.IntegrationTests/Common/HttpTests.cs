using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>How the server answers what cannot be read, what is not there and what goes wrong.</summary>
[Category(AnyDatabase.Name)]
internal sealed class HttpTests
{
    [TestCase("{\"userName\":\"a\"", null)]
    [TestCase("[]", null)]
    [TestCase("{\"role\":\"Nobody\"}", "role")]
    [TestCase("{\"role\":3}", "role")]
    [TestCase("{\"role\":\"Cashier\",\"communityId\":\"x\"}", "communityId")]
    [TestCase("{\"role\":\"Cashier\",\"validFrom\":\"2026-02-30\"}", "validFrom")]
    public async Task A_body_that_cannot_be_read_is_a_400_that_names_the_field(string body, string? field)
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SecurityAdministrator);
        using var answer = await client.PostAsync($"/api/v1/users/{Guid.CreateVersion7()}/grants", new StringContent(body, Encoding.UTF8, "application/json"));

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("request.malformed"));
        Assert.That(problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(x => x.Name) : [], field is null ? Is.Empty : Is.EqualTo(new[] { field }));
        Assert.That(problem.GetProperty("title").GetString(), Does.Not.Contain("JsonException").And.Not.Contain("System."));
    }

    [TestCase("/api/v1/users?role=Nobody", "role")]
    [TestCase("/api/v1/users?communityId=7", "communityId")]
    [TestCase("/api/v1/users?page=x", "page")]
    [TestCase("/api/v1/sign-ins?from=25.11.2026", "from")]
    [TestCase("/api/v1/receipts?quarter=2026Q5", "quarter")]
    [TestCase("/api/v1/receipts?page=1&pageSize=2e3", "pageSize")]
    [TestCase("/api/v1/users?locked=maybe", "locked")]
    [TestCase("/api/v1/audit?subject=Household", "id")]
    public async Task A_parameter_that_cannot_be_read_is_named_too(string path, string field)
    {
        var app = await TestApp.SharedAsync();
        using var security = await app.AsAsync(Role.SecurityAdministrator);
        using var auditor = await app.AsAsync(Role.AuditAdministrator);
        using var county = await app.AsAsync(Role.CountyAdministrator);
        using var answer = await (path.Contains("sign-ins", StringComparison.Ordinal) ? auditor : path.Contains("receipts", StringComparison.Ordinal) ? county : security).GetAsync(path);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("request.malformed"));
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString());
    }

    [Test]
    public async Task A_body_of_another_type_is_a_415()
    {
        var app = await TestApp.SharedAsync();
        using var answer = await app.Anonymous().PostAsync("/api/v1/session", new StringContent("userName=a", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("request.media-type"));
    }

    [Test]
    public async Task Another_method_is_a_405()
    {
        var app = await TestApp.SharedAsync();
        using var answer = await app.Anonymous().DeleteAsync("/api/v1/roles");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("api.method-not-allowed"));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_a_413_before_it_is_read()
    {
        var app = await TestApp.SharedAsync();
        using var answer = await app.Anonymous().PostAsync("/api/v1/session", new StringContent(new string(' ', 5 * 1024 * 1024), Encoding.UTF8, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("request.too-large"));
    }

    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v2/users")]
    [TestCase("/api/")]
    public async Task An_unknown_address_of_the_api_is_a_404_problem(string path)
    {
        var app = await TestApp.SharedAsync();
        using var answer = await app.Anonymous().GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("api.not-found"));
    }

    [Test]
    public async Task A_defect_is_a_500_with_a_number_and_without_details()
    {
        await using var app = await TestApp.StartAsync(services => services.AddTransient<IRequestHandler<ListRolesQuery, Result<IReadOnlyList<RoleRow>>>, Broken>());
        using var client = await app.AsAsync(Role.SecurityAdministrator);
        using var answer = await client.GetAsync("/api/v1/roles");

        var text = await answer.Content.ReadAsStringAsync();
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("server.error"));
        Assert.That(problem.GetProperty("traceId").GetString(), Is.Not.Empty);
        Assert.That(text, Does.Not.Contain("140899197001010015").And.Not.Contain("Exception").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Answers_of_the_api_stay_out_of_caches_and_pages_are_guarded()
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);
        using var answer = await client.GetAsync("/api/v1/me");
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self';").And.Contains("style-src 'self' 'unsafe-inline'").And.Contains("frame-ancestors 'none'"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.Contains("Strict-Transport-Security"), Is.False);
    }

    [Test]
    public async Task With_https_browsers_are_told_to_stay_with_it()
    {
        await using var app = await TestApp.StartAsync(configure: host => host.UseSetting("Security:Hsts", "true"));
        using var client = app.Anonymous();
        client.BaseAddress = new Uri("https://resettlement.example");
        using var answer = await client.GetAsync("/api/v1/me");
        Assert.That(answer.Headers.Contains("Strict-Transport-Security"), Is.True);
    }

    [TestCase("/", "admin", "no-cache")]
    [TestCase("/households/1", "admin", "no-cache")]
    [TestCase("/public/query/1", "residents", "no-cache")]
    [TestCase("/apiary", "admin", "no-cache")]
    [TestCase("/api/v1/nothing", null, null)]
    [TestCase("/assets/gone-123.js", null, null)]
    [TestCase("/assets/gone", null, null)]
    [TestCase("/gone.js", null, null)]
    public async Task Pages_stand_in_for_addresses_and_never_for_files(string path, string? page, string? cache)
    {
        var folder = Directory.CreateTempSubdirectory("resettlement-web-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "<!doctype html>admin");
        await File.WriteAllTextAsync(Path.Combine(folder, "public.html"), "<!doctype html>residents");
        await using var app = await TestApp.StartAsync(configure: host => host.UseWebRoot(folder));
        using var answer = await app.Anonymous().GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(page is null ? HttpStatusCode.NotFound : HttpStatusCode.OK));
        if (page is not null)
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.EndWith(page));
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo(cache));
        }

        Directory.Delete(folder, recursive: true);
    }

    private sealed class Broken : IRequestHandler<ListRolesQuery, Result<IReadOnlyList<RoleRow>>>
    {
        public Task<Result<IReadOnlyList<RoleRow>>> Handle(ListRolesQuery request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("140899197001010015");
    }
}
