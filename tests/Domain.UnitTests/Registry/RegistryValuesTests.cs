using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

public class RegistryValuesTests
{
    [TestCase("张 三", "张三", "张*")]
    [TestCase("　张　三丰　", "张三丰", "张*丰")]
    [TestCase("欧阳锋雷", "欧阳锋雷", "欧**雷")]
    [TestCase("买买提.艾力", "买买提·艾力", "买****力")]
    [TestCase("买买提 • 艾力", "买买提·艾力", "买****力")]
    [TestCase("阿依古丽・吐尔逊", "阿依古丽·吐尔逊", "阿******逊")]
    [TestCase("John  Smith", "John Smith", "J********h")]
    [TestCase("𠮷田", "𠮷田", "𠮷*")]
    [TestCase("〇一", "〇一", "〇*")]
    [TestCase("⼀⼆", "一二", "一*")]
    [TestCase("张\u200B三", "张三", "张*")]
    [TestCase("John 王", "John王", "J***王")]
    [TestCase("John  王", "John王", "J***王")]
    [TestCase("王  John", "王John", "王***n")]
    [TestCase("J.王", "J.王", "J*王")]
    [TestCase("a \u3400", "a\u3400", "a*")]
    [TestCase("\u9FFF a", "\u9FFFa", "\u9FFF*")]
    [TestCase("a \u9FFF", "a\u9FFF", "a*")]
    [TestCase("\u3400 a", "\u3400a", "\u3400*")]
    [TestCase("〇 a", "〇a", "〇*")]
    public void Names_are_tidied_and_masked(string text, string value, string masked)
    {
        var name = PersonName.Parse(text).Value;

        Assert.That(name.Value, Is.EqualTo(value));
        Assert.That(name.Masked, Is.EqualTo(masked));
        Assert.That($"{name}", Is.EqualTo(masked), "only the mask is printed");
    }

    [TestCase("", "registry.name-length")]
    [TestCase("　", "registry.name-length")]
    [TestCase(null, "registry.name-length")]
    [TestCase("张", "registry.name-length")]
    [TestCase("𠮷", "registry.name-length")]
    [TestCase("张三1", "registry.name-characters")]
    [TestCase("张三（已故）", "registry.name-characters")]
    [TestCase("张\u0001三", "registry.name-characters")]
    [TestCase("张\uE000", "registry.name-characters")]
    [TestCase("张□", "registry.name-characters")]
    [TestCase("张*", "registry.name-characters")]
    [TestCase("·张三", "registry.name-characters")]
    [TestCase("=张三", "registry.name-characters")]
    public void Wrong_names_are_refused(string? text, string code) => Assert.That(PersonName.Parse(text).Error?.Code, Is.EqualTo(code));

    [Test]
    public void Half_a_character_is_no_name()
    {
        // not as test cases: an attribute cannot carry half a character
        foreach (var text in new[] { "张三\uD800", "\uDC00张三", "张\uD840三" })
        {
            Assert.That(PersonName.Parse(text).Error?.Code, Is.EqualTo("registry.name-characters"));
        }
    }

    [TestCase("张三·")]
    [TestCase("·张三")]
    public void A_name_neither_begins_nor_ends_with_its_dot(string text) => Assert.That(PersonName.Parse(text).Error?.Code, Is.EqualTo("registry.name-characters"));

    [Test]
    public void Fifty_characters_are_the_most()
    {
        Assert.That(PersonName.Parse(new string('张', 50)).IsSuccess, Is.True);
        Assert.That(PersonName.Parse(new string('张', 51)).Error?.Code, Is.EqualTo("registry.name-length"));
    }

    [TestCase("张某某", true)]
    [TestCase("测试户", true)]
    [TestCase("xxx", true)]
    [TestCase("张三丰", false)]
    public void Placeholders_are_known(string text, bool placeholder) => Assert.That(PersonName.Parse(text).Value.LooksLikePlaceholder, Is.EqualTo(placeholder));

    [TestCase("13812341234", "13812341234", "138****1234")]
    [TestCase("+86 138-1234-1234", "13812341234", "138****1234")]
    [TestCase("００８６１３８１２３４１２３４", "13812341234", "138****1234")]
    [TestCase("0359-8532000", "0359-8532000", "0359-*****00")]
    [TestCase("（0359）8532000", "0359-8532000", "0359-*****00")]
    [TestCase("010 66668888", "010-66668888", "010-*****88")]
    public void Phones_are_tidied_and_masked(string text, string value, string masked)
    {
        var phone = PhoneNumber.Parse(text).Value;

        Assert.That(phone.Value, Is.EqualTo(value));
        Assert.That(phone.Masked, Is.EqualTo(masked));
    }

