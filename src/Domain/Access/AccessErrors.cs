using Resettlement.Domain.Common;

namespace Resettlement.Domain.Access;

public static class AccessErrors
{
    public static readonly Error Unauthenticated = new("access.unauthenticated", ErrorKind.Unauthenticated, "尚未登录或登录已过期，请重新登录。");
    public static readonly Error BadCredentials = new("access.bad-credentials", ErrorKind.Unauthenticated, "用户名或密码不正确，请核对后重试。");
    public static readonly Error LockedOut = new("access.locked", ErrorKind.Locked, "连续输错密码，账号已锁定10分钟，请稍后再试或联系安全管理员。");
    public static readonly Error Disabled = new("access.disabled", ErrorKind.Forbidden, "该账号已停用，请联系安全管理员。");
    public static readonly Error PasswordExpired = new("access.password-expired", ErrorKind.Forbidden, "密码已过期，请先修改密码。");
    public static readonly Error EmptyGrantPeriod = Error.Invalid("access.empty-grant-period", "授权的结束日期必须晚于开始日期。", "validUntil");
    public static readonly Error MissingHeader = Error.Forbidden("access.missing-header", "请求缺少 X-Requested-With 请求头，已拒绝。");

    public static Error Forbidden(string permission) => Error.Forbidden("access.forbidden", $"您没有执行此操作的权限（{permission}），请联系安全管理员。");

    public static Error WrongScope(RoleDefinition role) => Error.Invalid("access.wrong-scope",
        $"角色“{role.ChineseName}”须按{role.Scope switch { ScopeKind.County => "全县", ScopeKind.Township => "乡镇", _ => "社区" }}授权，请重新选择范围。", "role");
}
