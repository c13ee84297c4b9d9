using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>What an appointment is judged by.</summary>
internal sealed class StaffPictureTests
{
    private static readonly Guid Here = NewId.Next();
    private static readonly Guid There = NewId.Next();
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly IncompatibilityMatrix Usual = new(new HashSet<IncompatiblePair>
    {
        IncompatiblePair.CommitteeAndLeader, IncompatiblePair.CommitteeAndBookkeeper, IncompatiblePair.CommitteeAndLeaderRelative, IncompatiblePair.CommitteeAndBookkeeperRelative,
        IncompatiblePair.CashierAndBookkeeper,
    });

    // 准备、派驻：书记、主任由乡镇选派，其余推选；混合：两者皆可；推选：全部推选
    [TestCase(MaturityLevel.Preparing, PostKind.CentreDirector, "Dispatch")]
    [TestCase(MaturityLevel.Dispatched, PostKind.BranchSecretary, "Dispatch")]
    [TestCase(MaturityLevel.Mixed, PostKind.BranchSecretary, "Dispatch,Election")]
    [TestCase(MaturityLevel.Elected, PostKind.CentreDirector, "Election")]
    [TestCase(MaturityLevel.Preparing, PostKind.CentreStaff, "Election")]
    [TestCase(MaturityLevel.Elected, PostKind.BranchMember, "Election")]
    [TestCase(MaturityLevel.Elected, PostKind.Bookkeeper, "Dispatch,Election")]
    [TestCase(MaturityLevel.Elected, PostKind.TownshipHead, "Dispatch")]
    [TestCase(MaturityLevel.Dispatched, PostKind.CompanyManager, "Contract")]
    [TestCase(MaturityLevel.Dispatched, PostKind.BuildingHead, "Election")]
    public void The_maturity_says_which_way_is_open(MaturityLevel level, PostKind post, string ways) =>
        Assert.That(string.Join(',', AppointmentWays.For(level, post).Value), Is.EqualTo(ways));

    [TestCase(PostKind.BranchSecretary, "appointment.no-maturity")]
    [TestCase(PostKind.CentreStaff, "appointment.no-maturity")]
    [TestCase(PostKind.CompanyStaff, null)]
    [TestCase(PostKind.UnitHead, null)]
    public void Without_a_decision_nobody_is_dispatched_or_elected_where_it_matters(PostKind post, string? code) => Assert.That(AppointmentWays.For(null, post).Error?.Code, Is.EqualTo(code));

    [Test]
    public void The_decision_of_the_day_of_the_appointment_counts_and_of_one_day_the_later_one()
    {
        var at = DateTimeOffset.UnixEpoch;
        var picture = Picture(maturity: [new(new(2025, 1, 1), at, MaturityLevel.Dispatched), new(new(2026, 1, 1), at, MaturityLevel.Mixed), new(new(2026, 1, 1), at.AddDays(1), MaturityLevel.Elected)]);
        Assert.That((picture.MaturityOn(new(2024, 12, 31)), picture.MaturityOn(new(2025, 12, 31)), picture.MaturityOn(new(2026, 1, 1))), Is.EqualTo(((MaturityLevel?)null, (MaturityLevel?)MaturityLevel.Dispatched, (MaturityLevel?)MaturityLevel.Elected)));
        Assert.That(picture.Against(Post(PostKind.CentreDirector, way: AppointmentWay.Dispatch) with { From = new(2025, 12, 31) }), Is.Null);
        Assert.That(picture.Against(Post(PostKind.CentreDirector, way: AppointmentWay.Dispatch))?.Code, Is.EqualTo("appointment.wrong-way"));
    }

