using Resettlement.Application.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

internal sealed class SigningDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("signedKind", (SignedKind.SubsidyBatch, "补贴批次"), (SignedKind.Payroll, "工资表")),
        CodeList.Of("signingStep", (SigningStep.First, "签批"), (SigningStep.Second, "审签")),
        CodeList.Of("signingPost", (SigningPost.Director, "服务中心主任"), (SigningPost.Secretary, "支部书记")),
        CodeList.Of("sheetState", (SheetState.Open, "待签"), (SheetState.Complete, "已签完"), (SheetState.Void, "已作废")),
        CodeList.Of("voidReason", (VoidReason.Returned, "签批人退回"), (VoidReason.ContentChanged, "内容已变化"), (VoidReason.Withdrawn, "事项已收回")),
        CodeList.Of("delegationReason", (DelegationReason.Absent, "本人不在岗"), (DelegationReason.HoldsBothPosts, "一人担任两职")),
        CodeList.Of("delegationState", (DelegationState.Coming, "未开始"), (DelegationState.InForce, "有效"), (DelegationState.Over, "已到期"), (DelegationState.Revoked, "已撤销")),
    ];
}
