using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Enters the holidays of a year, or enters them anew: then another person confirms again. Without <paramref name="SeenVersion"/> the year must not exist yet.</summary>
[RequiresPermission(Permissions.Policies.Write)]
public sealed record EnterHolidaysCommand(int Year, int? SeenVersion, string DocumentNumber, DateOnly DocumentDate, IReadOnlyList<HolidayInput> Days) : IRequest<Result<HolidaysChanged>>;

/// <summary>Confirms as the second person what was entered.</summary>
[Idempotent]
[RequiresPermission(Permissions.Policies.Publish)]
public sealed record ConfirmHolidaysCommand(int Year, int SeenVersion) : IRequest<Result<HolidaysChanged>>;

public sealed record HolidaysChanged(Guid Id, int Year, HolidayYearState State, int Version);

internal sealed class EnterHolidaysValidator : AbstractValidator<EnterHolidaysCommand>
{
    public EnterHolidaysValidator()
    {
        RuleFor(x => x.DocumentNumber).NotEmpty().WithMessage("请填写文号。").MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.Days).NotNull().WithMessage("请填写放假和补班的日期。").Must(x => x is null || x.Count <= 100).WithMessage("日期过多。");
        RuleForEach(x => x.Days).Must(x => x.Name is { Length: <= 20 }).WithMessage("名称须填写且不超过20个字。");
    }
}

internal sealed class EnterHolidaysHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EnterHolidaysCommand, Result<HolidaysChanged>>, IRequestHandler<ConfirmHolidaysCommand, Result<HolidaysChanged>>
{
    public async Task<Result<HolidaysChanged>> Handle(EnterHolidaysCommand command, CancellationToken ct)
    {
        var (person, name, now) = (user.Person, user.DisplayName, clock.GetUtcNow());
        var year = await db.HolidayYears.Include(x => x.Days).SingleOrDefaultAsync(x => x.Year == command.Year, ct);
        if (year is null)
        {
            var entered = HolidayYear.Enter(command.Year, command.DocumentNumber, command.DocumentDate, command.Days, person, name, now);
            if (entered.Error is { } error)
            {
                return error;
            }

            db.HolidayYears.Add(year = entered.Value);
        }
        else if (command.SeenVersion is null)
        {
            return CommonErrors.IfMatchRequired;
        }
        else if (year.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }
        else if (year.Change(command.DocumentNumber, command.DocumentDate, command.Days, person, name, now).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new HolidaysChanged(year.Id, year.Year, year.State, year.Version);
    }

    public async Task<Result<HolidaysChanged>> Handle(ConfirmHolidaysCommand command, CancellationToken ct)
    {
        var year = await db.HolidayYears.SingleOrDefaultAsync(x => x.Year == command.Year, ct);
        if (year is null)
        {
            return NoticeErrors.HolidayYearNotFound;
        }

        if (year.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        if (year.Confirm(user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new HolidaysChanged(year.Id, year.Year, year.State, year.Version);
    }
}
