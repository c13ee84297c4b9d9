namespace Resettlement.Application.Common;

/// <summary>A county of synthetic people for trying the product. Loading it a second time changes nothing.</summary>
public interface ISampleCounty
{
    Task LoadAsync(CancellationToken ct);

    /// <summary>The accounts that the sample has, in the order in which they are shown.</summary>
    IReadOnlyList<SampleSignIn> SignIns { get; }
}

/// <summary>One sample account.</summary>
public sealed record SampleSignIn(string UserName, string Password, string Role, string Scope, string Name);
