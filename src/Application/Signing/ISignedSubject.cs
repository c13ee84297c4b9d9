using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>
/// The room that has something signed. Found by a scan; one per kind. Every call runs in the transaction of the caller, once per sheet; a failure undoes the signature.
/// The room opens and voids its sheets itself through <see cref="SignatureDesk"/>.
/// </summary>
public interface ISignedSubject
{
    SignedKind Kind { get; }

    /// <summary>
    /// What is to be signed as it is at this moment, with the hash of its present content. Fails when it does not exist or is not in a state to be signed.
    /// The caller's scope is checked by the sheet.
    /// </summary>
    Task<Result<SubjectToSign>> DescribeAsync(Guid id, CancellationToken ct);

    /// <summary>Moves the thing on after a signature. A sheet that is complete has both.</summary>
    Task<Result> SignedAsync(Guid id, SigningStep step, bool isComplete, CancellationToken ct);

    /// <summary>A signer sent it back, or its content turned out to have changed. The sheet is void already.</summary>
    Task<Result> ReturnedAsync(Guid id, string reason, CancellationToken ct);
}

/// <summary>Something that two people sign.</summary>
/// <param name="Id">The thing in its own room, e.g. the batch.</param>
/// <param name="Title">As people call it, e.g. 南关社区2026年第3季度补贴.</param>
/// <param name="Number">Its human number.</param>
/// <param name="AmountFen">The sum over its lines.</param>
/// <param name="Count">The number of its lines.</param>
/// <param name="ContentHash">Up to 64 characters; another content has another hash.</param>
/// <param name="Maker">Who made it; can never sign it.</param>
/// <param name="Link">Where in the client it is looked at.</param>
public sealed record SubjectToSign(
    Guid Id, Guid CommunityId, string Title, string Number, long AmountFen, int Count, string ContentHash, PersonKey Maker, string MakerName, string Link);
