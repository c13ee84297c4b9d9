using System.Net;
using System.Text;
using System.Text.Json;
using Resettlement.Api.Common;
using Resettlement.Api.Common.OpenApi;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>What holds for every endpoint there is and every one to come.</summary>
[Category(AnyDatabase.Name)]
internal sealed class EndpointTests
{
    private static readonly string[] WithoutSession = ["POST /api/v1/session", "DELETE /api/v1/session"];

    [Test]
    public async Task Every_endpoint_sends_one_request_and_says_what_it_does_in_chinese()
    {
        var endpoints = ApiEndpoint.All(await TestApp.SharedAsync());
        Assert.That(endpoints, Has.Count.GreaterThan(60));
        Assert.That(endpoints.Where(x => x.Sends is null && !x.Metadata.OfType<SessionEndMetadata>().Any()).Select(x => x.ToString()), Is.Empty);
        Assert.That(endpoints.Where(x => x.Summary?.Any(c => c >= '\u4e00') != true).Select(x => x.ToString()), Is.Empty, "WithSummary is missing");
    }

    [Test]
    public async Task Nobody_without_a_session_gets_anything()
    {
        var app = await TestApp.SharedAsync();
        using var client = app.Anonymous();
        var wrong = new List<string>();
        foreach (var endpoint in ApiEndpoint.All(app).Where(x => !WithoutSession.Contains(x.ToString())))
        {
            using var answer = await client.SendAsync(endpoint.Request());
            if (answer.StatusCode != HttpStatusCode.Unauthorized || await answer.CodeAsync() != "access.unauthenticated")
            {
                wrong.Add($"{endpoint}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Nobody_without_the_required_header_changes_anything()
    {
        var app = await TestApp.SharedAsync();
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Remove("X-Requested-With");
        var endpoints = ApiEndpoint.All(app).Where(x => x.Method != "GET").ToList();
        Assert.That(endpoints, Is.Not.Empty);
        foreach (var endpoint in endpoints)
        {
            using var answer = await client.SendAsync(endpoint.Request());
            Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.Forbidden, "access.missing-header")), endpoint.ToString());
        }
    }

    [Test]
    public async Task Each_role_gets_through_where_it_holds_the_permission_and_nowhere_else()
    {
        await using var app = await TestApp.StartAsync();
        var community = await app.AddCommunityAsync();
        var endpoints = ApiEndpoint.All(app).Where(x => !WithoutSession.Contains(x.ToString())).ToList();
        var wrong = new List<string>();
        var (through, refused) = (0, 0);
        foreach (var role in Enum.GetValues<Role>())
        {
            var definition = RoleCatalogue.Of(role);
            using var client = await app.AsAsync(role, definition.Scope == ScopeKind.Community ? community.Id : null, definition.Scope == ScopeKind.Township ? community.LeadTownshipCode : null);
            foreach (var endpoint in endpoints)
            {
                var permission = endpoint.Sends!.Permission!;
                var allowed = definition.Permissions.Contains(permission);
                using var answer = await client.SendAsync(endpoint.Request());
                var text = await answer.Content.ReadAsStringAsync();
                var isRefused = answer.StatusCode == HttpStatusCode.Forbidden && text.Contains("access.forbidden", StringComparison.Ordinal) && text.Contains($"（{permission}）", StringComparison.Ordinal);
                // each kind of import asks for the permission of its own register as well
                if ((allowed == isRefused && !(allowed && endpoint.Path.StartsWith("/api/v1/imports", StringComparison.Ordinal))) || answer.StatusCode == HttpStatusCode.Unauthorized || (int)answer.StatusCode >= 500 || text.Contains("request.malformed", StringComparison.Ordinal))
                {
                    wrong.Add($"{role}: {endpoint}: {(int)answer.StatusCode} {text}");
                }

                _ = isRefused ? refused++ : through++;
            }
        }

        Assert.That(wrong, Is.Empty, string.Join(Environment.NewLine, wrong.Take(40)));
        Assert.That(through, Is.GreaterThan(300));
        Assert.That(refused, Is.GreaterThan(300));
    }

    [Test]
    public async Task The_first_and_the_last_day_of_the_calendar_break_no_list([Values("0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31")] string day)
    {
        var app = await TestApp.SharedAsync();
        var site = await Fees.FeeSite.MakeAsync(app);
        await site.PayAsync("E1", 100, (await site.AddHouseholdAsync(await site.AddDwellingAsync("101"))).Number);
        var clients = new Dictionary<Role, HttpClient>();
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var endpoint in ApiEndpoint.All(app).Where(x => x.DayParameters.Count > 0 || (x.BodyType is not null && BodyShape.Example(x.BodyType).ToJsonString().Contains(ApiEndpoint.Day, StringComparison.Ordinal))))
        {
            // a role that gets through and sees everything there is to see
            var role = RoleCatalogue.All.Where(x => endpoint.Sends!.Permission is not { } permission || x.Permissions.Contains(permission)).OrderBy(x => x.Scope).First();
            if (!clients.TryGetValue(role.Role, out var client))
            {
                clients[role.Role] = client = await app.AsAsync(role.Role, role.Scope == ScopeKind.Community ? site.Community.Id : null, role.Scope == ScopeKind.Township ? site.Community.LeadTownshipCode : null);
            }

            foreach (var names in endpoint.DayParameters.Select(name => new[] { name }).Append([.. endpoint.DayParameters]))
            {
                using var answer = await client.SendAsync(endpoint.Request(day, names));
                asked++;
                if ((int)answer.StatusCode >= 500 || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{endpoint} {string.Join(", ", names)}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }
            }
        }

        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        Assert.That(wrong, Is.Empty, string.Join(Environment.NewLine, wrong));
        Assert.That(asked, Is.GreaterThan(40));
    }

