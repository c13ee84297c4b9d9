using System.Reflection;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Common;

/// <summary>What must hold for every dictionary of words, whatever is in it.</summary>
public class WordListTests
{
    [Test]
    public void Every_word_is_read_as_its_own_value_and_an_empty_cell_as_none()
    {
        var tables = typeof(WordTable<>).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters).SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(WordTable<>)).ToList();

        Assert.That(tables, Has.Count.GreaterThan(8));
        Assert.Multiple(() =>
        {
            foreach (var field in tables)
            {
                typeof(WordListTests).GetMethod(nameof(Check), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(field.FieldType.GetGenericArguments()).Invoke(null, [field.GetValue(null)]);
            }
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

        Assert.That(table.Parse("").Error?.Code, Does.Match("^[a-z]+\\.[a-z-]+$"));
        Assert.That(table.Parse("").Error?.Message, Does.Match("^.+不在字典内").And.Contain(table.Shown[0]));
        Assert.That(table.Values, Is.EquivalentTo(Enum.GetValues<T>()));
    }
}
