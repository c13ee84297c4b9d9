using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>The words clerks use for bodies, posts and the ends of appointments.</summary>
public static class OrganisationWords
{
    public static readonly WordTable<BodyKind> Bodies = new(
        "organisation.body-kind", "机构类型",
        (BodyKind.Township, ["乡镇", "乡镇党委政府", "乡镇人民政府"]),
        (BodyKind.PartyBranch, ["社区党支部", "党支部", "支部", "社区党组织"]),
        (BodyKind.ServiceCentre, ["社区服务中心", "服务中心", "中心", "便民服务中心"]),
        (BodyKind.ResidentsCommittee, ["居民代表委员会", "居代会", "居民委员会", "监督委员会"]),
        (BodyKind.PropertyCompany, ["社区物业公司", "物业公司", "物业"]));

    public static readonly WordTable<PostKind> Posts = new(
        "organisation.post", "职务",
        (PostKind.BranchSecretary, ["党支部书记", "支部书记", "书记"]),
        (PostKind.BranchDeputy, ["党支部副书记", "支部副书记", "副书记"]),
        (PostKind.BranchMember, ["党支部委员", "支部委员", "支委"]),
        (PostKind.CentreDirector, ["服务中心主任", "中心主任", "主任"]),
        (PostKind.CentreDeputy, ["服务中心副主任", "中心副主任", "副主任"]),
        (PostKind.CentreStaff, ["服务中心工作人员", "中心工作人员", "工作人员"]),
        (PostKind.Bookkeeper, ["会计"]),
        (PostKind.Cashier, ["出纳"]),
        (PostKind.CommitteeChair, ["居民代表委员会主任", "居代会主任"]),
        (PostKind.CommitteeMember, ["居民代表委员会委员", "居代会委员", "监督员"]),
        (PostKind.TownshipHead, ["乡镇负责人", "乡镇分管领导"]),
        (PostKind.TownshipMember, ["乡镇工作人员", "乡镇干部"]),
        (PostKind.CompanyManager, ["物业经理", "物业公司经理"]),
        (PostKind.CompanyStaff, ["物业人员", "物业工作人员"]),
        (PostKind.BuildingHead, ["楼长", "片长"]),
        (PostKind.UnitHead, ["单元长"]));

    public static readonly WordTable<EndReason> Ends = new(
        "organisation.end-reason", "离任原因",
        (EndReason.TermOver, ["任期届满", "届满"]),
        (EndReason.Resigned, ["辞职", "本人辞职"]),
        (EndReason.Removed, ["免职", "罢免"]),
        (EndReason.Transferred, ["调离", "工作调动"]),
        (EndReason.Retired, ["退休"]),
        (EndReason.Died, ["去世", "死亡"]),
        (EndReason.Dissolved, ["机构撤销"]),
        (EndReason.Mistake, ["登记有误"]),
        (EndReason.Other, ["其他"]));

    public static readonly WordTable<AppointmentState> States = new(
        "organisation.appointment-state", "任职状态",
        (AppointmentState.Proposed, ["待审批"]),
        (AppointmentState.Active, ["在任"]),
        (AppointmentState.Ended, ["已离任"]),
        (AppointmentState.Refused, ["未批准"]));
}
