using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

/// <summary>One block of equal buildings, or rows of courtyards.</summary>
/// <param name="Numbers">Building or row numbers as on the wall.</param>
/// <param name="Units">0 for courtyards.</param>
/// <param name="PerFloor">Flats of a unit and floor, or courtyards of a row.</param>
internal sealed record SampleBlock(string[] Numbers, int Units, int Storeys, int PerFloor, bool HasElevator, bool IsVacant = false);

/// <summary>A site of the sample county. Sizes marked in domain.md §16 are public figures, the others are made up so that the sums hold.</summary>
internal sealed record SampleSite(string Code, string Name, CommunityForm Form, string Destination, string Lead, string[] Origins, DateOnly OccupiedFrom,
    int Households, int People, SampleBlock[] Blocks)
{
    /// <summary>Property in fen per m² and month, water in fen per m³.</summary>
    public (int Property, int Water) Prices { get; init; } = (45, 280);
}

/// <summary>Xia County 夏县 140828: eleven townships, eight sites, 1 484 households, 5 965 people.</summary>
internal static class SampleSites
{
    public const int Households = 1_484;
    public const int People = 5_965;

    public static readonly (string Code, string Name)[] Townships =
    [
        ("140828100", "瑶峰镇"), ("140828101", "庙前镇"), ("140828102", "裴介镇"), ("140828103", "水头镇"), ("140828104", "埝掌镇"), ("140828105", "泗交镇"),
        ("140828106", "禹王镇"), ("140828200", "尉郭乡"), ("140828202", "胡张乡"), ("140828203", "南大里乡"), ("140828204", "祁家河乡"),
    ];

    /// <summary>Endings of the user names of a township.</summary>
    public static readonly IReadOnlyDictionary<string, string> TownshipSuffixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["140828101"] = "miaoqian",
        ["140828102"] = "peijie",
        ["140828103"] = "shuitou",
        ["140828104"] = "nianzhang",
        ["140828105"] = "sijiao",
        ["140828202"] = "huzhang",
        ["140828204"] = "qijiahe",
    };

    public static readonly SampleSite[] All =
    [
        new("XT", "新天地社区", CommunityForm.Buildings, "140828100", "140828204", ["140828101", "140828105"], new(2019, 10, 14), 342, 1_392,
        [
            new(["1", "2", "4", "5", "6", "7", "8", "9", "10"], 3, 7, 2, true),
            new(["3"], 2, 7, 2, true, IsVacant: true),
        ]),
        new("SQ", "泗祁家园社区", CommunityForm.Buildings, "140828100", "140828105", ["140828204"], new(2019, 6, 20), 516, 2_074,
        [
            new(["1", "2", "3", "4", "5", "6"], 4, 7, 2, true),
            new(["7", "8", "9", "10", "11", "12"], 3, 7, 2, true),
        ]) { Prices = (50, 300) },
        new("MT", "鸣条新村", CommunityForm.Buildings, "140828200", "140828103", ["140828202"], new(2018, 11, 5), 186, 748, [new(["1", "2", "3", "4", "5", "6"], 3, 6, 2, false)]) { Prices = (40, 260) },
        new("PJ", "裴介安置小区", CommunityForm.Buildings, "140828102", "140828102", ["140828203"], new(2018, 9, 12), 124, 498, [new(["1", "2", "3", "4"], 3, 6, 2, false)]) { Prices = (35, 270) },
        new("ST", "水头安置小区", CommunityForm.Buildings, "140828103", "140828103", ["140828104"], new(2018, 12, 1), 108, 436, [new(["1", "2", "3"], 3, 6, 2, false)]) { Prices = (38, 260) },
        new("MQ", "庙前移民新村", CommunityForm.Buildings, "140828101", "140828101", [], new(2019, 4, 18), 96, 382, [new(["1", "2", "3"], 3, 6, 2, false)]) { Prices = (36, 290) },
        new("HZ", "胡张移民新村", CommunityForm.Courtyards, "140828202", "140828202", ["140828106"], new(2018, 10, 8), 74, 296, [new(["1", "2", "3", "4", "5"], 0, 1, 15, false)]) { Prices = (30, 250) },
        new("YZ", "埝掌移民新村", CommunityForm.Courtyards, "140828104", "140828104", [], new(2018, 8, 15), 38, 139, [new(["1", "2", "3", "4"], 0, 1, 10, false)]) { Prices = (30, 250) },
    ];
}
