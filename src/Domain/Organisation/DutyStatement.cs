using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public enum DutyState
{
    Draft,

    /// <summary>In force from its first day until the next version begins.</summary>
    Published,
}

/// <summary>What a version of a statement says, and from when.</summary>
public sealed record DutyContent(string Title, string Text, string? DocumentNumber, DateOnly From);

/// <summary>
/// 职责: what a kind of body, or the holder of a post, has to do, modelled by the county for all communities. Versions follow one another; a published one never changes,
/// and the one in force on a day is the newest that had begun.
/// </summary>
public sealed class DutyStatement : AggregateRoot, IAudited
{
    private DutyStatement()
    {
    }

    /// <summary>The body whose duty it is; of a post, the body it belongs to, none for heads of buildings and units.</summary>
    public BodyKind? Body { get; private init; }

    /// <summary>The post whose duty it is; null for the body as a whole.</summary>
    public PostKind? Post { get; private init; }

    /// <summary>"Body:PartyBranch" or "Post:Cashier".</summary>
    public string Subject { get; private init; } = "";

    /// <summary>Grows by one for each version of the subject.</summary>
    public int Number { get; private init; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? DocumentNumber { get; private set; }

    public DateOnly From { get; private set; }

    public DutyState State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public string? PublishedByName { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public static string SubjectOf(BodyKind? body, PostKind? post) => post is { } p ? $"Post:{p}" : $"Body:{body}";

    /// <summary>The next version of the duties of a body, or of a post when one is named.</summary>
    public static DutyStatement Draft(BodyKind? body, PostKind? post, int number, DutyContent content, PersonKey by, string byName)
    {
        ArgumentNullException.ThrowIfNull(content);
        var statement = new DutyStatement
        {
            Body = post is { } named ? PostCatalogue.Of(named).Body : body,
            Post = post,
            Subject = SubjectOf(body, post),
            Number = number,
            MadeBy = by,
            MadeByName = byName,
        };
        statement.Set(content);
        return statement;
    }

    public Result Change(DutyContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (State != DutyState.Draft)
        {
            return DutyErrors.Published;
        }

        Set(content);
        Touch();
        return Result.Success;
    }

    /// <param name="previousFrom">First day of the newest published version of the subject.</param>
    /// <param name="byName">Who publishes.</param>
    /// <param name="at">Now.</param>
    public Result Publish(DateOnly? previousFrom, string byName, DateTimeOffset at)
    {
        if (State != DutyState.Draft)
        {
            return DutyErrors.Published;
        }

        if (previousFrom is { } before && From <= before)
        {
            return DutyErrors.NotLater;
        }

        (State, PublishedByName, PublishedAt) = (DutyState.Published, byName, at);
        Touch();
        return Result.Success;
    }

    private void Set(DutyContent content) => (Title, Text, DocumentNumber, From) = (content.Title, content.Text, content.DocumentNumber, content.From);
}

public static class DutyErrors
{
    public static readonly Error NotFound = Error.NotFound("organisation.duty-not-found", "没有找到该职责。");
    public static readonly Error Published = Error.Conflict("organisation.duty-published", "该职责已经发布，不能修改；需要调整时请起草新的版本。");
    public static readonly Error DraftExists = Error.Conflict("organisation.duty-draft-exists", "该机构或职务已有起草中的版本，请在原稿上修改或先发布。");
    public static readonly Error NotLater = Error.Conflict("organisation.duty-not-later", "生效日期须晚于上一版本的生效日期，请修改后再发布。");
}
