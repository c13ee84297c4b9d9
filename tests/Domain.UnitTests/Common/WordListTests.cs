using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Common;

/// <summary>What must hold for every dictionary of words, whatever is in it.</summary>
public class WordListTests
{
    [Test]
    public void Every_word_is_read_as_its_own_value_and_an_empty_cell_as_none()
    {
        Assert.Multiple(() =>
        {
            Check(FeeWords.FeeTypes);
            Check(FeeWords.Payers);
            Check(FeeWords.ReceiptKinds);
            Check(FeeWords.TariffBases);
            Check(PovertyStatusWords.Table);
            Check(RelocationKindWords.Table);
            Check(SexWords.Table);
            Check(SubsidyWords.Exclusions);
            Check(SubsidyWords.Receipts);
        });
    }

    [Test]
    public void Every_relation_is_read_by_code_and_by_word_and_an_empty_cell_is_none()
    {
        Assert.That(RelationToHead.All.Select(relation => relation.Code), Is.Unique.And.Ordered.And.All.Match("^[0-9]{2}$"));
        Assert.That(RelationToHead.All.Select(relation => RelationToHead.Parse(relation.Word).Value), Is.EqualTo(RelationToHead.All));
        Assert.That(RelationToHead.All.Select(relation => RelationToHead.Parse(relation.Code).Value), Is.EqualTo(RelationToHead.All));
        Assert.That(RelationToHead.Parse("").Error?.Code, Is.EqualTo("registry.relation"));
        Assert.That(RelationToHead.All.Where(relation => relation.IsHead), Is.EqualTo(new[] { RelationToHead.Head }));
    }

    [Test]
    public void Every_code_of_a_person_has_a_Chinese_and_an_English_word()
    {
        foreach (var list in new[] { ResidentCodes.EthnicGroup, ResidentCodes.Education, ResidentCodes.PoliticalStatus, ResidentCodes.Health, ResidentCodes.LabourAbility })
        {
            Assert.That(list.Entries.Select(entry => entry.Code), Is.Unique.And.All.Match("^[0-9]{1,2}$"));
            Assert.That(list.Entries.Select(entry => entry.Zh), Is.Unique.And.All.Match("^\\p{IsCJKUnifiedIdeographs}+$"));
            Assert.That(list.Entries.Select(entry => entry.En), Is.Unique.And.All.Match("^[A-Z][A-Za-z -]+$"));
            Assert.That(list.Entries.Select(entry => list.WordOf(entry.Code)), Is.EqualTo(list.Entries.Select(entry => entry.Zh)));
            Assert.That(list.Entries.All(entry => list.Allows(entry.Code)), Is.True);
            Assert.That((list.Allows(null), list.Allows(""), list.Allows("00"), list.WordOf("00")), Is.EqualTo((true, true, false, (string?)null)));
        }
    }

    private static void Check<T>(WordTable<T> table)
        where T : struct, Enum
    {
        foreach (var value in table.Values)
        {
            Assert.That(table.WordsOf(value).Select(word => table.Parse(word).Value), Is.All.EqualTo(value));
            Assert.That(table.WordOf(value), Is.EqualTo(table.WordsOf(value)[0]));
        }

        Assert.That(table.TryParse("", out _), Is.False);
        Assert.That(table.Values, Is.EquivalentTo(Enum.GetValues<T>()));
    }
}
