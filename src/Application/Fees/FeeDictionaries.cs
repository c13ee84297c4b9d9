using Resettlement.Application.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

internal sealed class FeeDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("feeType", FeeWords.FeeTypes),
        CodeList.Of("payerKind", FeeWords.Payers),
        CodeList.Of("receiptKind", FeeWords.ReceiptKinds),
        CodeList.Of("tariffBasis", FeeWords.TariffBases),
    ];
}
