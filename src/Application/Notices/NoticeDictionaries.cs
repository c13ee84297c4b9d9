using Resettlement.Application.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

internal sealed class NoticeDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("noticeKind", (NoticeKind.SubsidyPlan, "补贴发放前公示"), (NoticeKind.SubsidyResult, "补贴发放结果公示"), (NoticeKind.ElectionResult, "推选结果公示")),
        CodeList.Of("noticeState", (NoticeState.Running, "公示中"), (NoticeState.Ended, "已期满"), (NoticeState.Withdrawn, "已撤回")),
        CodeList.Of("noticeUnit", (NoticeUnit.WorkingDays, "工作日"), (NoticeUnit.CalendarDays, "自然日")),
        CodeList.Of("objectionChannel", (ObjectionChannel.Public, "网上"), (ObjectionChannel.Office, "现场或电话")),
        CodeList.Of("objectionState", (ObjectionState.Open, "待答复"), (ObjectionState.Upheld, "成立"), (ObjectionState.Rejected, "不成立")),
        CodeList.Of("holidayYearState", (HolidayYearState.Draft, "待确认"), (HolidayYearState.Confirmed, "已确认")),
        CodeList.Of("dayKind", (DayKind.Off, "放假"), (DayKind.Work, "补班")),
    ];
}
