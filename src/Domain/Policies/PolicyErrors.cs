using Resettlement.Domain.Common;

namespace Resettlement.Domain.Policies;

public static class PolicyErrors
{
    public static readonly Error NotFound = Error.NotFound("policy.not-found", "没有找到该政策版本，可能已被删除，请刷新列表。");
    public static readonly Error NotDraft = Error.Conflict("policy.not-draft", "只有草稿可以修改、提交或删除；已提交的请先退回，已发布的不能再改。");
    public static readonly Error NotSubmitted = Error.Conflict("policy.not-submitted", "只有已提交的版本可以发布或退回，请刷新后查看。");
    public static readonly Error OwnDraft = Error.Forbidden("policy.own-draft", "本人起草或修改过的政策版本须由另一人发布，请换人办理。");
    public static readonly Error EmptyPeriod = Error.Invalid("policy.empty-period", "失效日期必须晚于生效日期。", "effectiveUntil");
    public static readonly Error DocumentRequired = Error.Invalid("policy.document", "请填写政策文件的文号、名称和日期。", "documentNumber");
    public static readonly Error PostsOrder = Error.Invalid("policy.posts-order", "每名党员最少岗位不能多于最多岗位。", "values." + PolicyKeys.PostsMin);

    public static Error UnknownKey(PolicyArea area, string key) =>
        Error.Invalid("policy.unknown-key", $"“{PolicyCatalogue.ChineseNameOf(area)}”没有参数 {key}，请从目录中选择。", "values." + key);

    public static Error Missing(IReadOnlyList<PolicyParameter> parameters) => new("policy.incomplete", ErrorKind.Validation,
        $"还有参数未填写：{string.Join("、", parameters.Select(parameter => parameter.Chinese))}。",
        parameters.ToDictionary(parameter => "values." + parameter.Key, parameter => new[] { $"请填写“{parameter.Chinese}”。" }));

    public static Error Overlaps(PolicyVersion other) => Error.Conflict("policy.overlaps",
        $"与已发布的 {other.DocumentNumber}（{other.EffectiveFrom:yyyy-MM-dd} 起{(other.EffectiveUntil is { } until ? $"，{until:yyyy-MM-dd} 失效" : "")}）期间重叠，请调整生效或失效日期。");

    public static Error UsedAfter(PolicyVersion other, DateOnly from) => Error.Conflict("policy.used-after",
        $"已发布的 {other.DocumentNumber} 已用于 {other.LastUsedOn:yyyy-MM-dd} 的计算，不能在 {from:yyyy-MM-dd} 终止；新版本请从 {other.LastUsedOn?.AddDays(1):yyyy-MM-dd} 或之后生效。");

    public static Error NoneValid(PolicyArea area, DateOnly day) => Error.Unprocessable("policy.none-valid",
        $"“{PolicyCatalogue.ChineseNameOf(area)}”在 {day:yyyy-MM-dd} 没有有效的政策版本，无法计算；请由县级管理员录入并经另一人发布后重试。");
}
