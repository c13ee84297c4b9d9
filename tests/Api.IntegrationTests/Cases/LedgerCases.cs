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
    ];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(RejectAppropriationCommand),
        typeof(RequestAppropriationReversalCommand),
        typeof(DecideAppropriationReversalCommand),
        typeof(OpenLedgerBookCommand),
        typeof(RecordAppropriationCommand),
    ];
}