    [TestCase(PostKind.CommitteeMember, PostKind.BranchSecretary, true, false, "appointment.incompatible")]
    [TestCase(PostKind.CentreDirector, PostKind.CommitteeChair, true, false, "appointment.incompatible")]
    [TestCase(PostKind.Bookkeeper, PostKind.CommitteeMember, true, false, "appointment.incompatible")]
    [TestCase(PostKind.CommitteeMember, PostKind.CentreDirector, true, true, "appointment.incompatible")]
    [TestCase(PostKind.CentreDirector, PostKind.CommitteeMember, true, true, "appointment.incompatible")]
    [TestCase(PostKind.CommitteeMember, PostKind.Bookkeeper, true, true, "appointment.incompatible")]
    [TestCase(PostKind.Cashier, PostKind.Bookkeeper, true, false, "appointment.incompatible")]
    [TestCase(PostKind.Cashier, PostKind.Bookkeeper, false, false, "appointment.incompatible")]
    [TestCase(PostKind.CommitteeMember, PostKind.CentreDirector, false, false, null)]
    [TestCase(PostKind.CommitteeMember, PostKind.CentreDirector, false, true, null)]
    [TestCase(PostKind.Cashier, PostKind.Bookkeeper, true, true, null)]
    [TestCase(PostKind.CommitteeMember, PostKind.CentreStaff, true, false, null)]
    [TestCase(PostKind.CentreDirector, PostKind.BranchSecretary, true, false, null)]
    public void Posts_that_do_not_go_together_are_refused_for_a_person_and_for_near_relatives(PostKind wanted, PostKind held, bool sameCommunity, bool byRelative, string? code)
    {
        var (person, relative) = (NewId.Next(), NewId.Next());
        var other = Post(held, byRelative ? relative : person) with { CommunityId = sameCommunity ? Here : There };
        var picture = Picture([other], kin: [(person, relative)]);
        Assert.That(picture.Against(Post(wanted, person))?.Code, Is.EqualTo(code));
        Assert.That(Picture([other with { From = new(2025, 1, 1), EndedOn = new(2026, 1, 1) }], kin: [(person, relative)]).Against(Post(wanted, person)), Is.Null, "what has ended stands in nobody's way");
        Assert.That(Picture([other], matrix: new IncompatibilityMatrix(new HashSet<IncompatiblePair>()), kin: [(person, relative)]).Against(Post(wanted, person)), Is.Null, "the policy says which pairs are in force");
    }

    [Test]
    public void The_matrix_is_the_same_from_both_sides_whatever_is_in_force()
    {
        var posts = Enum.GetValues<PostKind>();
        foreach (var pair in Enum.GetValues<IncompatiblePair>())
        {
            var matrix = new IncompatibilityMatrix(new HashSet<IncompatiblePair> { pair });
            var found = 0;
            foreach (var (one, other, kin) in from a in posts from b in posts from relative in new[] { false, true } select (a, b, relative))
            {
                var forward = matrix.Against(one, Here, [new(other, Here, kin)]) is not null;
                Assert.That(matrix.Against(other, Here, [new(one, Here, kin)]) is not null, Is.EqualTo(forward), $"{pair} {one} {other}");
                found += forward ? 1 : 0;
            }

            Assert.That(found, Is.GreaterThan(0), $"{pair} forbids something");
        }
    }

    [Test]
    public void The_policy_offers_exactly_the_pairs_of_the_matrix()
    {
        var parameter = PolicyCatalogue.Find(PolicyArea.Staffing, PolicyKeys.StaffingIncompatible)!;
        Assert.That(parameter.Choices.Select(x => x.Value), Is.EquivalentTo(Enum.GetNames<IncompatiblePair>()));
        Assert.That(parameter.Read(parameter.FormValue).IsSuccess);
    }

    [Test]
    public void A_head_post_has_one_holder_and_a_person_a_post_once()
    {
        var (one, other) = (NewId.Next(), NewId.Next());
        var picture = Picture([Post(PostKind.CentreDirector, one), Post(PostKind.CentreStaff, one)]);
        Assert.Multiple(() =>
        {
            Assert.That(picture.Against(Post(PostKind.CentreDirector, other))?.Code, Is.EqualTo("organisation.head-taken"));
            Assert.That(picture.Against(Post(PostKind.CentreDirector, one))?.Code, Is.EqualTo("organisation.already-in-post"));
            Assert.That(picture.Against(Post(PostKind.CentreStaff, one))?.Code, Is.EqualTo("organisation.already-in-post"));
            Assert.That(picture.Against(Post(PostKind.CentreStaff, other)), Is.Null);
            Assert.That(picture.Against(Post(PostKind.CentreStaff, other) with { From = Today.AddDays(1) })?.Code, Is.EqualTo("appointment.future-day"));
        });
    }

