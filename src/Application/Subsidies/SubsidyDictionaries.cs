using Resettlement.Application.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

internal sealed class SubsidyDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("exclusionReason", SubsidyWords.Exclusions),
        CodeList.Of("receiptReason", SubsidyWords.Receipts),
        CodeList.Of("batchState", BatchWords.States),
        CodeList.Of("batchAction", BatchWords.Actions),
        CodeList.Of("debtDecision", DebtWords.Decisions),
        CodeList.Of("debtState", DebtWords.States),
    ];
}
