using System.Net;
using MediatR;
using Resettlement.Api.IntegrationTests.Access;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Application.Notices;
using Resettlement.Application.Payouts;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>
/// Every command that changes something, sent fifty times at the same moment by two people: what is left behind afterwards is what one sending leaves,
/// row by row and audit entry by audit entry; the others are told so.
/// </summary>
internal sealed class RaceTests
{
    /// <summary>Commands that no case below sends, and the test in which many of them run at once.</summary>
    private static readonly Dictionary<Type, (Type Test, string Method)> Elsewhere = new()
    {
        [typeof(SweepQuartersCommand)] = (typeof(SweepTests), nameof(SweepTests.Fifty_sweeps_at_once_compile_each_community_once_and_the_next_changes_nothing)),
        [typeof(SignInCommand)] = (typeof(SignInTests), nameof(SignInTests.Fifty_parallel_tries_have_five_guesses)),
        [typeof(CleanUpCommand)] = (typeof(RaceTests), nameof(Fifty_clean_ups_at_once_are_all_well)),
        [typeof(ReviewBatchCommand)] = (typeof(BatchPathTests), nameof(BatchPathTests.Fifty_at_once_have_one_effect)),
        [typeof(ConfirmPaperCommand)] = (typeof(PaperSettlementTests), nameof(PaperSettlementTests.Fifty_confirmations_at_once_settle_the_quarter_once)),
        [typeof(ConfirmAppropriationCommand)] = (typeof(LedgerTests), nameof(LedgerTests.Fifty_confirmations_at_once_book_once)),
        [typeof(PublishNoticeCommand)] = (typeof(PublishNoticeTests), nameof(PublishNoticeTests.Fifty_publications_at_once_give_one_notice)),
        [typeof(EndNoticesCommand)] = (typeof(ObjectionTests), nameof(ObjectionTests.A_notice_is_ended_once_however_many_sweep)),
        [typeof(SubmitObjectionCommand)] = (typeof(ObjectionTests), nameof(ObjectionTests.The_same_form_sent_fifty_times_is_one_objection)),
        [typeof(DecideObjectionCommand)] = (typeof(ObjectionTests), nameof(ObjectionTests.Fifty_decisions_at_once_leave_one)),
        [typeof(ReleasePayoutCommand)] = (typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_releases_of_one_prepared_payout_have_one_effect)),
        [typeof(PrepareReleaseCommand)] = (typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_preparations_of_one_batch_have_one_effect)),
        [typeof(ImportResultsCommand)] = (typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_imports_of_one_result_file_have_one_effect)),
        [typeof(ReissueOrderCommand)] = (typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_reissues_of_one_order_have_one_effect)),
    };

    /// <summary>Commands of the newest rooms that have tests of their own but none with many at once. A command that is not here needs one.</summary>
    private static readonly Type[] OneByOne =
    [
        typeof(RejectPaperCommand), typeof(RejectAppropriationCommand), typeof(RequestAppropriationReversalCommand), typeof(DecideAppropriationReversalCommand), typeof(OpenLedgerBookCommand),
        typeof(RecordAppropriationCommand), typeof(EnterHolidaysCommand), typeof(ConfirmHolidaysCommand), typeof(RecordObjectionCommand), typeof(RevealObjectorCommand), typeof(ProposeBankProfileCommand),
        typeof(DecideBankProfileCommand), typeof(RequestWriteOffCommand), typeof(DecideWriteOffCommand), typeof(DownloadPayoutFileCommand), typeof(PrepareReissueCommand), typeof(CancelReleaseCommand),
        typeof(RejectReleaseCommand), typeof(AcknowledgePayoutFileCommand), typeof(OpenSupplementCommand), typeof(ProposeDebtCommand), typeof(AgreeDebtCommand), typeof(RefuseDebtCommand),
    ];

    /// <summary>One world for all cases of the fixture.</summary>
    private CaseWorld _world = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _world = await CaseWorld.MakeAsync();

    [OneTimeTearDown]
    public async Task TearDown()
    {
        var (exit, lines) = await AuditVerify.RunAsync(_world.App);
        await _world.DisposeAsync();
        Assert.That(exit, Is.Zero, lines);
    }

    [Test]
    public void Every_command_has_a_test_in_which_many_of_them_run_at_once()
    {
        var commands = typeof(CleanUpCommand).Assembly.GetTypes().Where(x => x is { IsAbstract: false } && x.IsAssignableTo(typeof(IBaseRequest)) && x.Name.EndsWith("Command", StringComparison.Ordinal)).ToList();
        Assert.That(commands, Has.Count.GreaterThan(50));
        var raced = ApiEndpoint.All(_world.App).Where(x => Writes.Contains(x.ToString())).Select(x => x.Sends!.Request).Concat(Elsewhere.Keys).Concat(OneByOne);
        Assert.That(raced, Is.EquivalentTo(commands));
        Assert.That(Keyed, Is.EquivalentTo(CaseBook.WithCase(_world.App).Where(x => x.Sends?.IsIdempotent == true && x.ToString() != MoneyCases.Review).Select(x => x.ToString())));
        Assert.That(Elsewhere.Values.Where(x => x.Test.GetMethod(x.Method)?.GetCustomAttributes(false).Any(attribute => attribute is TestAttribute or TestCaseAttribute) != true), Is.Empty);
    }

    [TestCaseSource(nameof(Writes))]
    public async Task Fifty_at_once_leave_behind_what_one_leaves(string endpoint)
    {
        var @case = CaseBook.Cases[endpoint];
        var role = RoleFor(endpoint);
        var one = await OneAsync(@case, role);

        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        var people = await PeopleAsync(endpoint, role);
        var before = await CaseBook.CountRowsAsync(_world.App);
        var race = await Race.OfAsync(Race.Fifty, i => people[i % people.Length].SendAsync(request.Message()));
        var left = CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));

        race.AssertCleanlyLost(endpoint switch
        {
            // whoever still comes with the old password has the session ended under them, or guesses too often
            CaseBook.EndsSession => [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Locked],
            // who has signed is no signer any more
            SigningCases.Sign => [HttpStatusCode.Forbidden],
            _ => [],
        });
        switch (@case.Repeat)
        {
            case Repeat.Refused:
                Assert.That(left, Is.EqualTo(one));
                // "none decided" and "none added" are success of nothing
                Assert.That(race.Won.Where(x => !x.Contains("\"decided\":0", StringComparison.Ordinal) && !x.Contains("\"added\":0", StringComparison.Ordinal)).Distinct().Count(), Is.EqualTo(1), "an answer that says success says the same to everybody");
                break;
            case Repeat.Again:
                Assert.That(left, Is.EqualTo(Times(one, race.Won.Count)));
                break;
            default:
                Assert.That(Rows(left), Is.EqualTo(@case.Endpoint.EndsWith("compile", StringComparison.Ordinal) ? [] : Rows(one)));
                break;
        }
    }

    [TestCaseSource(nameof(Keyed))]
    public async Task Fifty_with_one_key_get_one_answer(string endpoint)
    {
        var @case = CaseBook.Cases[endpoint];
        var role = RoleFor(endpoint);
        var one = await OneAsync(@case, role);

        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        var (client, key) = (await _world.AsAsync(role), Guid.CreateVersion7().ToString());
        var before = await CaseBook.CountRowsAsync(_world.App);
        var race = await Race.OfAsync(Race.Fifty, _ => client.SendAsync(request.Message(key)));
        var left = CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));
        using var later = await client.SendAsync(request.Message(key));

        race.AssertCleanlyLost(endpoint == SigningCases.Sign ? [HttpStatusCode.Forbidden] : []);
        Assert.That(left, @case.Repeat == Repeat.Same ? Is.SubsetOf(one) : Is.EqualTo(one));
        Assert.That(race.Won.Append(await later.Content.ReadAsStringAsync()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_clean_ups_at_once_are_all_well()
    {
        var errors = await Task.WhenAll(Enumerable.Range(0, Race.Fifty).Select(_ => Task.Run(async () =>
        {
            await using var scope = _world.App.SystemScope();
            return (await ((IMediator)scope.ServiceProvider.GetService(typeof(IMediator))!).Send(new CleanUpCommand())).Error?.Code;
        })));
        Assert.That(errors, Is.All.Null);
    }

    /// <summary>What one sending leaves behind, the arranging not counted.</summary>
    private async Task<List<string>> OneAsync(EndpointCase @case, Role role)
    {
        var request = await @case.FillAsync(role, _world.NewStock(_world.Own), _world.NewStock(_world.Neighbour));
        using var session = @case.Endpoint == CaseBook.EndsSession ? await _world.AtAsync(role, _world.Own) : null;
        var client = session ?? await _world.AsAsync(role);
        var before = await CaseBook.CountRowsAsync(_world.App);
        using var answer = await client.SendAsync(request.Message());
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return CaseBook.Growth(before, await CaseBook.CountRowsAsync(_world.App));
    }

    /// <summary>Two people, or one account twice where the account is the thing.</summary>
    private async Task<HttpClient[]> PeopleAsync(string endpoint, Role role) =>
        endpoint == CaseBook.EndsSession ? [await _world.AtAsync(role, _world.Own)] : [await _world.AsAsync(role), await _world.AsAsync(role, 1)];

    private static List<string> Rows(List<string> growth) => growth.FindAll(x => !x.StartsWith("audit ", StringComparison.Ordinal));

    private static List<string> Times(List<string> growth, int times) =>
        [.. growth.Select(x => (Name: x[..x.LastIndexOf(' ')], By: int.Parse(x[(x.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture) * times)).Select(x => $"{x.Name} {x.By:+0;-0}")];

    /// <summary>The clerk where the clerk may, otherwise the first role of the catalogue; townships and sites are made by the county alone.</summary>
    private Role RoleFor(string endpoint)
    {
        if (endpoint.StartsWith(SigningCases.Sheet, StringComparison.Ordinal))
        {
            return Role.CentreDirector;
        }

        var permission = ApiEndpoint.All(_world.App).Single(x => x.ToString() == endpoint).Sends!.Permission!;
        return RoleCatalogue.Of(Role.CommunityClerk).Permissions.Contains(permission) && !endpoint.Contains("/communit", StringComparison.Ordinal) && !endpoint.Contains("/townships", StringComparison.Ordinal) ? Role.CommunityClerk : RoleCatalogue.All.OrderBy(x => x.Role).First(x => x.Permissions.Contains(permission)).Role;
    }

    private static IEnumerable<string> Writes => CaseBook.Cases.Values.Where(x => x.IsWrite && x.Endpoint != MoneyCases.Review).Select(x => x.Endpoint);

    private static readonly string[] Keyed =
    [
        "POST /api/v1/accounts/reject", "POST /api/v1/accounts/verify", "POST /api/v1/bills", "POST /api/v1/changes/confirm", "POST /api/v1/changes/reject", "POST /api/v1/changes/{id}/confirm",
        "POST /api/v1/changes/{id}/reject", "POST /api/v1/imports/{id}/confirm", "POST /api/v1/policies/{id}/publish", "POST /api/v1/receipts/", "POST /api/v1/receipts/refunds", "POST /api/v1/subsidies/paper",
        "POST /api/v1/signing/delegations", "POST /api/v1/signing/sheets/{id}/return", "POST /api/v1/signing/sheets/{id}/signatures",
        "POST /api/v1/subsidies/batches/{id}/cancel", "POST /api/v1/subsidies/batches/{id}/check", "POST /api/v1/subsidies/batches/{id}/check/return", "POST /api/v1/subsidies/batches/{id}/remarks",
        "POST /api/v1/subsidies/batches/{id}/return", "POST /api/v1/subsidies/remarks/{id}/answer",
        "POST /api/v1/subsidies/quarters/{quarter}/run",
    ];
}
