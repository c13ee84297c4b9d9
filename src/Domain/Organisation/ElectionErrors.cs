using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class ElectionErrors
{
    public static readonly Error NotFound = Error.NotFound("election.not-found", "没有找到该推选，可能不存在或不在您的管理范围内。");
    public static readonly Error CandidateNotFound = Error.NotFound("election.candidate-not-found", "该推选没有这名候选人，请刷新后查看。");
    public static readonly Error Exists = Error.Conflict("election.exists", "该职务已有一次推选正在进行，请先办结或取消。");
    public static readonly Error Seats = Error.Invalid("election.seats", $"应选人数须为1至{Election.MaximumSeats}；正职只选1人。", "seats");
    public static readonly Error TermEnd = Error.Invalid("election.term-end", "任期届满日须晚于今天。", "termEnd");
    public static readonly Error NotNominating = Error.Conflict("election.not-nominating", "提名阶段已经结束，不能再改候选人和考察情况，请刷新后查看。");
    public static readonly Error CandidateExists = Error.Conflict("election.candidate-exists", "此人已是该推选的候选人。");
    public static readonly Error CandidateGone = Error.Conflict("election.candidate-gone", "该候选人已退出或已有结果，请刷新后查看。");
    public static readonly Error FourCriteria = Error.Invalid("election.four-criteria", "群众威信、工作能力、责任心、群众认可度须各填一项。", "checks");
    public static readonly Error NotWithdrawable = Error.Conflict("election.not-withdrawable", "公示中、已备案或已取消的推选，候选人不能退出。");
    public static readonly Error NotVoting = Error.Conflict("election.not-voting", "结果已经公示、备案或推选已取消，不能再录入投票，请刷新后查看。");
    public static readonly Error RoundCounted = Error.Conflict("election.round-counted", "这一轮投票已经录入，请刷新后查看。");
    public static readonly Error SeatsFilled = Error.Conflict("election.seats-filled", "应选名额已经全部选出，不能再录入投票；当选人放弃的，请先办理退出。");
    public static readonly Error NoCandidates = Error.Unprocessable("election.no-candidates", "没有可以投票的候选人：还没有提名，或其余候选人都已退出。");
    public static readonly Error NotChecked = Error.Unprocessable("election.not-checked", "还有候选人没有完成四项考察，请先填写。");
    public static readonly Error CandidateUnfit = Error.Unprocessable("election.candidate-unfit", "有候选人考察不合格，须先办理退出，再组织投票。");
    public static readonly Error BallotNumbers = Error.Invalid("election.ballot-numbers", "票数不合理：有效票不能多于实际参加人数，实际参加人数不能多于应参加人数。", "valid");
    public static readonly Error VotesOfAll = Error.Invalid("election.votes-of-all", "请为每一名候选人各填一个得票数。", "votes");
    public static readonly Error TooManyVotes = Error.Invalid("election.too-many-votes", "得票数不合理：每人得票不能多于有效票，合计不能多于有效票乘以应选人数。", "votes");
    public static readonly Error NotVoted = Error.Conflict("election.not-voted", "该推选没有待公示的投票结果，请刷新后查看。");
    public static readonly Error NobodyElected = Error.Unprocessable("election.nobody-elected", "没有人当选：参加人数须过半，得票须过参加人数的半数；请组织再次投票。");
    public static readonly Error NotNoticed = Error.Conflict("election.not-noticed", "该推选的结果不在公示中，请刷新后查看。");
    public static readonly Error NotToBeFiled = Error.Conflict("election.not-to-be-filed", "公示期满后才能备案，且只能备案一次，请刷新后查看。");
    public static readonly Error FiledBeforeVote = Error.Invalid("election.filed-before-vote", "备案日期不能早于投票日期。", "on");
    public static readonly Error Closed = Error.Conflict("election.closed", "该推选已经备案或取消，请刷新后查看。");
    public static readonly Error FilingNumberTaken = Error.Conflict("election.filing-number-taken", "该备案文号已用于另一次推选，请核对。");
}
