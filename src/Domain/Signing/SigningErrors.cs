using Resettlement.Domain.Common;

namespace Resettlement.Domain.Signing;

public static class SigningErrors
{
    public static readonly Error NotFound = Error.NotFound("signing.sheet-not-found", "没有找到该签批单，可能不存在或不在您的管理范围内。");
    public static readonly Error SubjectNotFound = Error.NotFound("signing.subject-not-found", "没有找到要签批的事项，可能不存在或不在您的管理范围内。");
    public static readonly Error AlreadyOpen = Error.Conflict("signing.already-open", "该事项已有签批单，请刷新后查看。");
    public static readonly Error NotOpen = Error.Conflict("signing.not-open", "该签批单已办结或已作废，请刷新后查看。");
    public static readonly Error NotComplete = Error.Conflict("signing.not-complete", "该事项的当前内容还没有两人签批完成。");
    public static readonly Error SeenOther = Error.Conflict("signing.seen-other", "您看到的金额、笔数或内容摘要与签批单不一致，请刷新后重新核对再签。");
    public static readonly Error ContentChanged = Error.Conflict("signing.content-changed", "内容在签批期间发生变化，该签批单及已有签字已作废，事项已退回重新办理。");
    public static readonly Error OwnRequest = Error.Forbidden("signing.own-request", "经办人不能签批自己经办的事项，请由其他人签批。");
    public static readonly Error SameSigner = Error.Forbidden("signing.same-signer", "两次签字须由不同的人完成，您已在该签批单上签过字。");
    public static readonly Error NotYourTurn = Error.Conflict("signing.not-your-turn", "还没有轮到您签字：须先由主任签批，再由书记审签。");
    public static readonly Error NotSigner = Error.Forbidden("signing.not-signer", "您不是该社区本环节的签批人，也没有有效的代签委托。");
    public static readonly Error SubstituteForbidden = Error.Forbidden("signing.substitute-forbidden", "现行政策不允许代签，请由主任或书记本人签字。");

    public static readonly Error DelegationNotFound = Error.NotFound("signing.delegation-not-found", "没有找到该代签委托，可能不存在或不在您的管理范围内。");
    public static readonly Error DelegationPeriod = Error.Invalid("signing.delegation-period",
        $"委托期限须从今天或以后开始，最后一日不早于第一日，且不超过{SigningDelegation.MaximumDays}天。", "lastDay");

    public static readonly Error DelegationDocument = Error.Invalid("signing.delegation-document", "请填写书面委托的文号。", "documentNumber");
    public static readonly Error DelegationToSelf = Error.Forbidden("signing.delegation-to-self", "不能把代签委托给自己，请由牵头乡镇的另一名领导办理。");
    public static readonly Error SubstituteHoldsPost = Error.Conflict("signing.substitute-holds-post", "此人在该社区担任主任或书记，代签后将无法由两名不同的人签字，请另行指定。");
    public static readonly Error SubstituteForBoth = Error.Conflict("signing.substitute-for-both", "此人在重叠的期间内已受托代另一职务签字，两次签字须由不同的人完成，请另行指定。");
    public static readonly Error DelegationExists = Error.Conflict("signing.delegation-exists", "此人在重叠的期间内已有同一职务的代签委托。");
    public static readonly Error SubstituteNotFound = Error.Invalid("signing.substitute-not-found", "被委托人没有可以签批的有效账号，请从候选人中选择。", "substituteUserId");
    public static readonly Error DelegationEnded = Error.Conflict("signing.delegation-ended", "该代签委托已撤销或已到期。");
}
