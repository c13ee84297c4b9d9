using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>How somebody comes into a post.</summary>
public enum AppointmentWay
{
    /// <summary>选派: sent by the township.</summary>
    Dispatch,

    /// <summary>推选: elected.</summary>
    Election,

    /// <summary>聘用: hired by the property company.</summary>
    Contract,
}

/// <summary>Where a dispatched cadre comes from.</summary>
public enum CadreSource
{
    /// <summary>在职干部.</summary>
    ServingCadre,

    /// <summary>退休干部.</summary>
    RetiredCadre,
}

/// <summary>Which way into a post is open. The township decides by the maturity of the community.</summary>
public static class AppointmentWays
{
    /// <param name="level">What was decided for the day; null = nothing yet.</param>
    /// <param name="post">The post to be filled.</param>
    /// <returns>The ways, or appointment.no-maturity when it hangs on a decision that is missing.</returns>
    public static Result<IReadOnlyList<AppointmentWay>> For(MaturityLevel? level, PostKind post)
    {
        switch (post)
        {
            case PostKind.TownshipHead or PostKind.TownshipMember:
                return Open.Dispatched;
            case PostKind.CompanyManager or PostKind.CompanyStaff:
                return Open.Contracted;
            case PostKind.BuildingHead or PostKind.UnitHead or PostKind.CommitteeChair or PostKind.CommitteeMember:
                return Open.Elected;
            // 乡镇代理记账: at small sites the township sends them, whatever the maturity
            case PostKind.Bookkeeper or PostKind.Cashier:
                return Open.Either;
            case PostKind.BranchSecretary or PostKind.CentreDirector:
                return level switch
                {
                    null => AppointmentErrors.NoMaturity,
                    MaturityLevel.Preparing or MaturityLevel.Dispatched => Open.Dispatched,
                    MaturityLevel.Mixed => Open.Either,
                    _ => Open.Elected,
                };
            default:
                return level is null ? AppointmentErrors.NoMaturity : Open.Elected;
        }
    }

    /// <summary>Null when the way is open, otherwise why not.</summary>
    public static Error? Check(MaturityLevel? level, PostKind post, AppointmentWay way)
    {
        var ways = For(level, post);
        return ways.Error is { } error ? error : ways.Value.Contains(way) ? null : AppointmentErrors.WrongWay(post, way, ways.Value);
    }

    private static class Open
    {
        public static readonly AppointmentWay[] Dispatched = [AppointmentWay.Dispatch];
        public static readonly AppointmentWay[] Elected = [AppointmentWay.Election];
        public static readonly AppointmentWay[] Either = [AppointmentWay.Dispatch, AppointmentWay.Election];
        public static readonly AppointmentWay[] Contracted = [AppointmentWay.Contract];
    }
}
