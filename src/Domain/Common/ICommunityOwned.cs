namespace Resettlement.Domain.Common;

/// <summary>A row that belongs to one community; scope filters and audit chains go by it.</summary>
public interface ICommunityOwned
{
    Guid CommunityId { get; }
}

/// <summary>Changes are written to the audit chain with their values before and after. Columns of ciphers and indexes are left out.</summary>
public interface IAudited;
