using Resettlement.Application.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

internal sealed class PayrollDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("payStandardState", PayrollWords.StandardStates),
        CodeList.Of("payProposalState", PayrollWords.ProposalStates),
        CodeList.Of("payProposalAction", PayrollWords.ProposalActions),
        CodeList.Of("payrollState", PayrollWords.States),
        CodeList.Of("payrollAction", PayrollWords.Actions),
        CodeList.Of("payLineKind", PayrollWords.LineKinds),
        CodeList.Of("payBasis", PayrollWords.Bases),
        CodeList.Of("payOmissionReason", PayrollWords.Omissions),
        CodeList.Of("payrollFlagKind", PayrollWords.Flags),
        CodeList.Of("payrollFlagState", PayrollWords.FlagStates),
    ];
}
