using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Resettlement.Domain.Subsidies;

/// <summary>The content hash of a batch: SHA-256 over policy version, lines, exclusions and the receipts behind them, in order of household number; adjustments follow, with their quarter.</summary>
public sealed class ContentDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // the text of one household at a time, in memory that is used again and again
    private readonly StringBuilder _text = new(2_048);
    private char[] _characters = [];
    private byte[] _bytes = [];

    public ContentDigest(Guid policyVersionId)
    {
        _text.Append("policy|").Append(policyVersionId).Append('\n');
        Flush();
    }

    public void Add(CompiledHousehold household)
    {
        ArgumentNullException.ThrowIfNull(household);
        if (household.Line is { } line)
        {
            Field("line");
            Field(line.HouseholdNumber);
            Field(line.Component);
            Field(line.HouseholdId);
            Field(line.OriginTownshipCode);
            Field(line.BuildingNumber);
            Field(line.PayeeResidentId);
            Field(line.PayeeName);
            Field(line.AccountId);
            Figures(line.PropertyFen, line.ElevatorFen, line.WaterFen, line.BaseFen, line.EligibleMembers, line.LivingMembers, line.RateBasisPoints, line.AmountFen);
            if (line.Component > 0 || line.OffsetFen != 0)
            {
                // the quarter of a base line is that of its batch
                Field("of");
                Field(line.Quarter.ToString());
                Figures(line.OffsetFen);
            }
        }

        if (household.Exclusion is { } exclusion)
        {
            Field("exclusion");
            Field(exclusion.HouseholdNumber);
            Field(exclusion.HouseholdId);
            Field(exclusion.OriginTownshipCode);
            Field(exclusion.BuildingNumber);
            Field(exclusion.HeadName);
            Field(exclusion.Reason.ToString());
            Field(exclusion.Detail);
            Figures(exclusion.PropertyFen, exclusion.ElevatorFen, exclusion.WaterFen, exclusion.BaseFen, exclusion.EligibleMembers, exclusion.LivingMembers, exclusion.RateBasisPoints,
                exclusion.AmountFen);
        }

        foreach (var evidence in household.Evidence.OrderBy(x => x.ReceiptId))
        {
            Field("receipt");
            Field(evidence.ReceiptId);
            Field(evidence.Reason.ToString());
            Field(evidence.CountedFen);
            _text.Append('\n');
        }

        Flush();
    }

    /// <summary>64 hexadecimal digits; the digest starts anew.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Figures(params ReadOnlySpan<long> figures)
    {
        foreach (var figure in figures)
        {
            Field(figure);
        }

        _text.Append('\n');
    }

    // every field carries its length, so that no two contents give the same text
    private void Field(string? field)
    {
        if (field is null)
        {
            _text.Append("-:|");
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"{field.Length}:").Append(field).Append('|');
    }

    private void Field(ReadOnlySpan<char> field) => _text.Append(CultureInfo.InvariantCulture, $"{field.Length}:").Append(field).Append('|');

    private void Field(Guid? id)
    {
        if (id is not { } value)
        {
            Field((string?)null);
            return;
        }

        Span<char> field = stackalloc char[36];
        value.TryFormat(field, out _);
        Field(field);
    }

    private void Field(long number)
    {
        Span<char> field = stackalloc char[20];
        number.TryFormat(field, out var length, provider: CultureInfo.InvariantCulture);
        Field(field[..length]);
    }

    private void Flush()
    {
        // in one piece: a character of two halves must not fall apart between two chunks of the builder
        if (_characters.Length < _text.Length)
        {
            _characters = new char[_text.Length * 2];
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(_characters.Length)];
        }

        var text = _characters.AsSpan(0, _text.Length);
        _text.CopyTo(0, text, _text.Length);
        _hash.AppendData(_bytes, 0, Encoding.UTF8.GetBytes(text, _bytes));
        _text.Clear();
    }
}
