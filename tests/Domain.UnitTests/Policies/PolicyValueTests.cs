using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.UnitTests.Policies;

internal sealed class PolicyValueTests
{
    [TestCase(PolicyKeys.SubsidyRate, "12.5", "12.5%")]
    [TestCase(PolicyKeys.FundPerPersonYear, "6000", "60.00 元")]
    [TestCase(PolicyKeys.FundThirdSignOver, "", "不启用")]
    [TestCase(PolicyKeys.SubsidyMarginal, "true", "是")]
    [TestCase(PolicyKeys.SubsidyMarginal, "false", "否")]
    [TestCase(PolicyKeys.SubsidyMixed, "pro_rata_persons", "按人数比例计算")]
    [TestCase(PolicyKeys.SubsidyMixed, "withdrawn", "withdrawn")]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Property,Water", "物业费、水费")]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Property,Withdrawn", "物业费、Withdrawn")]
    [TestCase(PolicyKeys.HeadcountSnapshotDay, "03-01", "3月1日")]
    [TestCase(PolicyKeys.StaffingTiers, "2000:5,1000:3,0:2", "2000 以上 5 人；1000 以上 3 人；其余 2 人")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "10", "10 日")]
    public void A_value_is_shown_as_people_read_it(string key, string value, string shown) => Assert.That(Parameter(key).Show(value), Is.EqualTo(shown));

    // the edges of each parameter: the smallest and the largest that are read, and what lies just outside
    [TestCase(PolicyKeys.SubsidyRate, "0", true)]
    [TestCase(PolicyKeys.SubsidyRate, "100", true)]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "1", true)]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "28", true)]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "0", false)]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "29", false)]
    [TestCase(PolicyKeys.FundPerPersonYear, "0", false)]
    [TestCase(PolicyKeys.FundPerPersonYear, "1", true)]
    [TestCase(PolicyKeys.FundInstalments, "0", false)]
    [TestCase(PolicyKeys.FundInstalments, "12", true)]
    [TestCase(PolicyKeys.FundInstalments, "13", false)]
    [TestCase(PolicyKeys.NoticeDays, "0", false)]
    [TestCase(PolicyKeys.NoticeDays, "60", true)]
    [TestCase(PolicyKeys.NoticeDays, "61", false)]
    [TestCase(PolicyKeys.DividendReferenceRate, "100", true)]
    [TestCase(PolicyKeys.DividendReferenceRate, "100.01", false)]
    [TestCase(PolicyKeys.PostsMin, "0", true)]
    [TestCase(PolicyKeys.PostsMax, "0", false)]
    [TestCase(PolicyKeys.PostsMax, "10", true)]
    [TestCase(PolicyKeys.PostsMax, "11", false)]
    [TestCase(PolicyKeys.PointsExpiryMonths, "0", false)]
    [TestCase(PolicyKeys.PointsExpiryMonths, "120", true)]
    [TestCase(PolicyKeys.PointsExpiryMonths, "121", false)]
    [TestCase(PolicyKeys.PointsSecondApproverOver, "0", false)]
    [TestCase(PolicyKeys.FundThirdSignOver, "", true)]
    [TestCase(PolicyKeys.FundThirdSignOver, "0", true)]
    [TestCase(PolicyKeys.SubsidyMarginal, "FALSE", true)]
    [TestCase(PolicyKeys.SubsidyMarginal, "yes", false)]
    [TestCase(PolicyKeys.SubsidyFeeTypes, ",", false)]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Water,", true)]
    [TestCase(PolicyKeys.HeadcountSnapshotDay, "2-28", false)]
    [TestCase(PolicyKeys.StaffingTiers, "2000:5:1,0:2", false)]
    [TestCase(PolicyKeys.StaffingTiers, "x:5,0:2", false)]
    [TestCase(PolicyKeys.StaffingTiers, "5:x,0:2", false)]
    [TestCase(PolicyKeys.StaffingTiers, "0:2,", true)]
    public void A_value_is_read_within_its_limits(string key, string text, bool read) => Assert.That(Parameter(key).Read(text).IsSuccess, Is.EqualTo(read));

    [TestCase(PolicyKeys.SubsidyRate, "", "参数“补贴比例”（subsidy.rate）不能为空。")]
    [TestCase(PolicyKeys.SubsidyRate, "20.005", "参数“补贴比例”（subsidy.rate）应为百分数，最多两位小数，如 20 或 12.5。")]
    [TestCase(PolicyKeys.SubsidyRate, "101", "参数“补贴比例”（subsidy.rate）应在 0% 至 100% 之间。")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "x", "参数“截止日”（subsidy.cutoffDay）应为整数。")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "31", "参数“截止日”（subsidy.cutoffDay）应在 1 至 28 之间。")]
    [TestCase(PolicyKeys.FundPerPersonYear, "0", "参数“每人每年标准”（fund.perPersonYear）不能小于 1。")]
    [TestCase(PolicyKeys.SubsidyMarginal, "yes", "参数“边缘易致贫户也补贴”（subsidy.eligibility.marginal）应为 true 或 false。")]
    [TestCase(PolicyKeys.SubsidyMixed, "half", "参数“混合户计算”（subsidy.mixed）应为：whole（整户计算）、pro_rata_persons（按人数比例计算）。")]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Gas", "参数“补贴费用”（subsidy.feeTypes）只能从中选择：Property（物业费）、Elevator（电梯费）、Water（水费）。")]
    [TestCase(PolicyKeys.FundDueDay, "13-01", "参数“拨付期限”（fund.dueDay）应为月-日，如 12-31。")]
    [TestCase(PolicyKeys.StaffingTiers, "2000", "参数“配备标准”（staffing.tiers）应写作 起点:数值，用逗号分隔，如 2000:5,1000:3,0:2。")]
    [TestCase(PolicyKeys.StaffingTiers, "1:2", "参数“配备标准”（staffing.tiers）各档起点不能重复，最低一档须从 0 开始。")]
    public void A_refused_value_is_told_what_may_be_written(string key, string text, string message) => Assert.That(Parameter(key).Read(text).Error?.Message, Is.EqualTo(message));

    [Test]
    public void A_version_in_force_gives_its_values_by_type()
    {
        var staffing = Version(PolicyArea.Staffing, (PolicyKeys.StaffingTiers, "2000:5,1000:3,0:2"));
        var points = Version(PolicyArea.Points, (PolicyKeys.PointsExpiryMonths, "12"), (PolicyKeys.PointsObjectionDays, "3"));
        var subsidy = Version(PolicyArea.Subsidy, (PolicyKeys.SubsidyRate, "12.5"), (PolicyKeys.SubsidyMarginal, "true"), (PolicyKeys.SubsidyAdditions, "false"), (PolicyKeys.SubsidyFeeTypes, "Property,Water"));

        Assert.That(staffing.Tiers(PolicyKeys.StaffingTiers), Is.EqualTo(new PolicyTier[] { new(2_000, 5), new(1_000, 3), new(0, 2) }));
        Assert.That((points.OptionalInteger(PolicyKeys.PointsExpiryMonths), points.Integer(PolicyKeys.PointsObjectionDays)), Is.EqualTo(((int?)12, 3)));
        Assert.That(Version(PolicyArea.Points, (PolicyKeys.PointsExpiryMonths, "")).OptionalInteger(PolicyKeys.PointsExpiryMonths), Is.Null);
        Assert.That((subsidy.Rate(PolicyKeys.SubsidyRate).BasisPoints, subsidy.Flag(PolicyKeys.SubsidyMarginal), subsidy.Flag(PolicyKeys.SubsidyAdditions)), Is.EqualTo((1_250, true, false)));
        Assert.That(subsidy.Choices<FeeType>(PolicyKeys.SubsidyFeeTypes), Is.EquivalentTo(new[] { FeeType.Property, FeeType.Water }));
        Assert.That((subsidy.ClauseOf(PolicyKeys.SubsidyRate), subsidy.ClauseOf(PolicyKeys.SubsidyMixed)), Is.EqualTo(("第三条", (string?)null)));
    }

    [TestCase(2026, "02-29", "2026-02-28")]
    [TestCase(2028, "02-29", "2028-02-29")]
    [TestCase(2026, "12-31", "2026-12-31")]
    public void A_day_of_the_year_exists_in_every_year(int year, string value, string day) =>
        Assert.That(Version(PolicyArea.Headcount, (PolicyKeys.HeadcountSnapshotDay, value)).DayIn(year, PolicyKeys.HeadcountSnapshotDay), Is.EqualTo(DateOnly.Parse(day)));

    [Test]
    public void A_value_that_is_missing_is_a_broken_version_and_no_default()
    {
        var empty = Version(PolicyArea.Signing);

        Assert.That(empty.Text(PolicyKeys.FundThirdSignOver), Is.Empty, "an optional rule that nobody set is off");
        Assert.That(() => empty.Text(PolicyKeys.SignOrder), Throws.InvalidOperationException.With.Message.Contains(PolicyKeys.SignOrder));
        Assert.That(() => empty.Text(PolicyKeys.PointsExpiryMonths), Throws.InvalidOperationException, "optional in another area");
    }

    [Test]
    public void Everything_in_the_catalogue_has_both_names_and_what_is_chosen_from_has_two_languages() => Assert.Multiple(() =>
    {
        Assert.That(PolicyCatalogue.Areas.Select(area => area.Area), Is.EquivalentTo(Enum.GetValues<PolicyArea>()));
        Assert.That(PolicyCatalogue.Areas.Select(area => area.Chinese).Concat(PolicyCatalogue.Areas.Select(area => area.English)), Is.Unique.And.All.Length.GreaterThan(1));
        Assert.That(PolicyCatalogue.Parameters.SelectMany(parameter => new[] { parameter.Chinese, parameter.English }), Is.All.Length.GreaterThan(1));
        Assert.That(PolicyCatalogue.Parameters.Select(parameter => parameter.Key), Is.EquivalentTo(typeof(PolicyKeys).GetFields().Select(field => field.GetRawConstantValue())));
        Assert.That(PolicyCatalogue.Parameters.SelectMany(parameter => parameter.Choices).SelectMany(choice => new[] { choice.Value, choice.Chinese, choice.English }), Is.All.Length.GreaterThan(1));

        Assert.That(PolicyCatalogue.Parameters.Where(parameter => parameter.Type == PolicyValueType.Integer).Select(parameter => parameter.Unit), Is.All.Length.GreaterThan(1));
        Assert.That(PolicyCatalogue.ChineseNameOf(PolicyArea.Signing), Is.EqualTo("签批"));
        foreach (var parameter in PolicyCatalogue.Parameters)
        {
            Assert.That(PolicyCatalogue.Find(parameter.Area, parameter.Key), Is.SameAs(parameter));
            Assert.That(parameter.Choices.Count > 0, Is.EqualTo(parameter.Type is PolicyValueType.Choice or PolicyValueType.Choices), parameter.Key);
        }
    });

    private static PolicyInForce Version(PolicyArea area, params (string Key, string Value)[] values) =>
        new(Guid.Empty, area, "文1", "办法", new(2021, 1, 1), new(2021, 1, 1), null, null, [.. values.Select(x => new PolicyValue { Key = x.Key, Value = x.Value, Clause = "第三条" })]);

    private static PolicyParameter Parameter(string key) => PolicyCatalogue.Parameters.Single(parameter => parameter.Key == key);
}
