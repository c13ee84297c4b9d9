using System.Globalization;
using System.Net;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Many at the same moment.</summary>
internal static class Race
{
    public const int Fifty = 50;

    /// <summary>How many of a command go at once that neither moves nor approves money: fifty, or what RESETTLEMENT_TEST_RACE says; the short run of ./test.sh says twelve.</summary>
    public static int Some { get; } = int.TryParse(Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_RACE"), CultureInfo.InvariantCulture, out var count) ? count : Fifty;

    /// <summary>Lets all calls go at once and gives their answers in the order of the calls.</summary>
    public static async Task<RaceResult> OfAsync(int count, Func<int, Task<HttpResponseMessage>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await start.Task;
            using var answer = await call(i);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        })).ToList();
        start.SetResult();
        return new(await Task.WhenAll(running));
    }
}

/// <summary>What came back from a race.</summary>
internal sealed record RaceResult(IReadOnlyList<(HttpStatusCode Status, string Body)> Answers)
{
    public List<string> Won => [.. Answers.Where(x => (int)x.Status < 300).Select(x => x.Body)];

    public IEnumerable<(HttpStatusCode Status, string Body)> Lost => Answers.Where(x => (int)x.Status >= 300);

    /// <summary>Everybody else was told in good order: gone, changed, taken, or not in this state.</summary>
    public void AssertCleanlyLost(params HttpStatusCode[] also)
    {
        Assert.That(Won, Is.Not.Empty, () => Lost.First().Body);
        Assert.That(Lost.Where(x => x.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity) && !also.Contains(x.Status)).Select(x => $"{(int)x.Status} {x.Body}").Distinct(), Is.Empty);
    }
}
