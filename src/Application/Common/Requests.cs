using System.Text.Json.Serialization;

namespace Resettlement.Application.Common;

/// <summary>The permission a request needs; enforced by the pipeline. Every request carries this or <see cref="AnonymousRequestAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RequiresPermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>Open to callers who are not signed in, such as the sign-in itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AnonymousRequestAttribute : Attribute;

/// <summary>Allowed while the caller still has an initial or expired password.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BeforePasswordChangeAttribute : Attribute;

/// <summary>A money or approval command: one key has one effect, the repeat gets the first answer. The endpoint must receive an Idempotency-Key.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IdempotentAttribute : Attribute;

/// <summary>What the HTTP request says beside its body.</summary>
public interface IRequestContext
{
    /// <summary>Method and path, or the job's name.</summary>
    string Route { get; }

    string? IdempotencyKey { get; }
}

/// <summary>A page of a list. <see cref="SumFen"/> is the sum of the money column over all pages, where there is one.</summary>
public sealed record Page<T>(
    IReadOnlyList<T> Items, int Total, [property: JsonPropertyName("page")] int PageNumber, int PageSize, [property: JsonPropertyName("totalFen")] long? SumFen = null);

/// <summary>Page number from 1, size 1–200.</summary>
public readonly record struct PageRequest(int Page, int PageSize)
{
    public const int MaxSize = 200;

    public int Skip => (int)Math.Min((Math.Max(Page, 1) - 1L) * Take, int.MaxValue);

    public int Take => Math.Clamp(PageSize == 0 ? 20 : PageSize, 1, MaxSize);

    public Page<T> Of<T>(IReadOnlyList<T> items, int total, long? sumFen = null) => new(items, total, Math.Max(Page, 1), Take, sumFen);
}

/// <summary>A file to be downloaded.</summary>
public sealed record FileDownload(string FileName, string ContentType, byte[] Content)
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
