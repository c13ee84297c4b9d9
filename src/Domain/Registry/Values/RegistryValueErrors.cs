using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>Why a value of the registry cannot be read. The sentences never repeat the value: it may be personal.</summary>
public static class RegistryValueErrors
{
    public static Error IdLength(int length) => Error.Invalid("registry.id-length", $"身份证号应为18位（旧证15位），现为{length}位，请核对是否漏填或多填。");

    public static readonly Error IdCharacters = Error.Invalid("registry.id-characters", "身份证号只能是数字，第18位可以是X，请删去其他字符。");

    public static readonly Error IdBirthDate = Error.Invalid("registry.id-birth-date", "身份证号中的出生日期不存在，请对照证件核对第7至14位。");

    public static readonly Error IdBirthFuture = Error.Invalid("registry.id-birth-future", "身份证号中的出生日期晚于今天，请对照证件核对第7至14位。");

    public static readonly Error IdAge = Error.Invalid("registry.id-age", "按身份证号计算年龄超过120岁，请对照证件核对出生年份。");

    public static readonly Error IdChecksum = Error.Invalid("registry.id-checksum", "身份证号校验位不符，请对照证件逐位核对；确认证件本身如此时，请选择“确认无误”并填写理由。");

    public static readonly Error IdSex = Error.Invalid("registry.id-sex", "填写的性别与身份证号第17位不一致，请核对性别或身份证号。");

    public static readonly Error NameLength = Error.Invalid("registry.name-length", "姓名应为2至50个字，请核对。");

    public static readonly Error NameCharacters = Error.Invalid("registry.name-characters", "姓名只能包含汉字、字母和间隔号“·”，不能有数字、标点、□或造字，请改用国家标准汉字填写。");

    public static readonly Error Phone = Error.Invalid("registry.phone", "电话应为11位手机号，或带区号的座机号（如0359-8532000），请核对。");

    public static readonly Error AccountLength = Error.Invalid("registry.account-length", "银行账号应为8至32位数字，请对照存折或银行卡核对。");

    public static readonly Error AccountCharacters = Error.Invalid("registry.account-characters", "银行账号只能是数字，请对照存折或银行卡核对。");

    public static readonly Error AccountDigitsLost = Error.Invalid("registry.account-digits-lost", "银行账号已变成科学计数或小数，位数已丢失；请将该列设为文本后重新填写。");

    public static readonly Error CardLength = Error.Invalid("registry.card-length", "银行卡号应为15至19位数字，请对照银行卡核对；存折账号请不要选择“银行卡”。");

    public static readonly Error CardChecksum = Error.Invalid("registry.card-checksum", "银行卡号校验位不符，请对照银行卡逐位核对。");

    public static readonly Error CreditCodeShape = Error.Invalid("registry.credit-code-shape", "统一社会信用代码应为18位数字和大写字母（不含I、O、S、V、Z），请核对。");

    public static readonly Error CreditCodeChecksum = Error.Invalid("registry.credit-code-checksum", "统一社会信用代码校验位不符，请对照证照核对。");

    public static readonly Error HouseholdNumber = Error.Invalid("registry.household-number", "户编号应为1至20位字母、数字或“-”，且以字母或数字开头，请核对。");

    public static readonly Error Relation = Error.Invalid("registry.relation", "与户主关系不在字典内，请填写户主、配偶、子、女、儿媳、女婿、孙子、孙女、父亲、母亲、其他等，或GB/T 4761代码。");
}
