using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>A property or water company as the source of receipts and bills of one community.</summary>
public sealed class FeeSource : AggregateRoot, ICommunityOwned, IAudited
{
    private FeeSource()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>Unique in the county; receipts are unique by (source, receipt number, line number).</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    public bool IsActive { get; private set; } = true;

    public static FeeSource Create(Guid communityId, string code, string name) => new() { CommunityId = communityId, Code = code, Name = name };

    public void Change(string name, bool isActive)
    {
        (Name, IsActive) = (name, isActive);
        Touch();
    }

    /// <summary>A tariff of this source was added or ended.</summary>
    public void PricesChanged() => Touch();
}

/// <summary>A source declares that its receipts of a quarter are complete, with count and control sum.</summary>
public sealed class SourceDeclaration : Entity, ICommunityOwned, IAudited
{
    public Guid CommunityId { get; init; }

    public Guid SourceId { get; init; }

    public Quarter Quarter
    {
        get;
        init => (field, PaidFrom, PaidUntil) = (value, value.Start, value.EndExclusive);
    }

    /// <summary>First day of the quarter, so that receipts can be compared with it in the database.</summary>
    public DateOnly PaidFrom { get; private init; }

    /// <summary>First day after the quarter.</summary>
    public DateOnly PaidUntil { get; private init; }

    /// <summary>Rows of payments and refunds dated in the quarter.</summary>
    public int RowCount { get; init; }

    /// <summary>Payments minus refunds, in fen.</summary>
    public long SumFen { get; init; }

    public PersonKey DeclaredBy { get; init; }

    public DateTimeOffset DeclaredAt { get; init; }
}