    [Test]
    public void One_head_per_building_and_per_unit()
    {
        var (building, unit) = (NewId.Next(), NewId.Next());
        var picture = Picture([House(PostKind.BuildingHead, building, null), House(PostKind.UnitHead, building, unit)]);
        Assert.Multiple(() =>
        {
            Assert.That(picture.Against(House(PostKind.BuildingHead, building, null))?.Code, Is.EqualTo("appointment.building-taken"));
            Assert.That(picture.Against(House(PostKind.UnitHead, building, unit))?.Code, Is.EqualTo("appointment.unit-taken"));
            Assert.That(picture.Against(House(PostKind.UnitHead, building, NewId.Next())), Is.Null);
            Assert.That(picture.IsBeyondQuota(House(PostKind.UnitHead, building, NewId.Next()), hasReason: false).Value, Is.False, "houses stand beside the quota");
        });
    }

    [TestCase(2, QuotaEnforcement.WarnWithReason, true, null, true)]
    [TestCase(2, QuotaEnforcement.WarnWithReason, false, "appointment.over-quota-reason", false)]
    [TestCase(2, QuotaEnforcement.Block, true, "appointment.quota-full", false)]
    [TestCase(3, QuotaEnforcement.Block, false, null, false)]
    [TestCase(null, QuotaEnforcement.Block, false, null, false)]
    public void Beyond_the_quota_a_reason_is_needed_or_nothing_helps(int? posts, QuotaEnforcement enforcement, bool reason, string? code, bool beyond)
    {
        var (one, other) = (NewId.Next(), NewId.Next());
        // one person in two posts counts once
        var picture = Picture([Post(PostKind.CentreDirector, one), Post(PostKind.BranchSecretary, one), Post(PostKind.Cashier, other)], quota: new(posts, enforcement));
        Assert.That(picture.PeopleInQuota, Is.EqualTo(2));
        var judged = picture.IsBeyondQuota(Post(PostKind.CentreStaff), reason);
        Assert.That((judged.Error?.Code, judged.IsSuccess && judged.Value), Is.EqualTo((code, beyond)));
        Assert.That(picture.IsBeyondQuota(Post(PostKind.CentreStaff, other), hasReason: false).Value, Is.False, "who works there already takes no further place");
    }

