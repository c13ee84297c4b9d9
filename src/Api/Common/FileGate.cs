using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common;

/// <summary>Section "Files": how many files are read at one moment. Each stays within its own limits of memory, so this bounds the memory of all.</summary>
internal sealed class FileGateOptions
{
    public const string Section = "Files";

    /// <summary>0 = one per processor, four at the most.</summary>
    public int AtOnce { get; set; }

    /// <summary>As many more wait for their turn; whoever comes after them is sent away at once.</summary>
    public int Waiting { get; set; } = 50;

    /// <summary>Whoever has waited as long is sent away.</summary>
    public int WaitSeconds { get; set; } = 30;

    public int Slots => AtOnce > 0 ? AtOnce : Math.Clamp(Environment.ProcessorCount, 1, 4);
}

/// <summary>The endpoint reads a file, or as many rows as a file brings; it waits for its turn.</summary>
internal sealed record ReadsFileMetadata;

/// <summary>
/// Lets a bounded number of requests that read files through at one moment, in the order in which they came. What was uploaded lies on the disk while it waits, not in memory.
/// </summary>
internal sealed class FileGate(IOptions<FileGateOptions> options) : IDisposable
{
    public static readonly Error Busy = new("files.busy", ErrorKind.Unavailable, "正在处理的文件较多，暂时轮不到这一份，请稍后再试。");

    private const int RetrySeconds = 5;

    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = options.Value.Slots, QueueLimit = options.Value.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.WaitSeconds);

    public async ValueTask<object?> PassAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var turn = await WaitAsync(context.HttpContext.RequestAborted);
        if (turn is { IsAcquired: true })
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return Result.Fail(Busy).ToHttp();
    }

    public void Dispose() => _limiter.Dispose();

    private async ValueTask<RateLimitLease?> WaitAsync(CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(_patience);
        try
        {
            return await _limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
