using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Payouts;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Releases, bank files, results and orders.</summary>
internal sealed class PayoutCases : ICaseRoom
{
    public CaseList Cases => [];

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/payouts/", "/api/v1/households/{id}/orders"];

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(ReleasePayoutCommand), typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_releases_of_one_prepared_payout_have_one_effect)),
        new(typeof(PrepareReleaseCommand), typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_preparations_of_one_batch_have_one_effect)),
        new(typeof(ImportResultsCommand), typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_imports_of_one_result_file_have_one_effect)),
        new(typeof(ReissueOrderCommand), typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_reissues_of_one_order_have_one_effect)),
        new(typeof(RequestRecoveryCommand), typeof(RecoveryTests), nameof(RecoveryTests.Fifty_decisions_at_once_book_once)),
        new(typeof(DecideRecoveryCommand), typeof(RecoveryTests), nameof(RecoveryTests.Fifty_decisions_at_once_book_once)),
    ];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(ProposeBankProfileCommand),
        typeof(DecideBankProfileCommand),
        typeof(RequestWriteOffCommand),
        typeof(DecideWriteOffCommand),
        typeof(DownloadPayoutFileCommand),
        typeof(PrepareReissueCommand),
        typeof(CancelReleaseCommand),
        typeof(RejectReleaseCommand),
        typeof(AcknowledgePayoutFileCommand),
        typeof(RequestClaimRecoveryCommand),
    ];
}
