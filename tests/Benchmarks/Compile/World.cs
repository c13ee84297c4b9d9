using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Benchmarks.Compile;

/// <summary>How many rows a world has.</summary>
internal sealed record WorldCounts(int Communities, int Households, int People, int Receipts);

/// <summary>What every part of the world agrees on.</summary>
internal static class World
{
    /// <summary>Households of a site when 140 000 live at 1 840 sites.</summary>
    public const int HouseholdsOfSite = 77;

    public static readonly Quarter Quarter = new(2026, 3);
    public static readonly DateOnly Occupied = new(2019, 10, 15);
    public static readonly DateTimeOffset EnteredAt = new(2026, 10, 8, 2, 0, 0, TimeSpan.Zero);

    /// <summary>True for about <paramref name="perMille"/> of a thousand numbers, always the same ones; <paramref name="salt"/> keeps the kinds of chance apart.</summary>
    public static bool Chance(int number, int salt, int perMille) => Draw(number, salt, 1_000) < perMille;

    /// <summary>A number below <paramref name="limit"/>, always the same one.</summary>
    public static int Draw(int number, int salt, int limit)
    {
        var hash = ((ulong)(uint)number << 20) ^ (uint)salt;
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return (int)((hash ^ (hash >> 31)) % (ulong)limit);
    }

    public static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The world breaks a rule: " + error.Code);
        }
    }
}

/// <summary>A community with the company that sends its receipts.</summary>
internal sealed record Site(Community Community, FeeSource Source)
{
    private const string Township = "140828100";

    public static Site Create(int number)
    {
        var community = Community.Create($"S{number:00000}", $"安置点{number}", CommunityForm.Buildings, Township, Township, [], World.Occupied);
        return new(community, FeeSource.Create(community.Id, community.Code + "-WY", "物业公司"));
    }
}
