using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>A post somebody holds or is to hold. Ids of the appointment itself and of the person; the house for heads of buildings, rows and units.</summary>
public sealed record StaffPost(Guid Id, Guid HolderId, Guid CommunityId, PostKind Post, AppointmentWay Way, Guid? BuildingId, Guid? UnitId, DateOnly From, DateOnly? EndedOn, bool IsProposed)
{
    public static StaffPost Of(Appointment x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return new(x.Id, x.OfficeHolderId, x.CommunityId, x.Post, x.Way, x.BuildingId, x.UnitId, x.From, x.EndedOn, x.State == AppointmentState.Proposed);
    }

    /// <summary>Held on the day or on some later one.</summary>
    public bool HoldsFrom(DateOnly day) => !IsProposed && (EndedOn is not { } end || end > day);

    public bool HoldsOn(DateOnly day) => From <= day && HoldsFrom(day);
}

/// <summary>From which day which maturity holds; of two decisions for one day the later one.</summary>
public readonly record struct MaturityMark(DateOnly From, DateTimeOffset DecidedAt, MaturityLevel Level);

/// <summary>The posts of a community by its population; none where nobody lives.</summary>
public readonly record struct QuotaRule(int? Posts, QuotaEnforcement Enforcement);

/// <summary>
/// Who holds what in one community, with what the same people and their near relatives hold elsewhere, and the rules of the day. Form, election, import and approval judge a new
/// appointment by it; an accepted one is added, so that the next is judged with it.
/// </summary>
public sealed class StaffPicture
{
    private readonly Guid _communityId;
    private readonly DateOnly _today;
    private readonly IReadOnlyList<MaturityMark> _maturity;
    private readonly Result<IncompatibilityMatrix> _matrix;
    private readonly Result<QuotaRule> _quota;
    private readonly List<StaffPost> _posts;
    private readonly ILookup<Guid, Guid> _relatives;

    /// <param name="communityId">The community.</param>
    /// <param name="today">The local day.</param>
    /// <param name="maturity">What was decided about it.</param>
    /// <param name="matrix">The incompatible posts, or why they are not known.</param>
    /// <param name="quota">The quota, or why it is not known.</param>
    /// <param name="posts">Posts held in the community by anybody, and elsewhere by the people who are judged.</param>
    /// <param name="kin">Pairs of near relatives.</param>
    public StaffPicture(Guid communityId, DateOnly today, IReadOnlyList<MaturityMark> maturity, Result<IncompatibilityMatrix> matrix, Result<QuotaRule> quota, IEnumerable<StaffPost> posts,
        IEnumerable<(Guid One, Guid Other)> kin)
    {
        (_communityId, _today, _maturity, _matrix, _quota, _posts) = (communityId, today, maturity, matrix, quota, [.. posts]);
        _relatives = kin.SelectMany(x => new[] { (x.One, x.Other), (One: x.Other, Other: x.One) }).ToLookup(x => x.Item1, x => x.Item2);
    }

    /// <summary>Different people in quota posts today; who holds several counts once.</summary>
    public int PeopleInQuota => _posts.Where(CountsToday).Select(x => x.HolderId).Distinct().Count();

    public MaturityLevel? MaturityOn(DateOnly day)
    {
        MaturityMark? holding = null;
        foreach (var mark in _maturity.Where(x => x.From <= day))
        {
            holding = holding is { } other && (other.From, other.DecidedAt).CompareTo((mark.From, mark.DecidedAt)) > 0 ? other : mark;
        }

        return holding?.Level;
    }

    /// <summary>What stands against an appointment beside the quota; null when nothing does.</summary>
    public Error? Against(StaffPost wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return wanted.From > _today ? AppointmentErrors.FutureDay("from") :
            AppointmentWays.Check(MaturityOn(wanted.From), wanted.Post, wanted.Way) ?? AgainstHolders(wanted) ?? AgainstMatrix(wanted);
    }

    /// <summary>Whether it would go beyond the quota; what is wrong when the rule is not known or allows it by no reason.</summary>
    public Result<bool> IsBeyondQuota(StaffPost wanted, bool hasReason)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!PostCatalogue.Of(wanted.Post).CountsForQuota)
        {
            return false;
        }

        if (_quota.Error is { } unknown)
        {
            return unknown;
        }

        // who works there already takes no further place: 交叉任职
        if (_quota.Value.Posts is not { } posts || PeopleInQuota < posts || _posts.Exists(x => CountsToday(x) && x.HolderId == wanted.HolderId))
        {
            return false;
        }

        return _quota.Value.Enforcement == QuotaEnforcement.Block ? AppointmentErrors.QuotaFull : hasReason ? true : AppointmentErrors.OverQuotaReason;
    }

    public void Add(StaffPost accepted) => _posts.Add(accepted);

    private bool CountsToday(StaffPost post) => post.CommunityId == _communityId && post.HoldsOn(_today) && PostCatalogue.Of(post.Post).CountsForQuota;

    private Error? AgainstHolders(StaffPost wanted)
    {
        var same = _posts.FindAll(x => x.Id != wanted.Id && x.CommunityId == _communityId && x.Post == wanted.Post);
        if (same.Exists(x => x.IsProposed && x.HolderId == wanted.HolderId) && !wanted.IsProposed)
        {
            return AppointmentErrors.Waiting;
        }

        var held = same.FindAll(x => x.HoldsFrom(wanted.From));
        if (wanted.BuildingId is not null)
        {
            return held.Find(x => x.BuildingId == wanted.BuildingId && x.UnitId == wanted.UnitId) is not { } head ? null :
                head.HolderId == wanted.HolderId ? OrganisationErrors.AlreadyInPost : wanted.UnitId is null ? AppointmentErrors.BuildingTaken : AppointmentErrors.UnitTaken;
        }

        return held.Exists(x => x.HolderId == wanted.HolderId) ? OrganisationErrors.AlreadyInPost :
            held.Count > 0 && PostCatalogue.Of(wanted.Post).IsHead ? OrganisationErrors.HeadTaken : null;
    }

    private Error? AgainstMatrix(StaffPost wanted)
    {
        if (!IncompatibilityMatrix.Touched.Contains(wanted.Post))
        {
            return null;
        }

        if (_matrix.Error is { } unknown)
        {
            return unknown;
        }

        var relatives = _relatives[wanted.HolderId].ToHashSet();
        var held = _posts.Where(x => x.Id != wanted.Id && x.HoldsFrom(wanted.From) && (x.HolderId == wanted.HolderId || relatives.Contains(x.HolderId)))
            .Select(x => new PostHeld(x.Post, x.CommunityId, x.HolderId != wanted.HolderId));
        return _matrix.Value.Against(wanted.Post, wanted.CommunityId, held) is { } against ? AppointmentErrors.Incompatible(wanted.Post, against) : null;
    }
}
