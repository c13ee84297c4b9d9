using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>
/// What one room brings to the matrix and to the races. Every class of this kind is found by itself: a new room writes one, and a partial of <see cref="Stock"/> for what its requests use up.
/// </summary>
internal interface ICaseRoom
{
    CaseList Cases { get; }

    /// <summary>Commands that no case sends fifty times at once, and the test in which that is done.</summary>
    IEnumerable<OwnRace> OwnRaces => [];

    /// <summary>Beginnings of paths without cases, because tests of the room try every id out of scope. A room without any is better.</summary>
    IEnumerable<string> PathsWithoutCases => [];

    /// <summary>Commands with tests of their own but none with many at once. A room without any is better.</summary>
    IEnumerable<Type> NotRaced => [];

    /// <summary>Services of the world that the cases need to be other than those of the product.</summary>
    void Replace(IServiceCollection services)
    {
    }

    /// <summary>What has to be there before any case: policies, calendars, books.</summary>
    Task PrepareAsync(TestApp app) => Task.CompletedTask;
}

/// <summary>The test in which many of a command run at once.</summary>
internal sealed record OwnRace(Type Command, Type Test, string Method);