    [TestCase("")]
    [TestCase("8532000")]
    [TestCase("12812341234")]
    [TestCase("1381234123")]
    [TestCase("138123412345")]
    [TestCase("1.38123E+10")]
    [TestCase("138****1234")]
    [TestCase("13812341234\n13912341234")]
    public void Wrong_phones_are_refused(string text) => Assert.That(PhoneNumber.Parse(text).Error?.Code, Is.EqualTo("registry.phone"));

    [TestCase("6212 8012 3456 7890 124", false, "6212801234567890124")]
    [TestCase("12345678", false, "12345678")]
    [TestCase("9990003000075999920", true, "9990003000075999920")]
    [TestCase("4111111111111111", true, "4111111111111111")]
    [TestCase("5555555555554444", true, "5555555555554444")]
    [TestCase("4012888888881881", true, "4012888888881881")]
    [TestCase("6011000990139424", true, "6011000990139424")]
    [TestCase("378282246310005", true, "378282246310005")]
    [TestCase("12345678901234567890123456789012", false, "12345678901234567890123456789012")]
    [TestCase("４１１１１１１１１１１１１１１１", true, "4111111111111111")]
    public void Accounts_are_read(string text, bool card, string value)
    {
        var account = BankAccountNumber.Parse(text, card).Value;

        Assert.That(account.Value, Is.EqualTo(value));
        Assert.That(account.Masked, Is.EqualTo("****" + value[^4..]));
        Assert.That($"{account}", Is.EqualTo(account.Masked));
    }

    [TestCase("1234567", false, "registry.account-length")]
    [TestCase("", false, "registry.account-length")]
    [TestCase("123456789012345678901234567890123", false, "registry.account-length")]
    [TestCase("6.2128E+18", false, "registry.account-digits-lost")]
    [TestCase("6212801234567890124.0", false, "registry.account-digits-lost")]
    [TestCase("****0124", false, "registry.account-characters")]
    [TestCase("62128-0123", false, "registry.account-characters")]
    [TestCase("4111111111111112", true, "registry.card-checksum")]
    [TestCase("5555555555554434", true, "registry.card-checksum")]
    [TestCase("4012888888881818", true, "registry.card-checksum")]
    [TestCase("41111111111111111111", true, "registry.card-length")]
    [TestCase("E5", false, "registry.account-characters")]
    [TestCase("x1.5", false, "registry.account-characters")]
    [TestCase("1.5x", false, "registry.account-characters")]
    [TestCase(".5", false, "registry.account-characters")]
    [TestCase("41111111111111", true, "registry.card-length")]
    public void Wrong_accounts_are_refused(string text, bool card, string code) => Assert.That(BankAccountNumber.Parse(text, card).Error?.Code, Is.EqualTo(code));

    [Test]
    public void Of_ten_last_digits_exactly_one_makes_a_card_whatever_its_length()
    {
        foreach (var start in new[] { "62128012345678", "621280123456789", "6212801234567890", "62128012345678901", "621280123456789012" })
        {
            Assert.That(Enumerable.Range(0, 10).Count(last => BankAccountNumber.Parse(start + last, isCard: true).IsSuccess), Is.EqualTo(1), start);
        }
    }

    [Test]
    public void Luhn_is_not_asked_of_a_passbook() => Assert.That(BankAccountNumber.Parse("4111111111111112").IsSuccess, Is.True);

    [TestCase("6212801234567890124", true)]
    [TestCase("621280123456789012", false)]
    [TestCase("6222801234567890124", false)]
    public void Shanxi_rural_cards_are_hinted(string text, bool hint) => Assert.That(BankAccountNumber.Parse(text).Value.LooksLikeShanxiRuralCard, Is.EqualTo(hint));

    [TestCase("N2140828MF0000001N", true)]
    [TestCase("n2140828mf0000001n", true)]
    [TestCase("91350100M000100Y43", false)]
    public void Credit_codes_are_read(string text, bool collective) => Assert.That(UnifiedSocialCreditCode.Parse(text).Value.IsCollective, Is.EqualTo(collective));

    [TestCase("N2140828MF0000001M", "registry.credit-code-checksum")]
    [TestCase("N2140828MF0000010N", "registry.credit-code-checksum")]
    [TestCase("N2140828MF000001N", "registry.credit-code-shape")]
    [TestCase("N2140828MI0000001N", "registry.credit-code-shape")]
    public void Wrong_credit_codes_are_refused(string text, string code) => Assert.That(UnifiedSocialCreditCode.Parse(text).Error?.Code, Is.EqualTo(code));

    [TestCase("xt03001", "XT03001")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase(" 3-2-501 ", "3-2-501")]
    public void Household_numbers_are_read(string text, string value) => Assert.That(HouseholdNumber.Parse(text).Value.Value, Is.EqualTo(value));

