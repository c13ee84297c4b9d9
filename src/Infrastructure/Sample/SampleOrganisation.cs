using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>
/// The five bodies of every site and the people in their posts, who are the people of the accounts. One site has a person too many, one lacks its secretary, some people hold two
/// posts: what the staffing report is for. At small sites book-keeping and cash are done by the township's agency and take no post.
/// </summary>
internal sealed class SampleOrganisation(AppDbContext db, IFieldProtector protector)
{
    private static readonly DateOnly TermFrom = new(2024, 1, 1);
    private static readonly DateOnly TermTo = new(2026, 12, 31);
    private static readonly DateTimeOffset At = new(2024, 1, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The site with one person more than it is entitled to, for a reason and with the lead township's approval.</summary>
    private const string OverQuota = "MT";

    /// <summary>Who holds what in branch and centre, by account. What every site has beside it stands in <see cref="WriteAsync"/>.</summary>
    private static readonly Dictionary<string, (string Account, PostKind[] Posts)[]> Teams = new(StringComparer.Ordinal)
    {
        ["XT"] = [("secretary", [PostKind.BranchSecretary]), ("director", [PostKind.CentreDirector, PostKind.BranchDeputy]), ("clerk", [PostKind.CentreStaff])],
        ["SQ"] =
        [
            ("secretary", [PostKind.BranchSecretary, PostKind.CentreDeputy]), ("director", [PostKind.CentreDirector]), ("clerk", [PostKind.CentreStaff, PostKind.BranchMember]), ("bookkeeper", [PostKind.Bookkeeper]),
            ("cashier", [PostKind.Cashier]),
        ],
        ["MT"] = [("secretary", [PostKind.BranchSecretary]), ("director", [PostKind.CentreDirector]), ("clerk", [PostKind.CentreStaff])],
        ["PJ"] = [("secretary", [PostKind.BranchSecretary]), ("director", [PostKind.CentreDirector, PostKind.BranchMember])],
        ["ST"] = [("director", [PostKind.CentreDirector])],
        ["MQ"] = [("secretary", [PostKind.BranchSecretary]), ("director", [PostKind.CentreDirector])],
        ["HZ"] = [("secretary", [PostKind.BranchSecretary, PostKind.CentreStaff]), ("director", [PostKind.CentreDirector, PostKind.BranchMember])],
        ["YZ"] = [("secretary", [PostKind.BranchSecretary]), ("director", [PostKind.CentreDirector])],
    };

    /// <summary>How far each site is: three elect everybody, two have their heads sent, the others something of both.</summary>
    private static readonly Dictionary<string, MaturityLevel> Levels = new(StringComparer.Ordinal)
    {
        ["XT"] = MaturityLevel.Elected,
        ["SQ"] = MaturityLevel.Mixed,
        ["MT"] = MaturityLevel.Dispatched,
        ["PJ"] = MaturityLevel.Dispatched,
        ["ST"] = MaturityLevel.Mixed,
        ["MQ"] = MaturityLevel.Mixed,
        ["HZ"] = MaturityLevel.Elected,
        ["YZ"] = MaturityLevel.Elected,
    };

    private readonly Dictionary<string, OfficeHolder> _holders = new(StringComparer.Ordinal);

    public async Task WriteAsync(IReadOnlyList<Community> communities, IReadOnlyDictionary<string, AppUser> users, CancellationToken ct)
    {
        var policy = await db.PolicyVersions.AsNoTracking().Where(x => x.Area == PolicyArea.Staffing).OrderByDescending(x => x.EffectiveFrom).Select(x => x.Id).FirstAsync(ct);
        foreach (var community in communities)
        {
            var suffix = community.Code.ToLowerInvariant();
            var township = SampleSites.Townships.First(x => x.Code == community.LeadTownshipCode).Name;
            var bodies = Bodies(community, township);
            db.Bodies.AddRange(bodies.Values);
            var leader = users["leader." + SampleSites.TownshipSuffixes[community.LeadTownshipCode]];
            db.MaturityDecisions.Add(Must(MaturityDecision.Decide(community.Id, new(Levels[community.Code], TermFrom, "按社区班子建设情况认定", null), null, new(leader.PersonIndex), leader.DisplayName, At, TermFrom)));
            foreach (var (account, posts) in Teams[community.Code])
            {
                var origin = account == "secretary" ? community.LeadTownshipCode : community.Origins.Select(x => x.TownshipCode).Order(StringComparer.Ordinal).Last();
                var appointed = Appoint(community, bodies, users[$"{account}.{suffix}"], origin, posts);
                if (account == "clerk" && community.Code == OverQuota)
                {
                    ApproveOverQuota(appointed[0], policy, leader);
                }
            }

            Appoint(community, bodies, leader, null, PostKind.TownshipHead);
            Appoint(community, bodies, users["committee." + suffix], community.LeadTownshipCode, PostKind.CommitteeChair);
            Appoint(community, bodies, users["property." + suffix], null, PostKind.CompanyManager);
        }

        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<BodyKind, Body> Bodies(Community community, string township)
    {
        var since = community.OccupiedFrom!.Value;
        (BodyKind Kind, string Name, BodyTerm? Term)[] written =
        [
            (BodyKind.Township, township + "人民政府", null),
            (BodyKind.PartyBranch, community.Name + "党支部", new(TermFrom, TermTo)),
            (BodyKind.ServiceCentre, community.Name + "服务中心", new(TermFrom, TermTo)),
            // one committee should have been elected anew last summer
            (BodyKind.ResidentsCommittee, community.Name + "居民代表委员会", new(TermFrom, community.Code == "HZ" ? new(2026, 6, 30) : TermTo)),
            (BodyKind.PropertyCompany, community.Name + "物业服务有限公司", null),
        ];
        return written.ToDictionary(x => x.Kind, x => Must(Body.Found(community.Id, x.Kind, new(x.Name, null, since), x.Term)));
    }

    private static void ApproveOverQuota(Appointment appointment, Guid policy, AppUser leader)
    {
        appointment.Await("新建厂房招商，服务中心临时增配一人", 2, 3, policy);
        if (appointment.Approve("同意，期满核减", new(leader.PersonIndex), leader.DisplayName, At).Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }

    private List<Appointment> Appoint(Community community, Dictionary<BodyKind, Body> bodies, AppUser user, string? origin, params PostKind[] posts)
    {
        if (!_holders.TryGetValue(user.PersonIndex, out var holder))
        {
            var number = IdNumber.Restore(protector.Reveal(user.IdNumberCipher!));
            holder = OfficeHolder.Register(community.Id, new(user.DisplayName, origin, origin is null ? null : "01", null), number, protector.Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
            _holders.Add(user.PersonIndex, holder);
            db.OfficeHolders.Add(holder);
        }

        holder.AddPlace(community.Id);
        var appointed = new List<Appointment>();
        foreach (var post in posts)
        {
            var body = bodies[PostCatalogue.Of(post).Body!.Value];
            var appointment = Must(Appointment.To(body, holder.Id, post, TermFrom, body.TermTo));
            if (appointment.RestOn(BasisOf(community, bodies[BodyKind.Township].Name, post), new(user.PersonIndex), user.DisplayName, At).Error is { } error)
            {
                throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
            }

            db.Appointments.Add(appointment);
            appointed.Add(appointment);
        }

        return appointed;
    }

    private static AppointmentBasis BasisOf(Community community, string township, PostKind post)
    {
        var ways = Must(AppointmentWays.For(Levels[community.Code], post));
        // where both ways are open the secretary was sent and the others elected
        var way = ways.Count == 1 || post == PostKind.BranchSecretary ? ways[0] : AppointmentWay.Election;
        return way == AppointmentWay.Dispatch
            ? new(way, post == PostKind.TownshipHead ? CadreSource.ServingCadre : CadreSource.RetiredCadre, township, "任字〔2024〕1号")
            : new(way, null, null, way == AppointmentWay.Contract ? "合同〔2024〕1号" : "备字〔2024〕1号");
    }

    private static T Must<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException("The sample breaks a rule: " + error.Code) : result.Value;
}
