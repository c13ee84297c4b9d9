using Resettlement.Application.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

internal sealed class LedgerDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("fundKind", LedgerWords.Funds),
        CodeList.Of("ledgerAccount", LedgerWords.Accounts),
        CodeList.Of("entryKind", LedgerWords.Kinds),
        CodeList.Of("statementState", StatementWords.States),
        CodeList.Of("lineMatch", StatementWords.Matches),
        CodeList.Of("matchRule", StatementWords.Rules),
        CodeList.Of("appropriationState", LedgerWords.Appropriations),
    ];
}
