using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>A community with its five bodies, one family (so a quota of two people), its township and its office.</summary>
internal sealed class StaffScene : IDisposable
{
    public const string Root = "/api/v1/organisation";

    public required TestApp App { get; init; }

    public required Community Community { get; init; }

    public required IReadOnlyDictionary<BodyKind, Guid> Bodies { get; init; }

    public required HttpClient TownshipClerk { get; init; }

    public required HttpClient Leader { get; init; }

    public required HttpClient Secretary { get; init; }

    public required HttpClient Clerk { get; init; }

    /// <summary>A server with the policies of staffing, head-counts and notices.</summary>
    public static async Task<TestApp> StartAsync(params (string Key, string Value)[] staffing)
    {
        var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2018, 1, 1), staffing);
        await app.PublishPolicyAsync(PolicyArea.Headcount, new(2018, 1, 1));
        await app.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await NoticeScene.ArrangeHolidaysAsync(app);
        return app;
    }

    public static async Task<StaffScene> CreateAsync(TestApp app, MaturityLevel? maturity = MaturityLevel.Mixed, CommunityForm form = CommunityForm.Buildings)
    {
        var community = await app.AddCommunityAsync(form);
        var bodies = Enum.GetValues<BodyKind>().Select(kind => Body.Found(community.Id, kind, new(OrganisationWords.Bodies.WordOf(kind), null, new(2019, 10, 1)), null).Value).ToList();
        var household = Household.Form(HouseholdNumber.Parse($"{community.Code}-0001").Value, community.Id, community.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2019, 11, 1), Confirmation.Confirmed);
        var resident = Resident.Create("张建国", null, new(1960, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
        Assert.That((household.AddMember(resident.Id, "02", new(2019, 11, 1)).Error, household.SetHead(resident.Id, new(2019, 11, 1)).Error, household.Settle(community.Id, null, new(2019, 11, 1)).Error), Is.EqualTo(((Error?)null, (Error?)null, (Error?)null)));
        await app.ArrangeAsync(db =>
        {
            db.Bodies.AddRange(bodies);
            db.Residents.Add(resident);
            db.Households.Add(household);
            if (maturity is { } level)
            {
                db.MaturityDecisions.Add(MaturityDecision.Decide(community.Id, new(level, new(2019, 10, 1), "按乡镇认定", null), null, new("township"), "乡镇", app.Clock.GetUtcNow(), new(2026, 11, 25)).Value);
            }

            return Task.CompletedTask;
        });
        return new()
        {
            App = app,
            Community = community,
            Bodies = bodies.ToDictionary(x => x.Kind, x => x.Id),
            TownshipClerk = await app.AsAsync(Role.TownshipClerk, townshipCode: community.LeadTownshipCode),
            Leader = await app.AsAsync(Role.TownshipLeader, townshipCode: community.LeadTownshipCode),
            Secretary = await app.AsAsync(Role.BranchSecretary, community.Id),
            Clerk = await app.AsAsync(Role.CommunityClerk, community.Id),
        };
    }

    public async Task<Guid> HolderAsync(string name = "王建民", StaffScene? alsoIn = null)
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(new(1970, 1, 1), Sex.Male), new(2026, 11, 25)).Value;
        var holder = OfficeHolder.Register(Community.Id, new(name, null, null, null), number, App.Services.GetRequiredService<IFieldProtector>().Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
        if (alsoIn is not null)
        {
            holder.AddPlace(alsoIn.Community.Id);
        }

        await App.ArrangeAsync(db =>
        {
            db.OfficeHolders.Add(holder);
            return Task.CompletedTask;
        });
        return holder.Id;
    }

    public Task<HttpResponseMessage> AppointAsync(Guid holder, PostKind post, HttpClient? by = null, AppointmentWay? way = null, string? reason = null, string from = "2026-01-01", string? termEnd = null)
    {
        var how = way ?? (post is PostKind.CompanyManager or PostKind.CompanyStaff ? AppointmentWay.Contract : post is PostKind.TownshipHead or PostKind.TownshipMember ? AppointmentWay.Dispatch : AppointmentWay.Election);
        return (by ?? TownshipClerk).PostOnceAsync(Root + "/appointments", new
        {
            bodyId = Bodies[PostCatalogue.Of(post).Body!.Value],
            officeHolderId = holder,
            post = post.ToString(),
            from,
            termEnd,
            way = how.ToString(),
            source = how == AppointmentWay.Dispatch ? "RetiredCadre" : null,
            originUnit = how == AppointmentWay.Dispatch ? "瑶峰镇政府" : null,
            documentNumber = "瑶委组〔2026〕3号",
            overQuotaReason = reason,
        });
    }

    /// <summary>Appoints and gives the id of the appointment.</summary>
    public async Task<Guid> InPostAsync(Guid holder, PostKind post, AppointmentWay? way = null, string? reason = null, string? termEnd = null)
    {
        using var answer = await AppointAsync(holder, post, null, way, reason, termEnd: termEnd);
        return (await BodyAsync(answer)).GetProperty("id").GetGuid();
    }

    public Task<HttpResponseMessage> EndAsync(Guid appointment, HttpClient? by = null, string on = "2026-11-25") =>
        (by ?? TownshipClerk).PostOnceAsync($"{Root}/appointments/{appointment}/end", new { on, reason = "Removed", note = "不再适合任职" });

    public static async Task<string?> RefusedAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.That(answer.IsSuccessStatusCode, Is.False, await answer.Content.ReadAsStringAsync());
        return await answer.CodeAsync();
    }

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> GetAsync(string path, HttpClient? by = null) => (by ?? TownshipClerk).GetFromJsonAsync<JsonElement>(Root + path);

    /// <summary>People in quota posts today, counted from the rows.</summary>
    public Task<int> PeopleAsync()
    {
        var (id, posts) = (Community.Id, PostCatalogue.QuotaPosts.ToArray());
        return App.ReadAsync(db => db.Appointments.Where(x => x.CommunityId == id && x.State == AppointmentState.Active && posts.Contains(x.Post)).Select(x => x.OfficeHolderId).Distinct().CountAsync());
    }

    public void Dispose()
    {
        TownshipClerk.Dispose();
        Leader.Dispose();
        Secretary.Dispose();
        Clerk.Dispose();
    }
}
