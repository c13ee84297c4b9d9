using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>Signatures bind to the content hash: the same content must give it for ever, any other content another one.</summary>
public class ContentDigestTests
{
    private static readonly SubsidyLine Line = MakeLine("XT03001", "张三", "3", 301);

    private static readonly SubsidyExclusion Exclusion = new()
    {
        BatchId = Id(1),
        CommunityId = Id(2),
        Quarter = Q3,
        HouseholdId = Id(4),
        HouseholdNumber = "XT03002",
        OriginTownshipCode = "140828205",
        BuildingNumber = "3",
        HeadName = "李四",
        Reason = ExclusionReason.NoReceipts,
        Detail = null,
        PropertyFen = 0,
        ElevatorFen = 0,
        WaterFen = 0,
        BaseFen = 0,
        EligibleMembers = 2,
        LivingMembers = 3,
        RateBasisPoints = 2_000,
        AmountFen = 0,
    };

    private static readonly SubsidyEvidence First = new() { ItemId = Id(5), ReceiptId = Id(6), BatchId = Id(1), Reason = ReceiptReason.Counted, CountedFen = 1_503 };
    private static readonly SubsidyEvidence Second = new() { ItemId = Id(5), ReceiptId = Id(7), BatchId = Id(1), Reason = ReceiptReason.Penalty, CountedFen = 0 };

    [Test]
    public void The_hash_of_a_known_content_never_changes() =>
        Assert.That(Hash(Id(9), new(Line, null, [First, Second]), new(null, Exclusion, [])), Is.EqualTo("d6ba58d04e551cad1255efca6154bac34894ffa5ccd7bae1c4f98190cb318e38"));

    [Test]
    public void Receipts_may_come_in_any_order_and_households_may_not()
    {
        CompiledHousehold line = new(Line, null, [First, Second]), exclusion = new(null, Exclusion, []);

        Assert.That(Hash(Id(9), line with { Evidence = [Second, First] }, exclusion), Is.EqualTo(Hash(Id(9), line, exclusion)));
        Assert.That(Hash(Id(9), exclusion, line), Is.Not.EqualTo(Hash(Id(9), line, exclusion)));
    }

    [Test]
    public void Every_difference_gives_another_hash()
    {
        string[] hashes =
        [
            Hash(Id(9)),
            Hash(Id(8)),
            Hash(Id(9), new CompiledHousehold(Line, null, [])),
            Hash(Id(9), new CompiledHousehold(Line, null, [First])),
            Hash(Id(9), new CompiledHousehold(Line, null, [Second])),
            Hash(Id(9), new CompiledHousehold(null, Exclusion, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 302), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", null, 301), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "", 301), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三|", "3", 301), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 301, 0, 100), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 301, 0, 101), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 301, 1), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 301, 1, 100), null, [])),
            Hash(Id(9), new CompiledHousehold(MakeLine("XT03001", "张三", "3", 301, 1, 100, 2), null, [])),
        ];

        Assert.That(hashes, Is.Unique);
    }

    private static string Hash(Guid policy, params CompiledHousehold[] households)
    {
        using var digest = new ContentDigest(policy);
        foreach (var household in households)
        {
            digest.Add(household);
        }

        return digest.Finish();
    }

    private static SubsidyLine MakeLine(string number, string payee, string? building, long fen, int component = 0, long offset = 0, int quarter = 3) => new()
    {
        BatchId = Id(1),
        CommunityId = Id(2),
        Quarter = new(2026, quarter),
        HouseholdId = Id(3),
        HouseholdNumber = number,
        OriginTownshipCode = "140828205",
        Component = component,
        BuildingNumber = building,
        PayeeName = payee,
        PayeeResidentId = Id(10),
        AccountId = Id(11),
        PropertyFen = 1_003,
        ElevatorFen = 500,
        WaterFen = 0,
        BaseFen = 1_503,
        EligibleMembers = 1,
        LivingMembers = 1,
        RateBasisPoints = 2_000,
        AmountFen = fen,
        OffsetFen = offset,
    };
}
