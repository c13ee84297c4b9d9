using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>What counts as a reason: words, not a blank or a dash. How long it may be is as long as the column that keeps it.</summary>
internal static class ReasonShape
{
    public const string Message = "请填写2至500个字的理由。";
    public const string ShortMessage = "请填写理由（2至200个字）。";

    private const int Least = 2;
    private const int Long = 500;
    private const int Short = 200;

    public static bool IsReason(string? text) => ChineseText.Sentence(text).Length is >= Least and <= Long;

    public static bool IsShort(string? text) => ChineseText.Sentence(text).Length is >= Least and <= Short;

    public static string? Tidy(string? text) => ChineseText.Sentence(text) is { Length: > 0 } reason ? reason[..Math.Min(reason.Length, Short)] : null;
}
