using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class HeadCountDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("headCountState", HeadCountWords.States),
        CodeList.Of("headCountAmendmentState", HeadCountWords.Amendments),
        CodeList.Of("populationBasis", (PopulationBasis.NotOccupied, "尚未入住"), (PopulationBasis.Frozen, "已定稿"), (PopulationBasis.Amended, "已更正"), (PopulationBasis.Provisional, "暂按户籍统计")),
    ];
}
