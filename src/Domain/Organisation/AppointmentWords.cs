using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>The words clerks use for ways into a post, maturity and elections.</summary>
public static class AppointmentWords
{
    public static readonly WordTable<AppointmentWay> Ways = new(
        "appointment.way", "任职方式",
        (AppointmentWay.Dispatch, ["选派", "派驻", "下派"]),
        (AppointmentWay.Election, ["推选", "选举"]),
        (AppointmentWay.Contract, ["聘用", "合同", "招聘"]));

    public static readonly WordTable<CadreSource> Sources = new(
        "appointment.source", "干部来源",
        (CadreSource.ServingCadre, ["在职干部", "在职"]),
        (CadreSource.RetiredCadre, ["退休干部", "退休"]));

    public static readonly WordTable<MaturityLevel> Levels = new(
        "appointment.maturity", "成熟度",
        (MaturityLevel.Preparing, ["准备"]),
        (MaturityLevel.Dispatched, ["派驻"]),
        (MaturityLevel.Mixed, ["混合"]),
        (MaturityLevel.Elected, ["推选"]));

    public static readonly WordTable<KinRelation> Kin = new(
        "appointment.kin", "亲属关系",
        (KinRelation.Spouse, ["夫妻"]),
        (KinRelation.ParentAndChild, ["父母子女"]),
        (KinRelation.Siblings, ["兄弟姐妹"]),
        (KinRelation.GrandparentAndChild, ["祖孙"]),
        (KinRelation.InLaws, ["近姻亲"]));

    public static readonly WordTable<ElectionState> ElectionStates = new(
        "election.state", "推选进度",
        (ElectionState.Nominating, ["提名考察"]),
        (ElectionState.Voted, ["已投票"]),
        (ElectionState.Noticed, ["结果公示中"]),
        (ElectionState.NoticeEnded, ["待备案"]),
        (ElectionState.Filed, ["已备案"]),
        (ElectionState.Cancelled, ["已取消"]));

    public static readonly WordTable<CandidateState> CandidateStates = new(
        "election.candidate-state", "候选人状态",
        (CandidateState.Standing, ["候选"]),
        (CandidateState.Withdrawn, ["已退出"]),
        (CandidateState.Elected, ["当选"]),
        (CandidateState.NotElected, ["未当选"]),
        (CandidateState.Struck, ["异议成立"]),
        (CandidateState.Held, ["异议未决"]),
        (CandidateState.Appointed, ["已任职"]));

    public static readonly WordTable<NominationWay> Nominations = new(
        "election.nomination", "提名方式",
        (NominationWay.ByBranch, ["组织提名"]),
        (NominationWay.ByResidents, ["居民联名"]),
        (NominationWay.BySelf, ["本人自荐"]));

    public static readonly WordTable<CandidateCriterion> Criteria = new(
        "election.criterion", "考察项目",
        (CandidateCriterion.Prestige, ["群众威信"]),
        (CandidateCriterion.Ability, ["工作能力"]),
        (CandidateCriterion.Responsibility, ["责任心"]),
        (CandidateCriterion.Recognition, ["群众认可度"]));

    public static readonly WordTable<CandidateGrade> Grades = new(
        "election.grade", "考察结果",
        (CandidateGrade.Good, ["好"]),
        (CandidateGrade.Fair, ["一般"]),
        (CandidateGrade.Unfit, ["不合格"]));
}
