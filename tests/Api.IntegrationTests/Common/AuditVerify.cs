namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>The command `audit verify`.</summary>
internal static class AuditVerify
{
    /// <summary>Run on the services of the app; AuditCommandTests runs it as a program of its own.</summary>
    public static async Task<(int Exit, string Lines)> RunAsync(TestApp app)
    {
        await using var output = new StringWriter();
        var exit = await AuditCommand.VerifyAsync(app.Services, output, CancellationToken.None);
        return (exit, output.ToString());
    }
}
