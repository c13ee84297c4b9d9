using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Imports;

internal sealed class PaperSettlementImportTests
{
    private static readonly string[] Header = ["户编号", "姓名", "季度", "物业费", "发放金额(元)", "发放日期", "文号"];
    private static readonly DateOnly PaidOn = new(2026, 5, 20);

    [Test]
    public async Task Quarters_paid_on_paper_come_in_as_settled_and_never_twice()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        var n = $"PS{TestApp.NextNumber()}-";
        var roster = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(
            [ImportDesk.RosterHeader, .. Enumerable.Range(1, 3).Select(i => new object?[] { $"{n}{i}", "王二", Ids.Next(), "户主", null, "建档立卡搬迁户", "脱贫户", "庙前镇", "3", "1", $"10{i}", 75, new DateOnly(2019, 10, 15) })]));
        await clerk.ConfirmAsync(roster.Id());
        var path = ImportDesk.Workbook(
            ["一季度补贴发放表"],
            Header,
            [n + "1", "王二", "2026Q1", 166.26, 33.25, PaidOn, "夏财农〔2026〕12号"],
            [n + "2", null, "2026年一季度", null, "1,067.03", "2026年5月20日", "夏财农〔2026〕12号"],
            [n + "1", null, "2025年第4季度", null, 10, PaidOn, "x"],
            ["合计", null, null, null, 1110.28]);

        var check = await finance.CheckAsync("PaperSettlements", site.Id, path);
        using var own = await finance.PostOnceAsync($"/api/v1/imports/{check.Id()}/confirm", new { });
        Assert.That(await own.CodeAsync(), Is.EqualTo("import.own-file"), "who brought the file does not confirm it");
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        var done = await reviewer.ConfirmAsync(check.Id());
        var again = await finance.CheckAsync("PaperSettlements", site.Id, path);
        var bad = await finance.CheckAsync("PaperSettlements", site.Id, ImportDesk.Workbook(
            Header,
            [n + "1", null, "2026Q1", null, 33.26, PaidOn, "x"],
            [n + "9", null, "2026Q1", null, 1, PaidOn, "x"],
            [n + "3", null, "2026Q4", null, 1, PaidOn, "x"],
            [n + "3", null, "2026Q1", null, 0, PaidOn, "x"],
            [n + "3", null, "2026Q2", null, -1, new DateOnly(2026, 7, 1), "x"],
            [n + "3", null, "2025Q1", null, 1.005, PaidOn, "x"],
            [n + "3", null, "2025Q2", null, 1, new DateOnly(2026, 11, 26), "x"],
            [n + "3", null, "2025Q3", null, 1, PaidOn, "x"],
            [n + "3", null, "2025Q3", null, 2, PaidOn, "x"],
            [n + "3", null, "三季度", null, "NaN", 20260520, null]));
        var faults = await finance.FaultsAsync(bad.Id());
        using var foreign = await clerk.SendFileAsync("PaperSettlements", site.Id, path);

        var (batches, lines) = await app.ReadAsync(async db => (
            await db.SubsidyBatches.AsNoTracking().Where(x => x.CommunityId == site.Id).OrderBy(x => x.Quarter).ToListAsync(),
            await db.SubsidyLines.AsNoTracking().Where(x => x.CommunityId == site.Id).OrderBy(x => x.Quarter).ThenBy(x => x.HouseholdNumber).ToListAsync()));
        Assert.Multiple(() =>
        {
            Assert.That((check.Total("valid"), check.Total("ignored"), check.Total("sumFen")), Is.EqualTo((3, 1, 111_028)));
            Assert.That(done.Total("writtenItems"), Is.EqualTo(3));
            Assert.That((again.Total("valid"), again.Total("skipped")), Is.EqualTo((0, 3)));
            Assert.That(batches.Select(x => (x.Quarter, x.Origin, x.State)), Is.EqualTo(new[]
            {
                (new Quarter(2025, 4), SubsidyBatchOrigin.Paper, SubsidyBatchState.Settled), (new Quarter(2026, 1), SubsidyBatchOrigin.Paper, SubsidyBatchState.Settled),
            }));
            Assert.That(batches[1].PaperReference, Is.EqualTo("夏财农〔2026〕12号（2026-05-20发放）"));
            Assert.That(lines.Select(x => (x.AmountFen, x.PropertyFen, x.PayeeName)), Is.EqualTo(new[] { (1_000L, 0L, "王二"), (3_325L, 16_626L, "王二"), (106_703L, 0L, "王二") }));
            Assert.That(faults, Is.EqualTo(new[]
            {
                "2 发放金额(元) subsidy.paper-conflict",
                "3 户编号 subsidy.paper-household",
                "4 季度 subsidy.paper-future",
                "4 发放日期 subsidy.paper-paid-on",
                "5 发放金额(元) subsidy.paper-amount",
                "6 发放金额(元) subsidy.paper-amount",
                "7 发放金额(元) import.money-decimals",
                "8 发放日期 subsidy.paper-paid-on",
                "10 户编号 subsidy.paper-twice",
                "11 季度 import.not-quarter",
                "11 发放金额(元) import.not-money",
                "11 发放日期 import.not-date",
                "11 文号 import.missing",
            }));
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }
}
