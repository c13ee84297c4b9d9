using System.Text.RegularExpressions;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>Where a dwelling is, by its structured keys.</summary>
internal readonly record struct DwellingPlace(Guid Id, BuildingKind Kind, string Building, string? Unit, string Room, int? AreaHundredths)
{
    /// <summary>As people write it: 3号楼1单元101, 2片5号.</summary>
    public override string ToString() => DwellingLabel.Of(Kind, Building, Unit, Room);
}

/// <summary>
/// Reads an address as clerks write it by comparing it whole with the addresses of the site. It is never cut into pieces: a room may be called 101-1.
/// </summary>
internal sealed partial class DwellingAddresses
{
    private readonly Dictionary<Guid, DwellingPlace> _byId;
    private readonly ILookup<string, DwellingPlace>[] _tiers;
    private readonly string[] _prefixes;

    public DwellingAddresses(string communityName, IReadOnlyCollection<DwellingPlace> places)
    {
        _byId = places.ToDictionary(place => place.Id);
        _prefixes = [communityName, communityName.EndsWith("社区", StringComparison.Ordinal) ? communityName[..^2] : communityName];
        _tiers =
        [
            places.ToLookup(place => Key(Full(place)), StringComparer.Ordinal),
            places.ToLookup(place => WithoutZeros(Key(Full(place))), StringComparer.Ordinal),
            places.Where(place => place.Unit is not null).ToLookup(place => WithoutZeros(Key($"{place.Building}-{place.Room}")), StringComparer.Ordinal),
        ];
    }

    public DwellingPlace? Find(Guid id) => _byId.TryGetValue(id, out var place) ? place : null;

    /// <returns>The one dwelling meant, or fees.dwelling-unknown or fees.dwelling-ambiguous.</returns>
    public Result<DwellingPlace> Find(string text)
    {
        var whole = ChineseText.Compact(text);
        var prefix = Array.Find(_prefixes, prefix => prefix.Length > 0 && whole.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        var key = Key(whole[prefix.Length..]);
        for (var tier = 0; tier < _tiers.Length && key.Length > 0; tier++)
        {
            var found = _tiers[tier][tier == 0 ? key : WithoutZeros(key)].ToList();
            if (found.Count > 0)
            {
                return found.Count == 1 ? found[0] : FeeErrors.DwellingAmbiguous(text, string.Join('、', found.Take(5)));
            }
        }

        return FeeErrors.DwellingUnknown(text);
    }

    private static string Full(DwellingPlace place) => place.Unit is null ? $"{place.Building}-{place.Room}" : $"{place.Building}-{place.Unit}-{place.Room}";

    /// <summary>Every word and sign between the numbers becomes one hyphen.</summary>
    private static string Key(string text) => Between().Replace(ChineseText.Compact(text).ToUpperInvariant(), "-").Trim('-');

    private static string WithoutZeros(string key) => LeadingZeros().Replace(key, "");

    [GeneratedRegex(@"(?:号楼|号院|单元|[号栋幢楼座片排室户]|[-‐‑‒–—―−/\\_.,、·~#])+")]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<![0-9A-Z])0+(?=[0-9])")]
    private static partial Regex LeadingZeros();
}
