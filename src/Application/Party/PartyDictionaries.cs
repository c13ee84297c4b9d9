using Resettlement.Application.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

internal sealed class PartyDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("membershipRelation", PartyWordTables.Relations),
        CodeList.Of("letterState", (LetterState.Issued, "已开具"), (LetterState.Received, "已接收"), (LetterState.Returned, "已退回")),
        CodeList.Of("leaveKind", (LeaveKind.TransferredOut, "组织关系转出"), (LeaveKind.Died, "去世"), (LeaveKind.Ended, "党籍终止")),
        CodeList.Of("claimState", (ClaimState.Applied, "待审批"), (ClaimState.Approved, "在岗"), (ClaimState.Refused, "未批准"), (ClaimState.Withdrawn, "已撤回"), (ClaimState.Left, "已离岗")),
        CodeList.Of("activityState", (ActivityState.Held, "已开展"), (ActivityState.Cancelled, "已作废")),
        CodeList.Of("plateKind", (PlateKind.Building, "楼栋"), (PlateKind.Flat, "住户")),
    ];
}
