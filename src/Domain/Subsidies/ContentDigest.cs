using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Resettlement.Domain.Subsidies;

/// <summary>The content hash of a batch: SHA-256 over policy version, lines, exclusions and the receipts behind them, in order of household number.</summary>
public sealed class ContentDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ContentDigest(Guid policyVersionId) => Add(new StringBuilder("policy|").Append(policyVersionId).Append('\n'));

    public void Add(CompiledHousehold household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var text = new StringBuilder(512);
        if (household.Line is { } line)
        {
            Fields(text, "line", line.HouseholdNumber, Text(line.Component), line.HouseholdId.ToString(), line.OriginTownshipCode, line.BuildingNumber, line.PayeeResidentId?.ToString(), line.PayeeName,
                line.AccountId?.ToString(), Text(line.PropertyFen), Text(line.ElevatorFen), Text(line.WaterFen), Text(line.BaseFen), Text(line.EligibleMembers), Text(line.LivingMembers),
                Text(line.RateBasisPoints), Text(line.AmountFen));
        }

        if (household.Exclusion is { } exclusion)
        {
            Fields(text, "exclusion", exclusion.HouseholdNumber, exclusion.HouseholdId.ToString(), exclusion.OriginTownshipCode, exclusion.BuildingNumber, exclusion.HeadName, exclusion.Reason.ToString(),
                exclusion.Detail, Text(exclusion.PropertyFen), Text(exclusion.ElevatorFen), Text(exclusion.WaterFen), Text(exclusion.BaseFen), Text(exclusion.EligibleMembers),
                Text(exclusion.LivingMembers), Text(exclusion.RateBasisPoints), Text(exclusion.AmountFen));
        }

        foreach (var evidence in household.Evidence.OrderBy(x => x.ReceiptId))
        {
            Fields(text, "receipt", evidence.ReceiptId.ToString(), evidence.Reason.ToString(), Text(evidence.CountedFen));
        }

        Add(text);
    }

    /// <summary>64 hexadecimal digits; the digest starts anew.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    // every field carries its length, so that no two contents give the same text
    private static void Fields(StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
        {
            text.Append(field is null ? "-" : field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field).Append('|');
        }

        text.Append('\n');
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(StringBuilder text) => _hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
}
