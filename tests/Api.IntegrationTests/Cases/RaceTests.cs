using MediatR;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>
/// Every command that changes something, sent fifty times at the same moment by two people: what is left behind afterwards is what one sending leaves,
/// row by row and audit entry by audit entry; the others are told so. The short run sends what neither moves nor approves money a dozen times.
/// </summary>
internal sealed class RaceTests
{
    /// <summary>The rooms through which money is owed, approved, booked and paid.</summary>
    private static readonly string[] Money =
    [
        "/api/v1/subsidies", "/api/v1/signing", "/api/v1/notices", "/api/v1/ledger", "/api/v1/payouts", "/api/v1/receipts", "/api/v1/accounts", "/api/v1/imports", "/api/v1/payroll",
    ];

    /// <summary>Success of nothing.</summary>
    private static readonly string[] Nothing = ["\"decided\":0", "\"added\":0", "\"ended\":0"];

    /// <summary>One world for all cases of the fixture.</summary>
    private CaseWorld _world = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _world = await CaseWorld.MakeAsync();

    [OneTimeTearDown]
    public async Task TearDown()
    {
        var (exit, lines) = await AuditVerify.RunAsync(_world.App);
        await _world.DisposeAsync();
        Assert.That(exit, Is.Zero, lines);
    }

    [Test]
    public void Every_command_has_a_test_in_which_many_of_them_run_at_once()
    {
        var commands = typeof(CleanUpCommand).Assembly.GetTypes().Where(x => x is { IsAbstract: false } && x.IsAssignableTo(typeof(IBaseRequest)) && x.Name.EndsWith("Command", StringComparison.Ordinal)).ToList();
        Assert.That(commands, Has.Count.GreaterThan(50));
        var raced = ApiEndpoint.All(_world.App).Where(x => Writes.Contains(x.ToString())).Select(x => x.Sends!.Request)
            .Concat(CaseBook.Rooms.SelectMany(x => x.OwnRaces).Select(x => x.Command)).Concat(CaseBook.Rooms.SelectMany(x => x.NotRaced));
        Assert.That(raced, Is.EquivalentTo(commands));
        Assert.That(Keyed, Is.EquivalentTo(CaseBook.WithCase(_world.App).Where(x => x.Sends?.IsIdempotent == true && !CaseBook.Cases[x.ToString()].HasOwnRace).Select(x => x.ToString())));
        Assert.That(CaseBook.Rooms.SelectMany(x => x.OwnRaces).Where(x => x.Test.GetMethod(x.Method)?.GetCustomAttributes(false).Any(attribute => attribute is TestAttribute or TestCaseAttribute) != true), Is.Empty);
    }

    [TestCaseSource(nameof(Writes))]
    public async Task Fifty_at_once_leave_behind_what_one_leaves(string endpoint)
    {
        var @case = CaseBook.Cases[endpoint];
        var role = RoleFor(endpoint);
        var one = await OneAsync(@case, role);

        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        var people = await PeopleAsync(endpoint, role);
        var before = await CaseBook.CountRowsAsync(_world.App);
        var race = await Race.OfAsync(CountFor(endpoint), i => people[i % people.Length].SendAsync(request.Message()));
        var left = CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));

        race.AssertCleanlyLost(@case.AlsoLost);
        switch (@case.Repeat)
        {
            case Repeat.Refused:
                Assert.That(left, Is.EqualTo(one));
                Assert.That(race.Won.Where(x => !Nothing.Any(word => x.Contains(word, StringComparison.Ordinal))).Distinct().Count(), Is.EqualTo(1), "an answer that says success says the same to everybody");
                break;
            case Repeat.Again:
                Assert.That(left, Is.EqualTo(Times(one, race.Won.Count)));
                break;
            default:
                Assert.That(Rows(left), Is.EqualTo(@case.Endpoint.EndsWith("compile", StringComparison.Ordinal) ? [] : Rows(one)));
                break;
        }
    }

    [TestCaseSource(nameof(Keyed))]
    public async Task Fifty_with_one_key_get_one_answer(string endpoint)
    {
        var @case = CaseBook.Cases[endpoint];
        var role = RoleFor(endpoint);
        var one = await OneAsync(@case, role);

        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        var (client, key) = (await _world.AsAsync(role), Guid.CreateVersion7().ToString());
        var before = await CaseBook.CountRowsAsync(_world.App);
        var race = await Race.OfAsync(CountFor(endpoint), _ => client.SendAsync(request.Message(key)));
        var left = CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));
        using var later = await client.SendAsync(request.Message(key));

        race.AssertCleanlyLost(@case.AlsoLost);
        Assert.That(left, @case.Repeat == Repeat.Same ? Is.SubsetOf(one) : Is.EqualTo(one));
        Assert.That(race.Won.Append(await later.Content.ReadAsStringAsync()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_clean_ups_at_once_are_all_well()
    {
        var errors = await Task.WhenAll(Enumerable.Range(0, Race.Fifty).Select(_ => Task.Run(async () =>
        {
            await using var scope = _world.App.SystemScope();
            return (await ((IMediator)scope.ServiceProvider.GetService(typeof(IMediator))!).Send(new CleanUpCommand())).Error?.Code;
        })));
        Assert.That(errors, Is.All.Null);
    }

    private static int CountFor(string endpoint) => Money.Any(room => endpoint.Contains(room, StringComparison.Ordinal)) ? Race.Fifty : Race.Some;

    /// <summary>What one sending leaves behind, the arranging not counted.</summary>
    private async Task<List<string>> OneAsync(EndpointCase @case, Role role)
    {
        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        using var session = @case.Endpoint == CaseBook.EndsSession ? await _world.AtAsync(role, _world.Own) : null;
        var client = session ?? await _world.AsAsync(role);
        var before = await CaseBook.CountRowsAsync(_world.App);
        using var answer = await client.SendAsync(request.Message());
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));
    }

    /// <summary>Two people, or one account twice where the account is the thing.</summary>
    private async Task<HttpClient[]> PeopleAsync(string endpoint, Role role) =>
        endpoint == CaseBook.EndsSession ? [await _world.AtAsync(role, _world.Own)] : [await _world.AsAsync(role), await _world.AsAsync(role, 1)];

    private static List<string> Rows(List<string> growth) => growth.FindAll(x => !x.StartsWith("audit ", StringComparison.Ordinal));

    private static List<string> Times(List<string> growth, int times) =>
        [.. growth.Select(x => (Name: x[..x.LastIndexOf(' ')], By: int.Parse(x[(x.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture) * times)).Select(x => $"{x.Name} {x.By:+0;-0}")];

    /// <summary>Whom the case names, otherwise the clerk where the clerk may, otherwise the first role of the catalogue.</summary>
    private Role RoleFor(string endpoint)
    {
        var permission = ApiEndpoint.All(_world.App).Single(x => x.ToString() == endpoint).Sends!.Permission!;
        return CaseBook.Cases[endpoint].Sender ?? (RoleCatalogue.Of(Role.CommunityClerk).Permissions.Contains(permission)
            ? Role.CommunityClerk : RoleCatalogue.All.OrderBy(x => x.Role).First(x => x.Permissions.Contains(permission)).Role);
    }

    private static IEnumerable<string> Writes => CaseBook.Cases.Values.Where(x => x.IsWrite && !x.HasOwnRace).Select(x => x.Endpoint);

    private static IEnumerable<string> Keyed => CaseBook.Cases.Values.Where(x => x.IsKeyed && !x.HasOwnRace).Select(x => x.Endpoint);
}
