using System.Net;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Books, appropriations and bank statements of the county.</summary>
internal sealed class LedgerCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Books(cases);
            Appropriations(cases);
            Statements(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(OpenLedgerBookCommand), typeof(LedgerTests), nameof(LedgerTests.Fifty_openings_of_a_book_leave_one)),
        new(typeof(ImportStatementCommand), typeof(BankStatementRaceTests), nameof(BankStatementRaceTests.Fifty_imports_of_one_statement_store_it_once)),
    ];

    private static void Books(CaseList cases)
    {
        cases.Add("GET /api/v1/ledger/books");
        // one book per fund, and the fund has its book
        cases.Add("POST /api/v1/ledger/books", request =>
        {
            request.Body = new { fund = "CountySubsidy", name = "县级补贴资金账" };
            return Task.CompletedTask;
        }).AtHome(HttpStatusCode.Conflict, Role.CountyFinancePreparer).Keyed().OwnRace();
        foreach (var part in new[] { "entries", "appropriations", "statements", "reconciliation" })
        {
            cases.Add($"GET /api/v1/ledger/books/{{id}}/{part}", request => request.County("id", stock => stock.BookAsync())).NotTried(part == "entries" ? ["referenceId"] : []);
        }

        cases.Add("GET /api/v1/ledger/entries/{id}", request => request.County("id", stock => stock.EntryAsync()));
    }

    private static void Appropriations(CaseList cases)
    {
        cases.Add("POST /api/v1/ledger/books/{id}/appropriations", async request =>
        {
            await request.County("id", stock => stock.BookAsync());
            request.Body = new { documentNumber = $"夏财〔2025〕{TestApp.NextNumber()}号", receivedOn = "2026-11-01", amountFen = 100 };
        }).Keyed();
        Appropriation(cases, "confirm", stock => stock.AppropriationAsync(), new { });
        Appropriation(cases, "reject", stock => stock.AppropriationAsync(), new { reason = "金额有误" });
        Appropriation(cases, "reversal", stock => stock.BookedAppropriationAsync(), new { reason = "重复登记" });
        Appropriation(cases, "reversal/decision", stock => stock.DisputedAppropriationAsync(), new { agreed = true });
    }

    private static void Appropriation(CaseList cases, string act, Func<Stock, Task<Guid>> thing, object body) => cases.Add("POST /api/v1/ledger/appropriations/{id}/" + act, async request =>
    {
        await request.County("id", thing);
        request.Body = body;
    }).Keyed();

    private static void Statements(CaseList cases)
    {
        cases.Add("POST /api/v1/ledger/books/{id}/statements", async request =>
        {
            await request.County("id", stock => stock.BookAsync());
            request.File = await request.Own.StatementFileAsync();
        }).Keyed().OwnRace();
        cases.Add("GET /api/v1/ledger/statements/{id}/", request => request.County("id", stock => stock.StatementAsync()));
        cases.Add("GET /api/v1/ledger/statements/{id}/lines", request => request.County("id", stock => stock.StatementAsync()));
        cases.Add("GET /api/v1/ledger/statement-lines/{id}/targets", request => request.County("id", stock => stock.StatementLineAsync()));
        cases.Add("POST /api/v1/ledger/statement-lines/{id}/settlement", async request =>
        {
            await request.County("id", stock => stock.StatementLineAsync());
            request.Body = new { explanation = "来款单位待查" };
        }, Repeat.Same).NotTried("targetId").Keyed();
        cases.Add("POST /api/v1/ledger/statements/{id}/match", request => request.County("id", stock => stock.StatementAsync()), Repeat.Same).Keyed();
        cases.Add("POST /api/v1/ledger/statements/{id}/confirm", async request =>
        {
            await request.County("id", stock => stock.ExplainedStatementAsync());
            request.Body = new { unmatchedLines = 1, differenceFen = await request.Own.DifferenceAsync() };
        }).Keyed();
        cases.Add("POST /api/v1/ledger/statements/{id}/withdraw", async request =>
        {
            await request.County("id", stock => stock.StatementAsync());
            request.Body = new { reason = "导错文件" };
        }).Keyed();
    }
}
