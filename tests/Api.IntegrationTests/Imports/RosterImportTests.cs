using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Imports.RosterRows;

namespace Resettlement.Api.IntegrationTests.Imports;

internal sealed class RosterImportTests
{
    [Test]
    public async Task The_roster_of_xintiandi_comes_in_through_the_wizard()
    {
        await using var app = await TestApp.StartAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);

        var proposal = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Sample("roster.xlsx"));
        using var answer = await clerk.SendMappingAsync(proposal);
        var check = await answer.BodyAsync();
        var done = await clerk.ConfirmAsync(proposal.Id());

        Assert.Multiple(() =>
        {
            Assert.That(proposal.GetProperty("headerRow").GetInt32(), Is.EqualTo(3));
            Assert.That(check.GetProperty("unknownColumns").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "备注" }));
            Assert.That((check.Total("rows"), check.Total("valid"), check.Total("faulty"), check.Total("blank")), Is.EqualTo((108, 108, 0, 0)));
            Assert.That((done.GetProperty("state").GetString(), done.Total("writtenItems")), Is.EqualTo(("Committed", 108)));
        });
        var stored = await app.ReadAsync(async db => new
        {
            Households = await db.Households.AsNoTracking().Where(x => x.CommunityId == site.Id).ToListAsync(),
            Residents = await db.Residents.CountAsync(),
            Heads = await db.HouseholdHeads.CountAsync(x => x.Until == null),
            Accounts = await db.PayoutAccounts.AsNoTracking().ToListAsync(),
            Changes = await db.RegistryChanges.CountAsync(x => x.Kind == RegistryChangeKind.NewHousehold && x.State == Confirmation.Pending),
            Dwellings = await db.Dwellings.AsNoTracking().Where(x => x.CommunityId == site.Id).ToListAsync(),
            Units = await db.BuildingUnits.CountAsync(x => x.CommunityId == site.Id),
            Building = await db.Buildings.AsNoTracking().SingleAsync(x => x.CommunityId == site.Id),
            FirstStay = await db.HouseholdStays.AsNoTracking().Where(x => db.Households.Any(h => h.Id == x.HouseholdId && h.Number == "XT03001")).SingleAsync(),
            Poverty = await db.PovertySpells.AsNoTracking().Where(x => db.Households.Any(h => h.Id == x.HouseholdId && h.Number == "XT03004")).SingleAsync(),
            Audit = await db.AuditEntries.AsNoTracking().SingleAsync(x => x.Action == "import"),
            Files = await db.ImportFiles.CountAsync(),
        });
        Assert.Multiple(() =>
        {
            Assert.That(stored.Households, Has.Count.EqualTo(28).And.All.Property(nameof(Household.Confirmation)).EqualTo(Confirmation.Pending));
            Assert.That((stored.Residents, stored.Heads, stored.Changes), Is.EqualTo((108, 28, 28)));
            Assert.That(stored.Accounts, Has.Count.EqualTo(27).And.All.Property(nameof(PayoutAccount.State)).EqualTo(AccountState.Pending));
            Assert.That((stored.Dwellings.Count, stored.Units, stored.Building.Number, stored.Building.Storeys, stored.Building.HasElevator), Is.EqualTo((28, 2, "3", 7, true)));
            Assert.That(stored.Dwellings.Single(x => x.Id == stored.FirstStay.DwellingId), Has.Property("RoomNumber").EqualTo("101").And.Property("AreaHundredths").EqualTo(7_500).And.Property("Floor").EqualTo(1));
            Assert.That((stored.FirstStay.From, stored.Poverty.Status, stored.Poverty.From), Is.EqualTo((RosterRows.MovedIn, PovertyStatus.Unstable, RosterRows.MovedIn)));
            Assert.That((stored.Audit.RowCount, stored.Audit.RowsDigest?.Length, stored.Files), Is.EqualTo((108, 64, 0)));
        });

        // the same file again changes nothing and says so
        var again = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Sample("roster.xlsx"));
        using var secondAnswer = await clerk.SendMappingAsync(again);
        var secondCheck = await secondAnswer.BodyAsync();
        var secondDone = await clerk.ConfirmAsync(again.Id());
        Assert.Multiple(() =>
        {
            Assert.That(again.GetProperty("importedBefore").ValueKind, Is.EqualTo(JsonValueKind.String));
            Assert.That((secondCheck.Total("valid"), secondCheck.Total("skipped")), Is.EqualTo((0, 108)));
            Assert.That((secondDone.Total("writtenItems"), secondDone.Total("skipped")), Is.EqualTo((0, 108)));
        });
        Assert.That(await app.ReadAsync(db => db.Residents.CountAsync()), Is.EqualTo(108));
    }

    [Test]
    public async Task Every_fault_is_named_by_row_and_column_and_only_whole_households_come_in()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var n = $"F{TestApp.NextNumber()}-";
        var twice = Ids.Next();
        var wrongSex = Ids.Next();
        object?[]?[] rows =
        [
            ImportDesk.RosterHeader,
            Head(n + "1", "好人甲", Ids.Next()),
            null,
            Member(n + "1", "好人乙", Ids.Next(), "配偶"),
            Head(n + "2", "张三", 140899197001010015d),
            Head(n + "3", "李四", "140899197001010016"),
            Head(n + "4", "王五", wrongSex, sex: (wrongSex[16] - '0') % 2 == 1 ? "女" : "男"),
            Head(n + "5", "赵六", twice),
            Member(n + "5", "赵七", twice, "子"),
            [.. Head(n + "6", "无主", Ids.Next()).Select(value => value is "户主" ? "配偶" : value)],
            Head(n + "7", "钱一", Ids.Next()),
            Head(n + "7", "钱二", Ids.Next()),
            Head(n + "8", "孙一", Ids.Next(), poverty: "富裕户"),
            Head(n + "9", "周一", Ids.Next(), township: "水头镇"),
            Head(n + "10", "吴一", Ids.Next(), account: 9990003000075999920d),
            Head(n + "11", "郑一", Ids.Next(), movedIn: 43753),
            Head("户 12", "冯一", Ids.Next()),
            Head(n + "13", new string('王', 1_000_000), Ids.Next()),
            Head(n + "14", "陈一", Ids.Next(), movedIn: new DateOnly(2027, 1, 1)),
        ];

        var check = await clerk.CheckAsync("Roster", site.Id, ImportDesk.Workbook(rows));
        var faults = await clerk.FaultsAsync(check.Id());

        Assert.That(faults, Is.EqualTo(new[]
        {
            "5 身份证号 import.number-cell",
            "6 身份证号 registry.id-checksum",
            "7 性别 registry.id-sex",
            "8 户编号 roster.household-faulty",
            "9 身份证号 roster.id-twice",
            "10 与户主关系 roster.no-head",
            "11 户编号 roster.household-faulty",
            "12 与户主关系 roster.second-head",
            "13 脱贫状态 registry.poverty-status",
            "14 迁出地乡镇 roster.origin",
            "15 一卡通账号 import.number-cell",
            "16 入住日期 import.not-date",
            "17 户编号 registry.household-number",
            "18 姓名 import.too-long",
            "19 入住日期 roster.moved-in-future",
        }));
        Assert.That((check.Total("rows"), check.Total("valid"), check.Total("faulty"), check.Total("blank")), Is.EqualTo((17, 2, 15, 1)));

        var done = await clerk.ConfirmAsync(check.Id());
        Assert.That((done.Total("writtenItems"), done.Total("faulty")), Is.EqualTo((2, 15)));
        Assert.That(await app.ReadAsync(db => db.Households.CountAsync(x => x.CommunityId == site.Id)), Is.EqualTo(1));

        // the failed rows come back under the same headings, without the digits that were lost
        var workbook = await clerk.GetByteArrayAsync($"/api/v1/imports/{check.Id()}/failed-rows");
        using var stream = new MemoryStream(workbook);
        var failed = MiniExcel.Query(stream, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(failed.Select(row => row["原文件行号"]), Is.EqualTo(Enumerable.Range(5, 15).Select(number => (double)number)));
            Assert.That(failed[0]["身份证号"], Is.Null);
            Assert.That(failed[0]["失败原因"], Does.StartWith("身份证号：该单元格是数字"));
            Assert.That(failed[1]["身份证号"], Is.EqualTo("140899197001010016"));
            Assert.That(failed[1]["入住日期"], Is.EqualTo("2019-10-15"));
        });
    }

    [Test]
    public async Task Repaired_failed_rows_are_read_again_under_the_remembered_mapping()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var header = ImportDesk.RosterHeader.Select(label => label == "身份证号" ? "证照" : label).ToArray();
        var number = $"R{TestApp.NextNumber()}";

        var proposal = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Workbook(header, Head(number, "王2", Ids.Next())));
        using var refused = await clerk.SendMappingAsync(proposal);
        using var answer = await clerk.SendMappingAsync(proposal, "社区自用表", ("证照", "idNumber"));
        var check = await answer.BodyAsync();
        var failed = await clerk.GetByteArrayAsync($"/api/v1/imports/{check.Id()}/failed-rows");
        var rows = new MemoryStream(failed).Query().Select(row => ((IDictionary<string, object?>)row).Values.ToArray()).ToList();
        rows[1][1] = "王二";
        var repaired = await clerk.UploadAsync("Roster", site.Id, ImportDesk.Workbook([.. rows]));
        using var second = await clerk.SendMappingAsync(repaired);
        var repairedCheck = await second.BodyAsync();

        Assert.Multiple(() =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refused.CodeAsync().Result, Is.EqualTo("import.columns-missing"));
            Assert.That(refused.Content.ReadAsStringAsync().Result, Does.Contain("身份证号"));
            Assert.That((check.Total("faulty"), repairedCheck.Total("valid")), Is.EqualTo((1, 1)));
            Assert.That(repaired.GetProperty("profileApplied").GetString(), Is.EqualTo("社区自用表"));
        });
    }

    [Test]
    public async Task A_csv_of_gb18030_reads_like_a_workbook_and_courtyards_have_no_units()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync(CommunityForm.Courtyards);
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var text = $"移民新村花名册\r\n\r\n户编号,姓名,身份证号,与户主关系,搬迁类型,脱贫状态,迁出地乡镇,片,院号,入住日期\r\nG{TestApp.NextNumber()},欧阳·㛃,{Ids.Next()},户主,同步搬迁户,无,泗交镇,东片,12号,2019年10月15日\r\n合计,1人\r\n";
        var path = ImportDesk.ToDisk(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text), "花名册.csv");

        var check = await clerk.CheckAsync("Roster", site.Id, path);
        await clerk.ConfirmAsync(check.Id());

        var (name, dwelling, building) = await app.ReadAsync(async db => (
            await db.Residents.Where(x => db.HouseholdMembers.Any(m => m.ResidentId == x.Id && db.Households.Any(h => h.Id == m.HouseholdId && h.CommunityId == site.Id))).Select(x => x.Name).SingleAsync(),
            await db.Dwellings.AsNoTracking().SingleAsync(x => x.CommunityId == site.Id), await db.Buildings.AsNoTracking().SingleAsync(x => x.CommunityId == site.Id)));
        Assert.Multiple(() =>
        {
            Assert.That((check.Total("rows"), check.Total("ignored"), check.Total("valid")), Is.EqualTo((1, 1, 1)));
            Assert.That(name, Is.EqualTo("欧阳·㛃"));
            Assert.That((dwelling.UnitId, dwelling.RoomNumber, building.Kind, building.Number), Is.EqualTo(((Guid?)null, "12", BuildingKind.Row, "东片")));
        });
    }

    [Test]
    public async Task A_household_number_merged_over_its_rows_holds_for_each_of_them()
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var n = $"V{TestApp.NextNumber()}-";
        object?[] unnumbered = [null, .. Member("", "李四", Ids.Next(), "配偶").Skip(1)];
        object?[] unmerged = [null, .. Member("", "赵六", Ids.Next(), "配偶").Skip(1)];
        var path = ImportDesk.ToDisk(ImportDesk.MergedWorkbookBytes(["A2:A3", "L2:L3"], ImportDesk.RosterHeader, Head(n + "1", "王二", Ids.Next()), unnumbered, Head(n + "2", "张三", Ids.Next()), unmerged), "合并.xlsx");

        var check = await clerk.CheckAsync("Roster", site.Id, path);
        var done = await clerk.ConfirmAsync(check.Id());
        var sizes = await app.ReadAsync(db => db.Households.Where(x => x.CommunityId == site.Id).OrderBy(x => x.Number).Select(x => x.Members.Count).ToListAsync());

        Assert.That(await clerk.FaultsAsync(check.Id()), Is.EqualTo(new[] { "4 户编号 roster.household-faulty", "5 户编号 import.missing" }));
        Assert.That((done.Total("writtenItems"), sizes), Is.EqualTo((2, new List<int> { 2 })));
    }
}
