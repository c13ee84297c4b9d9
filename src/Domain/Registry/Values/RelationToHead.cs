using System.Collections.Frozen;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>Relation to the head of the household, GB/T 4761 code and text. 本人 and 户主 mean the same in a roster and are both kept as 02 户主.</summary>
public sealed record RelationToHead
{
    private static readonly (string Code, string Word, string[] Synonyms)[] Rows =
    [
        ("02", "户主", ["本人", "户主本人", "01"]),
        ("10", "配偶", ["爱人"]),
        ("11", "夫", ["丈夫"]),
        ("12", "妻", ["妻子"]),
        ("20", "子", ["儿子", "儿"]),
        ("21", "独生子", []),
        ("22", "长子", ["大儿子", "大子"]),
        ("23", "次子", ["二儿子", "二子"]),
        ("24", "三子", ["三儿子"]),
        ("25", "四子", ["四儿子"]),
        ("26", "五子", ["五儿子"]),
        ("27", "养子或继子", ["养子", "继子"]),
        ("28", "女婿", []),
        ("29", "其他儿子", []),
        ("30", "女", ["女儿"]),
        ("31", "独生女", []),
        ("32", "长女", ["大女儿", "大女"]),
        ("33", "次女", ["二女儿", "二女"]),
        ("34", "三女", ["三女儿"]),
        ("35", "四女", ["四女儿"]),
        ("36", "五女", ["五女儿"]),
        ("37", "养女或继女", ["养女", "继女"]),
        ("38", "儿媳", ["儿媳妇"]),
        ("39", "其他女儿", []),
        ("40", "孙子、孙女或外孙子、外孙女", []),
        ("41", "孙子", ["孙"]),
        ("42", "孙女", []),
        ("43", "外孙子", ["外孙"]),
        ("44", "外孙女", []),
        ("45", "孙媳妇或外孙媳妇", ["孙媳妇", "孙媳", "外孙媳妇", "外孙媳"]),
        ("46", "孙女婿或外孙女婿", ["孙女婿", "外孙女婿"]),
        ("47", "曾孙子或外曾孙子", ["曾孙子", "曾孙", "外曾孙子", "外曾孙", "重孙子", "重孙"]),
        ("48", "曾孙女或外曾孙女", ["曾孙女", "外曾孙女", "重孙女"]),
        ("49", "其他孙子、孙女或外孙子、外孙女", []),
        ("50", "父母", []),
        ("51", "父亲", ["父", "爸爸"]),
        ("52", "母亲", ["母", "妈妈"]),
        ("53", "公公", []),
        ("54", "婆婆", []),
        ("55", "岳父", []),
        ("56", "岳母", []),
        ("57", "继父或养父", ["继父", "养父"]),
        ("58", "继母或养母", ["继母", "养母"]),
        ("59", "其他父母关系", []),
        ("60", "祖父母或外祖父母", []),
        ("61", "祖父", ["爷爷"]),
        ("62", "祖母", ["奶奶"]),
        ("63", "外祖父", ["外公", "姥爷"]),
        ("64", "外祖母", ["外婆", "姥姥"]),
        ("65", "配偶的祖父母或外祖父母", []),
        ("66", "曾祖父", []),
        ("67", "曾祖母", []),
        ("68", "配偶的曾祖父母或外曾祖父母", []),
        ("69", "其他祖父母或外祖父母关系", []),
        ("70", "兄弟姐妹", []),
        ("71", "兄", ["哥哥", "哥", "兄长"]),
        ("72", "嫂", ["嫂子"]),
        ("73", "弟", ["弟弟"]),
        ("74", "弟媳", ["弟媳妇", "弟妹"]),
        ("75", "姐姐", ["姐"]),
        ("76", "姐夫", []),
        ("77", "妹妹", ["妹"]),
        ("78", "妹夫", []),
        ("79", "其他兄弟姐妹", []),
        ("80", "其他", ["其它"]),
        ("81", "伯父", []),
        ("82", "伯母", []),
        ("83", "叔父", ["叔叔"]),
        ("84", "婶母", ["婶婶"]),
        ("85", "舅父", ["舅舅"]),
        ("86", "舅母", []),
        ("87", "姨父", []),
        ("88", "姨母", []),
        ("89", "姑父", []),
        ("90", "姑母", ["姑姑"]),
        ("91", "堂兄弟、堂姐妹", ["堂兄", "堂弟", "堂姐", "堂妹"]),
        ("92", "表兄弟、表姐妹", ["表兄", "表弟", "表姐", "表妹"]),
        ("93", "侄子", ["侄儿", "侄"]),
        ("94", "侄女", []),
        ("95", "外甥", []),
        ("96", "外甥女", []),
        ("97", "其他亲属", ["其他亲戚"]),
        ("99", "非亲属", []),
    ];

    private static readonly FrozenDictionary<string, RelationToHead> ByText = Index();

    private RelationToHead(string code, string word)
    {
        Code = code;
        Word = word;
    }

    public static RelationToHead Head => ByText["02"];

    public static IReadOnlyList<RelationToHead> All { get; } = [.. Rows.Select(row => ByText[row.Code])];

    /// <summary>Two digits.</summary>
    public string Code { get; }

    public string Word { get; }

    public bool IsHead => Code == "02";

    /// <summary>Reads a code or a word as rosters write it. 媳妇 is refused: it means wife here and daughter-in-law there.</summary>
    /// <returns>The relation, or registry.relation.</returns>
    public static Result<RelationToHead> Parse(string? text) => ByText.TryGetValue(ChineseText.Compact(text), out var relation) ? relation : RegistryValueErrors.Relation;

    public override string ToString() => Word;

    private static FrozenDictionary<string, RelationToHead> Index()
    {
        var index = new Dictionary<string, RelationToHead>(StringComparer.Ordinal);
        foreach (var (code, word, synonyms) in Rows)
        {
            var relation = new RelationToHead(code, word);
            index.Add(code, relation);
            index.Add(word, relation);
            foreach (var synonym in synonyms)
            {
                index.Add(synonym, relation);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