    [TestCase(false, false, "appointment.waiting")]
    [TestCase(false, true, null)]
    [TestCase(true, false, null)]
    public void Who_waits_for_the_approval_of_a_post_is_not_appointed_to_it_beside(bool byAnother, bool proposed, string? code)
    {
        var person = NewId.Next();
        var picture = Picture([Post(PostKind.CentreStaff, byAnother ? NewId.Next() : person) with { IsProposed = true }]);
        Assert.That(picture.Against(Post(PostKind.CentreStaff, person) with { IsProposed = proposed })?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Who_holds_the_post_already_is_told_so_before_anything_else()
    {
        var (person, building) = (NewId.Next(), NewId.Next());
        Assert.That(Picture([Post(PostKind.Cashier, person), Post(PostKind.Bookkeeper, person)]).Against(Post(PostKind.Cashier, person)), Is.EqualTo(OrganisationErrors.AlreadyInPost));
        Assert.That(Picture([House(PostKind.BuildingHead, building, null) with { HolderId = person }]).Against(House(PostKind.BuildingHead, building, null) with { HolderId = person }), Is.EqualTo(OrganisationErrors.AlreadyInPost));
        var own = Post(PostKind.CentreDirector, person);
        Assert.That(Picture([own]).Against(own), Is.Null, "an appointment does not stand against itself");
        Assert.That(Picture().Against(Post(PostKind.CentreStaff) with { From = Today.AddDays(1) })?.Fields?.Keys.Single(), Is.EqualTo("from"));
        Assert.That(Picture().Against(Post(PostKind.CentreStaff) with { From = Today }), Is.Null);
    }

    [Test]
    public void A_policy_that_is_not_known_stops_only_what_it_is_about()
    {
        var picture = new StaffPicture(Here, Today, [new(new(2000, 1, 1), DateTimeOffset.UnixEpoch, MaturityLevel.Mixed)], AppointmentErrors.NoMatrix, AppointmentErrors.QuotaFull, [], []);
        Assert.That(picture.Against(Post(PostKind.Cashier)), Is.EqualTo(AppointmentErrors.NoMatrix));
        Assert.That(picture.Against(Post(PostKind.TownshipMember, way: AppointmentWay.Dispatch)), Is.Null, "no pair has to do with it");
        Assert.That(picture.IsBeyondQuota(Post(PostKind.CentreStaff), hasReason: true).Error, Is.EqualTo(AppointmentErrors.QuotaFull));
        Assert.That(picture.IsBeyondQuota(Post(PostKind.CompanyStaff), hasReason: false).Value, Is.False);
    }

    [Test]
    public void What_is_accepted_is_judged_with_the_next()
    {
        var picture = Picture();
        picture.Add(Post(PostKind.CentreDirector));
        Assert.That(picture.Against(Post(PostKind.CentreDirector)), Is.EqualTo(OrganisationErrors.HeadTaken));
        Assert.That(picture.PeopleInQuota, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_picture_takes_an_appointment_as_it_is(bool proposed)
    {
        var appointment = Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, new(2026, 1, 1), null).Value;
        Assert.That(appointment.RestOn(new(AppointmentWay.Election, null, null, "备1"), new("a"), "甲", DateTimeOffset.UnixEpoch).IsSuccess, Is.True);
        if (proposed)
        {
            appointment.Await("入住增加", 2, 2, NewId.Next());
        }

        Assert.That(StaffPost.Of(appointment), Is.EqualTo(new StaffPost(appointment.Id, appointment.OfficeHolderId, appointment.CommunityId, PostKind.CentreStaff, AppointmentWay.Election, null, null, new(2026, 1, 1), null, proposed)));
    }

    [Test]
    public void People_are_counted_as_by_hand_whatever_the_histories()
    {
        var post = Gen.Elements(Enum.GetValues<PostKind>());
        var held = from kind in post
                   from person in Gen.Choose(0, 5)
                   from start in Gen.Choose(-20, 5)
                   from length in Gen.Choose(-1, 20)
                   from elsewhere in Gen.Choose(0, 4)
                   from proposed in Gen.Choose(0, 5)
                   select (kind, person, start, length, elsewhere == 0, proposed == 0);
        var people = Enumerable.Range(0, 6).Select(_ => NewId.Next()).ToArray();
        Prop.ForAll(held.ArrayOf().ToArbitrary(), history =>
        {
            var posts = history.Select(x => Post(x.kind, people[x.person]) with
            {
                CommunityId = x.Item5 ? There : Here,
                From = Today.AddDays(x.start),
                EndedOn = x.length < 0 ? null : Today.AddDays(x.start + x.length),
                IsProposed = x.Item6,
            }).ToList();
            var byHand = new HashSet<Guid>();
            foreach (var x in posts)
            {
                var counts = PostCatalogue.Of(x.Post).Body is BodyKind.PartyBranch or BodyKind.ServiceCentre;
                if (counts && x.CommunityId == Here && !x.IsProposed && x.From <= Today && (x.EndedOn is null || x.EndedOn > Today))
                {
                    byHand.Add(x.HolderId);
                }
            }

            return Picture(posts).PeopleInQuota == byHand.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static StaffPicture Picture(IEnumerable<StaffPost>? posts = null, IReadOnlyList<MaturityMark>? maturity = null, IncompatibilityMatrix? matrix = null, QuotaRule? quota = null, IEnumerable<(Guid, Guid)>? kin = null) =>
        new(Here, Today, maturity ?? [new(new(2000, 1, 1), DateTimeOffset.UnixEpoch, MaturityLevel.Mixed)], matrix ?? Usual, quota ?? new QuotaRule(5, QuotaEnforcement.Block), posts ?? [], kin ?? []);

    private static StaffPost Post(PostKind post, Guid? person = null, AppointmentWay way = AppointmentWay.Election) => new(NewId.Next(), person ?? NewId.Next(), Here, post, way, null, null, new(2026, 1, 1), null, false);

    private static StaffPost House(PostKind post, Guid building, Guid? unit) => Post(post) with { BuildingId = building, UnitId = unit };
}
