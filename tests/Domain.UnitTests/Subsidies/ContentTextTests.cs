using System.Security.Cryptography;
using System.Text;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>The text behind the content hash: signatures bind to it, so it must stay what it was, whatever is done for speed.</summary>
internal sealed class ContentTextTests
{
    private static readonly Guid Policy = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Household = new("00000000-0000-7000-8000-000000000002");
    private static readonly Guid Item = new("00000000-0000-7000-8000-000000000003");

    [TestCase(2)]
    [TestCase(400)]
    public void It_covers_every_field_with_its_length_and_the_receipts_in_order_of_their_ids(int receipts)
    {
        // a name outside the basic plane, as many times as it takes to fall on the edge of any buffer
        var name = string.Concat(Enumerable.Repeat("𠮷a", receipts));
        var exclusion = Exclusion(name, "状");
        var ids = Enumerable.Range(0, receipts).Select(i => new Guid($"00000000-0000-7000-8000-{i + 16:x12}")).ToArray();
        var evidence = ids.Reverse().Select(id => new SubsidyEvidence { ItemId = Item, ReceiptId = id, BatchId = Item, Reason = ReceiptReason.RefundCounted, CountedFen = -12 }).ToArray();
        using var digest = new ContentDigest(Policy);

        digest.Add(new(null, exclusion, evidence));

        var text = new StringBuilder($"policy|{Policy}\n").Append($"9:exclusion|3:A-1|36:{Household}|9:140828100|-:|{name.Length}:{name}|10:NoReceipts|1:状|1:1|1:0|3:-20|3:-19|1:2|1:3|4:2000|2:-4|\n");
        foreach (var id in ids)
        {
            text.Append($"7:receipt|36:{id}|13:RefundCounted|3:-12|\n");
        }

        Assert.That(digest.Finish(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))));
    }

    [Test]
    public void A_line_is_covered_field_by_field()
    {
        var line = new SubsidyLine
        {
            BatchId = Item,
            CommunityId = Item,
            Quarter = new Quarter(2026, 3),
            HouseholdId = Household,
            HouseholdNumber = "A-1",
            OriginTownshipCode = "140828100",
            Component = 0,
            BuildingNumber = "3",
            PayeeResidentId = Item,
            PayeeName = "张三",
            AccountId = null,
            PropertyFen = 10_000,
            ElevatorFen = 0,
            WaterFen = 5,
            BaseFen = 10_005,
            EligibleMembers = 2,
            LivingMembers = 3,
            RateBasisPoints = 2_000,
            AmountFen = 2_001,
        };
        using var digest = new ContentDigest(Policy);

        digest.Add(new(line, null, []));

        var text = $"policy|{Policy}\n4:line|3:A-1|1:0|36:{Household}|9:140828100|1:3|36:{Item}|2:张三|-:|5:10000|1:0|1:5|5:10005|1:2|1:3|4:2000|4:2001|\n";
        Assert.That(digest.Finish(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
    }

    private static SubsidyExclusion Exclusion(string headName, string detail) => new()
    {
        BatchId = Item,
        CommunityId = Item,
        Quarter = new Quarter(2026, 3),
        HouseholdId = Household,
        HouseholdNumber = "A-1",
        OriginTownshipCode = "140828100",
        HeadName = headName,
        Reason = ExclusionReason.NoReceipts,
        Detail = detail,
        PropertyFen = 1,
        ElevatorFen = 0,
        WaterFen = -20,
        BaseFen = -19,
        EligibleMembers = 2,
        LivingMembers = 3,
        RateBasisPoints = 2_000,
        AmountFen = -4,
    };
}
