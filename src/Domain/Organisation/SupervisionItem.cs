using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public enum SupervisionState
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Was answered; the committee accepts it or asks again.</summary>
    Answered,

    /// <summary>The committee is content.</summary>
    Closed,
}

public enum SupervisionStepKind
{
    Raised,
    Answered,

    /// <summary>The answer did not do; asked again with a new deadline.</summary>
    Returned,
    Closed,
}

/// <summary>
/// 监督事项: what the residents' committee asks branch or centre about their work. Answered within a deadline by somebody else than who raised it;
/// the committee closes it, or asks again. Everything that was said stays.
/// </summary>
public sealed class SupervisionItem : AggregateRoot, ICommunityOwned, IAudited
{
    public const int MaximumText = 1000;

    private readonly List<SupervisionStep> _steps = [];

    private SupervisionItem()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>Branch or centre.</summary>
    public BodyKind Target { get; private init; }

    public string Title { get; private init; } = "";

    public SupervisionState State { get; private set; }

    public DateOnly AnswerDue { get; private set; }

    public PersonKey RaisedBy { get; private init; }

    public string RaisedByName { get; private init; } = "";

    public DateTimeOffset RaisedAt { get; private init; }

    public PersonKey? AnsweredBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyCollection<SupervisionStep> Steps => _steps;

    public static Result<SupervisionItem> Raise(Guid communityId, BodyKind target, string title, string text, DateOnly answerDue, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        if (target is not (BodyKind.PartyBranch or BodyKind.ServiceCentre))
        {
            return SupervisionErrors.Target;
        }

        if (answerDue < today)
        {
            return SupervisionErrors.DueInPast;
        }

        var item = new SupervisionItem { CommunityId = communityId, Target = target, Title = title, AnswerDue = answerDue, RaisedBy = by, RaisedByName = byName, RaisedAt = at };
        item.Say(SupervisionStepKind.Raised, text, answerDue, byName, at);
        return item;
    }

    public bool IsOverdueOn(DateOnly day) => State == SupervisionState.Open && AnswerDue < day;

    public Result Answer(string text, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != SupervisionState.Open)
        {
            return SupervisionErrors.NotOpen;
        }

        if (by == RaisedBy)
        {
            return SupervisionErrors.OwnItem;
        }

        (State, AnsweredBy) = (SupervisionState.Answered, by);
        Say(SupervisionStepKind.Answered, text, null, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>Asks again: the answer did not do.</summary>
    public Result Return(string text, DateOnly answerDue, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        if (CheckJudgeable(by) is { } error)
        {
            return error;
        }

        if (answerDue < today)
        {
            return SupervisionErrors.DueInPast;
        }

        (State, AnswerDue) = (SupervisionState.Open, answerDue);
        Say(SupervisionStepKind.Returned, text, answerDue, byName, at);
        Touch();
        return Result.Success;
    }

    public Result Close(string text, PersonKey by, string byName, DateTimeOffset at)
    {
        if (CheckJudgeable(by) is { } error)
        {
            return error;
        }

        (State, ClosedAt) = (SupervisionState.Closed, at);
        Say(SupervisionStepKind.Closed, text, null, byName, at);
        Touch();
        return Result.Success;
    }

    private Error? CheckJudgeable(PersonKey by) => State != SupervisionState.Answered ? SupervisionErrors.NotAnswered : by == AnsweredBy ? SupervisionErrors.OwnAnswer : null;

    private void Say(SupervisionStepKind kind, string text, DateOnly? due, string byName, DateTimeOffset at) =>
        _steps.Add(new() { ItemId = Id, Order = _steps.Count + 1, Kind = kind, Text = text, AnswerDue = due, ByName = byName, At = at });
}

/// <summary>What was said about an item, in order.</summary>
public sealed class SupervisionStep
{
    public required Guid ItemId { get; init; }

    public required int Order { get; init; }

    public required SupervisionStepKind Kind { get; init; }

    public required string Text { get; init; }

    public DateOnly? AnswerDue { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

public static class SupervisionErrors
{
    public static readonly Error NotFound = Error.NotFound("organisation.supervision-not-found", "没有找到该监督事项，可能不存在或不在您的管理范围内。");
    public static readonly Error Target = Error.Invalid("organisation.supervision-target", "监督事项只能针对党支部或服务中心的工作。", "target");
    public static readonly Error DueInPast = Error.Invalid("organisation.supervision-due", "答复期限不能早于今天。", "answerDue");
    public static readonly Error NotOpen = Error.Conflict("organisation.supervision-not-open", "该监督事项不在待答复状态，请刷新后查看。");
    public static readonly Error NotAnswered = Error.Conflict("organisation.supervision-not-answered", "该监督事项尚未答复或已经办结，请刷新后查看。");
    public static readonly Error OwnItem = Error.Forbidden("organisation.supervision-own-item", "本人提出的监督事项须由他人答复。");
    public static readonly Error OwnAnswer = Error.Forbidden("organisation.supervision-own-answer", "本人答复的事项须由居民代表委员会的其他成员认定。");
}
