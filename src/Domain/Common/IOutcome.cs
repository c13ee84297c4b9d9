namespace Resettlement.Domain.Common;

/// <summary>Something that may have failed in an expected way.</summary>
public interface IOutcome
{
    Error? Error { get; }
}

/// <summary>An outcome the pipeline can make out of an error, whatever the request.</summary>
public interface IOutcome<out TSelf> : IOutcome
{
    static abstract TSelf Fail(Error error);
}
