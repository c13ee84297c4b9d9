using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class ChineseTextTests
{
    [TestCase(null, "")]
    [TestCase(" \t\u3000\u00A0\u2003\uFEFF", "")]
    [TestCase("３－１－１０１", "3-1-101")]
    [TestCase("ＸＴ０３００１", "XT03001")]
    [TestCase("物业费（元）", "物业费(元)")]
    [TestCase("建筑面积㎡", "建筑面积㎡")]
    [TestCase("第①组½", "第①组½")]
    [TestCase("⽔费", "水费")]
    [TestCase("￥１２．５０", "¥12.50")]
    [TestCase("水\u200B费\u00AD", "水费")]
    [TestCase("\uFEFF水 费\r\n", "水 费")]
    public void Width_spaces_and_invisible_characters_are_put_right(string? text, string expected) => Assert.That(ChineseText.Normalise(text), Is.EqualTo(expected));

    [Test]
    public void Normalising_twice_changes_nothing_more() =>
        Prop.ForAll<string>(text => ChineseText.Normalise(ChineseText.Normalise(text)) == ChineseText.Normalise(text)).QuickCheckThrowOnFailure();

    [Test]
    public void Half_a_character_does_not_stop_the_reading()
    {
        // not as test cases: an attribute cannot carry half a character
        foreach (var text in new[] { "张\uD840", "\uDC00张", "\uD840\uD840\uDC00", "\uD840\uDC00张" })
        {
            Assert.That(ChineseText.Normalise(text), Is.EqualTo(text));
        }
    }

    [Test]
    public void Compact_leaves_no_space_at_all() => Assert.That(ChineseText.Compact(" 物 业\u3000费\t"), Is.EqualTo("物业费"));

    [TestCase("已核对，收据 BJ-1（本人）。", "已核对，收据 BJ-1（本人）。")]
    [TestCase("　第一行\n第二行！ ", "第一行\n第二行！")]
    [TestCase("看\u200b不见", "看不见")]
    [TestCase("𠮷祥", "𠮷祥")]
    [TestCase(null, "")]
    public void Free_text_keeps_its_punctuation(string? text, string expected) => Assert.That(ChineseText.Sentence(text), Is.EqualTo(expected));
}
