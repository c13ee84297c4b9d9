using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class BodyTests
{
    private static readonly DateOnly Founded = new(2024, 3, 1);

    [Test]
    public void Every_post_is_in_the_catalogue_and_every_body_has_one_head()
    {
        Assert.That(PostCatalogue.All.Select(x => x.Kind), Is.EquivalentTo(Enum.GetValues<PostKind>()));
        foreach (var body in Enum.GetValues<BodyKind>())
        {
            Assert.That(PostCatalogue.All.Count(x => x.Body == body && x.IsHead), Is.EqualTo(1), body.ToString());
            Assert.That(PostCatalogue.PostsOf(body), Does.Contain(PostCatalogue.HeadOf(body)));
        }
    }

    [Test]
    public void The_quota_counts_the_posts_of_branch_and_centre_and_no_other() =>
        Assert.That(PostCatalogue.QuotaPosts, Is.EquivalentTo(PostCatalogue.PostsOf(BodyKind.PartyBranch).Concat(PostCatalogue.PostsOf(BodyKind.ServiceCentre))));

    [Test]
    public void Words_of_posts_bodies_and_ends_are_distinct() => Assert.That(
        OrganisationWords.Posts.Values.Count + OrganisationWords.Bodies.Values.Count + OrganisationWords.Ends.Values.Count + OrganisationWords.States.Values.Count,
        Is.EqualTo(Enum.GetValues<PostKind>().Length + Enum.GetValues<BodyKind>().Length + Enum.GetValues<EndReason>().Length + Enum.GetValues<AppointmentState>().Length));

    [TestCase("2024-02-29", "2027-02-28", "organisation.term-order")]
    [TestCase("2024-03-01", "2024-02-29", "organisation.term-order")]
    [TestCase("2024-03-01", "2024-03-01", null)]
    [TestCase("2024-03-01", null, null)]
    public void A_term_lies_after_the_founding_and_in_order(string from, string? to, string? code) =>
        Assert.That(Body.Found(NewId.Next(), BodyKind.PartyBranch, new("党支部", null, Founded), new(Day(from), to is null ? null : Day(to))).Error?.Code, Is.EqualTo(code));

    [Test]
    public void The_last_day_of_a_term_is_in_the_term()
    {
        var body = Body.Found(NewId.Next(), BodyKind.ResidentsCommittee, new("居民代表委员会", null, Founded), new(Founded, new(2027, 2, 28))).Value;

        Assert.That((body.IsExpiredOn(new(2027, 2, 28)), body.IsExpiredOn(new(2027, 3, 1))), Is.EqualTo((false, true)));
        Assert.That(body.RenewTerm(new(Founded, new(2030, 2, 28))).Error?.Code, Is.EqualTo("organisation.term-not-later"));
        Assert.That(body.RenewTerm(new(new(2027, 3, 1), new(2030, 2, 28))).IsSuccess, Is.True);
        Assert.That((body.IsExpiredOn(new(2027, 3, 1)), body.Version), Is.EqualTo((false, 2)));
    }

    [Test]
    public void Only_a_company_has_a_credit_code()
    {
        Assert.That(Body.Found(NewId.Next(), BodyKind.ServiceCentre, new("服务中心", "91140828MA0000000X", Founded), null).Error?.Code, Is.EqualTo("organisation.credit-code-of-companies"));
        Assert.That(Body.Found(NewId.Next(), BodyKind.PropertyCompany, new("物业公司", "91140828MA0000000X", Founded), null).IsSuccess, Is.True);
    }

    [Test]
    public void A_body_is_dissolved_once_after_its_founding_and_when_it_is_empty()
    {
        var body = Centre();

        Assert.That(body.Dissolve(Founded, "撤并", hasMembers: false).Error?.Code, Is.EqualTo("organisation.dissolved-before-founded"));
        Assert.That(body.Dissolve(Founded.AddDays(9), "撤并", hasMembers: true).Error?.Code, Is.EqualTo("organisation.body-has-members"));
        Assert.That(body.Dissolve(Founded.AddDays(9), "撤并", hasMembers: false).IsSuccess, Is.True);
        Assert.That((body.ExistsOn(Founded.AddDays(8)), body.ExistsOn(Founded.AddDays(9)), body.ExistsOn(Founded.AddDays(-1))), Is.EqualTo((true, false, false)));
        Assert.That(body.Dissolve(Founded.AddDays(10), "撤并", hasMembers: false).Error?.Code, Is.EqualTo("organisation.body-dissolved"));
        Assert.That(body.Change(new("新名称", null, Founded)).Error?.Code, Is.EqualTo("organisation.body-dissolved"));
    }

    [Test]
    public void A_document_number_stands_once_at_a_body()
    {
        var body = Centre();
        var added = body.AddDocument("夏编发〔2024〕3号", "关于设立社区服务中心的批复", Founded);

        Assert.That(added.IsSuccess, Is.True);
        Assert.That(body.AddDocument("夏编发〔2024〕3号", "同一文号", Founded).Error?.Code, Is.EqualTo("organisation.document-exists"));
        Assert.That(body.RemoveDocument(added.Value.Id).IsSuccess, Is.True);
        Assert.That(body.RemoveDocument(added.Value.Id).Error?.Code, Is.EqualTo("organisation.document-not-found"));
        Assert.That(body.Version, Is.EqualTo(3));
    }

    internal static Body Centre() => Body.Found(NewId.Next(), BodyKind.ServiceCentre, new("服务中心", null, Founded), null).Value;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
