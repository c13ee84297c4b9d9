using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api;

/// <summary>`audit verify`: walks every audit chain with the key, says what is wrong and where, and ends with 1 if anything is.</summary>
internal static class AuditCommand
{
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        var (entries, faults) = (0L, 0);
        await foreach (var chain in scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(ct))
        {
            entries += chain.Entries;
            faults += chain.Faults.Count;
            // kept elsewhere, the number and hash of the end show a later exchange of the whole database
            await output.WriteLineAsync($"{chain.Chain}  {chain.Entries}  {chain.HeadHash}");
            foreach (var fault in chain.Faults)
            {
                await output.WriteLineAsync($"  第{fault.Sequence}条：{Explain(fault.Kind)} / entry {fault.Sequence}: {fault.Kind}");
            }
        }

        await output.WriteLineAsync(faults == 0
            ? $"审计链完整，共{entries}条 / The audit chains are whole: {entries} entries."
            : $"审计链有{faults}处问题，共{entries}条 / The audit chains have {faults} faults among {entries} entries.");
        return faults == 0 ? 0 : 1;
    }

    private static string Explain(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Changed => "内容被改动",
        AuditFaultKind.Displaced => "被插入、替换或调换了位置",
        AuditFaultKind.Missing => "从此处起有记录被删除",
        AuditFaultKind.CutOff => "从此处起末尾的记录被删除",
        AuditFaultKind.Surplus => "从此处起的记录不是系统写入的",
        AuditFaultKind.HeadForged => "链尾登记被改动",
        AuditFaultKind.ChainMissing => "整条链被删除",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
