using Resettlement.Application.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Supplements that the county opens; what fills one is still to come.</summary>
internal sealed class SupplementCases : ICaseRoom
{
    public CaseList Cases => [];

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/subsidies/supplements"];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(OpenSupplementCommand),
    ];
}
