using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class HeadCountDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("headCountState", HeadCountWords.States),
        CodeList.Of("headCountAmendmentState", HeadCountWords.Amendments),
        CodeList.Of("staffingFinding", (StaffingFinding.Met, "符合"), (StaffingFinding.Over, "超配"), (StaffingFinding.Under, "缺配"), (StaffingFinding.NoQuota, "无职数")),
        CodeList.Of("quotaEnforcement", (QuotaEnforcement.WarnWithReason, "须说明理由并经牵头乡镇批准"), (QuotaEnforcement.Block, "不允许")),
        CodeList.Of("populationBasis", (PopulationBasis.NotOccupied, "尚未入住"), (PopulationBasis.Frozen, "已定稿"), (PopulationBasis.Amended, "已更正"), (PopulationBasis.Provisional, "暂按户籍统计")),
    ];
}
