using System.Globalization;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Policies;

/// <summary>How the value of a parameter is written.</summary>
public enum PolicyValueType
{
    /// <summary>Per cent with at most two decimals, e.g. "20".</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Whole fen.</summary>
    Fen,

    /// <summary>"true" or "false".</summary>
    Flag,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Some of the choices, separated by commas.</summary>
    Choices,

    /// <summary>A day of every year, "12-31".</summary>
    MonthDay,

    /// <summary>Lower bound and value of each tier, highest first, "2000:5,1000:3,0:2".</summary>
    Tiers,
}

/// <summary>A value that may be chosen.</summary>
public sealed record PolicyChoice(string Value, string Chinese, string English);

/// <summary>A lower bound and what holds from there on.</summary>
public readonly record struct PolicyTier(int From, int Value);

/// <summary>
/// One parameter of an area: how it is written, what it is called, and what a new form offers. <see cref="FormValue"/> is a suggestion for the form and never used
/// by a computation.
/// </summary>
public sealed record PolicyParameter(PolicyArea Area, string Key, PolicyValueType Type, string Chinese, string English, string FormValue)
{
    /// <summary>What the value decides, for the person who fills the form.</summary>
    public string Help { get; init; } = "";

    /// <summary>The source a new form names beside the value.</summary>
    public string? FormClause { get; init; }

    public IReadOnlyList<PolicyChoice> Choices { get; init; } = [];

    public int Min { get; init; }

    public int Max { get; init; } = int.MaxValue;

    /// <summary>An empty value switches the rule off.</summary>
    public bool IsOptional { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>The value in its one spelling, or policy.value with the key as field.</summary>
    public Result<string> Read(string? text)
    {
        var compact = ChineseText.Compact(text);
        if (compact.Length == 0)
        {
            return IsOptional ? "" : Wrong("不能为空");
        }

        return Type switch
        {
            PolicyValueType.Percent => ReadPercent(compact),
            PolicyValueType.Integer or PolicyValueType.Fen => ReadInteger(compact),
            PolicyValueType.Flag => compact.ToUpperInvariant() switch { "TRUE" => "true", "FALSE" => "false", _ => Wrong("应为 true 或 false") },
            PolicyValueType.Choice => Choices.FirstOrDefault(choice => choice.Value == compact) is { } one ? one.Value : Wrong("应为：" + ChoiceList()),
            PolicyValueType.Choices => ReadChoices(compact),
            PolicyValueType.MonthDay => DateOnly.TryParseExact("2000-" + compact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? compact : Wrong("应为月-日，如 12-31"),
            PolicyValueType.Tiers => ReadTiers(compact),
            _ => Wrong("类型未知"),
        };
    }

    /// <summary>The value as people read it.</summary>
    public string Show(string value) => Type switch
    {
        _ when value.Length == 0 => "不启用",
        PolicyValueType.Percent => value + "%",
        PolicyValueType.Fen => new Money(long.Parse(value, CultureInfo.InvariantCulture)) + " 元",
        PolicyValueType.Flag => value == "true" ? "是" : "否",
        PolicyValueType.Choice => Choices.FirstOrDefault(choice => choice.Value == value)?.Chinese ?? value,
        PolicyValueType.Choices => string.Join("、", value.Split(',').Select(part => Choices.FirstOrDefault(choice => choice.Value == part)?.Chinese ?? part)),
        PolicyValueType.MonthDay => $"{int.Parse(value.AsSpan(0, 2), CultureInfo.InvariantCulture)}月{int.Parse(value.AsSpan(3), CultureInfo.InvariantCulture)}日",
        PolicyValueType.Tiers => string.Join("；", Tiers(value).Select(tier => tier.From == 0 ? $"其余 {tier.Value}{Unit}" : $"{tier.From} 以上 {tier.Value}{Unit}")),
        _ => value + Unit,
    };

    internal static int BasisPoints(string value) => (int)(decimal.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100m);

    internal static IReadOnlyList<PolicyTier> Tiers(string value) =>
        [.. value.Split(',').Select(tier => tier.Split(':')).Select(pair => new PolicyTier(int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)))];

    private Result<string> ReadPercent(string text)
    {
        if (!decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent * 100m != decimal.Truncate(percent * 100m))
        {
            return Wrong("应为百分数，最多两位小数，如 20 或 12.5");
        }

        return percent < Min || percent > Max ? Wrong($"应在 {Min}% 至 {Max}% 之间") : percent.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private Result<string> ReadInteger(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Wrong("应为整数");
        }

        return number < Min || number > Max ? Wrong(Max == int.MaxValue ? $"不能小于 {Min}" : $"应在 {Min} 至 {Max} 之间") : number.ToString(CultureInfo.InvariantCulture);
    }

    private Result<string> ReadChoices(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (parts.Count == 0 || parts.Any(part => Choices.All(choice => choice.Value != part)))
        {
            return Wrong("只能从中选择：" + ChoiceList());
        }

        return string.Join(',', Choices.Where(choice => parts.Contains(choice.Value)).Select(choice => choice.Value));
    }

    private Result<string> ReadTiers(string text)
    {
        var tiers = new List<PolicyTier>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split(':');
            if (pair.Length != 2 || !int.TryParse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return Wrong("应写作 起点:数值，用逗号分隔，如 2000:5,1000:3,0:2");
            }

            tiers.Add(new(from, value));
        }

        tiers.Sort((a, b) => b.From.CompareTo(a.From));
        if (tiers.Select(tier => tier.From).Distinct().Count() != tiers.Count || tiers[^1].From != 0)
        {
            return Wrong("各档起点不能重复，最低一档须从 0 开始");
        }

        return string.Join(',', tiers.Select(tier => string.Create(CultureInfo.InvariantCulture, $"{tier.From}:{tier.Value}")));
    }

    private string ChoiceList() => string.Join("、", Choices.Select(choice => $"{choice.Value}（{choice.Chinese}）"));

    private Error Wrong(string what) => Error.Invalid("policy.value", $"参数“{Chinese}”（{Key}）{what}。", "values." + Key);
}
