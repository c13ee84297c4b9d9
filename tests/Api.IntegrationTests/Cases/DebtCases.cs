using Resettlement.Application.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What a household owes; nothing leads to a debt before settled quarters are adjusted.</summary>
internal sealed class DebtCases : ICaseRoom
{
    public CaseList Cases => [];

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/subsidies/debts"];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(ProposeDebtCommand),
        typeof(AgreeDebtCommand),
        typeof(RefuseDebtCommand),
    ];
}
