namespace Resettlement.Domain.Policies;

/// <summary>An area with its names.</summary>
public sealed record PolicyAreaInfo(PolicyArea Area, string Chinese, string English);

/// <summary>Every parameter a policy may set, by area. The values offered to a new form come from the county's published practice.</summary>
public static class PolicyCatalogue
{
    private static readonly PolicyChoice[] FeeTypeChoices = [new("Property", "物业费", "Property"), new("Elevator", "电梯费", "Elevator"), new("Water", "水费", "Water")];

    /// <summary>The pairs of Domain/Organisation/Incompatibility by name; a test compares the two.</summary>
    private static readonly PolicyChoice[] IncompatibleChoices =
    [
        new("CommitteeAndLeader", "居民代表委员会成员不得兼任书记、主任", "Supervisors and heads of branch or centre"),
        new("CommitteeAndBookkeeper", "居民代表委员会成员不得兼任会计", "Supervisors and bookkeeper"),
        new("CommitteeAndLeaderRelative", "书记、主任的近亲属不得任居民代表委员会成员", "Supervisors who are near relatives of a head"),
        new("CommitteeAndBookkeeperRelative", "会计的近亲属不得任居民代表委员会成员", "Supervisors who are near relatives of the bookkeeper"),
        new("CashierAndBookkeeper", "会计与出纳不得由同一人担任", "Cashier and bookkeeper"),
        new("CommitteeAndCashier", "居民代表委员会成员不得兼任出纳", "Supervisors and cashier"),
        new("CommitteeAndMember", "居民代表委员会成员不得兼任支部和中心的其他职务", "Supervisors and other posts of branch or centre"),
        new("CommitteeAndCompany", "居民代表委员会成员不得兼任物业公司职务", "Supervisors and the property company"),
        new("CashierAndBookkeeperRelative", "会计的近亲属不得任同一社区的出纳", "Cashiers who are near relatives of the bookkeeper"),
    ];

    public static readonly IReadOnlyList<PolicyAreaInfo> Areas =
    [
        new(PolicyArea.Subsidy, "季度物业电梯水费补贴", "Quarterly utility subsidy"),
        new(PolicyArea.Headcount, "人口核定", "Head-count"),
        new(PolicyArea.Staffing, "社区人员配备", "Staffing"),
        new(PolicyArea.Fund, "社区管理经费", "Management fund"),
        new(PolicyArea.Notice, "公示", "Public notice"),
        new(PolicyArea.Signing, "签批", "Signing"),
        new(PolicyArea.Dividend, "收益分红", "Dividends"),
        new(PolicyArea.Party, "党员管理", "Party members"),
        new(PolicyArea.Points, "积分", "Points"),
    ];

