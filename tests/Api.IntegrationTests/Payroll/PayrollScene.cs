using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Payroll;

/// <summary>A community with branch and centre, and the people who propose, approve, compute and sign.</summary>
internal sealed class PayrollScene : IDisposable
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    private PayrollScene(TestApp app, Community community) => (App, Community) = (app, community);

    public TestApp App { get; }

    public Community Community { get; }

    public required HttpClient Clerk { get; init; }

    public required HttpClient Director { get; init; }

    public required HttpClient Secretary { get; init; }

    public required HttpClient Leader { get; init; }

    /// <summary>A server of its own: standards hold for the whole county.</summary>
    public static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        return app;
    }

    public static async Task<PayrollScene> CreateAsync(TestApp app)
    {
        var community = await app.AddCommunityAsync();
        var scene = new PayrollScene(app, community)
        {
            Clerk = await app.AsAsync(Role.CommunityClerk, community.Id),
            Director = await app.AsAsync(Role.CentreDirector, community.Id),
            Secretary = await app.AsAsync(Role.BranchSecretary, community.Id),
            Leader = await app.AsAsync(Role.TownshipLeader, townshipCode: community.LeadTownshipCode),
        };
        await app.ArrangeAsync(db =>
        {
            foreach (var (kind, name) in new[] { (BodyKind.PartyBranch, "党支部"), (BodyKind.ServiceCentre, "服务中心") })
            {
                db.Bodies.Add(Body.Found(community.Id, kind, new(community.Name + name, null, Since), null).Value);
            }

            return Task.CompletedTask;
        });
        return scene;
    }

    /// <summary>A standard that holds at once: 3 100.00 for the secretary and 3 000.00 for the director unless said otherwise.</summary>
    public static async Task<Guid> PublishStandardAsync(TestApp app, string from = "2020-01-01", long secretary = 310_000, long director = 300_000, bool paysServing = false)
    {
        using var writer = await app.AsAsync(Role.CountyFinancePreparer);
        using var publisher = await app.AsAsync(Role.CountyFinanceReviewer);
        var made = await DoneAsync(writer, "/api/v1/payroll/standards", StandardBody(from, secretary, director, paysServing));
        await DoneAsync(publisher, $"/api/v1/payroll/standards/{made.Guid("id")}/publish", new { });
        return made.Guid("id");
    }

    public static object StandardBody(string from = "2020-01-01", long secretary = 310_000, long director = 300_000, bool paysServing = false) => new
    {
        documentNumber = "夏组发〔2020〕6号",
        documentTitle = "关于村级干部报酬标准的通知",
        documentDate = "2019-12-20",
        clause = "第二条",
        effectiveFrom = from,
        secretaryFen = secretary,
        directorFen = director,
        paysServingCadres = paysServing,
    };

    public static async Task<OfficeHolder> RegisterAsync(TestApp app, Guid communityId, string name)
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(new(1975, 3, 4), Sex.Male), new(2026, 11, 25)).Value;
        var holder = OfficeHolder.Register(communityId, new(name, null, null, null), number,
            app.Services.GetRequiredService<IFieldProtector>().Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
        await app.ArrangeAsync(db =>
        {
            db.OfficeHolders.Add(holder);
            return Task.CompletedTask;
        });
        return holder;
    }

    /// <summary>Somebody in a post from a day, until before another one; elected, or dispatched and still in the service of another unit.</summary>
    public async Task<(OfficeHolder Holder, Guid Appointment)> AppointAsync(PostKind post, string name, string from = "2025-01-01", string? until = null, OfficeHolder? holder = null, bool serving = false)
    {
        holder ??= await RegisterAsync(App, Community.Id, name);
        var kind = PostCatalogue.Of(post).Body!.Value;
        var id = Guid.Empty;
        await App.ArrangeAsync(async db =>
        {
            var body = await db.Bodies.AsTracking().SingleAsync(x => x.CommunityId == Community.Id && x.Kind == kind);
            var appointment = Appointment.To(body, holder.Id, post, Day(from), null).Value;
            AppointmentBasis basis = serving ? new(AppointmentWay.Dispatch, CadreSource.ServingCadre, "乡镇人民政府", "派〔2025〕1号") : new(AppointmentWay.Election, null, null, "选〔2025〕1号");
            Assert.That(appointment.RestOn(basis, new("somebody"), "某人", App.Clock.GetUtcNow()).Error, Is.Null);
            if (until is not null)
            {
                Assert.That(appointment.End(Day(until), EndReason.Resigned, null).Error, Is.Null);
            }

            db.Appointments.Add(appointment);
            id = appointment.Id;
        });
        return (holder, id);
    }

    public Task EndAsync(Guid appointment, string on) =>
        App.ArrangeAsync(async db => Assert.That((await db.Appointments.AsTracking().SingleAsync(x => x.Id == appointment)).End(Day(on), EndReason.Resigned, null).Error, Is.Null));

    public object Content(string from, params (Guid Appointment, long Fen)[] items) => new
    {
        meetingNumber = $"纪要{TestApp.NextNumber()}",
        meetingOn = "2026-11-05",
        meetingPlace = "社区会议室",
        branchAttendants = "王书记、李委员",
        centreAttendants = "张主任",
        meetingText = "研究成员报酬。",
        effectiveFrom = from,
        items = items.Select(x => new { appointmentId = x.Appointment, monthlyFen = x.Fen }),
    };

    public Task<JsonElement> DraftAsync(string from, params (Guid Appointment, long Fen)[] items) =>
        DoneAsync(Clerk, "/api/v1/payroll/proposals", new { communityId = Community.Id, content = Content(from, items) });

    public async Task<JsonElement> SubmitProposalAsync(string from, params (Guid Appointment, long Fen)[] items)
    {
        var drafted = await DraftAsync(from, items);
        return await DoneAsync(Clerk, $"/api/v1/payroll/proposals/{drafted.Guid("id")}/submit", new { version = drafted.Int("version") });
    }

    public async Task<Guid> ApproveProposalAsync(string from, params (Guid Appointment, long Fen)[] items)
    {
        var submitted = await SubmitProposalAsync(from, items);
        await DoneAsync(Leader, $"/api/v1/payroll/proposals/{submitted.Guid("id")}/approve", new { version = submitted.Int("version"), totalFen = items.Sum(x => x.Fen) });
        return submitted.Guid("id");
    }

    public Task<HttpResponseMessage> TryComputeAsync(string month, HttpClient? by = null) => (by ?? Clerk).PostOnceAsync("/api/v1/payroll/runs", new { communityId = Community.Id, month });

    /// <summary>Computes and reads the payroll.</summary>
    public async Task<JsonElement> ComputeAsync(string month)
    {
        using var answer = await TryComputeAsync(month);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await GetAsync((await answer.Content.ReadFromJsonAsync<JsonElement>()).Guid("runId"));
    }

    public Task<JsonElement> GetAsync(Guid run) => Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/payroll/runs/{run}");

    public Task<HttpResponseMessage> TrySubmitAsync(JsonElement run, HttpClient? by = null) =>
        (by ?? Clerk).PostOnceAsync($"/api/v1/payroll/runs/{run.Guid("id")}/submit", new { contentHash = run.Text("contentHash") });

    public async Task<JsonElement> SubmitAsync(JsonElement run)
    {
        using var answer = await TrySubmitAsync(run);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await GetAsync(run.Guid("id"));
    }

    public Task<HttpResponseMessage> TrySignAsync(JsonElement run, HttpClient by, string? key = null) =>
        by.PostOnceAsync($"/api/v1/signing/sheets/{run.Guid("sheetId")}/signatures",
            new { contentHash = run.Text("contentHash"), amountFen = run.Fen("totalFen"), count = run.GetProperty("lines").GetArrayLength(), password = TestApp.Password }, key);

    public async Task<JsonElement> SignAsync(JsonElement run, HttpClient by)
    {
        using var answer = await TrySignAsync(run, by);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await GetAsync(run.Guid("id"));
    }

    /// <summary>From nothing to both signatures.</summary>
    public async Task<JsonElement> ApproveAsync(string month) => await SignAsync(await SignAsync(await SubmitAsync(await ComputeAsync(month)), Director), Secretary);

    public static async Task<JsonElement> DoneAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostOnceAsync(path, body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var client in new[] { Clerk, Director, Secretary, Leader })
        {
            client.Dispose();
        }
    }
}

internal static class PayrollJson
{
    public static Guid Guid(this JsonElement thing, string name) => thing.GetProperty(name).GetGuid();

    public static int Int(this JsonElement thing, string name) => thing.GetProperty(name).GetInt32();

    public static long Fen(this JsonElement thing, string name) => thing.GetProperty(name).GetInt64();

    public static string? Text(this JsonElement thing, string name) => thing.TryGetProperty(name, out var text) ? text.GetString() : null;

    public static List<JsonElement> List(this JsonElement thing, string name) => [.. thing.GetProperty(name).EnumerateArray()];
}
