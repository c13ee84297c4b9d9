using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class OrganisationDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("bodyKind", OrganisationWords.Bodies),
        CodeList.Of("postKind", OrganisationWords.Posts),
        CodeList.Of("endReason", OrganisationWords.Ends),
        CodeList.Of("appointmentState", OrganisationWords.States),
        CodeList.Of("bodyStanding", (BodyStanding.InOrder, "正常"), (BodyStanding.Expired, "任期届满"), (BodyStanding.Headless, "负责人空缺"), (BodyStanding.Dissolved, "已撤销")),
        CodeList.Of("bodyGap", (BodyGap.None, "正常"), (BodyGap.Missing, "未设立"), (BodyGap.Expired, "任期届满"), (BodyGap.Headless, "负责人空缺")),
        CodeList.Of("dutyState", (DutyState.Draft, "起草中"), (DutyState.Published, "已发布")),
        CodeList.Of("supervisionState", (SupervisionState.Open, "待答复"), (SupervisionState.Answered, "待认定"), (SupervisionState.Closed, "已办结")),
        CodeList.Of("supervisionStepKind", (SupervisionStepKind.Raised, "提出"), (SupervisionStepKind.Answered, "答复"), (SupervisionStepKind.Returned, "要求重新答复"), (SupervisionStepKind.Closed, "办结")),
    ];
}