    public static readonly IReadOnlyList<PolicyParameter> Parameters =
    [
        // quarterly subsidy
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyRate, PolicyValueType.Percent, "补贴比例", "Subsidy rate", "20")
        {
            Help = "按住户实际缴纳费用的百分比补贴。", Max = 100,
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyFeeTypes, PolicyValueType.Choices, "补贴费用", "Subsidised fees", "Property,Elevator,Water")
        {
            Help = "电费、燃气费、采暖费、停车费一律不补贴。", Choices = FeeTypeChoices,
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyBasis, PolicyValueType.Choice, "计算口径", "Basis", "cash")
        {
            Help = "以缴费日期在本季度内的本人缴费为准，扣除其退费；欠费、减免、滞纳金、第三方代缴不计。", Choices = [new("cash", "实际缴纳", "Actually paid")],
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyCutoffDay, PolicyValueType.Integer, "截止日", "Cut-off day", "10")
        {
            Help = "下一季度首月的几日后编制批次；各收费单位均已申报完整的，可提前编制。", Min = 1, Max = 28, Unit = " 日",
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyRounding, PolicyValueType.Choice, "取整方式", "Rounding", "household_quarter_half_up")
        {
            Help = "先合计一户一季的各项费用，再四舍五入到分，只取整一次。", Choices = [new("household_quarter_half_up", "户季合计后四舍五入到分", "Half up to the fen, once per household and quarter")],
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyEligibility, PolicyValueType.Choice, "补贴对象", "Who is eligible", "registered_poor_lifted_out")
        {
            Help = "季度末日在集中安置点居住、户内有在世成员的建档立卡搬迁脱贫户（含脱贫不稳定户）。",
            Choices = [new("registered_poor_lifted_out", "建档立卡搬迁脱贫户（含脱贫不稳定户）", "Registered-poor households lifted out of poverty, unstable ones included")],
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidySynchronous, PolicyValueType.Flag, "同步搬迁户也补贴", "Synchronous households too", "false"),
        new(PolicyArea.Subsidy, PolicyKeys.SubsidySuddenHardship, PolicyValueType.Flag, "突发严重困难户也补贴", "Sudden hardship too", "false"),
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyMarginal, PolicyValueType.Flag, "边缘易致贫户也补贴", "Marginal households too", "false"),
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyAdditions, PolicyValueType.Flag, "婚嫁新生人口计入成员", "People married or born in count", "true")
        {
            Help = "关闭后，只剩自然增加人口的户不享受补贴。",
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyMixed, PolicyValueType.Choice, "混合户计算", "Mixed households", "whole")
        {
            Help = "户内既有补贴对象又有其他成员时：整户账单计算，或按符合条件人数占在世人数的比例计算。",
            Choices = [new("whole", "整户计算", "Whole bill"), new("pro_rata_persons", "按人数比例计算", "By share of persons")],
        },
        new(PolicyArea.Subsidy, PolicyKeys.SubsidyFund, PolicyValueType.Choice, "资金来源", "Paid from", "county_subsidy_fund")
        {
            Choices = [new("county_subsidy_fund", "县级补贴资金（不占用社区管理经费）", "County subsidy fund, not the management fund")],
        },

        // head-count and staffing
        new(PolicyArea.Headcount, PolicyKeys.HeadcountBase, PolicyValueType.Choice, "核定口径", "Counted", "registered_poor_and_synchronous")
        {
            Choices = [new("registered_poor_and_synchronous", "在世且现居安置点的建档立卡与同步搬迁人口", "Living registered-poor and synchronous people, now resettled")],
        },
        new(PolicyArea.Headcount, PolicyKeys.HeadcountSnapshotDay, PolicyValueType.MonthDay, "核定日", "Snapshot day", "12-31") { Help = "按上一年该日的人口核定。" },
        new(PolicyArea.Staffing, PolicyKeys.StaffingTiers, PolicyValueType.Tiers, "配备标准", "Posts by population", "2000:5,1000:3,0:2")
        {
            Help = "每档只写人口起点；恰好等于起点的按高一档配备。", FormClause = "民法典第一千二百五十九条：以上、以下含本数", Unit = " 人",
        },
        new(PolicyArea.Staffing, PolicyKeys.StaffingEnforcement, PolicyValueType.Choice, "超配处理", "Above the quota", "warn_with_reason")
        {
            Choices = [new("warn_with_reason", "须说明理由并经牵头乡镇批准", "Written reason and approval"), new("block", "不允许", "Refused")],
        },
        new(PolicyArea.Staffing, PolicyKeys.StaffingIncompatible, PolicyValueType.Choices, "不相容职务", "Incompatible posts",
            "CommitteeAndLeader,CommitteeAndBookkeeper,CommitteeAndLeaderRelative,CommitteeAndBookkeeperRelative,CashierAndBookkeeper")
        {
            Help = "选中的各项在任职时由系统拒绝；会计与出纳在全县各社区之间也不能由同一人担任。", Choices = IncompatibleChoices,
        },

        // management fund
        new(PolicyArea.Fund, PolicyKeys.FundPerPersonYear, PolicyValueType.Fen, "每人每年标准", "Per person and year", "6000") { Min = 1 },
        new(PolicyArea.Fund, PolicyKeys.FundDueDay, PolicyValueType.MonthDay, "拨付期限", "Due day", "03-31"),
        new(PolicyArea.Fund, PolicyKeys.FundInstalments, PolicyValueType.Integer, "最多分期", "Instalments at most", "4") { Min = 1, Max = 12, Unit = " 期" },

        // notice and signing
        new(PolicyArea.Notice, PolicyKeys.NoticeDays, PolicyValueType.Integer, "公示天数", "Days of notice", "7") { Min = 1, Max = 60, Unit = " 天" },
        new(PolicyArea.Notice, PolicyKeys.NoticeUnit, PolicyValueType.Choice, "天数单位", "Unit", "working_days")
        {
            Choices = [new("working_days", "工作日", "Working days"), new("calendar_days", "自然日", "Calendar days")],
        },
        new(PolicyArea.Notice, PolicyKeys.NoticeAnswerDays, PolicyValueType.Integer, "异议答复期限", "Days to answer an objection", "5")
        {
            IsOptional = true, Min = 1, Max = 60, Unit = " 个工作日", Help = "自收到异议的次日起算；留空表示在公示期最后一日前答复。",
        },
        new(PolicyArea.Signing, PolicyKeys.SignOrder, PolicyValueType.Choice, "签批顺序", "Order of signatures", "director_then_secretary")
        {
            Help = "始终须由两名不同的人签批。", Choices = [new("director_then_secretary", "先主任签批，后书记审签", "Director, then secretary")],
        },
        new(PolicyArea.Signing, PolicyKeys.SignSubstitute, PolicyValueType.Choice, "代签", "Substitute", "contact_leader_or_named")
        {
            Help = "须有牵头乡镇签发的限期书面委托；经办人、另一签批人和复核人不得代签。",
            Choices = [new("contact_leader_or_named", "包联领导或指定人员", "The contact leader or a named person"), new("none", "不允许", "Nobody")],
        },
        new(PolicyArea.Signing, PolicyKeys.FundThirdSignOver, PolicyValueType.Fen, "居民代表委员会会签起点", "Committee counter-signature above", "") { IsOptional = true, Help = "留空表示不启用。" },

        // dividends
        new(PolicyArea.Dividend, PolicyKeys.DividendReferenceRate, PolicyValueType.Percent, "参考收益率", "Reference rate", "8") { Max = 100, Help = "只用于提示，应收按合同约定计算。" },
        new(PolicyArea.Dividend, PolicyKeys.DividendTolerance, PolicyValueType.Percent, "允许偏差（百分点）", "Tolerance, points", "1") { Max = 100 },
        new(PolicyArea.Dividend, PolicyKeys.DividendSplit, PolicyValueType.Choice, "分配方案", "Split", "resolution_required")
        {
            Choices = [new("resolution_required", "须有合计为100%的决议", "A resolution with shares summing to 100 %")],
        },
        new(PolicyArea.Dividend, PolicyKeys.DividendEligibility, PolicyValueType.Choice, "分红对象", "Who is eligible", "registered_poor_lifted_out")
        {
            Choices = [new("registered_poor_lifted_out", "登记日的建档立卡搬迁脱贫人口", "Registered-poor people lifted out of poverty on the record date"), new("by_resolution", "按决议确定", "As the resolution names")],
        },

        // Party members and points
        new(PolicyArea.Party, PolicyKeys.PostsMax, PolicyValueType.Integer, "每名党员最多岗位", "Posts at most", "2") { Min = 1, Max = 10, Unit = " 个" },
        new(PolicyArea.Party, PolicyKeys.PostsMin, PolicyValueType.Integer, "每名党员最少岗位", "Posts at least", "1") { Max = 10, Unit = " 个" },
        new(PolicyArea.Party, PolicyKeys.PartyActivityPeriod, PolicyValueType.Choice, "活动周期", "Activity period", "quarter")
        {
            Choices = [new("month", "每月至少一次", "Monthly"), new("quarter", "每季度至少一次", "Quarterly")],
        },
        new(PolicyArea.Points, PolicyKeys.PointsExpiryMonths, PolicyValueType.Integer, "积分有效月数", "Points expire after", "") { IsOptional = true, Min = 1, Max = 120, Unit = " 个月", Help = "留空表示不过期。" },
        new(PolicyArea.Points, PolicyKeys.PointsObjectionDays, PolicyValueType.Integer, "异议期", "Objection days", "3") { Min = 1, Max = 60, Unit = " 天" },
        new(PolicyArea.Points, PolicyKeys.PointsSecondApproverOver, PolicyValueType.Integer, "须第二人审批的起点", "Second approver above", "500") { Min = 1, Unit = " 分" },
    ];

    private static readonly Dictionary<string, PolicyParameter> ByKey = Parameters.ToDictionary(parameter => parameter.Key, StringComparer.Ordinal);

    public static IEnumerable<PolicyParameter> Of(PolicyArea area) => Parameters.Where(parameter => parameter.Area == area);

    public static PolicyParameter? Find(PolicyArea area, string key) => ByKey.GetValueOrDefault(key) is { } parameter && parameter.Area == area ? parameter : null;

    public static string ChineseNameOf(PolicyArea area) => Areas.First(info => info.Area == area).Chinese;
}

