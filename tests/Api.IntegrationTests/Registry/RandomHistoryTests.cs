using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using static Resettlement.Api.IntegrationTests.Registry.RegistryWorld;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>
/// Random acts on a few families, also back-dated ones, against an oracle that knows only "this holds from that day until the next one written down".
/// After every act the product's as-of answers must be the oracle's, whatever was refused in between.
/// </summary>
internal sealed class RandomHistoryTests
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, 24).Select(i => new DateOnly(2024, 1, 1).AddMonths(i))];

    [TestCase(2026)]
    [TestCase(140899)]
    public async Task Lists_as_of_any_day_equal_a_brute_force_count(int seed)
    {
        using var world = await MakeAsync();
        var random = new Random(seed);
        var oracle = new Oracle();
        for (var i = 0; i < 3; i++)
        {
            var family = await world.AddFamilyAsync(on: "2024-01-01", dwelling: i);
            oracle.Form(family.Id, 0, world.Dwellings[i], family.Head, family.Head, family.Wife, family.Son);
        }

        var accepted = new Dictionary<string, int>();
        for (var i = 0; i < 35; i++)
        {
            var (act, done) = await ActAsync(world, oracle, random);
            accepted[act] = accepted.GetValueOrDefault(act) + (done ? 1 : 0);
            await CompareAsync(world, oracle, random.Next(Days.Length), $"seed {seed}, act {i} {act} {done}");
        }

        for (var day = 0; day < Days.Length; day += 4)
        {
            await CompareAsync(world, oracle, day, $"seed {seed}, at the end, day {day}");
        }

        Assert.That(accepted.Values.Sum(), Is.GreaterThan(12), "the histories are rich enough to mean something");
        Assert.That(accepted.Count(x => x.Value > 0), Is.GreaterThanOrEqualTo(6));
    }

    private static async Task<(string Act, bool Done)> ActAsync(RegistryWorld world, Oracle oracle, Random random)
    {
        var households = oracle.Households.Where(x => x.Value.End is null).Select(x => x.Key).ToList();
        var household = households[random.Next(households.Count)];
        var day = random.Next(Days.Length);
        var on = Days[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var members = oracle.MembersOn(household, day);
        var person = members.Count == 0 ? Guid.Empty : members[random.Next(members.Count)];
        var dwelling = world.Dwellings[random.Next(world.Dwellings.Count)];
        switch (random.Next(9))
        {
            case 0:
                return ("change-dwelling", await TryAsync(world, household, "change-dwelling", new { on, dwellingId = dwelling }, _ => oracle.Households[household].Stays[day] = dwelling));
            case 1:
                return ("move-out", await TryAsync(world, household, "move-out", new { on, reason = "外迁" }, _ => oracle.Households[household].Stays[day] = null));
            case 2:
                return ("move-in", await TryAsync(world, household, "move-in", new { on, communityId = world.Community.Id, dwellingId = dwelling }, _ => oracle.Households[household].Stays[day] = dwelling));
            case 3:
                return ("change-head", await TryAsync(world, household, "change-head", new { on, residentId = person }, _ => oracle.Households[household].Heads[day] = person));
            case 4:
                return ("leave", await TryAsync(world, household, $"members/{person}/leave", new { on, reason = "离户" }, _ => oracle.People[person][day] = null));
            case 5:
                return ("birth", await TryAsync(world, household, "members", new { on, name = "张新生", birthDate = on, sex = "Female", relation = "孙女" },
                    answer => oracle.People[answer.GetProperty("residentId").GetGuid()] = new() { [day] = household }));
            case 6:
                return ("split", await SplitAsync(world, oracle, household, day, members, random));
            case 7:
                var into = households[random.Next(households.Count)];
                return ("merge", await TryAsync(world, household, "merge", new { on, intoHouseholdId = into }, _ => oracle.Merge(household, into, day)));
            default:
                return ("death", await DeathAsync(world, oracle, household, person, day));
        }
    }

    private static async Task<bool> SplitAsync(RegistryWorld world, Oracle oracle, Guid household, int day, List<Guid> members, Random random)
    {
        var leaving = members.Where(_ => random.Next(2) == 0).ToList();
        if (leaving.Count == 0)
        {
            return false;
        }

        var dwelling = random.Next(2) == 0 ? world.Dwellings[random.Next(world.Dwellings.Count)] : (Guid?)null;
        var head = leaving[random.Next(leaving.Count)];
        var (made, change) = (Guid.Empty, Guid.Empty);
        var done = await TryAsync(world, household, "split", new { on = Days[day], newHouseholdNumber = world.NewNumber(), memberIds = leaving, headId = head, dwellingId = dwelling }, answer =>
            (made, change) = (answer.GetProperty("newHouseholdId").GetGuid(), answer.GetProperty("changeId").GetGuid()));
        if (!done)
        {
            return false;
        }

        if (random.Next(3) == 0)
        {
            using var rejected = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/reject", new { reason = "材料不全" });
            Assert.That(rejected.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            return true;
        }

        await world.ConfirmAsync(change);
        oracle.Split(household, made, day, dwelling, head, leaving);
        return true;
    }

    private static async Task<bool> DeathAsync(RegistryWorld world, Oracle oracle, Guid household, Guid person, int day)
    {
        using var asked = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{person}/death", new { on = Days[day], evidence = "死亡证明" });
        if (!asked.IsSuccessStatusCode)
        {
            return false;
        }

        var change = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changeId").GetGuid();
        using var confirmed = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });
        if (!confirmed.IsSuccessStatusCode)
        {
            using var rejected = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/reject", new { reason = "与后来的记录矛盾" });
            Assert.That(rejected.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            return false;
        }

        // a death reported through one household ends the membership in the household of that day's chain
        oracle.People[person][day] = null;
        oracle.EndWhenEmpty(household, day);
        return true;
    }

    private static async Task<bool> TryAsync(RegistryWorld world, Guid household, string act, object body, Action<JsonElement> write)
    {
        using var answer = await world.SendAsync(household, act, body);
        if (!answer.IsSuccessStatusCode)
        {
            Assert.That((int)answer.StatusCode, Is.InRange(400, 422), () => answer.Content.ReadAsStringAsync().Result);
            return false;
        }

        write(await answer.Content.ReadFromJsonAsync<JsonElement>());
        return true;
    }

    private static async Task CompareAsync(RegistryWorld world, Oracle oracle, int day, string when)
    {
        var rows = (await world.ListAsync($"&asOf={Days[day]:yyyy-MM-dd}")).EnumerateArray().ToDictionary(x => x.GetProperty("id").GetGuid());
        var expected = oracle.Households.Where(x => x.Value.Start <= day && (x.Value.End is not { } end || end > day)).ToDictionary();
        Assert.That(rows.Keys, Is.EquivalentTo(expected.Keys), when);
        foreach (var (id, household) in expected)
        {
            var detail = await world.GetAsync(id, Days[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var members = detail.GetProperty("membersList").EnumerateArray().Select(x => x.GetProperty("residentId").GetGuid()).ToList();
            Assert.That(members, Is.EquivalentTo(oracle.MembersOn(id, day)), when);
            Assert.That(rows[id].GetProperty("members").GetInt32(), Is.EqualTo(members.Count), when);
            Assert.That(detail.GetProperty("headId").GetGuid(), Is.EqualTo(Oracle.On(household.Heads, day)), when);
            Assert.That(detail.GetProperty("headDied").GetBoolean() || members.Contains(detail.GetProperty("headId").GetGuid()), Is.True, "the head is a member, or dead: " + when);
            Assert.That(detail.GetProperty("membersList").EnumerateArray().Count(x => x.GetProperty("relation").GetString() == "02"), Is.EqualTo(detail.GetProperty("headDied").GetBoolean() ? 0 : 1), when);
            Guid? dwelling = rows[id].GetProperty("dwellingId") is { ValueKind: JsonValueKind.String } text ? text.GetGuid() : null;
            Assert.That(dwelling, Is.EqualTo(Oracle.On(household.Stays, day)), when);
        }
    }

    /// <summary>Everything is a list of "from this day on"; the value of a day is the last one written at or before it.</summary>
    private sealed class Oracle
    {
        public Dictionary<Guid, Household> Households { get; } = [];

        public Dictionary<Guid, SortedDictionary<int, Guid?>> People { get; } = [];

        public static Guid? On(SortedDictionary<int, Guid?> events, int day) => events.Where(x => x.Key <= day).Select(x => x.Value).LastOrDefault();

        public List<Guid> MembersOn(Guid household, int day) => [.. People.Where(x => On(x.Value, day) == household).Select(x => x.Key).Order()];

        public void Form(Guid id, int day, Guid dwelling, Guid head, params Guid[] members)
        {
            Households[id] = new() { Start = day, Stays = { [day] = dwelling }, Heads = { [day] = head } };
            foreach (var member in members)
            {
                People[member] = new() { [day] = id };
            }
        }

        public void Split(Guid from, Guid made, int day, Guid? dwelling, Guid head, List<Guid> leaving)
        {
            var household = new Household { Start = day, Heads = { [day] = head } };
            household.Stays[day] = dwelling ?? On(Households[from].Stays, day);
            foreach (var (later, value) in Households[from].Stays.Where(x => x.Key > day && dwelling is null))
            {
                household.Stays[later] = value;
            }

            Households[made] = household;
            leaving.ForEach(person => People[person][day] = made);
        }

        public void Merge(Guid from, Guid into, int day)
        {
            MembersOn(from, day).ForEach(person => People[person][day] = into);
            Households[from].End = day;
        }

        public void EndWhenEmpty(Guid household, int day)
        {
            var row = Households[household];
            if (Enumerable.Range(day, Days.Length - day).All(later => MembersOn(household, later).Count == 0) && row.Stays.Keys.All(x => x <= day) && row.Heads.Keys.All(x => x <= day))
            {
                row.End = day;
            }
        }

        public sealed class Household
        {
            public required int Start { get; init; }

            public int? End { get; set; }

            public SortedDictionary<int, Guid?> Stays { get; } = [];

            public SortedDictionary<int, Guid?> Heads { get; } = [];
        }
    }
}