    [Test]
    public async Task Examples_of_bodies_can_be_read_back()
    {
        var app = await TestApp.SharedAsync();
        var options = app.JsonOptions;
        var bodies = ApiEndpoint.All(app).Where(x => x.BodyType is not null).ToList();
        Assert.That(bodies, Is.Not.Empty);
        foreach (var endpoint in bodies)
        {
            Assert.That(() => BodyShape.Example(endpoint.BodyType!).Deserialize(endpoint.BodyType!, options), Is.Not.Null, endpoint.ToString());
        }
    }

    /// <summary>docs/permissions.md is written by this test when RESETTLEMENT_WRITE_DOCS is set, otherwise compared.</summary>
    [Test]
    public async Task The_overview_of_permissions_is_up_to_date()
    {
        var text = Overview(ApiEndpoint.All(await TestApp.SharedAsync()));
        await GeneratedDocument.CheckAsync("permissions.md", text);
    }

    private static string Overview(List<ApiEndpoint> endpoints)
    {
        var roles = RoleCatalogue.All.OrderBy(x => x.Role).ToList();
        var text = new StringBuilder("""
            # 权限一览 / Permissions

            Generated from the code by a test; do not edit. A permission holds where its role was granted: in the county, in a township, in a community.

            ## 角色 / Roles

            | 角色 | role | 范围 | 不得由同一人兼任 |
            |---|---|---|---|

            """);
        foreach (var role in roles)
        {
            var scope = role.Scope switch { ScopeKind.County => "全县", ScopeKind.Township => "乡镇", _ => "社区" };
            text.Append($"| {role.ChineseName} | {role.Role} | {scope} | {string.Join('、', role.IncompatibleWith.Order().Select(x => RoleCatalogue.Of(x).ChineseName))} |\n");
        }

        text.Append("\n## 权限与角色 / Who holds what\n\n| permission | 角色 |\n|---|---|\n");
        foreach (var permission in roles.SelectMany(x => x.Permissions).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append($"| {permission} | {(permission == Permissions.SignedIn ? "所有登录人" : string.Join('、', roles.Where(x => x.Permissions.Contains(permission)).Select(x => x.ChineseName)))} |\n");
        }

        text.Append("\n## 接口与权限 / Endpoints\n\n| method | path | 说明 | permission |\n|---|---|---|---|\n");
        foreach (var endpoint in endpoints)
        {
            var idempotent = endpoint.Sends?.IsIdempotent == true ? " · Idempotency-Key" : "";
            text.Append($"| {endpoint.Method} | {endpoint.Path} | {endpoint.Summary} | {endpoint.Sends?.Permission ?? "不需登录"}{idempotent} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }
}
