using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>A site with people of two origin townships, and those who count and freeze.</summary>
internal sealed class HeadCountScene : IDisposable
{
    private static readonly SemaphoreSlim Publishing = new(1, 1);

    public required TestApp App { get; init; }

    public required Community Community { get; init; }

    /// <summary>The township that takes part without leading.</summary>
    public required string Other { get; init; }

    /// <summary>Counts.</summary>
    public required HttpClient Clerk { get; init; }

    /// <summary>Freezes.</summary>
    public required HttpClient Leader { get; init; }

    public string Lead => Community.LeadTownshipCode;

    public static async Task<HeadCountScene> MakeAsync(TestApp app, DateOnly? occupiedFrom = null, HeadCountScene? beside = null)
    {
        await PublishAsync(app);
        var leadCode = beside?.Lead ?? (await app.AddCommunityAsync()).LeadTownshipCode;
        var number = TestApp.NextNumber();
        var other = Township.Create($"{150000000 + number}", $"参与乡{number}");
        var community = Community.Create($"H{number}", $"核定社区{number}", CommunityForm.Buildings, leadCode, leadCode, [other.Code], occupiedFrom ?? new DateOnly(2019, 10, 15));
        await app.ArrangeAsync(db =>
        {
            db.Townships.Add(other);
            db.Communities.Add(community);
            return Task.CompletedTask;
        });
        return new()
        {
            App = app,
            Community = community,
            Other = other.Code,
            Clerk = await app.AsAsync(Role.TownshipClerk, townshipCode: community.LeadTownshipCode),
            Leader = await app.AsAsync(Role.TownshipLeader, townshipCode: community.LeadTownshipCode),
        };
    }

    /// <summary>The county's rules, once for a server.</summary>
    public static async Task PublishAsync(TestApp app)
    {
        await Publishing.WaitAsync();
        try
        {
            foreach (var area in new[] { PolicyArea.Headcount, PolicyArea.Staffing })
            {
                if (!await app.ReadAsync(db => db.PolicyVersions.AnyAsync(x => x.Area == area)))
                {
                    await app.PublishPolicyAsync(area, new(2018, 1, 1));
                }
            }
        }
        finally
        {
            Publishing.Release();
        }
    }

    /// <summary>Households of so many people each, all of one kind.</summary>
    public async Task<List<(Guid Household, List<Guid> People)>> AddAsync(int households, int each, RelocationKind kind = RelocationKind.RegisteredPoor, string? origin = null, string from = "2019-10-15",
        Confirmation confirmation = Confirmation.Confirmed)
    {
        var made = new List<(Guid, List<Guid>)>();
        var day = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        await App.ArrangeAsync(db =>
        {
            for (var i = 0; i < households; i++)
            {
                var household = Household.Form(HouseholdNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{Community.Code}-{TestApp.NextNumber():000000}")).Value, Community.Id, origin ?? Lead,
                    kind == RelocationKind.Addition ? RelocationKind.RegisteredPoor : kind, day, confirmation);
                var people = Enumerable.Range(0, each).Select(n => Resident.Create($"人{n}", null, new(1970, 1, 1), Sex.Male, kind)).ToList();
                foreach (var person in people)
                {
                    Must(household.AddMember(person.Id, person == people[0] ? RelationToHead.Head.Code : "80", day));
                }

                Must(household.SetHead(people[0].Id, day));
                Must(household.Settle(Community.Id, null, day));
                db.Residents.AddRange(people);
                db.Households.Add(household);
                made.Add((household.Id, people.ConvertAll(x => x.Id)));
            }

            return Task.CompletedTask;
        });
        return made;
    }

    public Task DieAsync(Guid resident, string on) => App.ArrangeAsync(async db =>
        (await db.Residents.SingleAsync(x => x.Id == resident)).RecordDeath(DateOnly.Parse(on, CultureInfo.InvariantCulture)));

    public Task ChangeAsync(Guid household, Func<Household, Domain.Common.Result> change) => App.ArrangeAsync(async db =>
        Must(change(await db.Households.Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty).AsSplitQuery().SingleAsync(x => x.Id == household))));

    /// <summary>Counts a year; asserts success.</summary>
    public async Task<(Guid Id, int Version)> CountAsync(int year = 2026, HttpClient? by = null)
    {
        var answer = await MustAsync(await (by ?? Clerk).PostOnceAsync("/api/v1/head-counts/", new { communityId = Community.Id, year }));
        return (answer.GetProperty("id").GetGuid(), answer.GetProperty("version").GetInt32());
    }

    public async Task<Guid> FrozenAsync(int year = 2026)
    {
        var (id, version) = await CountAsync(year);
        await MustAsync(await FreezeAsync(Leader, id, version));
        return id;
    }

    public static Task<HttpResponseMessage> FreezeAsync(HttpClient by, Guid id, int? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/head-counts/{id}/freeze");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (version is { } seen)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));
        }

        return by.SendAsync(request);
    }

    public Task<HttpResponseMessage> AmendAsync(Guid id, string from, int poor, int synchronous = 0, int additions = 0, string? origin = null, HttpClient? by = null) =>
        (by ?? Clerk).PostOnceAsync($"/api/v1/head-counts/{id}/amendments", new { originTownshipCode = origin ?? Lead, from, poor, synchronous, additions, reason = "漏报死亡，入户核实" });

    public Task<HttpResponseMessage> DecideAsync(Guid id, Guid amendment, bool agreed, HttpClient? by = null) =>
        (by ?? Leader).PostOnceAsync($"/api/v1/head-counts/{id}/amendments/{amendment}/decision", new { agreed, reason = agreed ? null : "依据不足" });

    public Task<JsonElement> GetAsync(Guid id, HttpClient? by = null) => (by ?? Clerk).GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/{id}");

    public static async Task<JsonElement> MustAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    public static async Task<string?> CodeAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.That(answer.IsSuccessStatusCode, Is.False);
        return await answer.CodeAsync();
    }

    public void Dispose()
    {
        Clerk.Dispose();
        Leader.Dispose();
    }

    private static void Must(Domain.Common.Result result) => Assert.That(result.Error, Is.Null);
}
