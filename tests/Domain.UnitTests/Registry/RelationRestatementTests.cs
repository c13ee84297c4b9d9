using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

internal sealed class RelationRestatementTests
{
    // new head by the old head's view, then a member by the old head's view, and what the member is to the new head
    [TestCase("12", Sex.Female, "02", Sex.Male, "10")]
    [TestCase("12", Sex.Female, "20", Sex.Male, "20")]
    [TestCase("12", Sex.Female, "51", Sex.Male, "53")]
    [TestCase("12", Sex.Female, "52", Sex.Female, "54")]
    [TestCase("11", Sex.Male, "52", Sex.Female, "56")]
    [TestCase("20", Sex.Male, "02", Sex.Male, "51")]
    [TestCase("20", Sex.Male, "12", Sex.Female, "52")]
    [TestCase("20", Sex.Male, "30", Sex.Female, "70")]
    [TestCase("20", Sex.Male, "38", Sex.Female, "97")]
    [TestCase("20", Sex.Male, "41", Sex.Male, "97")]
    [TestCase("38", Sex.Female, "02", Sex.Male, "53")]
    [TestCase("28", Sex.Male, "12", Sex.Female, "56")]
    [TestCase("51", Sex.Male, "02", Sex.Female, "30")]
    [TestCase("51", Sex.Male, "52", Sex.Female, "10")]
    [TestCase("51", Sex.Male, "12", Sex.Female, "38")]
    [TestCase("41", Sex.Male, "02", Sex.Male, "60")]
    [TestCase("73", Sex.Male, "51", Sex.Male, "51")]
    [TestCase("10", Sex.Female, "02", Sex.Male, "10")]
    [TestCase("11", Sex.Male, "51", Sex.Male, "55")]
    [TestCase("12", Sex.Female, "28", Sex.Male, "28")]
    [TestCase("12", Sex.Female, "41", Sex.Male, "41")]
    [TestCase("12", Sex.Female, "42", Sex.Female, "42")]
    [TestCase("12", Sex.Female, "43", Sex.Male, "43")]
    [TestCase("12", Sex.Female, "44", Sex.Female, "44")]
    [TestCase("12", Sex.Female, "55", Sex.Male, "51")]
    [TestCase("12", Sex.Female, "56", Sex.Female, "52")]
    [TestCase("11", Sex.Male, "53", Sex.Male, "51")]
    [TestCase("11", Sex.Male, "54", Sex.Female, "52")]
    [TestCase("30", Sex.Female, "02", Sex.Male, "51")]
    [TestCase("30", Sex.Female, "50", Sex.Male, "60")]
    [TestCase("20", Sex.Male, "57", Sex.Male, "60")]
    [TestCase("20", Sex.Male, "58", Sex.Female, "60")]
    [TestCase("38", Sex.Female, "12", Sex.Female, "54")]
    [TestCase("28", Sex.Male, "02", Sex.Male, "55")]
    [TestCase("51", Sex.Male, "02", Sex.Male, "20")]
    [TestCase("51", Sex.Male, "11", Sex.Male, "28")]
    [TestCase("51", Sex.Male, "20", Sex.Male, "40")]
    [TestCase("52", Sex.Female, "71", Sex.Male, "20")]
    [TestCase("52", Sex.Female, "77", Sex.Female, "30")]
    [TestCase("44", Sex.Female, "12", Sex.Female, "60")]
    [TestCase("70", Sex.Male, "02", Sex.Male, "70")]
    [TestCase("71", Sex.Male, "73", Sex.Male, "70")]
    [TestCase("75", Sex.Female, "77", Sex.Female, "70")]
    [TestCase("77", Sex.Female, "52", Sex.Female, "52")]
    [TestCase("61", Sex.Male, "20", Sex.Male, "97")]
    [TestCase("20", Sex.Male, "99", Sex.Male, "99")]
    public void A_relation_is_restated_to_the_new_head_or_left_open(string newHead, Sex newHeadSex, string member, Sex memberSex, string expected) =>
        Assert.That(RelationRestatement.Of(newHead, newHeadSex, member, memberSex), Is.EqualTo(expected));

    [Test]
    public void Whatever_the_relations_are_the_answer_is_on_the_list_and_never_a_second_head() =>
        Assert.Multiple(() =>
        {
            foreach (var head in RelationToHead.All.Where(x => !x.IsHead))
            {
                foreach (var member in RelationToHead.All)
                {
                    var code = RelationRestatement.Of(head.Code, Sex.Female, member.Code, Sex.Male);
                    Assert.That(RelationToHead.Parse(code).IsSuccess && code != "02", Is.True, $"{head.Code} {member.Code} → {code}");
                }
            }
        });
}
