using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>A community with the people who govern it, through the API; posts are filled beside it.</summary>
internal sealed class OrganisationScene : IDisposable
{
    public const string Root = "/api/v1/organisation/";

    private readonly List<HttpClient> _clients = [];

    public required TestApp App { get; init; }

    public required Community Community { get; init; }

    /// <summary>Township clerk of the lead township.</summary>
    public HttpClient Township { get; private set; } = null!;

    public HttpClient Clerk { get; private set; } = null!;

    public static async Task<OrganisationScene> CreateAsync(TestApp app)
    {
        var scene = new OrganisationScene { App = app, Community = await app.AddCommunityAsync() };
        scene.Township = await scene.AsAsync(Role.TownshipClerk);
        scene.Clerk = await scene.AsAsync(Role.CommunityClerk);
        return scene;
    }

    public async Task<HttpClient> AsAsync(Role role, string? person = null)
    {
        var scope = RoleCatalogue.Of(role).Scope;
        var client = await App.SignInAsync(await App.AddUserAsync(role, scope == ScopeKind.Community ? Community.Id : null, scope == ScopeKind.Township ? Community.LeadTownshipCode : null, person));
        _clients.Add(client);
        return client;
    }

    public async Task<Guid> HolderAsync(string name = "赵建国", string? number = null)
    {
        using var answer = await Clerk.PostAsJsonAsync(Root + "holders", new { communityId = Community.Id, name, idNumber = number ?? RegistryWorld.NewId(new(1970, 1, 1), Sex.Male), phone = "13900001234", originTownshipCode = Community.LeadTownshipCode, politicalStatus = "01" });
        return await IdAsync(answer);
    }

    public async Task<Guid> BodyAsync(BodyKind kind, string? termTo = "2027-02-28")
    {
        using var answer = await Township.PostAsJsonAsync(Root + "bodies", new { communityId = Community.Id, kind = kind.ToString(), name = OrganisationWords.Bodies.WordOf(kind), establishedOn = "2024-03-01", termFrom = "2024-03-01", termTo });
        return await IdAsync(answer);
    }

    /// <summary>Puts a new person into a post of a body.</summary>
    public async Task<Guid> AppointAsync(Guid body, PostKind post, string name = "赵建国", string from = "2024-03-01", string? ended = null)
    {
        var holder = await HolderAsync(name);
        await App.ArrangeAsync(async db =>
        {
            var of = await db.Bodies.FindAsync(body);
            var appointment = Appointment.To(of!, holder, post, Day(from), null).Value;
            if (ended is not null)
            {
                Assert.That(appointment.End(Day(ended), EndReason.Transferred, null).Error, Is.Null);
            }

            db.Appointments.Add(appointment);
        });
        return holder;
    }

    public Task<JsonElement> GetAsync(string path, HttpClient? client = null) => (client ?? Clerk).GetFromJsonAsync<JsonElement>(Root + path);

    public static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
