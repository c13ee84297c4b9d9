using Resettlement.Domain.Access;

namespace Resettlement.Domain.UnitTests.Access;

internal sealed class PasswordRulesTests
{
    [TestCase("Abcdefg1")]
    [TestCase("abcdef1!")]
    [TestCase("ABCDEF1!")]
    [TestCase("Abcdefg!")]
    [TestCase("密码Abc123")]
    [TestCase("密码密码abc1")]
    public void Eight_characters_of_three_classes_are_enough(string password) => Assert.That(PasswordRules.Check(password), Is.Null);

    [TestCase("Abcde1!", "access.password-length")]
    [TestCase("", "access.password-length")]
    [TestCase("abcdefg1", "access.password-classes")]
    [TestCase("ABCDEFG1", "access.password-classes")]
    [TestCase("ABCDEFGH", "access.password-classes")]
    [TestCase("12345678!", "access.password-classes")]
    [TestCase("密码密码密码密码", "access.password-classes")]
    public void Fewer_are_not(string password, string code) => Assert.That(PasswordRules.Check(password)?.Code, Is.EqualTo(code));

    [Test]
    public void The_longest_password_has_a_hundred_and_twenty_eight_characters() => Assert.That(PasswordRules.Check("Aa1" + new string('x', 125)), Is.Null);

    [Test]
    public void A_password_longer_than_can_be_typed_is_refused() => Assert.That(PasswordRules.Check("Aa1" + new string('x', 126))?.Code, Is.EqualTo("access.password-length"));
}
