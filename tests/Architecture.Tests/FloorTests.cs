using Resettlement.Domain.Registry;

namespace Resettlement.Architecture.Tests;

/// <summary>A feature uses what lies on lower floors, in Domain and in Application; see docs/architecture.md.</summary>
internal sealed class FloorTests
{
    private static readonly Dictionary<string, double> Floors = new(StringComparer.Ordinal)
    {
        ["Common"] = 0,
        ["Audit"] = 1,
        ["Access"] = 1.1,
        ["Policies"] = 1.2,
        ["Imports"] = 1.2,
        ["Registry"] = 2,
        ["Signing"] = 3,
        ["Notices"] = 3,
        ["Ledger"] = 3,
        ["Payouts"] = 3.1,
        ["Organisation"] = 3.5,
        ["Fees"] = 4,
        ["Funds"] = 4,
        ["Industries"] = 4,
        ["Party"] = 4,
        ["Employment"] = 4,
        ["StartUps"] = 4,
        ["Governance"] = 4,
        ["Services"] = 4,
        ["Points"] = 4,
        ["Recognition"] = 4,
        ["Grid"] = 4,
        ["DayCare"] = 4,
        ["Subsidies"] = 5,
        ["Dividends"] = 5,
        ["Payroll"] = 5,
        ["Checks"] = 6,
        ["Reports"] = 6,
        ["Home"] = 6,
    };

    /// <summary>The map of the county and the key of a person: every room names them, none of them has behaviour that a lower room could depend on.</summary>
    private static readonly HashSet<string> Vocabulary = [.. new[] { typeof(Township), typeof(Community), typeof(IdNumber) }.Select(type => type.FullName!)];

    /// <summary>The port that names all tables, and the pipeline step that asks for permissions.</summary>
    private static readonly HashSet<string> EverySees = ["Resettlement.Application.Common.IAppDbContext", "Resettlement.Application.Common.PermissionBehaviour`2"];

    [TestCase("Resettlement.Domain")]
    [TestCase("Resettlement.Application")]
    public void Every_feature_has_a_floor(string layer)
    {
        var features = Arrows(layer).Select(arrow => arrow.From).Distinct().ToList();
        Assert.That(features, Has.Count.GreaterThan(5));
        Assert.That(features, Is.SubsetOf(Floors.Keys));
    }

    [TestCase("Resettlement.Domain")]
    [TestCase("Resettlement.Application")]
    public void A_feature_uses_lower_floors_only(string layer)
    {
        var arrows = Arrows(layer).ToList();
        Assert.That(arrows.Where(x => x.From != x.To), Is.Not.Empty, "the scan sees arrows at all");
        var wrong = arrows.Where(x => x.From != x.To && Floors[x.To] >= Floors[x.From]).Select(x => $"{x.Type} → {x.Mentioned}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.That(wrong, Is.Empty, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<(string From, string To, string Type, string Mentioned)> Arrows(string layer)
    {
        var assembly = layer == "Resettlement.Domain" ? Assemblies.Domain : Assemblies.Application;
        foreach (var type in assembly.Code().Types.Where(type => FeatureOf(type.FullName) is not null && !EverySees.Contains(type.FullName)))
        {
            var from = FeatureOf(type.FullName)!;
            foreach (var mentioned in Assemblies.Mentions(type).Where(mentioned => !Vocabulary.Contains(mentioned)))
            {
                if (FeatureOf(mentioned) is { } to)
                {
                    yield return (from, to, type.FullName, mentioned);
                }
            }
        }
    }

    /// <summary>"Fees" of Resettlement.Application.Fees.RecordReceiptHandler; null outside the features.</summary>
    private static string? FeatureOf(string fullName) =>
        fullName.Split('.') is ["Resettlement", "Domain" or "Application", var feature, _, ..] ? feature : null;

}
