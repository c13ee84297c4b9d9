namespace Resettlement.Infrastructure.Sample;

/// <summary>A clock that was set to another moment and goes on from there as fast as any other.</summary>
internal sealed class PracticeClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly TimeSpan _ahead;

    public PracticeClock(TimeProvider real, DateTimeOffset now) => (_real, _ahead) = (real, now - real.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + _ahead;
}
