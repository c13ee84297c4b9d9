using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>A person ready to be registered, or the row that is there.</summary>
internal sealed record HolderTaken(OfficeHolder Holder, bool IsNew);

/// <summary>Finds or makes the row of a person by the ID number. Forms and imports come by the same way.</summary>
internal sealed class HolderIntake(IAppDbContext db, IFieldProtector protector, ResidentIntake intake)
{
    /// <summary>Adds the person for the community, or the community to the person who is there. Nothing is saved.</summary>
    public async Task<Result<HolderTaken>> TakeAsync(RegisterHolderCommand input, CancellationToken ct)
    {
        var faults = new FieldFaults();
        var name = faults.Take("name", PersonName.Parse(input.Name))?.Value ?? "";
        var (number, waiver) = intake.ReadId(input.IdNumber, input.ChecksumReason, "", faults);
        var phone = intake.ReadPhone(input.Phone, "", faults);
        await CheckAsync(faults, input.OriginTownshipCode, input.PoliticalStatus, ct);
        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        if (number is null)
        {
            return RegistryValueErrors.IdLength(0).ForField("idNumber");
        }

        var stored = protector.Protect(FieldPurpose.IdNumber, number.Value, number.Masked);
        if (await db.OfficeHolders.Include(x => x.Places).SingleOrDefaultAsync(x => x.IdNumberIndex == stored.Index, ct) is { } known)
        {
            if (known.Name != name)
            {
                return OrganisationErrors.HolderOtherName;
            }

            // what the other community knows stays as it is; this one may change it from now on
            known.AddPlace(input.CommunityId);
            return new HolderTaken(known, false);
        }

        var holder = OfficeHolder.Register(input.CommunityId, new(name, Code(input.OriginTownshipCode), Code(input.PoliticalStatus), await ResidentAsync(stored.Index, ct)), number, stored, waiver);
        if (phone is not null)
        {
            holder.ChangePhone(phone);
        }

        db.OfficeHolders.Add(holder);
        return new HolderTaken(holder, true);
    }

    public async Task CheckAsync(FieldFaults faults, string? township, string? politicalStatus, CancellationToken ct)
    {
        if (Code(township) is { } code && !await db.Townships.AnyAsync(x => x.Code == code, ct))
        {
            faults.Add("originTownshipCode", RegistryErrors.TownshipUnknown);
        }

        if (!ResidentCodes.PoliticalStatus.Allows(politicalStatus))
        {
            faults.Add("politicalStatus", RegistryErrors.CodeUnknown);
        }
    }

    /// <summary>The same person among the residents.</summary>
    public async Task<Guid?> ResidentAsync(string index, CancellationToken ct) =>
        await db.Residents.AsNoTracking().Where(x => x.IdNumberIndex == index).Select(x => (Guid?)x.Id).SingleOrDefaultAsync(ct);

    public static string? Code(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();
}
