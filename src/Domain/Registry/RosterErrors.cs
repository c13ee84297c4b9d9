using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>What can be wrong with a row of a roster beside the values themselves. Sentences carry no personal numbers.</summary>
public static class RosterErrors
{
    public static readonly Error NoHead = Error.Invalid("roster.no-head", "该户没有户主，请在“与户主关系”中填写一名户主。");
    public static readonly Error FactMissing = Error.Invalid("roster.fact-missing", "户主行必须填写此项。");
    public static readonly Error MovedInFuture = Error.Invalid("roster.moved-in-future", "入住日期晚于今天，请核对。");
    public static readonly Error HeadBornLater = Error.Invalid("roster.head-born-later", "入住日期早于户主的出生日期，请核对。");
    public static readonly Error BornInFuture = Error.Invalid("roster.born-in-future", "出生日期晚于今天，请核对。");
    public static readonly Error BirthDiffers = Error.Invalid("roster.birth-differs", "出生日期与身份证号第7至14位不一致，请核对。");
    public static readonly Error BirthMissing = Error.Invalid("roster.birth-missing", "没有身份证号时，必须填写出生日期和性别。");
    public static readonly Error RoomMissing = Error.Invalid("roster.room-missing", "填写了楼栋就必须填写房号。");
    public static readonly Error BuildingMissing = Error.Invalid("roster.building-missing", "填写了单元或房号就必须填写楼栋（片）。");
    public static readonly Error DoorShape = Error.Invalid("roster.door", "应为1至20个字，不能有“/”和“\\”。");
    public static readonly Error Area = Error.Invalid("roster.area", "面积应大于0、不超过2000平方米，最多两位小数。");
    public static readonly Error BankMissing = Error.Invalid("roster.bank-missing", "填写了账号就必须填写开户行。");
    public static readonly Error AccountMissing = Error.Invalid("roster.account-missing", "填写了开户行就必须填写账号。");
    public static readonly Error HolderNotMember = Error.Invalid("roster.holder-not-member", "户名与本户成员的姓名都不一致，补贴只能发到本户成员本人的账户。");
    public static readonly Error NumberTaken = Error.Invalid("roster.number-taken", "该户编号已被使用或曾经使用（户编号全县唯一），请核对或换一个编号。");
    public static readonly Error IdKnown = Error.Invalid("roster.id-known", "该身份证号已登记在另一户，一人只能在一户；如属迁入，请先由原户办理离户。");
    public static readonly Error IdKnownOtherName = Error.Invalid("roster.id-known-other-name", "该身份证号已登记在另一姓名下，请对照证件核对姓名和号码。");
    public static readonly Error PersonDied = Error.Invalid("roster.person-died", "该居民已登记死亡，请核对人员。");
    public static readonly Error NotInHousehold = Error.Invalid("roster.not-in-household", "该户已登记，但没有这名成员；增加成员请在户籍页面办理。");

    public static Error SecondHead(int firstRow) => Error.Invalid("roster.second-head", $"该户在第{firstRow}行已有户主，一户只能有一名户主。");

    public static Error FactDiffers(int headRow) => Error.Invalid("roster.fact-differs", $"与同户第{headRow}行填写的不一致，请核对。");

    public static Error SameHouseholdFaulty(int row) => Error.Invalid("roster.household-faulty", $"同户第{row}行有错误，整户暂不导入，改正后一起导入。");

    public static Error IdTwice(int firstRow) => Error.Invalid("roster.id-twice", $"该身份证号在第{firstRow}行已出现，请核对。");

    public static Error AccountTwice(int firstRow) => Error.Invalid("roster.account-twice", $"该户在第{firstRow}行已填写账户，一户只导入一个账户。");

    public static Error Origin(IEnumerable<string> allowed) => Error.Invalid("roster.origin", $"不是本社区的迁出地乡镇，可填写：{string.Join('、', allowed)}；如确有其他乡镇，请先在社区资料中添加。");

    public static Error UnitRequired(string building) => Error.Invalid("roster.unit-required", $"{building}分单元，必须填写单元。");

    public static Error MembersMissing(int stored, int given) => Error.Invalid("roster.members-missing", $"该户已登记{stored}人，文件中为{given}人；成员变动请在户籍页面办理。");

    public static Error Differs(string stored) => Error.Invalid("roster.differs", $"该户已登记，此项登记为“{stored}”；更改请在户籍页面办理。");

    public static readonly Error DiffersHidden = Error.Invalid("roster.differs", "该户已登记，此项与登记的不同；更改请在户籍页面办理。");
}
