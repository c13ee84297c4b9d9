using Resettlement.Domain.Common;

namespace Resettlement.Domain.Access;

public static class AccessErrors
{
    public static readonly Error Unauthenticated = new("access.unauthenticated", ErrorKind.Unauthenticated, "尚未登录或登录已过期，请重新登录。");
    public static readonly Error BadCredentials = new("access.bad-credentials", ErrorKind.Unauthenticated, "用户名或密码不正确，请核对后重试。");
    public static readonly Error LockedOut = new("access.locked", ErrorKind.Locked, "连续输错密码，账号已锁定10分钟，请稍后再试或联系安全管理员。");
    public static readonly Error Disabled = new("access.disabled", ErrorKind.Forbidden, "该账号已停用，请联系安全管理员。");
    public static readonly Error TooManyTries = new("access.too-many-tries", ErrorKind.TooMany, "登录尝试过于频繁，请一分钟后再试。");
    public static readonly Error PasswordExpired = new("access.password-expired", ErrorKind.Forbidden, "密码为初始密码或已过期，请先修改密码。");
    public static readonly Error EmptyGrantPeriod = Error.Invalid("access.empty-grant-period", "授权的结束日期必须晚于开始日期。", "validUntil");
    public static readonly Error MissingHeader = Error.Forbidden("access.missing-header", "请求缺少 X-Requested-With 请求头，已拒绝。");

    public static readonly Error PasswordLength = Error.Invalid("access.password-length",
        $"密码须为{PasswordRules.MinimumLength}至{PasswordRules.MaximumLength}个字符。", "next");

    public static readonly Error PasswordClasses = Error.Invalid("access.password-classes", "密码须含大写字母、小写字母、数字、符号中的至少三类。", "next");
    public static readonly Error PasswordReused = Error.Invalid("access.password-reused", "新密码不能与最近使用过的密码相同，请换一个。", "next");
    public static readonly Error WrongPassword = Error.Invalid("access.wrong-password", "当前密码不正确，请重新填写。", "current");

    public static readonly Error PasswordNotProven = Error.Invalid("access.password-not-proven", "密码不正确，未作任何办理，请重新填写；连续输错会锁定账号。", "password");

    public static readonly Error UserNotFound = Error.NotFound("access.user-not-found", "没有这个账号，可能已被他人处理，请刷新列表。");
    public static readonly Error GrantNotFound = Error.NotFound("access.grant-not-found", "该账号没有这条授权，请刷新后核对。");
    public static readonly Error GrantEnded = Error.Conflict("access.grant-ended", "这条授权已经结束，无需再次结束。");
    public static readonly Error UserNameTaken = Error.Conflict("access.user-name-taken", "该用户名已被使用，请换一个。");
    public static readonly Error OwnGrant = Error.Forbidden("access.own-grant", "不能给自己授权或结束自己的授权，请由另一名安全管理员办理。");
    public static readonly Error OwnAccount = Error.Forbidden("access.own-account", "不能锁定、解锁或重置自己的账号，请由另一名安全管理员办理。");
    public static readonly Error AlreadyDisabled = Error.Conflict("access.already-disabled", "该账号已经停用。");
    public static readonly Error NotLocked = Error.Conflict("access.not-locked", "该账号没有停用，也没有被锁定。");
    public static readonly Error IdentityKnown = Error.Conflict("access.identity-known", "该账号已登记身份证号，不能更改；如登记有误，请停用此账号并另建账号。");
    public static readonly Error PlaceNotFound = Error.Invalid("access.place-not-found", "没有这个乡镇或社区，请重新选择授权范围。", "scope");

    public static Error Forbidden(string permission) => Error.Forbidden("access.forbidden", $"您没有执行此操作的权限（{permission}），请联系安全管理员。");

    public static Error WrongScope(RoleDefinition role) => Error.Invalid("access.wrong-scope",
        $"角色“{role.ChineseName}”须按{role.Scope switch { ScopeKind.County => "全县", ScopeKind.Township => "乡镇", _ => "社区" }}授权，请重新选择范围。", "role");

    public static Error Incompatible(RoleDefinition wanted, RoleDefinition held, string userName) => Error.Conflict("access.incompatible-roles",
        $"同一人不能既是“{wanted.ChineseName}”又是“{held.ChineseName}”：此人的账号 {userName} 在重叠的期间内已有该角色，请先结束那条授权。");

    public static Error SameGrant(RoleDefinition role) => Error.Conflict("access.same-grant", $"此人在重叠的期间内已有相同范围的“{role.ChineseName}”授权。");
}
