using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Changes a site. Code, form and occupation day that are left out stay as they are. Names and townships belong to the county and the lead township.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record UpdateCommunityCommand(Guid Id, int? Version, string? Code, string Name, CommunityForm? Form, string DestinationTownshipCode, string LeadTownshipCode,
    IReadOnlyList<string>? ParticipatingTownshipCodes, string? Address, DateOnly? OccupiedFrom) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateCommunityValidator : AbstractValidator<UpdateCommunityCommand>
{
    public UpdateCommunityValidator()
    {
        RuleFor(x => x.Code).Must(CommunityShape.IsCode).WithMessage(CommunityShape.CodeMessage);
        RuleFor(x => x.Name).Must(CommunityShape.IsName).WithMessage(CommunityShape.NameMessage);
        RuleFor(x => x.DestinationTownshipCode).NotEmpty().WithMessage("请选择迁入地乡镇。");
        RuleFor(x => x.LeadTownshipCode).NotEmpty().WithMessage("请选择牵头迁出地乡镇。");
        RuleFor(x => x.Address).MaximumLength(200).WithMessage("地址不能超过200个字。");
    }
}

internal sealed class UpdateCommunityHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<UpdateCommunityCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateCommunityCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        var scope = user.ScopeOf(Permissions.Registry.WriteSites);
        var community = await db.Communities.Include(x => x.Origins).CommunitiesIn(scope).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (community is null)
        {
            return RegistryErrors.CommunityNotFound;
        }

        if (community.Version != version)
        {
            return CommonErrors.Changed;
        }

        // both the township that leads now and the one that would lead must be the caller's, or a site could be taken away
        if (!scope.WholeCounty && !(scope.OriginTownships.Contains(community.LeadTownshipCode) && scope.OriginTownships.Contains(command.LeadTownshipCode)))
        {
            return RegistryErrors.CommunityManagedAbove;
        }

        var origins = command.ParticipatingTownshipCodes ?? [];
        if (await CommunityShape.CheckTownshipsAsync(db, [command.DestinationTownshipCode, command.LeadTownshipCode, .. origins], ct) is { } unknown)
        {
            return unknown;
        }

        var name = ChineseText.Compact(command.Name);
        var code = ChineseText.Compact(command.Code).ToUpperInvariant() is { Length: > 0 } given ? given : community.Code;
        if (await db.Communities.AnyAsync(x => x.Id != command.Id && (x.Name == name || x.Code == code), ct))
        {
            return RegistryErrors.CommunityExists;
        }

        community.Change(code, name, command.Form ?? community.Form, command.DestinationTownshipCode, command.LeadTownshipCode, origins, command.OccupiedFrom ?? community.OccupiedFrom);
        community.Locate(CommunityShape.Address(command.Address));
        await db.SaveChangesAsync(ct);
        return new CreatedThing(community.Id, community.Version);
    }
}
