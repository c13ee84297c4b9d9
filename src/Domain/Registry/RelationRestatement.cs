namespace Resettlement.Domain.Registry;

/// <summary>
/// What a relation to the old head becomes when another member is head (GB/T 4761). Where the standard leaves it open it answers 97 其他亲属
/// for a clerk to correct; it never guesses between two people.
/// </summary>
public static class RelationRestatement
{
    private const string OtherKin = "97";

    /// <summary>Relation of a member to the new head; <paramref name="memberCode"/> 02 is the old head.</summary>
    public static string Of(string newHeadCode, Sex newHeadSex, string memberCode, Sex memberSex)
    {
        var female = memberSex == Sex.Female;
        return (KindOf(newHeadCode), KindOf(memberCode)) switch
        {
            (Kin.Spouse, Kin.Head) => "10",
            (Kin.Spouse, Kin.Child or Kin.ChildInLaw or Kin.Grandchild) => memberCode,
            (Kin.Spouse, Kin.Parent) => (newHeadSex, female) switch { (Sex.Female, false) => "53", (Sex.Female, true) => "54", (_, false) => "55", _ => "56" },
            (Kin.Spouse, Kin.ParentInLaw) => female ? "52" : "51",
            (Kin.Child, Kin.Head or Kin.Spouse) => female ? "52" : "51",
            (Kin.Child, Kin.Child) => "70",
            (Kin.Child, Kin.Parent) => "60",
            (Kin.ChildInLaw, Kin.Head or Kin.Spouse) => (newHeadSex, female) switch { (Sex.Female, false) => "53", (Sex.Female, true) => "54", (_, false) => "55", _ => "56" },
            (Kin.Parent, Kin.Head) => female ? "30" : "20",
            (Kin.Parent, Kin.Spouse) => female ? "38" : "28",
            (Kin.Parent, Kin.Parent) => "10",
            (Kin.Parent, Kin.Sibling) => female ? "30" : "20",
            (Kin.Parent, Kin.Child) => "40",
            (Kin.Grandchild, Kin.Head or Kin.Spouse) => "60",
            (Kin.Sibling, Kin.Head or Kin.Sibling) => "70",
            (Kin.Sibling, Kin.Parent) => memberCode,
            (_, Kin.None) => "99",
            _ => OtherKin,
        };
    }

    private static Kin KindOf(string code) => code switch
    {
        "02" => Kin.Head,
        "10" or "11" or "12" => Kin.Spouse,
        "28" or "38" => Kin.ChildInLaw,
        _ when code[0] is '2' or '3' => Kin.Child,
        "41" or "42" or "43" or "44" => Kin.Grandchild,
        "50" or "51" or "52" or "57" or "58" => Kin.Parent,
        "53" or "54" or "55" or "56" => Kin.ParentInLaw,
        "70" or "71" or "73" or "75" or "77" => Kin.Sibling,
        "99" => Kin.None,
        _ => Kin.Other,
    };

    private enum Kin
    {
        Head,
        Spouse,
        Child,
        ChildInLaw,
        Grandchild,
        Parent,
        ParentInLaw,
        Sibling,
        Other,
        None,
    }
}
