using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>The look-up table of CNAPS codes of the sample banks: code, name; one bank a line. The numbers are made up beyond their first three digits.</summary>
internal static class BankDirectoryFile
{
    private const string Resource = "BankDirectory.csv";

    public static IReadOnlyList<BankDirectoryEntry> Read()
    {
        using var stream = typeof(BankDirectoryFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing.");
        using var text = new StreamReader(stream);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(',')).Select(part => new BankDirectoryEntry { Code = part[0], Name = part[1] })];
    }
}
