using System.Globalization;
using System.Net.Http.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>
/// Random histories over HTTP in three branches, beside a book that the test keeps by itself: for any day the statistics are what a count over the book gives, every person
/// once, and nobody ever holds more posts than the maximum.
/// </summary>
internal sealed class RandomPartyTests
{
    private const int Steps = 120;
    private const int Most = 2;
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Today = new(2026, 11, 25);

    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PartyScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase(1)]
    [TestCase(2)]
    public async Task Statistics_of_any_day_are_a_count_over_the_history(int seed)
    {
#pragma warning disable CA5394 // the same histories at every run
        var random = new Random(seed);
        var scenes = new List<PartyScene>();
        for (var i = 0; i < 3; i++)
        {
            scenes.Add(await PartyScene.CreateAsync(_app));
        }

        var people = Enumerable.Range(0, 8).Select(i => new Person(RegistryWorld.NewId(new(1950 + (6 * i), 5, 6), i % 2 == 0 ? Sex.Male : Sex.Female), i % 2 == 0 ? Sex.Male : Sex.Female)).ToList();
        var book = new List<Stay>();
        for (var step = 0; step < Steps; step++)
        {
            var (person, day) = (people[random.Next(people.Count)], First.AddDays(random.Next(320)));
            var stays = book.Where(x => x.Person == person && x.Left is null).ToList();
            var stay = stays.Count == 0 ? null : stays[random.Next(stays.Count)];
            await (random.Next(7) switch
            {
                0 or 1 => JoinAsync(scenes[random.Next(3)], person, (MembershipRelation)random.Next(3), day, book),
                2 when stay is not null => MoveAsync(stay, (MembershipRelation)random.Next(1, 3), day),
                3 or 4 when stay is not null => ApplyAsync(stay, random.Next(1, 11), day, random.Next(5) == 0),
                5 when stay is { Posts.Count: > 0 } => LeavePostAsync(stay, stay.Posts[random.Next(stay.Posts.Count)], day),
                6 when stay is not null && random.Next(4) == 0 => LeaveAsync(stay, day),
                _ => Task.CompletedTask,
            });
        }

        foreach (var day in Enumerable.Range(0, 14).Select(_ => First.AddDays(random.Next(328))).Append(First).Append(Today))
        {
            var counted = people.Select(x => (Person: x, At: CountsAt(book, x, day))).Where(x => x.At is not null).ToList();
            foreach (var scene in scenes)
            {
                var mine = counted.Where(x => x.At!.Scene == scene).ToList();
                var row = (await scene.StatisticsAsync(day)).Branches.Single(x => x.CommunityId == scene.Community.Id).People;
                Assert.That((row.Members, row.OriginOnly, row.Dual, row.Single, row.Male, row.Female, row.WithoutPost, row.OnePost, row.MorePosts), Is.EqualTo((mine.Count,
                    mine.Count(x => x.At!.On(day) == MembershipRelation.OriginOnly), mine.Count(x => x.At!.On(day) == MembershipRelation.Dual), mine.Count(x => x.At!.On(day) == MembershipRelation.Single),
                    mine.Count(x => x.Person.Sex == Sex.Male), mine.Count(x => x.Person.Sex == Sex.Female), mine.Count(x => Held(book, x.Person, day) == 0), mine.Count(x => Held(book, x.Person, day) == 1),
                    mine.Count(x => Held(book, x.Person, day) > 1))), $"seed {seed}, {day:yyyy-MM-dd}");
                Assert.That(row.To35 + row.To45 + row.To55 + row.To65 + row.Over65, Is.EqualTo(row.Members));
            }
        }

        for (var day = First.AddDays(-40); day <= Today; day = day.AddDays(1))
        {
            Assert.That(people.Max(x => Held(book, x, day)), Is.LessThanOrEqualTo(Most), $"{day}");
        }

        Assert.That(Enumerable.Range(0, 328).Max(i => people.Max(x => Held(book, x, First.AddDays(i)))), Is.EqualTo(Most), "the limit was reached");
        scenes.ForEach(x => x.Dispose());
#pragma warning restore CA5394
    }

    private static async Task JoinAsync(PartyScene scene, Person person, MembershipRelation relation, DateOnly day, List<Stay> book)
    {
        using var answer = await scene.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(scene.Community.Id, person.Number, "某同志", relation.ToString(), Text(day), "2025-01-01", null));
        if (answer.IsSuccessStatusCode)
        {
            var stay = new Stay(scene, person, (await answer.BodyAsync()).Id(), day);
            stay.Relations.Add((relation, day));
            book.Add(stay);
        }
    }

    private static async Task MoveAsync(Stay stay, MembershipRelation to, DateOnly day)
    {
        Guid? letter = null;
        if (to == MembershipRelation.Single)
        {
            using var issued = await stay.Scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}members/{stay.Id}/letters", new { number = $"{TestApp.NextNumber()}号", fromUnit = "庙前镇党委", issuedOn = "2025-12-01" });
            letter = (await issued.BodyAsync()).Id();
            using var closed = await stay.Scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}letters/{letter}/close", new { received = true, on = "2025-12-02" });
            Assert.That(closed.IsSuccessStatusCode, Is.True);
        }

        using var answer = await stay.Scene.Clerk.PostOnceAsync($"{PartyScene.Root}members/{stay.Id}/relation", new { to = to.ToString(), from = Text(day), letterId = letter });
        if (answer.IsSuccessStatusCode)
        {
            stay.Relations.Add((to, day));
        }
    }

    private static async Task ApplyAsync(Stay stay, int post, DateOnly day, bool refuse)
    {
        using var applied = await stay.Scene.ApplyAsync(stay.Id, post);
        if (!applied.IsSuccessStatusCode)
        {
            return;
        }

        var claim = (await applied.BodyAsync()).Id();
        using var decided = await stay.Scene.DecideAsync(claim, !refuse, Text(day));
        if (!decided.IsSuccessStatusCode)
        {
            using var withdrawn = await stay.Scene.Clerk.PostOnceAsync($"{PartyScene.Root}claims/{claim}/leave", new { reason = "撤回" });
            Assert.That(withdrawn.IsSuccessStatusCode, Is.True);
        }
        else if (!refuse)
        {
            stay.Posts.Add(new(claim, day));
        }
    }

    private static async Task LeavePostAsync(Stay stay, Place post, DateOnly day)
    {
        using var answer = await stay.Scene.Clerk.PostOnceAsync($"{PartyScene.Root}claims/{post.Claim}/leave", new { on = Text(day), reason = "离岗" });
        if (answer.IsSuccessStatusCode)
        {
            post.Until = day;
        }
    }

    private static async Task LeaveAsync(Stay stay, DateOnly day)
    {
        using var answer = await stay.Scene.Clerk.PostOnceAsync($"{PartyScene.Root}members/{stay.Id}/leave", new { because = "TransferredOut", on = Text(day) });
        if (answer.IsSuccessStatusCode)
        {
            stay.Left = day;
            stay.Posts.Where(x => x.Until is null).ToList().ForEach(x => x.Until = x.From > day ? x.From : day);
        }
    }

    /// <summary>By going through everything that was ever written: single first, then dual, then the older one.</summary>
    private static Stay? CountsAt(List<Stay> book, Person person, DateOnly day)
    {
        Stay? best = null;
        foreach (var stay in book.Where(x => x.Person == person && x.On(day) is not null).OrderBy(x => x.Scene.Community.Code, StringComparer.Ordinal))
        {
            best = best is null || stay.On(day) > best.On(day) || (stay.On(day) == best.On(day) && stay.Since < best.Since) ? stay : best;
        }

        return best;
    }

    private static int Held(List<Stay> book, Person person, DateOnly day) => book.Where(x => x.Person == person).SelectMany(x => x.Posts).Count(x => x.From <= day && (x.Until is not { } until || day < until));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Person(string Number, Sex Sex);

    private sealed class Stay(PartyScene scene, Person person, Guid id, DateOnly since)
    {
        public PartyScene Scene => scene;

        public Person Person => person;

        public Guid Id => id;

        public DateOnly Since => since;

        public DateOnly? Left { get; set; }

        public List<(MembershipRelation Kind, DateOnly From)> Relations { get; } = [];

        public List<Place> Posts { get; } = [];

        public MembershipRelation? On(DateOnly day) => day < since || day >= Left ? null : Relations.Last(x => x.From <= day).Kind;
    }

    private sealed class Place(Guid claim, DateOnly from)
    {
        public Guid Claim => claim;

        public DateOnly From => from;

        public DateOnly? Until { get; set; }
    }
}
