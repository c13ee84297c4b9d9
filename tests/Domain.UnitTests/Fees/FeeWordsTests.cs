using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class FeeWordsTests
{
    [TestCase("物业费", FeeType.Property)]
    [TestCase("物业管理费", FeeType.Property)]
    [TestCase("物管费", FeeType.Property)]
    [TestCase(" 电 梯 费 ", FeeType.Elevator)]
    [TestCase("电梯运行费", FeeType.Elevator)]
    [TestCase("电梯维护费", FeeType.Elevator)]
    [TestCase("自来水费", FeeType.Water)]
    [TestCase("生活水费", FeeType.Water)]
    [TestCase("电费", FeeType.Electricity)]
    [TestCase("天然气费", FeeType.Gas)]
    [TestCase("取暖费", FeeType.Heating)]
    [TestCase("车位费", FeeType.Parking)]
    [TestCase("违约金", FeeType.Penalty)]
    [TestCase("Elevator", FeeType.Elevator)]
    public void Fee_words_are_read(string text, FeeType type) => Assert.That(FeeWords.FeeTypes.Parse(text).Value, Is.EqualTo(type));

    [TestCase("水电费")]
    [TestCase("卫生费")]
    [TestCase("")]
    [TestCase("0")]
    public void Fee_words_outside_the_dictionary_are_refused_with_the_allowed_ones(string text)
    {
        var error = FeeWords.FeeTypes.Parse(text).Error;

        Assert.That(error?.Code, Is.EqualTo("fees.fee-type"));
        Assert.That(error!.Message, Does.Contain("物业费").And.Contain("滞纳金"));
    }

    [TestCase("本人", PayerKind.Own)]
    [TestCase("户主", PayerKind.Own)]
    [TestCase("帮扶单位", PayerKind.ThirdParty)]
    [TestCase("单位代缴", PayerKind.ThirdParty)]
    [TestCase("代缴", PayerKind.ThirdParty)]
    [TestCase("减免", PayerKind.Waived)]
    public void Payer_words_are_read(string text, PayerKind payer) => Assert.That(FeeWords.Payers.Parse(text).Value, Is.EqualTo(payer));

    [Test]
    public void A_name_is_no_payer_word() => Assert.That(FeeWords.Payers.TryParse("杨俊燕", out _), Is.False);

    [TestCase("退费", ReceiptKind.Refund)]
    [TestCase("缴费", ReceiptKind.Payment)]
    public void Receipt_kinds_are_read(string text, ReceiptKind kind) => Assert.That(FeeWords.ReceiptKinds.Parse(text).Value, Is.EqualTo(kind));
}
