using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Party;
using Resettlement.Domain.Access;
using Resettlement.Domain.Party;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>A branch with its clerk and its secretary, on a server of its own with a policy for members.</summary>
internal sealed class PartyScene : IDisposable
{
    public const string Root = "/api/v1/party/";

    public required TestApp App { get; init; }

    public required Community Community { get; init; }

    /// <summary>Records.</summary>
    public required HttpClient Clerk { get; init; }

    /// <summary>Approves.</summary>
    public required HttpClient Secretary { get; init; }

    public static async Task<TestApp> StartAsync(params (string Key, string Value)[] policy)
    {
        var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Party, new(2018, 1, 1), policy);
        return app;
    }

    public static async Task<PartyScene> CreateAsync(TestApp app)
    {
        var community = await app.AddCommunityAsync();
        return new() { App = app, Community = community, Clerk = await app.AsAsync(Role.CommunityClerk, community.Id), Secretary = await app.AsAsync(Role.BranchSecretary, community.Id) };
    }

    /// <summary>The id of a post of the county.</summary>
    public static Guid Post(int number) => PartyPost.IdOfCounty(number);

    public static object Input(Guid community, string? idNumber = null, string name = "王建国", string relation = "OriginOnly", string since = "2020-01-01", string joined = "2005-07-01", string? full = "2006-07-01") =>
        new { communityId = community, name, idNumber = idNumber ?? RegistryWorld.NewId(new(1965, 1, 1), Sex.Male), joinedOn = joined, fullOn = full, relation, since };

    public async Task<Guid> AddMemberAsync(string? idNumber = null, string name = "王建国", string relation = "OriginOnly", string since = "2020-01-01")
    {
        using var answer = await Clerk.PostAsJsonAsync(Root + "members", Input(Community.Id, idNumber, name, relation, since));
        return (await answer.BodyAsync()).Id();
    }

    public Task<HttpResponseMessage> ApplyAsync(Guid membership, int post) => Clerk.PostOnceAsync(Root + "claims", new { membershipId = membership, postId = Post(post) });

    public async Task<Guid> AppliedAsync(Guid membership, int post)
    {
        using var answer = await ApplyAsync(membership, post);
        return (await answer.BodyAsync()).Id();
    }

    public Task<HttpResponseMessage> DecideAsync(Guid claim, bool approve = true, string? from = null, HttpClient? by = null) =>
        (by ?? Secretary).PostOnceAsync($"{Root}claims/{claim}/decide", new { approve, from, reason = approve ? null : "名额已满" });

    /// <summary>Puts a member on a post and returns claim and group.</summary>
    public async Task<(Guid Claim, Guid Group)> OnPostAsync(Guid membership, int post, string from = "2026-01-01")
    {
        var claim = await AppliedAsync(membership, post);
        using var answer = await DecideAsync(claim, from: from);
        return (claim, (await answer.BodyAsync()).GetProperty("groupId").GetGuid());
    }

    public Task<HttpResponseMessage> HoldAsync(Guid group, string on, string title, params (Guid Membership, int Minutes)[] attendance) =>
        Clerk.PostAsJsonAsync(Root + "activities", new { groupId = group, heldOn = on, title, attendance = attendance.Select(x => new { membershipId = x.Membership, minutes = x.Minutes }) });

    public async Task<Guid> HeldAsync(Guid group, string on, string title, params (Guid Membership, int Minutes)[] attendance)
    {
        using var answer = await HoldAsync(group, on, title, attendance);
        return (await answer.BodyAsync()).Id();
    }

    public async Task<PartyStatistics> StatisticsAsync(DateOnly? asOf = null) =>
        (await Clerk.GetFromJsonAsync<PartyStatistics>(Root + "statistics" + (asOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"?asOf={day:yyyy-MM-dd}") : ""), App.JsonOptions))!;

    public Task<JsonElement> GetAsync(string path, HttpClient? by = null) => (by ?? Clerk).GetFromJsonAsync<JsonElement>(Root + path);

    /// <summary>The secretary as a member: the account has the ID number of the person.</summary>
    public Task<string> PersonOfAsync(Guid membership) => App.ReadAsync(async db =>
        await db.PartyMembers.Where(x => x.Id == db.PartyMemberships.Where(m => m.Id == membership).Select(m => m.MemberId).First()).Select(x => x.IdNumberIndex).SingleAsync());

    public void Dispose()
    {
        Clerk.Dispose();
        Secretary.Dispose();
    }
}
