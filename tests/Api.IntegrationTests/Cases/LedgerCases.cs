using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Application.Ledger;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Books and appropriations of the county.</summary>
internal sealed class LedgerCases : ICaseRoom
{
    public CaseList Cases => [];

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/ledger/"];

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(ConfirmAppropriationCommand), typeof(LedgerTests), nameof(LedgerTests.Fifty_confirmations_at_once_book_once)),
        new(typeof(ImportStatementCommand), typeof(BankStatementRaceTests), nameof(BankStatementRaceTests.Fifty_imports_of_one_statement_store_it_once)),
        new(typeof(ConfirmStatementCommand), typeof(BankStatementRaceTests), nameof(BankStatementRaceTests.Fifty_confirmations_book_the_interest_once)),
        new(typeof(WithdrawStatementCommand), typeof(BankStatementRaceTests), nameof(BankStatementRaceTests.A_confirmation_and_a_withdrawal_at_once_leave_one_of_both)),
    ];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(RejectAppropriationCommand),
        typeof(RequestAppropriationReversalCommand),
        typeof(DecideAppropriationReversalCommand),
        typeof(OpenLedgerBookCommand),
        typeof(RecordAppropriationCommand),
        typeof(SettleStatementLineCommand),
        typeof(RematchStatementCommand),
    ];
}
