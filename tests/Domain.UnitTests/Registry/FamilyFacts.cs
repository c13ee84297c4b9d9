using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

/// <summary>A couple with a son, and what is asked about them.</summary>
internal static class FamilyFacts
{
    public static readonly DateOnly Formed = new(2020, 1, 1);
    public static readonly Guid Site = NewId.Next();
    public static readonly Guid OtherSite = NewId.Next();
    public static readonly Guid Head = NewId.Next();
    public static readonly Guid Wife = NewId.Next();
    public static readonly Guid Son = NewId.Next();

    public static Household Form(Confirmation confirmation = Confirmation.Confirmed) =>
        Household.Form(HouseholdNumber.Restore("XT-001"), Site, "140828103", RelocationKind.RegisteredPoor, Formed, confirmation);

    public static Household Family()
    {
        var household = Form();
        Ok(household.AddMember(Head, "02", Formed));
        Ok(household.AddMember(Wife, "12", Formed));
        Ok(household.AddMember(Son, "20", Formed));
        Ok(household.SetHead(Head, Formed));
        return household;
    }

    public static IEnumerable<DateOnly> Days(params string[] days) => days.Select(day => DateOnly.Parse(day));

    public static IEnumerable<Guid> Members(Household household, DateOnly day) => household.MembersOn(day).Select(member => member.ResidentId);

    public static string RelationOf(Household household, Guid resident, DateOnly day) => household.MembersOn(day).Single(member => member.ResidentId == resident).RelationCode;

    public static bool Holds(HouseholdMember member, DateOnly day) => member.From <= day && (member.Until is null || day < member.Until);

    public static void Ok(Result result) => Assert.That(result.Error, Is.Null);
}
