using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Access;

internal sealed class UserTests
{
    [Test]
    public async Task A_new_account_signs_in_with_the_initial_password_and_must_change_it()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var (id, userName, password) = await CreateAsync(admin);

        using var client = app.Anonymous();
        Assert.That((await client.PostAsJsonAsync("/api/v1/session", new { userName, password })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("mustChangePassword").GetBoolean(), Is.True);
        Assert.That((await client.PostAsJsonAsync("/api/v1/me/password", new { current = password, next = "Chosen-2026" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("mustChangePassword").GetBoolean(), Is.False);

        var detail = await (await admin.GetAsync($"/api/v1/users/{id}")).Content.ReadAsStringAsync();
        Assert.That(detail, Does.Not.Contain(password).And.Contains("14*************"));
    }

    [Test]
    public async Task The_id_number_is_encrypted_and_indexed_in_the_space_of_the_residents()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var number = NextIdNumber();
        var (id, _, _) = await CreateAsync(admin, number);

        await using var scope = app.SystemScope();
        var protector = scope.ServiceProvider.GetRequiredService<IFieldProtector>();
        var user = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Users.SingleAsync(x => x.Id == id);
        Assert.Multiple(() =>
        {
            Assert.That(user.PersonIndex, Is.EqualTo(protector.Index(FieldPurpose.IdNumber, number)));
            Assert.That(protector.Reveal(user.IdNumberCipher), Is.EqualTo(number));
            Assert.That(user.IdNumberCipher + user.IdNumberMasked + user.PersonIndex, Does.Not.Contain(number));
        });
    }

    [TestCase("14*************015", "registry.id-length", "idNumber")]
    [TestCase("140899197001010016", "registry.id-checksum", "idNumber")]
    public async Task A_masked_or_wrong_id_number_is_refused(string number, string code, string field)
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        using var answer = await admin.PostAsJsonAsync("/api/v1/users", Body(number));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code).Or.EqualTo("registry.id-characters"));
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True);
    }

    [Test]
    public async Task A_user_name_is_taken_once_whatever_its_case_also_in_a_race()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var name = $"Zhang{TestApp.NextNumber()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => admin.PostAsJsonAsync("/api/v1/users", Body(NextIdNumber(), i % 2 == 0 ? name : name.ToLowerInvariant()))));

        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode != HttpStatusCode.Created).Select(x => x.StatusCode), Has.All.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Two_grants_that_do_not_fit_one_person_have_one_winner_over_all_accounts()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        for (var round = 0; round < 5; round++)
        {
            var number = NextIdNumber();
            var accounts = new[] { (await CreateAsync(admin, number)).Id, (await CreateAsync(admin, number)).Id };
            var roles = new[] { Role.Bookkeeper, Role.Cashier };

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
                admin.PostAsJsonAsync($"/api/v1/users/{accounts[i % 2]}/grants", new { role = roles[i % 2].ToString(), communityId = community.Id })));

            var held = await app.ReadAsync(db => db.UserGrants.Where(x => accounts.Contains(x.UserId)).Select(x => x.Role).ToListAsync());
            Assert.That(held, Has.Count.EqualTo(1), string.Join(",", answers.Select(x => x.StatusCode)));
            Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
            foreach (var refused in answers.Where(x => x.StatusCode != HttpStatusCode.Created))
            {
                Assert.That(await refused.CodeAsync(), Is.EqualTo("access.incompatible-roles").Or.EqualTo("access.same-grant").Or.EqualTo("concurrency.busy").Or.EqualTo("concurrency.changed"));
            }
        }
    }

    [Test]
    public async Task Nobody_grants_to_the_own_person_not_even_through_a_second_account()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        var person = $"person-own-{TestApp.NextNumber()}";
        var adminName = await app.AddUserAsync(Role.SecurityAdministrator, person: person);
        var secondName = await app.AddUserAsync(Role.SecurityAdministrator, person: person);
        using var admin = await app.SignInAsync(adminName);
        var second = await app.ReadAsync(db => db.Users.Where(x => x.UserName == secondName).Select(x => x.Id).SingleAsync());
        var grant = await app.ReadAsync(db => db.UserGrants.Where(x => x.UserId == second).Select(x => x.Id).SingleAsync());

        using var given = await admin.PostAsJsonAsync($"/api/v1/users/{second}/grants", new { role = "Cashier", communityId = community.Id });
        using var ended = await admin.DeleteAsync($"/api/v1/users/{second}/grants/{grant}");
        using var reset = await admin.PostAsync($"/api/v1/users/{second}/reset-password", null);
        Assert.That(await given.CodeAsync(), Is.EqualTo("access.own-grant"));
        Assert.That(await ended.CodeAsync(), Is.EqualTo("access.own-grant"));
        Assert.That(await reset.CodeAsync(), Is.EqualTo("access.own-account"));
    }

    [TestCase("grant")]
    [TestCase("end")]
    [TestCase("lock")]
    [TestCase("reset-password")]
    public async Task What_changes_an_account_ends_its_sessions(string change)
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var name = await app.AddUserAsync(Role.CommunityClerk, community.Id);
        using var client = await app.SignInAsync(name);
        var id = await app.ReadAsync(db => db.Users.Where(x => x.UserName == name).Select(x => x.Id).SingleAsync());
        var grant = await app.ReadAsync(db => db.UserGrants.Where(x => x.UserId == id).Select(x => x.Id).SingleAsync());
        Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        using var answer = await (change switch
        {
            "grant" => admin.PostAsJsonAsync($"/api/v1/users/{id}/grants", new { role = "GridWorker", communityId = community.Id }),
            "end" => admin.DeleteAsync($"/api/v1/users/{id}/grants/{grant}"),
            "lock" => admin.PostAsJsonAsync($"/api/v1/users/{id}/lock", new { reason = "离职" }),
            _ => admin.PostAsync($"/api/v1/users/{id}/reset-password", null),
        });

        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        Assert.That((await client.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_closed_account_is_refused_with_the_right_password_until_it_is_opened()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var name = await app.AddUserAsync(Role.SystemAdministrator);
        var id = await app.ReadAsync(db => db.Users.Where(x => x.UserName == name).Select(x => x.Id).SingleAsync());
        await admin.PostAsJsonAsync($"/api/v1/users/{id}/lock", new { reason = "借调" });

        using var closed = await app.Anonymous().PostAsJsonAsync("/api/v1/session", new { userName = name, password = TestApp.Password });
        Assert.That(await closed.CodeAsync(), Is.EqualTo("access.disabled"));
        var row = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/users?q={name}&locked=true")).GetProperty("items")[0];
        Assert.That(row.GetProperty("state").GetString(), Is.EqualTo("Disabled"));

        Assert.That((await admin.PostAsync($"/api/v1/users/{id}/unlock", null)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var open = await app.SignInAsync(name);
        Assert.That(await (await admin.PostAsync($"/api/v1/users/{id}/unlock", null)).CodeAsync(), Is.EqualTo("access.not-locked"));
        Assert.That((await admin.GetFromJsonAsync<JsonElement>($"/api/v1/users?q={name}&locked=true")).GetProperty("total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task A_grant_ends_today_and_stays_as_history()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var (id, _, _) = await CreateAsync(admin);
        var granted = await (await admin.PostAsJsonAsync($"/api/v1/users/{id}/grants", new { role = "CommunityClerk", communityId = community.Id })).Content.ReadFromJsonAsync<JsonElement>();
        var grant = granted.GetProperty("id").GetGuid();

        Assert.That((await admin.DeleteAsync($"/api/v1/users/{id}/grants/{grant}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await (await admin.DeleteAsync($"/api/v1/users/{id}/grants/{grant}")).CodeAsync(), Is.EqualTo("access.grant-ended"));
        var rows = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/users/{id}")).GetProperty("grants").EnumerateArray().ToList();
        Assert.That(rows.Select(x => (x.GetProperty("communityName").GetString(), x.GetProperty("isValid").GetBoolean())), Is.EqualTo(new[] { (community.Name, false) }));
    }

    [Test]
    public async Task Two_editors_do_not_overwrite_each_other()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var (id, _, _) = await CreateAsync(admin);
        using var read = await admin.GetAsync($"/api/v1/users/{id}");
        Assert.That(read.Headers.ETag!.Tag, Is.EqualTo("\"1\""));

        using var first = await admin.SendMatchingAsync(HttpMethod.Put, $"/api/v1/users/{id}", 1, new { displayName = "甲", organisation = "县搬迁办" });
        using var second = await admin.SendMatchingAsync(HttpMethod.Put, $"/api/v1/users/{id}", 1, new { displayName = "乙", organisation = "县搬迁办" });
        using var without = await admin.PutAsJsonAsync($"/api/v1/users/{id}", new { displayName = "丙", organisation = "县搬迁办" });

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(first.Headers.ETag!.Tag, Is.EqualTo("\"2\""));
        Assert.That(await second.CodeAsync(), Is.EqualTo("concurrency.changed"));
        Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionRequired));
    }

    [Test]
    public async Task An_administrator_whose_person_is_not_entered_gives_no_roles()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.SignInAsync(await app.AddUserAsync(Role.SecurityAdministrator, person: $"{AppUser.UnknownPerson}{TestApp.NextNumber()}"));
        var (id, _, _) = await CreateAsync(admin);

        using var grant = await admin.PostAsJsonAsync($"/api/v1/users/{id}/grants", new { role = "CountyFinancePreparer" });

        Assert.That((grant.StatusCode, await grant.CodeAsync()), Is.EqualTo((HttpStatusCode.Forbidden, "access.own-grant")));
        Assert.That(await app.ReadAsync(db => db.UserGrants.CountAsync(x => x.UserId == id)), Is.Zero);
    }

    [Test]
    public async Task The_identity_of_an_installers_account_is_entered_once_and_judged_with_the_persons_other_accounts()
    {
        var app = await TestApp.SharedAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var auditor = await app.AddUserAsync(Role.AuditAdministrator);
        var auditorId = await app.ReadAsync(db => db.Users.Where(x => x.UserName == auditor).Select(x => x.Id).SingleAsync());
        var systemNumber = NextIdNumber();
        var (system, _, _) = await CreateAsync(admin, systemNumber);
        await admin.PostAsJsonAsync($"/api/v1/users/{system}/grants", new { role = "SystemAdministrator" });

        using var samePerson = await admin.SendMatchingAsync(HttpMethod.Put, $"/api/v1/users/{auditorId}/identity", 1, new { idNumber = systemNumber });
        using var own = await admin.SendMatchingAsync(HttpMethod.Put, $"/api/v1/users/{auditorId}/identity", 1, new { idNumber = NextIdNumber() });
        using var again = await admin.SendMatchingAsync(HttpMethod.Put, $"/api/v1/users/{auditorId}/identity", 2, new { idNumber = NextIdNumber() });

        Assert.That(await samePerson.CodeAsync(), Is.EqualTo("access.incompatible-roles"));
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await again.CodeAsync(), Is.EqualTo("access.identity-known"));
    }

    [Test]
    public async Task The_sign_in_log_is_for_the_audit_administrator_and_includes_the_last_day()
    {
        await using var app = await TestApp.StartAsync();
        using var auditor = await app.AsAsync(Role.AuditAdministrator);
        using var security = await app.AsAsync(Role.SecurityAdministrator);
        await app.Anonymous().PostAsJsonAsync("/api/v1/session", new { userName = "nobody", password = "Wrong-1" });

        var log = await auditor.GetFromJsonAsync<JsonElement>("/api/v1/sign-ins?from=2026-11-25&to=2026-11-25&outcome=Failed");
        Assert.That(log.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("userName").GetString()), Is.EqualTo(new[] { "nobody" }));
        Assert.That((await auditor.GetFromJsonAsync<JsonElement>("/api/v1/sign-ins?to=2026-11-24")).GetProperty("total").GetInt32(), Is.Zero);
        Assert.That((await security.GetAsync("/api/v1/sign-ins")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public void One_time_passwords_satisfy_the_rules_and_differ()
    {
        var made = Enumerable.Range(0, 200).Select(_ => OneTimePassword.Next()).ToList();
        Assert.That(made.Select(PasswordRules.Check), Has.All.Null);
        Assert.That(made, Is.Unique);
    }

    private static async Task<(Guid Id, string UserName, string Password)> CreateAsync(HttpClient admin, string? number = null)
    {
        using var answer = await admin.PostAsJsonAsync("/api/v1/users", Body(number ?? NextIdNumber()));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        var created = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (created.GetProperty("id").GetGuid(), created.GetProperty("userName").GetString()!, created.GetProperty("password").GetString()!);
    }

    private static object Body(string number, string? name = null) => new { userName = name ?? $"made{TestApp.NextNumber()}", displayName = "王测试", organisation = "测试乡", idNumber = number };

    /// <summary>A valid number of the unassigned prefix that no other test of this run has.</summary>
    private static string NextIdNumber()
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var number = TestApp.NextNumber();
        var body = string.Create(CultureInfo.InvariantCulture, $"140899{new DateOnly(1960, 1, 1).AddDays(number / 900):yyyyMMdd}{100 + (number % 900)}");
        return body + "10X98765432"[body.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
