using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A township under its 9-digit GB/T 2260 code.</summary>
public sealed class Township : IAudited
{
    private Township()
    {
    }

    public string Code { get; private init; } = "";

    public string Name { get; private init; } = "";

    public static Township Create(string code, string name) => new() { Code = code, Name = name };
}
