using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal static class OrganisationScopes
{
    /// <summary>People whom a community in scope has entered, or who hold or held a post in one.</summary>
    public static IQueryable<OfficeHolder> HoldersIn(this IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return db.OfficeHolders;
        }

        var communities = scope.Communities;
        return db.OfficeHolders.Where(x => x.Places.Any(place => communities.Contains(place.CommunityId))
            || db.Appointments.Any(post => post.OfficeHolderId == x.Id && communities.Contains(post.CommunityId)));
    }

    /// <summary>The day a list is asked for: any day, since posts can be filled for days to come; today when none is named.</summary>
    public static DateOnly DayOrToday(this TimeProvider clock, DateOnly? day) => day ?? clock.LocalToday();

    /// <summary>Days that a person can have meant.</summary>
    public static bool IsPlausible(DateOnly? day) => day is not { } given || given.Year is >= 1949 and <= 2100;
}

internal static class OrganisationShape
{
    public const string DayMessage = "日期应在1949年至2100年之间，请核对。";
    public const string DocumentMessage = "请填写文号（不超过100个字）。";

    public static bool IsDocument(string? number) => ChineseText.Normalise(number).Length is >= 1 and <= 100;

    public static string? Optional(string? text) => ChineseText.Sentence(text) is { Length: > 0 } kept ? kept : null;
}
