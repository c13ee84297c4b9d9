using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.Payroll;

/// <summary>One post that a person holds or held in the community. Who is serving is a dispatched cadre still in service, paid by another unit.</summary>
public sealed record HeldPost(Guid AppointmentId, Guid HolderId, string HolderName, PostKind Post, DayRange Days, bool IsServing);

public enum PayBasis
{
    Standard,
    Proposal,
}

/// <summary>What a post is paid a month and by which version of what; the document is that of the standard, or the meeting record.</summary>
public sealed record PayRate(long MonthlyFen, PayBasis Basis, Guid BasisId, string Document, string? Clause, int? VersionNumber, DateOnly EffectiveFrom);

/// <summary>What pays in one month.</summary>
/// <param name="Standard">Null when no standard holds.</param>
/// <param name="Approved">By appointment: what the latest approved proposal says.</param>
/// <param name="Awaiting">Appointments whose proposal is not approved yet.</param>
public sealed record PayTerms(PayStandard? Standard, IReadOnlyDictionary<Guid, PayRate> Approved, IReadOnlySet<Guid> Awaiting)
{
    /// <summary>Whether cadres still in service are paid at all.</summary>
    public bool PaysServing => Standard?.PaysServingCadres == true;

    public PayRate? RateOf(HeldPost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return !PayrollPosts.IsByStandard(post.Post) ? Approved.GetValueOrDefault(post.AppointmentId) : Standard is not { } standard ? null : new(
            post.Post == PostKind.BranchSecretary ? standard.SecretaryFen : standard.DirectorFen, PayBasis.Standard, standard.Id, standard.DocumentNumber, standard.Clause, standard.VersionNumber,
            standard.EffectiveFrom);
    }
}

/// <summary>Days in a row on which a person is paid for one post.</summary>
public sealed record PaySegment(HeldPost Post, PayRate Rate, DateOnly FirstDay, DateOnly LastDay)
{
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;
}

/// <summary>Why a post, or a person, is not paid.</summary>
public enum OmissionReason
{
    /// <summary>No standard holds for the month.</summary>
    NoStandard,

    /// <summary>Nothing was proposed.</summary>
    NotProposed,

    /// <summary>Proposed, and not approved by the lead township.</summary>
    NotApproved,

    /// <summary>A dispatched cadre still in service draws none.</summary>
    ServingCadre,

    /// <summary>The person is paid for another, better paid post.</summary>
    OtherPost,

    /// <summary>Was paid too much in an earlier month, and more than can be withheld now.</summary>
    Overpaid,
}

/// <summary>A post without pay; or, without a post, a person who was paid too much, with what is still to be recovered.</summary>
public sealed record PayOmission(Guid HolderId, string HolderName, HeldPost? Post, OmissionReason Reason, DateOnly ForMonth, long AmountFen = 0);

/// <summary>What one person is due for one month.</summary>
public sealed record PersonMonth(Guid HolderId, string HolderName, PayMonth Month, IReadOnlyList<PaySegment> Segments)
{
    public int PaidDays => Segments.Sum(x => x.Days);

    /// <summary>Σ monthly amount × days; the days of the month divide it.</summary>
    public long FenDays => checked(Segments.Sum(x => x.Rate.MonthlyFen * x.Days));

    /// <summary>Rounded half up to the fen, once.</summary>
    public long EntitledFen => checked(((2 * FenDays) + Month.Days) / (2L * Month.Days));
}

/// <summary>
/// What people are due for a month, by calendar days: on each day the best paid of the posts that a person holds counts, once. The sum over the days is divided by the days of
/// the month and rounded once, so that no part month exceeds the whole one.
/// </summary>
public static class PayrollCalculator
{
    public static (IReadOnlyList<PersonMonth> People, IReadOnlyList<PayOmission> Omissions) Compute(PayMonth month, IEnumerable<HeldPost> posts, PayTerms terms)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(terms);
        var (people, omissions) = (new List<PersonMonth>(), new List<PayOmission>());
        var range = month.Range;
        foreach (var held in posts.Where(x => PayrollPosts.Paid.Contains(x.Post) && x.Days.Overlaps(range)).GroupBy(x => x.HolderId))
        {
            // equal amounts go by the post, then by who came first; nothing depends on how a database sorts ids
            var own = held.OrderBy(x => x.Post).ThenBy(x => x.Days.From).ThenBy(x => x.AppointmentId).ToList();
            var segments = Segments(month, own, terms);
            if (segments.Count > 0)
            {
                people.Add(new(held.Key, own[0].HolderName, month, segments));
            }

            omissions.AddRange(own.Where(post => segments.TrueForAll(x => x.Post != post)).Select(post => new PayOmission(post.HolderId, post.HolderName, post, ReasonFor(post, own, terms), month.First)));
        }

        return (people, omissions);
    }

    private static List<PaySegment> Segments(PayMonth month, List<HeldPost> own, PayTerms terms)
    {
        var segments = new List<PaySegment>();
        for (var day = month.First; day <= month.Last; day = day.AddDays(1))
        {
            var held = own.FindAll(x => x.Days.Contains(day));
            if (held.Count == 0 || (!terms.PaysServing && held.Exists(x => x.IsServing)))
            {
                continue;
            }

            if (held.Select(x => (Post: x, Rate: terms.RateOf(x))).Where(x => x.Rate is not null).OrderByDescending(x => x.Rate!.MonthlyFen).FirstOrDefault() is not { Post: { } post, Rate: { } rate })
            {
                continue;
            }

            if (segments is [.., var last] && last.Post == post && last.LastDay.AddDays(1) == day)
            {
                segments[^1] = last with { LastDay = day };
            }
            else
            {
                segments.Add(new(post, rate, day, day));
            }
        }

        return segments;
    }

    private static OmissionReason ReasonFor(HeldPost post, List<HeldPost> own, PayTerms terms) =>
        !terms.PaysServing && (post.IsServing || own.Exists(x => x.IsServing && x.Days.Overlaps(post.Days))) ? OmissionReason.ServingCadre :
        terms.RateOf(post) is not null ? OmissionReason.OtherPost :
        PayrollPosts.IsByStandard(post.Post) ? OmissionReason.NoStandard :
        terms.Awaiting.Contains(post.AppointmentId) ? OmissionReason.NotApproved : OmissionReason.NotProposed;
}
