using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Domain.UnitTests.Signing;

internal sealed class SignatureSheetTests
{
    private static readonly Guid Community = new("0199aa00-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly SignedContent Content = new("aa", 140_950, 12);
    private static readonly Signatory Director = Person("director", SigningPost.Director);
    private static readonly Signatory Secretary = Person("secretary", SigningPost.Secretary);

    [Test]
    public void The_director_signs_and_then_the_secretary()
    {
        var sheet = Open();
        Assert.That(sheet.Next, Is.EqualTo(SigningStep.First));
        Assert.That(Sign(sheet, Director).Value, Is.EqualTo(SigningStep.First));
        Assert.That((sheet.State, sheet.Next, sheet.Version), Is.EqualTo((SheetState.Open, (SigningStep?)SigningStep.Second, 2)));
        Assert.That(Sign(sheet, Secretary).Value, Is.EqualTo(SigningStep.Second));
        Assert.That((sheet.State, sheet.Next, sheet.Version), Is.EqualTo((SheetState.Complete, (SigningStep?)null, 3)));
        Assert.That(sheet.Signatures.Select(x => (x.Step, x.Post, x.Person.Value, x.SeenHash)),
            Is.EqualTo(new[] { (SigningStep.First, SigningPost.Director, "director", "aa"), (SigningStep.Second, SigningPost.Secretary, "secretary", "aa") }));
    }

    [Test]
    public void The_secretary_does_not_sign_first() => Assert.That(Sign(Open(), Secretary).Error, Is.EqualTo(SigningErrors.NotYourTurn));

    [Test]
    public void The_maker_never_signs_whatever_post_he_holds() =>
        Assert.That(Sign(Open(), Person("maker", SigningPost.Director)).Error, Is.EqualTo(SigningErrors.OwnRequest));

    [Test]
    public void One_person_with_both_posts_signs_once()
    {
        var both = Person("both", SigningPost.Director, SigningPost.Secretary);
        var sheet = Open();
        Assert.That(Sign(sheet, both).IsSuccess);
        Assert.That(Sign(sheet, both).Error, Is.EqualTo(SigningErrors.SameSigner));
        Assert.That(Sign(sheet, Secretary).IsSuccess, "another person with the post may");
    }

    [Test]
    public void Somebody_without_post_or_paper_does_not_sign() => Assert.That(Sign(Open(), Person("clerk")).Error, Is.EqualTo(SigningErrors.NotSigner));

    [TestCase("ab", 140_950, 12)]
    [TestCase("aa", 140_951, 12)]
    [TestCase("aa", 140_950, 11)]
    public void What_was_seen_must_be_what_is_on_the_sheet(string hash, long fen, int count)
    {
        var sheet = Open();
        Assert.That(sheet.Sign(Director, new(hash, fen, count), Now, Today).Error, Is.EqualTo(SigningErrors.SeenOther));
        Assert.That((sheet.Signatures.Count, sheet.Version), Is.EqualTo((0, 1)));
    }

    [Test]
    public void A_substitute_signs_for_the_post_of_the_paper_and_the_signature_says_so()
    {
        var substitute = WithPaper(Person("leader"), SigningPost.Director, out var paper);
        var sheet = Open();
        Assert.That(Sign(sheet, substitute).IsSuccess);
        var signature = sheet.Signatures.Single();
        Assert.That((signature.Post, signature.DelegationId, signature.DelegationNumber, paper.Version), Is.EqualTo((SigningPost.Director, (Guid?)paper.Id, "瑶政函〔2026〕7号", 2)));
        Assert.That(Sign(sheet, substitute).Error, Is.EqualTo(SigningErrors.SameSigner));
        Assert.That(Sign(sheet, Secretary).IsSuccess);
    }

    [Test]
    public void A_substitute_who_made_the_item_does_not_sign() =>
        Assert.That(Sign(Open(), WithPaper(Person("maker"), SigningPost.Director, out _)).Error, Is.EqualTo(SigningErrors.OwnRequest));

    [Test]
    public void A_paper_for_the_other_post_gives_nothing_yet() =>
        Assert.That(Sign(Open(), WithPaper(Person("leader"), SigningPost.Secretary, out _)).Error, Is.EqualTo(SigningErrors.NotYourTurn));

    [Test]
    public void Without_the_policy_no_substitute_signs() =>
        Assert.That(Sign(Open(allowsSubstitute: false), WithPaper(Person("leader"), SigningPost.Director, out _)).Error, Is.EqualTo(SigningErrors.SubstituteForbidden));

    [TestCase(-1, "signing.not-signer")]
    [TestCase(0, null)]
    [TestCase(9, null)]
    [TestCase(10, "signing.not-signer")]
    public void A_paper_holds_from_its_first_to_its_last_day(int day, string? code)
    {
        var paper = Grant(Person("leader"), SigningPost.Director, Today, Today.AddDays(9));
        var substitute = Person("leader") with { Delegations = [paper] };
        Assert.That(Open().Sign(substitute, Content, Now, Today.AddDays(day)).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_revoked_paper_gives_nothing()
    {
        var substitute = WithPaper(Person("leader"), SigningPost.Director, out var paper);
        Assert.That(paper.Revoke("主任已返岗", "乡镇领导", Now, Today).IsSuccess);
        Assert.That(paper.Revoke("再次", "乡镇领导", Now, Today).Error, Is.EqualTo(SigningErrors.DelegationEnded));
        Assert.That(Sign(Open(), substitute).Error, Is.EqualTo(SigningErrors.NotSigner));
    }

    [Test]
    public void Who_could_sign_may_send_it_back_instead_and_nobody_else()
    {
        var sheet = Open();
        Assert.That(sheet.Return(Secretary, "金额不对", Now, Today).Error, Is.EqualTo(SigningErrors.NotYourTurn));
        Assert.That(sheet.Return(Director, "金额不对", Now, Today).IsSuccess);
        Assert.That((sheet.State, sheet.VoidedBecause, sheet.VoidNote, sheet.VoidedByName), Is.EqualTo((SheetState.Void, (VoidReason?)VoidReason.Returned, "金额不对", "director")));
        Assert.That(Sign(sheet, Director).Error, Is.EqualTo(SigningErrors.NotOpen));
    }

    [Test]
    public void A_complete_sheet_can_be_voided_and_a_void_one_keeps_its_reason()
    {
        var sheet = Open();
        Sign(sheet, Director);
        Sign(sheet, Secretary);
        var signed = sheet.Version;
        sheet.Void(VoidReason.Withdrawn, "批次退回", new("clerk"), "经办", Now);
        var version = sheet.Version;
        Assert.That(version, Is.GreaterThan(signed), "who saw it signed has seen another sheet");
        sheet.Void(VoidReason.ContentChanged, "又一次", new("other"), "他人", Now);
        Assert.That((sheet.State, sheet.VoidNote, sheet.Version), Is.EqualTo((SheetState.Void, "批次退回", version)));
    }

    [TestCase(0, 91, null)]
    [TestCase(0, 92, "signing.delegation-period")]
    [TestCase(-1, 10, "signing.delegation-period")]
    [TestCase(5, 4, "signing.delegation-period")]
    [TestCase(5, 5, null)]
    public void A_paper_lasts_at_most_92_days_and_never_begins_in_the_past(int first, int last, string? code) =>
        Assert.That(SigningDelegation.Grant(Community, Paper(SigningPost.Director, Today.AddDays(first), Today.AddDays(last)), Person("leader"), new("granter"), "乡镇领导", Now, Today).Error?.Code, Is.EqualTo(code));

    [Test]
    public void A_paper_is_never_for_oneself_nor_for_a_holder_of_a_post_nor_for_both_posts()
    {
        var leader = Person("leader");
        Assert.Multiple(() =>
        {
            Assert.That(Refusal(leader, "leader"), Is.EqualTo(SigningErrors.DelegationToSelf));
            Assert.That(Refusal(Secretary), Is.EqualTo(SigningErrors.SubstituteHoldsPost));
            Assert.That(Refusal(WithPaper(leader, SigningPost.Secretary, out _)), Is.EqualTo(SigningErrors.SubstituteForBoth));
            Assert.That(Refusal(WithPaper(leader, SigningPost.Director, out _)), Is.EqualTo(SigningErrors.DelegationExists));
            Assert.That(SigningDelegation.Grant(Community, Paper(SigningPost.Director, Today, Today) with { DocumentNumber = " " }, leader, new("granter"), "甲", Now, Today).Error, Is.EqualTo(SigningErrors.DelegationDocument));
        });

        static Error? Refusal(Signatory substitute, string by = "granter") =>
            SigningDelegation.Grant(Community, Paper(SigningPost.Director, Today, Today.AddDays(9)), substitute, new(by), "甲", Now, Today).Error;
    }

    /// <summary>
    /// Any people with any posts and papers press in any order, on the present or an old content, while the content changes as its room may change it: whatever happens, a sheet
    /// that counts carries at most two signatures, in order, of distinct people other than the maker, each on the content of this moment.
    /// </summary>
    [Test]
    public void A_signature_never_survives_a_change_and_signers_are_distinct_people() =>
        Prop.ForAll(Moves.ArrayOf().ToArbitrary(), moves =>
        {
            var (content, seen) = (0, new List<SignedContent>());
            SignedContent Current() => new($"hash-{content}", 100 + content, 3);
            var sheet = Open(Current());
            seen.Add(Current());
            var voided = new List<(SignatureSheet Sheet, int Signatures)>();
            foreach (var move in moves)
            {
                switch (move.Kind)
                {
                    case 0:
                        // the room changes the content: it voids its sheet and opens another
                        content++;
                        seen.Add(Current());
                        sheet.Void(VoidReason.Withdrawn, "变化", new("room"), "室", Now);
                        break;
                    case 1:
                        sheet.Return(People[move.Who], "退回", Now, Today);
                        break;
                    default:
                        sheet.Sign(People[move.Who], seen[move.Seen % seen.Count], Now, Today);
                        break;
                }

                if (sheet.State == SheetState.Void)
                {
                    voided.Add((sheet, sheet.Signatures.Count));
                    sheet = Open(Current());
                }

                var signatures = sheet.Signatures.ToList();
                if (signatures.Any(x => x.SeenHash != Current().Hash || x.Person.Value == "maker")
                    || signatures.Select(x => x.Person).Distinct().Count() != signatures.Count
                    || !signatures.Select(x => x.Step).SequenceEqual(Enum.GetValues<SigningStep>().Take(signatures.Count))
                    || (sheet.State == SheetState.Complete) != (signatures.Count == 2)
                    || voided.Exists(x => x.Sheet.State != SheetState.Void || x.Sheet.Signatures.Count != x.Signatures || x.Sheet.Sign(Director, x.Sheet.Content, Now, Today).IsSuccess))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static readonly Signatory[] People =
    [
        Director, Secretary, Person("maker", SigningPost.Director, SigningPost.Secretary), Person("both", SigningPost.Director, SigningPost.Secretary), Person("clerk"),
        Person("leader") with { Delegations = [Grant(Person("leader"), SigningPost.Director, Today, Today)] },
        Person("leader") with { Delegations = [Grant(Person("leader"), SigningPost.Secretary, Today, Today)] },
        Person("maker") with { Delegations = [Grant(Person("maker"), SigningPost.Secretary, Today, Today)] },
    ];

    private static Gen<(int Kind, int Who, int Seen)> Moves =>
        from kind in Gen.Choose(0, 9)
        from who in Gen.Choose(0, People.Length - 1)
        from back in Gen.Frequency((3, Gen.Constant(-1)), (1, Gen.Choose(0, 5)))
        select (kind, who, back < 0 ? int.MaxValue : back);

    private static Result<SigningStep> Sign(SignatureSheet sheet, Signatory by) => sheet.Sign(by, sheet.Content, Now, Today);

    private static SignatureSheet Open(SignedContent? content = null, bool allowsSubstitute = true) => SignatureSheet.Open(
        new(SignedKind.SubsidyBatch, Guid.Empty, Community, "示范社区2026年第3季度补贴", "T-2026Q3", content ?? Content, new("maker"), "经办", "/subsidies"),
        new(Guid.Empty, SigningOrder.DirectorThenSecretary, allowsSubstitute), Now);

    private static Signatory Person(string name, params SigningPost[] posts) => new(new(name), Guid.Empty, name, posts, []);

    private static Signatory WithPaper(Signatory person, SigningPost post, out SigningDelegation paper) => person with { Delegations = [paper = Grant(person, post, Today, Today.AddDays(9))] };

    private static SigningDelegation Grant(Signatory person, SigningPost post, DateOnly first, DateOnly last) =>
        SigningDelegation.Grant(Community, Paper(post, first, last), person, new("granter"), "乡镇领导", Now, Today).Value;

    private static DelegationPaper Paper(SigningPost post, DateOnly first, DateOnly last) => new("瑶政函〔2026〕7号", post, DelegationReason.Absent, first, last);
}
