using Resettlement.Domain.Common;

namespace Resettlement.Domain.Audit;

public static class AuditErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error SubjectNotFound = Error.NotFound("audit.subject-not-found", "没有这条数据，或不在您的管辖范围内，无法查看修改记录。");

    public static Error UnknownSubject(IEnumerable<string> known) =>
        Error.Invalid("audit.unknown-subject", $"没有这类数据的修改记录，可查询：{string.Join('、', known)}。", "subject");
}
