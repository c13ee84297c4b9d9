using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Sample;

namespace Resettlement.Api;

/// <summary>
/// Practice:Today sets the clock of the server to the morning of a day, so that a quarter with its seven working days of notice can be walked in an hour. It is the only way to
/// shift the clock, and it is refused unless the environment is named Practice and the database holds the sample county and nothing else. No rule knows of it: the days of a
/// notice pass as always.
/// </summary>
internal static partial class Practice
{
    public const string Environment = "Practice";
    public const string Setting = "Practice:Today";
    private const int Morning = 9;

    /// <returns>Why the program must not go on; null when it may.</returns>
    public static string? Refusal(IConfiguration configuration, IHostEnvironment environment) =>
        configuration[Setting] is not { Length: > 0 } day ? null :
        !environment.IsEnvironment(Environment) ? $"设置 {Setting} 会改动服务器时钟，只能在演练环境（ASPNETCORE_ENVIRONMENT={Environment}）中使用；当前环境是 {environment.EnvironmentName}，未启动 / "
            + $"The setting {Setting} shifts the clock and is taken in the environment {Environment} only; this is {environment.EnvironmentName}. Nothing was started." :
        Parse(day) is null ? $"设置 {Setting} 应为日期 yyyy-MM-dd，现为“{day}” / {Setting} is not a day yyyy-MM-dd." :
        null;

    /// <summary>Sets the clock when the setting is there.</summary>
    public static void Use(WebApplicationBuilder builder)
    {
        if (Parse(builder.Configuration[Setting]) is { } day)
        {
            builder.Services.Configure<PracticeOptions>(options => options.IsOn = true);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new PracticeClock(TimeProvider.System, day.StartOfDay().AddHours(Morning))));
        }
    }

    /// <returns>Why the server must not serve this database; null when it may.</returns>
    public static async Task<string?> RefusalAsync(IServiceProvider services, IConfiguration configuration, CancellationToken ct)
    {
        if (configuration[Setting] is not { Length: > 0 } day)
        {
            return null;
        }

        if (!await services.GetRequiredService<PracticeCheck>().IsSampleAsync(ct))
        {
            return $"设置 {Setting} 只能用于示范县数据库；这个数据库不是，未启动 / {Setting} is for a database with the sample county only; this is another. Nothing was started.";
        }

        LogShifted(services.GetRequiredService<ILogger<PracticeClock>>(), day);
        return null;
    }

    private static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Practice: the clock was set to {Day}; nothing that happens here is real")]
    private static partial void LogShifted(ILogger logger, string day);
}
