using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>
/// The way from workbooks to an explained batch, in the order in which people go it. The tests share one server and build on one another.
/// </summary>
internal sealed class QuarterlySubsidyTests : BrowserTest
{
    private const string Company = "新天地社区物业服务有限公司";
    private string _batch = "";

    [Test]
    public async Task The_clerk_loads_the_roster_as_the_office_keeps_it()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Shot("home");
        await clerk.Open("/imports/new");
        await clerk.Choose("import-kind", "人房户名册");
        await Upload(clerk, Repository.Sample("xintiandi-3", "roster.xlsx"));
        await clerk.Shot("mapping-proposed", wholePage: true);
        await Check(clerk);
        await clerk.Shot("checked");
        await ExpectTotals(clerk, valid: 108, faulty: 0);
        await Commit(clerk);
        await clerk.Shot("committed");
    }

    [Test]
    [DependsOnTest(nameof(The_clerk_loads_the_roster_as_the_office_keeps_it))]
    public async Task A_second_person_confirms_the_households_and_verifies_the_accounts()
    {
        // whoever entered it cannot confirm it, also not past the buttons
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/changes?state=Pending&pageSize=50");
        await clerk.Shot("desk-of-the-clerk");
        await Assertions.Expect(clerk.Id("confirm-change")).ToHaveCountAsync(0);

        var township = await SignIn(Account.TownshipClerk);
        await township.Open("/changes?state=Pending&kind=NewHousehold&pageSize=50");
        await township.Shot("desk-of-the-township");
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(28);
        await township.SelectAllRows();
        await township.Confirm("confirm-selected");
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(0);

        await township.Open("/changes?state=Pending&kind=Account&pageSize=50");
        await Assertions.Expect(township.Id("row-changes").Filter(new() { HasText = "XT03" })).ToHaveCountAsync(27);
        await township.SelectAllRows();
        await township.Id("verify-selected").ClickAsync();
        await township.Shot("verify-accounts");
        await township.Submit();
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(0);
        await township.Shot("desk-is-empty");
    }

    [Test]
    [DependsOnTest(nameof(A_second_person_confirms_the_households_and_verifies_the_accounts))]
    public async Task The_clerk_fills_in_the_template_and_sees_correct_and_faulty_rows_apart()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/imports/new");
        await clerk.Choose("import-kind", "缴费记录");
        var template = await clerk.Download(clerk.Id("template-Wide"));
        Dictionary<string, object?> Row(string household, string receipt, object? property, string paidOn = "2026-10-08") =>
            new() { ["户编号"] = household, ["费用所属月份"] = "2026-10", ["物业费"] = property, ["缴费日期"] = paidOn, ["收据号"] = receipt, ["缴费人"] = "本人" };
        var file = Workbooks.Fill(template, "10月物业费.xlsx",
            Row("XT03001", "E2E-001", 33.75m),
            Row("XT99999", "E2E-002", 33.75m),
            Row("XT03002", "E2E-003", 54.123m),
            Row("XT03003", "E2E-004", 0m),
            Row("XT03004", "E2E-005", -3m),
            Row("XT03005", "E2E-006", 33.75m, "2031-01-01"));

        await clerk.Choose("import-source", Company);
        await Upload(clerk, file);
        await clerk.Shot("template-mapping");
        await Check(clerk);
        await ExpectTotals(clerk, valid: 1, faulty: 5);
        await clerk.Shot("faulty-rows", wholePage: true);
        // the numbers are those of the sheet: the heading is row 1
        foreach (var row in new[] { "第 3 行", "第 4 行", "第 5 行", "第 6 行", "第 7 行" })
        {
            await Assertions.Expect(clerk.Id("table-faulty-rows").GetByText(row).First).ToBeVisibleAsync();
        }

        await clerk.Id("tab-valid").ClickAsync();
        await clerk.Shot("valid-rows");
        await Commit(clerk);
        await clerk.Shot("partly-committed");
        var failed = Workbooks.Read(await clerk.Download(clerk.Id("failed-rows").First));
        Assert.That(failed.Select(row => row["户编号"]), Is.EqualTo(new[] { "XT99999", "XT03002", "XT03003", "XT03004", "XT03005" }), "failed rows come back as a workbook");
        await clerk.Open("/imports");
        await clerk.Shot("import-log");
    }

    [Test]
    [DependsOnTest(nameof(The_clerk_fills_in_the_template_and_sees_correct_and_faulty_rows_apart))]
    public async Task The_company_sheet_goes_in_as_it_is_and_twice_changes_nothing()
    {
        var clerk = await SignIn(Account.Clerk);
        await UploadReceipts(clerk);
        await clerk.Shot("wide-sheet-mapping", wholePage: true);
        await Check(clerk);
        await clerk.Shot("wide-sheet-checked");
        await ExpectTotals(clerk, valid: 83, faulty: 0);
        await Commit(clerk);
        await clerk.Shot("wide-sheet-committed");

        await UploadReceipts(clerk);
        await Check(clerk);
        await clerk.Shot("same-file-again");
        await ExpectTotals(clerk, valid: 0, faulty: 0);

        await clerk.Open("/receipts?quarter=2026Q3&household=XT03002");
        await clerk.Shot("receipts-of-a-household");
    }

    [Test]
    [DependsOnTest(nameof(The_company_sheet_goes_in_as_it_is_and_twice_changes_nothing))]
    public async Task The_quarter_is_computed_by_button_and_a_second_run_changes_nothing()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/subsidies");
        await clerk.Shot("quarters");
        await clerk.Open("/subsidies/quarters/2026Q3");
        await clerk.Shot("quarter-before");
        await clerk.Confirm("run-quarter");
        await clerk.Shot("quarter-running");
        var link = clerk.Page.GetByRole(AriaRole.Link, new() { Name = "查看批次" });
        await Assertions.Expect(clerk.Id("table-quarter-communities")).ToContainTextAsync("已编制", new() { Timeout = 60_000 });
        await clerk.Shot("quarter-done");
        await link.First.ClickAsync();
        await clerk.Page.WaitForURLAsync("**/subsidies/batches/*");
        await clerk.Settle();
        _batch = new Uri(clerk.Page.Url).AbsolutePath;
        var before = await clerk.Id("batch-totals").InnerTextAsync();
        await clerk.Shot("batch");

        await clerk.Confirm("recompile");
        await clerk.Open(_batch);
        Assert.That(WithoutInstant(await clerk.Id("batch-totals").InnerTextAsync()), Is.EqualTo(WithoutInstant(before)));
    }

    [Test]
    [DependsOnTest(nameof(The_quarter_is_computed_by_button_and_a_second_run_changes_nothing))]
    public async Task Every_line_of_the_sample_building_is_right_to_the_fen_and_explains_itself()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open(_batch);
        var export = await clerk.Download(clerk.Id("export-batch"));
        var lines = Workbooks.Read(export, "补贴明细").Where(row => row["户编号"].StartsWith("XT03", StringComparison.Ordinal)).ToDictionary(row => row["户编号"]);
        var excluded = Workbooks.Read(export, "不予发放").Where(row => row["户编号"].StartsWith("XT03", StringComparison.Ordinal)).ToDictionary(row => row["户编号"]);
        var expected = ExpectedLine.ReadAll();
        Assert.Multiple(() =>
        {
            foreach (var line in expected.Where(x => x.IsPayable))
            {
                Assert.That(lines, Does.ContainKey(line.Household));
                if (!lines.TryGetValue(line.Household, out var row)) continue;
                Assert.That(
                    (Workbooks.Fen(row["物业费"]), Workbooks.Fen(row["电梯费"]), Workbooks.Fen(row["水费"]), Workbooks.Fen(row["合计"]), Workbooks.Fen(row["补贴金额"])),
                    Is.EqualTo((line.PropertyFen, line.ElevatorFen, line.WaterFen, line.BaseFen, line.SubsidyFen)), line.Household);
            }

            foreach (var line in expected.Where(x => !x.IsPayable))
            {
                Assert.That(excluded, Does.ContainKey(line.Household));
                if (!excluded.TryGetValue(line.Household, out var row)) continue;
                Assert.That(Workbooks.Fen(row["缴费合计"]), Is.EqualTo(line.BaseFen), line.Household);
                if (line.SubsidyFen > 0) Assert.That(Workbooks.Fen(row["如符合应补"]), Is.EqualTo(line.SubsidyFen), line.Household);
            }

            Assert.That(lines.Values.Sum(row => Workbooks.Fen(row["补贴金额"])), Is.EqualTo(104_865), "payable in all");
        });

        // a household with arrears paid in July: the explanation names every receipt, the policy and the arithmetic
        await clerk.Open($"{_batch}?q=XT03002");
        await clerk.Shot("lines-found");
        await clerk.Id("explain-line").First.ClickAsync();
        await clerk.Settle();
        await clerk.Shot("explanation");
        var explanation = clerk.Id("explanation");
        await Assertions.Expect(explanation).ToContainTextAsync("XT20260300083");
        await Assertions.Expect(explanation).ToContainTextAsync("夏示〔2018〕1号");
        await Assertions.Expect(clerk.Id("computation")).ToContainTextAsync("335.17");
        await Assertions.Expect(clerk.Id("computation")).ToContainTextAsync("67.03");

        await clerk.Open(_batch);
        await clerk.Id("tab-excluded").ClickAsync();
        await clerk.Settle();
        await clerk.Shot("excluded");
        await clerk.Id("explain-exclusion").First.ClickAsync();
        await clerk.Settle();
        await clerk.Shot("exclusion-explained");

        await clerk.Open($"{_batch}/print");
        await clerk.Shot("print");
    }

    private static async Task UploadReceipts(Desk desk)
    {
        await desk.Open("/imports/new");
        await desk.Choose("import-kind", "缴费记录");
        await desk.Choose("import-source", Company);
        await Upload(desk, Repository.Sample("xintiandi-3", "receipts-2026Q3.xlsx"));
    }

    private static async Task Upload(Desk desk, string file)
    {
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await desk.Id("import-upload").ClickAsync();
        await desk.Page.Locator("[data-testid=import-wizard][data-step='1']").WaitForAsync();
        await desk.Settle();
    }

    private static async Task Check(Desk desk)
    {
        await desk.Id("apply-mapping").ClickAsync();
        await desk.Id("import-confirm").WaitForAsync(new() { Timeout = 60_000 });
        await desk.Settle();
    }

    private static async Task ExpectTotals(Desk desk, int valid, int faulty)
    {
        await Assertions.Expect(desk.Id("total-valid")).ToHaveTextAsync($"{valid}");
        await Assertions.Expect(desk.Id("total-faulty")).ToHaveTextAsync($"{faulty}");
    }

    private static async Task Commit(Desk desk)
    {
        await desk.Confirm("import-confirm");
        await Assertions.Expect(desk.Id("import-result")).ToHaveAttributeAsync("data-state", "Committed", new() { Timeout = 60_000 });
    }

    private static string WithoutInstant(string totals) => System.Text.RegularExpressions.Regex.Replace(totals, @"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", "");
}
