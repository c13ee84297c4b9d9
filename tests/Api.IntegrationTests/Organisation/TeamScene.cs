using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>Bodies of a site and people in their posts, arranged outside the API.</summary>
internal sealed class TeamScene
{
    private readonly TestApp _app;
    private readonly Guid _community;

    private TeamScene(TestApp app, Guid community, IReadOnlyDictionary<BodyKind, Guid> bodies) => (_app, _community, Bodies) = (app, community, bodies);

    public IReadOnlyDictionary<BodyKind, Guid> Bodies { get; }

    public static async Task<TeamScene> MakeAsync(TestApp app, Guid community)
    {
        var bodies = Enum.GetValues<BodyKind>().Select(kind => Body.Found(community, kind, new(kind.ToString(), null, new(2018, 1, 1)), null).Value).ToList();
        await app.ArrangeAsync(db =>
        {
            db.Bodies.AddRange(bodies);
            return Task.CompletedTask;
        });
        return new(app, community, bodies.ToDictionary(x => x.Kind, x => x.Id));
    }

    /// <summary>A person who may hold posts.</summary>
    public async Task<Guid> PersonAsync(string name, string? origin = null)
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(), new(2026, 11, 25)).Value;
        var holder = OfficeHolder.Register(_community, new(name, origin, null, null), number, _app.Services.GetRequiredService<IFieldProtector>().Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
        await _app.ArrangeAsync(db =>
        {
            db.OfficeHolders.Add(holder);
            return Task.CompletedTask;
        });
        return holder.Id;
    }

    /// <param name="until">First day the post is no longer held.</param>
    public Task AppointAsync(Guid person, PostKind post, string from = "2020-01-01", string? until = null) => _app.ArrangeAsync(async db =>
    {
        var kind = PostCatalogue.Of(post).Body!.Value;
        var body = await db.Bodies.SingleAsync(x => x.Id == Bodies[kind]);
        var appointment = Appointment.To(body, person, post, DateOnly.Parse(from), null).Value;
        if (until is { } end)
        {
            Assert.That(appointment.End(DateOnly.Parse(end), EndReason.Resigned, null).Error, Is.Null);
        }

        db.Appointments.Add(appointment);
    });
}
