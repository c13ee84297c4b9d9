using Resettlement.Benchmarks.Compile;

namespace Resettlement.Benchmarks.Lists;

/// <summary>What people ask of the lists of households and residents: two filters and a search, each request another one.</summary>
internal static class ListRequests
{
    private static readonly string[] HouseholdFilters =
    [
        "poverty=LiftedOut&relocation=RegisteredPoor", "account=Verified&poverty=LiftedOut", "relocation=RegisteredPoor&state=Active", "poverty=Unstable&account=Verified",
        "state=Active&account=None", "communityId={0}&poverty=LiftedOut", "relocation=Synchronous&state=Active", "communityId={0}&account=Verified",
    ];

    private static readonly string[] ResidentFilters =
    [
        "relocation=RegisteredPoor&sex=Male", "ageFrom=60&sex=Male", "relocation=RegisteredPoor&ageTo=40", "communityId={0}&relocation=RegisteredPoor", "relocation=Synchronous&ageFrom=18",
        "ageFrom=18&ageTo=59", "relocation=Addition&sex=Male", "communityId={0}&ageFrom=60",
    ];

    public static IEnumerable<string> Households(int count, IReadOnlyList<Guid> communities, int households) => Ask("households", HouseholdFilters, ["", "", "", "&sort=headName", "&sort=-number"], count, communities, households);

    public static IEnumerable<string> Residents(int count, IReadOnlyList<Guid> communities, int households) => Ask("residents", ResidentFilters, ["", "", "", "&sort=name", "&sort=-household"], count, communities, households);

    private static IEnumerable<string> Ask(string list, string[] filters, string[] sorts, int count, IReadOnlyList<Guid> communities, int households)
    {
        for (var i = 0; i < count; i++)
        {
            var household = World.Draw(i, 101, households);
            var site = household / World.HouseholdsOfSite;
            // a site's number, a whole household number, a part of a name that a thousand households have, a whole name
            var search = (i % 4) switch
            {
                0 => $"S{site:00000}",
                1 => $"S{site:00000}{household:000000}",
                2 => $"人{100 + (household % 900)}",
                _ => $"人{household}之0",
            };
            var filter = string.Format(null, filters[(i / 4) % filters.Length], communities[site % communities.Count]);
            yield return $"/api/v1/{list}?pageSize=20&page={1 + (i % 3)}&{filter}&q={Uri.EscapeDataString(search)}{sorts[i % sorts.Length]}";
        }
    }
}
