using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Areas and parameters: what a form shows and offers.</summary>
[RequiresPermission(Permissions.Policies.Read)]
public sealed record GetPolicyCatalogueQuery : IRequest<Result<PolicyCatalogueAnswer>>;

public sealed record PolicyCatalogueAnswer(IReadOnlyList<PolicyAreaInfo> Areas, IReadOnlyList<PolicyParameterRow> Parameters);

/// <param name="FormValue">Offered in a new form; no computation uses it.</param>
/// <param name="FormClause">Source offered beside the value.</param>
public sealed record PolicyParameterRow(
    PolicyArea Area, string Key, PolicyValueType Type, string Chinese, string English, string Help, string FormValue, string? FormClause, bool IsOptional, int? Min, int? Max,
    string Unit, IReadOnlyList<PolicyChoice> Choices);

internal sealed class GetPolicyCatalogueHandler : IRequestHandler<GetPolicyCatalogueQuery, Result<PolicyCatalogueAnswer>>
{
    public Task<Result<PolicyCatalogueAnswer>> Handle(GetPolicyCatalogueQuery query, CancellationToken ct) =>
        Task.FromResult<Result<PolicyCatalogueAnswer>>(new PolicyCatalogueAnswer(PolicyCatalogue.Areas, [.. PolicyCatalogue.Parameters.Select(Row)]));

    private static PolicyParameterRow Row(PolicyParameter parameter)
    {
        var isNumber = parameter.Type is PolicyValueType.Integer or PolicyValueType.Fen or PolicyValueType.Percent;
        return new(parameter.Area, parameter.Key, parameter.Type, parameter.Chinese, parameter.English, parameter.Help, parameter.FormValue, parameter.FormClause, parameter.IsOptional,
            isNumber ? parameter.Min : null, isNumber && parameter.Max != int.MaxValue ? parameter.Max : null, parameter.Unit.Trim(), parameter.Choices);
    }
}
