using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public static class SexWords
{
    public static readonly WordTable<Sex> Table = new(
        "registry.sex", "性别",
        (Sex.Male, ["男", "男性", "1"]),
        (Sex.Female, ["女", "女性", "2"]));
}