/// <summary>The keys of all parameters.</summary>
public static class PolicyKeys
{
    public const string SubsidyRate = "subsidy.rate";
    public const string SubsidyFeeTypes = "subsidy.feeTypes";
    public const string SubsidyBasis = "subsidy.basis";
    public const string SubsidyCutoffDay = "subsidy.cutoffDay";
    public const string SubsidyRounding = "subsidy.rounding";
    public const string SubsidyEligibility = "subsidy.eligibility";
    public const string SubsidySynchronous = "subsidy.eligibility.synchronous";
    public const string SubsidySuddenHardship = "subsidy.eligibility.suddenHardship";
    public const string SubsidyMarginal = "subsidy.eligibility.marginal";
    public const string SubsidyAdditions = "subsidy.eligibility.additions";
    public const string SubsidyMixed = "subsidy.mixed";
    public const string SubsidyFund = "subsidy.fund";
    public const string HeadcountBase = "headcount.base";
    public const string HeadcountSnapshotDay = "headcount.snapshotDay";
    public const string StaffingTiers = "staffing.tiers";
    public const string StaffingEnforcement = "staffing.enforcement";
    public const string StaffingIncompatible = "staffing.incompatible";
    public const string FundPerPersonYear = "fund.perPersonYear";
    public const string FundDueDay = "fund.dueDay";
    public const string FundInstalments = "fund.instalments";
    public const string FundThirdSignOver = "fund.thirdSignOver";
    public const string NoticeDays = "notice.days";
    public const string NoticeUnit = "notice.unit";
    public const string NoticeAnswerDays = "notice.answerDays";
    public const string SignOrder = "sign.order";
    public const string SignSubstitute = "sign.substitute";
    public const string DividendReferenceRate = "dividend.referenceRate";
    public const string DividendTolerance = "dividend.tolerance";
    public const string DividendSplit = "dividend.split";
    public const string DividendEligibility = "dividend.eligibility";
    public const string PostsMax = "posts.max";
    public const string PostsMin = "posts.min";
    public const string PartyActivityPeriod = "party.activityPeriod";
    public const string PointsExpiryMonths = "points.expiryMonths";
    public const string PointsObjectionDays = "points.objectionDays";
    public const string PointsSecondApproverOver = "points.secondApproverOver";
}
