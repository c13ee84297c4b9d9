using System.Collections.Frozen;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>Status codes of ISO 20022 that a bank may answer with. "Settlement completed" is paid; everything on the way is sent, never paid.</summary>
internal static class ResultCodes
{
    private static readonly FrozenDictionary<string, OrderState> Known = new Dictionary<string, OrderState>(StringComparer.Ordinal)
    {
        ["ACSC"] = OrderState.Paid,
        ["ACCC"] = OrderState.Paid,
        ["ACTC"] = OrderState.Sent,
        ["ACCP"] = OrderState.Sent,
        ["ACSP"] = OrderState.Sent,
        ["PDNG"] = OrderState.Sent,
        ["RCVD"] = OrderState.Sent,
        ["RJCT"] = OrderState.Failed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Of a group: only the listed transactions have a status.</summary>
    public const string Partly = "PART";

    public static bool TryGet(string code, out OrderState state) => Known.TryGetValue(code, out state);

    public static string All { get; } = string.Join('、', Known.Keys.Order(StringComparer.Ordinal));
}
