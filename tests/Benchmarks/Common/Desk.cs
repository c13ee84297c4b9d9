using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Common;

/// <summary>A person who signed in: what is measured through a desk has gone the way of every request.</summary>
internal static class Desk
{
    public const string Password = "Sample-2026";

    public static Task<HttpClient> AsAsync(this BenchmarkApp app, Role role, Guid? communityId, CancellationToken ct) => app.InPlacesAsync(role, [(null, communityId)], ct);

    /// <summary>With one role in several places: county, townships or communities.</summary>
    public static async Task<HttpClient> InPlacesAsync(this BenchmarkApp app, Role role, IReadOnlyList<(string? Township, Guid? Community)> places, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var (name, now) = ($"desk-{NewId.Next():N}", app.Clock.GetUtcNow());
        var user = new AppUser
        {
            Id = NewId.Next(),
            UserName = name,
            DisplayName = RoleCatalogue.Of(role).ChineseName,
            Organisation = "测量",
            PersonIndex = name,
            IdNumberMasked = "140899********0000",
            PasswordChangedAt = now,
            CreatedAt = now,
        };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, Password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(string.Join(", ", made.Errors.Select(error => error.Code)));
        }

        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.UserGrants.AddRange(places.Select(x => UserGrant.Create(user.Id, role, x.Township, x.Community, app.Clock.LocalToday().AddYears(-1), null).Value));
        await db.SaveChangesAsync(ct);
        var client = app.Anonymous();
        client.Timeout = TimeSpan.FromMinutes(30);
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { userName = name, password = Password }, ct);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>The body of a good answer; anything else is the end of the run.</summary>
    public static async Task<byte[]> BodyAsync(this HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }
}
