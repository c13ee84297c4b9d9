using Resettlement.Domain.Notices;

namespace Resettlement.Domain.UnitTests.Notices;

internal sealed class PublicTextTests
{
    [TestCase("140899197001010015", true)]
    [TestCase("14089919700101001X", true)]
    [TestCase("9990 0030 0007 5999 920", true)]
    [TestCase("１４０８９９１９７００１０１００１５", true)]
    [TestCase("联系 13812341234", true)]
    [TestCase("138-1234-1234", true)]
    [TestCase("138 1234 1234 张", true)]
    [TestCase("１３８１２３４１２３４", true)]
    [TestCase("138\u200B12341234", true)]
    [TestCase("3号楼2单元501", false)]
    [TestCase("2026年第3季度", false)]
    [TestCase("0359-8532000", false)]
    [TestCase("12812341234", false)]
    [TestCase("1381234123", false)]
    [TestCase("12345678901", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Numbers_of_persons_are_seen_however_they_are_written(string? text, bool seen) => Assert.That(PublicText.HasPersonalNumber(text), Is.EqualTo(seen));

    [TestCase("张三", "3号楼", true)]
    [TestCase("张三", null, true)]
    [TestCase("张某某", "3号楼", false)]
    [TestCase("测试户", null, false)]
    [TestCase("张", null, false)]
    [TestCase("张三13812341234", null, false)]
    [TestCase("张三", "13812341234", false)]
    public void Only_a_real_name_without_numbers_is_published(string name, string? building, bool fit) => Assert.That(PublicText.IsFit(name, building), Is.EqualTo(fit));
}
