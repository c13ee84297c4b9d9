using Resettlement.Domain.Access;

namespace Resettlement.Domain.Subsidies;

/// <summary>The permission that each action of a person asks for. What runs by itself when its time has come has none.</summary>
public static class BatchPermissions
{
    public static readonly IReadOnlyList<(BatchAction Action, string Permission)> All =
    [
        (BatchAction.Compile, Permissions.Subsidies.Compile),
        (BatchAction.Check, Permissions.Subsidies.Check),
        (BatchAction.CommitteeReturn, Permissions.Subsidies.Check),
        (BatchAction.PublishNotice, Permissions.Notices.Publish),
        (BatchAction.SignFirst, Permissions.Signing.Sign),
        (BatchAction.SignSecond, Permissions.Signing.Sign),
        (BatchAction.Review, Permissions.Subsidies.Review),
        (BatchAction.Release, Permissions.Payouts.Release),
        (BatchAction.Return, Permissions.Subsidies.Return),
        (BatchAction.Cancel, Permissions.Subsidies.Cancel),
        (BatchAction.SettleOnPaper, Permissions.Subsidies.ImportSettled),
    ];
}
