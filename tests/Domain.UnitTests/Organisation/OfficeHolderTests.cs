using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class OfficeHolderTests
{
    [Test]
    public void Birth_date_and_sex_follow_from_the_number_and_the_person_is_its_index()
    {
        var holder = Holder();

        Assert.That((holder.BirthDate, holder.Sex, holder.Person, holder.IdNumberMasked), Is.EqualTo((new DateOnly(1970, 1, 1), Sex.Male, new PersonKey("index"), "14*************015")));
        Assert.That((holder.AgeOn(new(2026, 1, 1)), holder.AgeOn(new(2025, 12, 31))), Is.EqualTo((56, 55)));
    }

    [Test]
    public void A_place_is_added_once()
    {
        var (holder, other) = (Holder(), NewId.Next());

        Assert.That((holder.AddPlace(other), holder.AddPlace(other), holder.Version), Is.EqualTo((true, false, 2)));
        Assert.That(holder.Places, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_phone_is_taken_away_again()
    {
        var holder = Holder();
        holder.ChangePhone(new("cipher", "phone", "138****1234"));
        Assert.That(holder.PhoneMasked, Is.EqualTo("138****1234"));
        holder.ChangePhone(null);
        Assert.That((holder.PhoneCipher, holder.PhoneIndex, holder.PhoneMasked, holder.Version), Is.EqualTo(((string?)null, (string?)null, (string?)null, 3)));
    }

    private static OfficeHolder Holder()
    {
        var number = IdNumber.Parse("140899197001010015", new(2026, 11, 27)).Value;
        return OfficeHolder.Register(NewId.Next(), new("赵建国", "140828105", "01", null), number, new("cipher", "index", number.Masked));
    }
}