    [TestCase("")]
    [TestCase("-1")]
    [TestCase("户001")]
    [TestCase("X_1")]
    [TestCase("123456789012345678901")]
    public void Wrong_household_numbers_are_refused(string text) => Assert.That(HouseholdNumber.Parse(text).Error?.Code, Is.EqualTo("registry.household-number"));

    [Test]
    public void Household_numbers_are_ordered_by_their_characters()
    {
        string[] texts = ["a10", "A2", "A-1", "1", "Z", "10"];

        var sorted = texts.Select(text => HouseholdNumber.Parse(text).Value).Order().Select(number => number.Value);

        Assert.That(sorted, Is.EqualTo(new[] { "1", "10", "A-1", "A10", "A2", "Z" }));
    }

    [TestCase("A1", "A2")]
    [TestCase("A2", "A2")]
    [TestCase("A2", "A10")]
    public void Two_household_numbers_are_compared_by_their_characters(string a, string b)
    {
        HouseholdNumber left = HouseholdNumber.Restore(a), right = HouseholdNumber.Restore(b);
        var order = string.CompareOrdinal(a, b);

        Assert.That((left < right, left <= right, left > right, left >= right), Is.EqualTo((order < 0, order <= 0, order > 0, order >= 0)));
    }

    [TestCase("户主", "02")]
    [TestCase("本 人", "02")]
    [TestCase("01", "02")]
    [TestCase("配偶", "10")]
    [TestCase("妻子", "12")]
    [TestCase("丈夫", "11")]
    [TestCase("子", "20")]
    [TestCase("儿子", "20")]
    [TestCase("长子", "22")]
    [TestCase("次子", "23")]
    [TestCase("女", "30")]
    [TestCase("女儿", "30")]
    [TestCase("长女", "32")]
    [TestCase("儿媳", "38")]
    [TestCase("女婿", "28")]
    [TestCase("孙子", "41")]
    [TestCase("外孙", "43")]
    [TestCase("父亲", "51")]
    [TestCase("奶奶", "62")]
    [TestCase("４１", "41")]
    [TestCase("其他", "80")]
    public void Relations_are_read_from_words_and_codes(string text, string code) => Assert.That(RelationToHead.Parse(text).Value.Code, Is.EqualTo(code));

    [TestCase("媳妇")]
    [TestCase("")]
    [TestCase("04")]
    [TestCase("2")]
    public void Unclear_relations_are_refused(string text) => Assert.That(RelationToHead.Parse(text).Error?.Code, Is.EqualTo("registry.relation"));

    [Test]
    public void Every_relation_is_read_back_from_its_code_and_word()
    {
        foreach (var relation in RelationToHead.All)
        {
            Assert.That(RelationToHead.Parse(relation.Code).Value, Is.SameAs(relation));
            Assert.That(RelationToHead.Parse(relation.Word).Value, Is.SameAs(relation));
        }

        Assert.That(RelationToHead.All.Where(relation => relation.IsHead), Has.Exactly(1).Items);
    }

    [TestCase("建档立卡搬迁户", RelocationKind.RegisteredPoor)]
    [TestCase("建档立卡", RelocationKind.RegisteredPoor)]
    [TestCase("贫困户", RelocationKind.RegisteredPoor)]
    [TestCase("同步", RelocationKind.Synchronous)]
    [TestCase("同步搬迁户 ", RelocationKind.Synchronous)]
    [TestCase("自然增加", RelocationKind.Addition)]
    [TestCase("registeredpoor", RelocationKind.RegisteredPoor)]
    public void Relocation_kinds_are_read(string text, RelocationKind kind) => Assert.That(RelocationKindWords.Table.Parse(text).Value, Is.EqualTo(kind));

    [TestCase("脱贫户", PovertyStatus.LiftedOut)]
    [TestCase("已脱贫", PovertyStatus.LiftedOut)]
    [TestCase("脱贫不稳定户", PovertyStatus.Unstable)]
    [TestCase("边缘易致贫户", PovertyStatus.Marginal)]
    [TestCase("突发严重困难户", PovertyStatus.SuddenHardship)]
    [TestCase("一般户", PovertyStatus.None)]
    [TestCase("无", PovertyStatus.None)]
    public void Poverty_statuses_are_read(string text, PovertyStatus status) => Assert.That(PovertyStatusWords.Table.Parse(text).Value, Is.EqualTo(status));

    [Test]
    public void An_unknown_word_is_answered_with_the_allowed_ones()
    {
        var error = PovertyStatusWords.Table.Parse("贫苦").Error!;

        Assert.That(error.Code, Is.EqualTo("registry.poverty-status"));
        Assert.That(error.Message, Does.Contain("脱贫不稳定户").And.Contain("突发严重困难户"));
        Assert.That(PovertyStatusWords.Table.TryParse("", out _), Is.False, "an empty cell is not a status");
        Assert.That(PovertyStatusWords.Table.TryParse("7", out _), Is.False, "a number is not a status");
    }
}
