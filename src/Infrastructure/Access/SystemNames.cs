namespace Resettlement.Infrastructure.Access;

/// <summary>What people read where something was done by no person: in lists, on sheets, in the log.</summary>
internal static class SystemNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["clean-up"] = "系统清理",
        ["installer"] = "系统安装",
        ["keys"] = "密钥轮换",
        ["notice-sweep"] = "系统到期办理",
        ["quarter-sweep"] = "系统自动编制",
        ["sample-county"] = "示范数据导入",
    };

    /// <summary>The name of a job or command; one that has none is the system.</summary>
    public static string Of(string key) => Names.GetValueOrDefault(key, "系统");
}
