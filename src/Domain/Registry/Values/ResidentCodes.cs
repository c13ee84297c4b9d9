namespace Resettlement.Domain.Registry;

/// <summary>The dictionaries of residents' facts.</summary>
public static class ResidentCodes
{
    /// <summary>GB/T 3304.</summary>
    public static readonly PersonCodeList EthnicGroup = new(
        ("01", "汉族", "Han"), ("02", "蒙古族", "Mongol"), ("03", "回族", "Hui"), ("04", "藏族", "Zang"), ("05", "维吾尔族", "Uygur"), ("06", "苗族", "Miao"), ("07", "彝族", "Yi"),
        ("08", "壮族", "Zhuang"), ("09", "布依族", "Buyei"), ("10", "朝鲜族", "Chosen"), ("11", "满族", "Man"), ("12", "侗族", "Dong"), ("13", "瑶族", "Yao"), ("14", "白族", "Bai"),
        ("15", "土家族", "Tujia"), ("16", "哈尼族", "Hani"), ("17", "哈萨克族", "Kazak"), ("18", "傣族", "Dai"), ("19", "黎族", "Li"), ("20", "傈僳族", "Lisu"), ("21", "佤族", "Va"),
        ("22", "畲族", "She"), ("23", "高山族", "Gaoshan"), ("24", "拉祜族", "Lahu"), ("25", "水族", "Sui"), ("26", "东乡族", "Dongxiang"), ("27", "纳西族", "Naxi"), ("28", "景颇族", "Jingpo"),
        ("29", "柯尔克孜族", "Kirgiz"), ("30", "土族", "Tu"), ("31", "达斡尔族", "Daur"), ("32", "仫佬族", "Mulao"), ("33", "羌族", "Qiang"), ("34", "布朗族", "Blang"), ("35", "撒拉族", "Salar"),
        ("36", "毛南族", "Maonan"), ("37", "仡佬族", "Gelao"), ("38", "锡伯族", "Xibe"), ("39", "阿昌族", "Achang"), ("40", "普米族", "Pumi"), ("41", "塔吉克族", "Tajik"), ("42", "怒族", "Nu"),
        ("43", "乌孜别克族", "Uzbek"), ("44", "俄罗斯族", "Russ"), ("45", "鄂温克族", "Ewenki"), ("46", "德昂族", "Deang"), ("47", "保安族", "Bonan"), ("48", "裕固族", "Yugur"), ("49", "京族", "Gin"),
        ("50", "塔塔尔族", "Tatar"), ("51", "独龙族", "Derung"), ("52", "鄂伦春族", "Oroqen"), ("53", "赫哲族", "Hezhen"), ("54", "门巴族", "Monba"), ("55", "珞巴族", "Lhoba"), ("56", "基诺族", "Jino"));

    /// <summary>GB/T 4658, main groups.</summary>
    public static readonly PersonCodeList Education = new(
        ("10", "研究生", "Postgraduate"), ("20", "大学本科", "Bachelor"), ("30", "大学专科", "Junior college"), ("40", "中等专业学校", "Secondary specialised school"),
        ("47", "技工学校", "Technical school"), ("60", "高中", "Senior middle school"), ("70", "初中", "Junior middle school"), ("80", "小学", "Primary school"),
        ("90", "文盲或半文盲", "Illiterate or semi-literate"), ("95", "学龄前儿童", "Before school age"));

    /// <summary>GB/T 4762.</summary>
    public static readonly PersonCodeList PoliticalStatus = new(
        ("01", "中共党员", "Party member"), ("02", "中共预备党员", "Probationary Party member"), ("03", "共青团员", "Youth League member"),
        ("12", "无党派人士", "Without party affiliation"), ("13", "群众", "Citizen"), ("99", "其他", "Other"));

    /// <summary>As the poverty register writes it.</summary>
    public static readonly PersonCodeList Health = new(
        ("1", "健康", "Healthy"), ("2", "长期慢性病", "Chronic illness"), ("3", "患有大病", "Serious illness"), ("4", "残疾", "Disabled"), ("5", "残疾且患病", "Disabled and ill"));

    /// <summary>As the poverty register writes it.</summary>
    public static readonly PersonCodeList LabourAbility = new(
        ("1", "普通劳动力", "Able to work"), ("2", "技能劳动力", "Skilled"), ("3", "弱劳动力或半劳动力", "Weak or half ability"), ("4", "丧失劳动力", "Lost"), ("5", "无劳动力", "None"));
}
