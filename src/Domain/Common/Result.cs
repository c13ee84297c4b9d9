namespace Resettlement.Domain.Common;

/// <summary>Kinds of expected failure; each maps to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The shape of the input is wrong: 400.</summary>
    Validation,

    /// <summary>Who is asking is unknown: 401.</summary>
    Unauthenticated,

    /// <summary>Known but not allowed: 403.</summary>
    Forbidden,

    /// <summary>Missing, or out of the caller's scope: 404.</summary>
    NotFound,

    /// <summary>The state does not allow it: 409.</summary>
    Conflict,

    /// <summary>Well-formed but contradicts what is known: 422.</summary>
    Unprocessable,

    /// <summary>The account is locked: 423.</summary>
    Locked,

    /// <summary>A required precondition header is missing: 428.</summary>
    PreconditionRequired,

    /// <summary>Too large: 413.</summary>
    TooLarge,

    /// <summary>Too often: 429.</summary>
    TooMany,

    /// <summary>Too much at this moment: 503, to be asked again.</summary>
    Unavailable,

    /// <summary>A defect or broken machinery: 500. Never returned by handlers.</summary>
    Unexpected,
}

/// <summary>An expected failure: a stable code for machines and a Chinese sentence for people that says what, where and what to do.</summary>
public sealed record Error(string Code, ErrorKind Kind, string Message, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    public static Error NotFound(string code, string message) => new(code, ErrorKind.NotFound, message);

    public static Error Conflict(string code, string message) => new(code, ErrorKind.Conflict, message);

    public static Error Forbidden(string code, string message) => new(code, ErrorKind.Forbidden, message);

    public static Error Unprocessable(string code, string message) => new(code, ErrorKind.Unprocessable, message);

    /// <summary>The same failure blamed on a field of the request that carried the value.</summary>
    public Error ForField(string field) => this with { Fields = new Dictionary<string, string[]> { [field] = [Message] } };

    /// <summary>A wrong field; <paramref name="field"/> is the camelCase path in the request.</summary>
    public static Error Invalid(string code, string message, string? field = null) =>
        new(code, ErrorKind.Validation, message, field is null ? null : new Dictionary<string, string[]> { [field] = [message] });
}

/// <summary>Success or an expected failure.</summary>
public readonly struct Result : IOutcome<Result>
{
    private Result(Error error) => Error = error;

    public static Result Success => default;

    public Error? Error { get; }

    public bool IsSuccess => Error is null;

    public static Result Fail(Error error) => new(error);

    public static implicit operator Result(Error error) => new(error);
}


/// <summary>A value or an expected failure.</summary>
public readonly struct Result<T> : IOutcome<Result<T>>
{
    private readonly T? _value;

    private Result(T value) => _value = value;

    private Result(Error error) => Error = error;

    public Error? Error { get; }

    public bool IsSuccess => Error is null;

    /// <exception cref="InvalidOperationException">This is a failure.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);

    /// <summary>The failure of another result passed on.</summary>
    public static Result<T> Fail(Error error) => new(error);
}
