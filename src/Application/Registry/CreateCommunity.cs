using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Adds a site. The county may, and a township for sites it leads. Without a code the next free one is given.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record CreateCommunityCommand(string? Code, string Name, CommunityForm? Form, string DestinationTownshipCode, string LeadTownshipCode,
    IReadOnlyList<string>? ParticipatingTownshipCodes, string? Address, DateOnly? OccupiedFrom) : IRequest<Result<CreatedThing>>;

/// <summary>What was made, and its version.</summary>
public sealed record CreatedThing(Guid Id, int Version);

internal sealed class CreateCommunityValidator : AbstractValidator<CreateCommunityCommand>
{
    public CreateCommunityValidator()
    {
        RuleFor(x => x.Code).Must(CommunityShape.IsCode).WithMessage(CommunityShape.CodeMessage);
        RuleFor(x => x.Name).Must(CommunityShape.IsName).WithMessage(CommunityShape.NameMessage);
        RuleFor(x => x.DestinationTownshipCode).NotEmpty().WithMessage("请选择迁入地乡镇。");
        RuleFor(x => x.LeadTownshipCode).NotEmpty().WithMessage("请选择牵头迁出地乡镇。");
        RuleFor(x => x.Address).MaximumLength(200).WithMessage("地址不能超过200个字。");
    }
}

internal sealed class CreateCommunityHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateCommunityCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(CreateCommunityCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.WriteSites);
        if (!scope.WholeCounty && !scope.OriginTownships.Contains(command.LeadTownshipCode))
        {
            return RegistryErrors.CommunityManagedAbove;
        }

        var origins = command.ParticipatingTownshipCodes ?? [];
        if (await CommunityShape.CheckTownshipsAsync(db, [command.DestinationTownshipCode, command.LeadTownshipCode, .. origins], ct) is { } unknown)
        {
            return unknown;
        }

        var name = ChineseText.Compact(command.Name);
        var code = ChineseText.Compact(command.Code).ToUpperInvariant();
        code = code.Length > 0 ? code : await NextCodeAsync(ct);
        if (await db.Communities.AnyAsync(x => x.Name == name || x.Code == code, ct))
        {
            return RegistryErrors.CommunityExists;
        }

        var community = Community.Create(code, name, command.Form ?? CommunityForm.Buildings, command.DestinationTownshipCode, command.LeadTownshipCode, origins, command.OccupiedFrom);
        community.Locate(CommunityShape.Address(command.Address));
        db.Communities.Add(community);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(community.Id, community.Version);
    }

    private async Task<string> NextCodeAsync(CancellationToken ct)
    {
        var codes = await db.Communities.AsNoTracking().Where(x => EF.Functions.Like(x.Code, "C%")).Select(x => x.Code).ToListAsync(ct);
        var last = codes.Select(code => int.TryParse(code.AsSpan(1), out var number) ? number : 0).DefaultIfEmpty().Max();
        return $"C{last + 1:000}";
    }
}

internal static class CommunityShape
{
    public const string CodeMessage = "社区代码应为1至12位字母或数字。";
    public const string NameMessage = "社区名称应为2至60个字。";

    public static bool IsCode(string? code) => ChineseText.Compact(code) is var text && text.Length <= 12 && text.All(char.IsAsciiLetterOrDigit);

    public static bool IsName(string? name) => ChineseText.Compact(name).Length is >= 2 and <= 60;

    public static string? Address(string? address) => ChineseText.Normalise(address) is { Length: > 0 } text ? text : null;

    public static async Task<Error?> CheckTownshipsAsync(IAppDbContext db, IEnumerable<string> codes, CancellationToken ct)
    {
        var wanted = codes.Distinct().ToList();
        return await db.Townships.CountAsync(x => wanted.Contains(x.Code), ct) == wanted.Count ? null : RegistryErrors.TownshipUnknown;
    }
}
