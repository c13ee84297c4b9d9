using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>The columns of a roster: one row per person, facts of the household on the head's row at least.</summary>
internal static class RosterColumns
{
    public const string Number = "householdNumber";
    public const string Name = "name";
    public const string IdNumber = "idNumber";
    public const string Waiver = "idWaiver";
    public const string BirthDate = "birthDate";
    public const string Relation = "relation";
    public const string SexWord = "sex";
    public const string Phone = "phone";
    public const string Relocation = "relocation";
    public const string Poverty = "poverty";
    public const string Township = "township";
    public const string Building = "building";
    public const string Unit = "unit";
    public const string Room = "room";
    public const string Area = "area";
    public const string MovedIn = "movedIn";
    public const string BankName = "bankName";
    public const string Account = "account";
    public const string Holder = "holder";
    public const string EthnicGroup = "ethnicGroup";
    public const string Education = "education";
    public const string PoliticalStatus = "politicalStatus";
    public const string Health = "health";
    public const string LabourAbility = "labourAbility";

    private static readonly string[] CommonRelations =
        ["户主", "配偶", "子", "女", "长子", "次子", "长女", "次女", "儿媳", "女婿", "孙子", "孙女", "外孙子", "外孙女", "父亲", "母亲", "公公", "婆婆", "岳父", "岳母", "祖父", "祖母", "兄", "弟", "姐姐", "妹妹", "其他"];

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Number, "户编号") { MustExist = true, RepeatsWhenMerged = true, MustBeFilled = true, MaxLength = 30, Synonyms = ["户号", "户编码", "家庭编号", "户主编号", "户籍编号", "农户编号"], Hint = "全县唯一的户编号，同一户的每一行都要填。" },
        new(Name, "姓名") { MustExist = true, MustBeFilled = true, MaxLength = 50, Synonyms = ["成员姓名", "家庭成员姓名", "家庭成员", "人员姓名", "居民姓名"], Hint = "与身份证一致。" },
        new(IdNumber, "身份证号", ImportColumnType.Identifier)
        {
            MustExist = true, Mask = ImportMask.IdNumber, MaxLength = 30, Width = 22,
            Synonyms = ["身份证", "身份证号码", "公民身份号码", "公民身份证号", "证件号码", "证件号", "身份号码"], Hint = "18位，文本格式；没有身份证号的新生儿可不填，但要填出生日期和性别。",
        },
        new(Relation, "与户主关系", ImportColumnType.Word)
        {
            MustExist = true, MustBeFilled = true, Words = CommonRelations, Synonyms = ["与户主的关系", "和户主关系", "户主关系", "家庭关系", "关系", "成员关系"], Hint = "每户必须有且只有一名户主；也可填GB/T 4761代码。",
            ReadWord = text => RelationToHead.Parse(text) is { IsSuccess: true } relation ? relation.Value.Code : RelationToHead.Parse(text).Error!,
        },
        ImportColumn.OfWords(SexWord, "性别", SexWords.Table) with { Width = 8, Hint = "填写后与身份证号核对。" },
        new(BirthDate, "出生日期", ImportColumnType.Date) { Synonyms = ["出生年月日", "生日"], Hint = "没有身份证号时必填。" },
        new(Phone, "联系电话", ImportColumnType.Identifier) { Mask = ImportMask.Phone, MaxLength = 30, Width = 16, Synonyms = ["电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"], Hint = "11位手机号或带区号的座机号，文本格式。" },
        ImportColumn.OfWords(Relocation, "搬迁类型", RelocationKindWords.Table) with { MustExist = true, RepeatsWhenMerged = true, Width = 18, Synonyms = ["搬迁类别", "户类型", "搬迁性质", "搬迁户类型"], Hint = "户主行必填；成员不填时与户主相同。" },
        ImportColumn.OfWords(Poverty, "脱贫状态", PovertyStatusWords.Table) with { MustExist = true, RepeatsWhenMerged = true, Width = 16, Synonyms = ["脱贫情况", "脱贫类型", "监测类型", "户属性", "脱贫属性", "贫困状态"], Hint = "户主行必填。" },
        new(Township, "迁出地乡镇") { MustExist = true, RepeatsWhenMerged = true, MaxLength = 30, Synonyms = ["迁出乡镇", "原乡镇", "原籍乡镇", "所属乡镇", "户籍乡镇", "迁出地"], Hint = "户主行必填，须是本社区的迁出地乡镇。" },
        new(Building, "楼栋") { RepeatsWhenMerged = true, MaxLength = 30, Width = 8, Synonyms = ["楼号", "栋号", "楼栋号", "幢号", "片", "片区", "排"], Hint = "如 3；院落填片名。没有登记过的楼栋会自动建立。" },
        new(Unit, "单元") { RepeatsWhenMerged = true, MaxLength = 30, Width = 8, Synonyms = ["单元号"], Hint = "如 1；院落不填。" },
        new(Room, "房号") { RepeatsWhenMerged = true, MaxLength = 30, Width = 8, Synonyms = ["房间号", "室号", "门牌号", "房屋号", "院号", "户室"], Hint = "如 101。" },
        new(Area, "建筑面积", ImportColumnType.Decimal) { Width = 10, Synonyms = ["面积", "住房面积", "安置面积", "房屋面积"], Hint = "平方米，最多两位小数。" },
        new(MovedIn, "入住日期", ImportColumnType.Date) { MustExist = true, RepeatsWhenMerged = true, Synonyms = ["入住时间", "搬迁时间", "搬迁日期", "搬入日期", "搬入时间", "实际入住时间", "实际入住日期"], Hint = "户主行必填，如 2019-10-15。" },
        new(BankName, "开户行") { MaxLength = 60, Width = 20, Synonyms = ["开户银行", "开户行名称", "银行", "银行名称", "发放银行"], Hint = "填写账号时必填。" },
        new(Account, "一卡通账号", ImportColumnType.Identifier)
        {
            Mask = ImportMask.Account, MaxLength = 40, Width = 26,
            Synonyms = ["一卡通", "一卡通号", "一卡通卡号", "账号", "账户", "银行账号", "银行卡号", "卡号", "存折账号", "惠农一卡通账号", "社保卡账号"], Hint = "一户一个账户，填在持有人所在行；文本格式；导入后须由另一人核验。",
        },
        new(Holder, "户名") { MaxLength = 50, Synonyms = ["开户名", "账户名", "账户姓名", "持卡人", "开户人"], Hint = "不填时为所在行的人；须是本户成员。" },
        Codes(EthnicGroup, "民族", ResidentCodes.EthnicGroup),
        Codes(Education, "文化程度", ResidentCodes.Education) with { Synonyms = ["学历", "受教育程度"] },
        Codes(PoliticalStatus, "政治面貌", ResidentCodes.PoliticalStatus),
        Codes(Health, "健康状况", ResidentCodes.Health) with { Synonyms = ["身体状况"] },
        Codes(LabourAbility, "劳动能力", ResidentCodes.LabourAbility) with { Synonyms = ["劳动技能", "劳动力情况"] },
        new(Waiver, "身份证号核实说明") { Width = 20, Synonyms = ["校验位不符说明", "核实说明"], Hint = "证件本身校验位不符时，写明已对照证件核实。" },
    ];

    /// <summary>A national code list: word or code, read as the code. 汉 stands for 汉族.</summary>
    private static ImportColumn Codes(string key, string label, PersonCodeList list)
    {
        var unknown = Error.Invalid("registry.code-unknown", $"{label}不在字典内，可填写：{string.Join('、', list.Entries.Take(12).Select(entry => entry.Zh))}{(list.Entries.Count > 12 ? "等" : "")}。");
        return new(key, label, ImportColumnType.Word)
        {
            Words = [.. list.Entries.Select(entry => entry.Zh)],
            ReadWord = text => list.Entries.FirstOrDefault(entry => entry.Zh == text || entry.Zh == text + "族" || entry.Code == text).Code is { } code ? code : unknown,
        };
    }
}
