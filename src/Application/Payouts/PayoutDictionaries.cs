using Resettlement.Application.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

internal sealed class PayoutDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("payoutPurpose", PayoutWords.Purposes),
        CodeList.Of("orderState", PayoutWords.States),
        CodeList.Of("releaseState", PayoutWords.Releases),
        CodeList.Of("releaseKind", PayoutWords.ReleaseKinds),
        CodeList.Of("payoutFlag", PayoutWords.Flags),
        CodeList.Of("payoutFileState", PayoutWords.Files),
        CodeList.Of("recoveryKind", RecoveryWords.Kinds),
        CodeList.Of("recoveryState", RecoveryWords.States),
        CodeList.Of("bankColumn", PayoutWords.Columns),
    ];
}
