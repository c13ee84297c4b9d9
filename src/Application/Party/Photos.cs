using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>Puts a photo to an activity. What it is, is read from its content; it is kept encrypted, as imported files are.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record AddPhotoCommand(Guid ActivityId, string FileName, byte[] Content) : IRequest<Result<PhotoAdded>>;

public sealed record PhotoAdded(Guid Id, string FileName, int Width, int Height);

[RequiresPermission(Permissions.Party.Write)]
public sealed record RemovePhotoCommand(Guid Id) : IRequest<Result>;

internal sealed class PhotosHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, TimeProvider clock)
    : IRequestHandler<AddPhotoCommand, Result<PhotoAdded>>, IRequestHandler<RemovePhotoCommand, Result>
{
    public Task<Result<PhotoAdded>> Handle(AddPhotoCommand command, CancellationToken ct) => db.InTransactionAsync<Result<PhotoAdded>>(async token =>
    {
        var activity = await db.PartyActivities.InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.ActivityId, token);
        if (activity is null)
        {
            return PartyErrors.ActivityNotFound;
        }

        var image = ImageFile.Read(command.Content);
        if (image.Error is { } fault)
        {
            return fault;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        var there = await db.ActivityPhotos.AsNoTracking().Where(x => x.ActivityId == activity.Id).Select(x => x.Sha256).ToListAsync(token);
        if (there.Contains(hash))
        {
            return PartyErrors.PhotoExists;
        }

        if (activity.PhotosChange(there.Count + 1).Error is { } refused)
        {
            return refused;
        }

        var photo = new ActivityPhoto
        {
            CommunityId = activity.CommunityId,
            ActivityId = activity.Id,
            FileName = Path.ChangeExtension(FileNames.Tidy(command.FileName), image.Value.Extension),
            ContentType = image.Value.ContentType,
            Bytes = command.Content.Length,
            Width = image.Value.Width,
            Height = image.Value.Height,
            Sha256 = hash,
            AddedByName = user.DisplayName,
            AddedAt = clock.GetUtcNow(),
        };
        db.ActivityPhotos.Add(photo);
        db.ActivityPhotoContents.Add(new ActivityPhotoContent { PhotoId = photo.Id, Content = protector.SealBytes(command.Content) });
        await db.SaveChangesAsync(token);
        return new PhotoAdded(photo.Id, photo.FileName, photo.Width, photo.Height);
    }, ct);

    public Task<Result> Handle(RemovePhotoCommand command, CancellationToken ct) => db.InTransactionAsync<Result>(async token =>
    {
        var photo = await db.ActivityPhotos.InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (photo is null)
        {
            return PartyErrors.PhotoNotFound;
        }

        var activity = await db.PartyActivities.SingleAsync(x => x.Id == photo.ActivityId, token);
        if (activity.PhotosChange(0).Error is { } refused)
        {
            return refused;
        }

        await db.ActivityPhotoContents.Where(x => x.PhotoId == photo.Id).ExecuteDeleteAsync(token);
        db.ActivityPhotos.Remove(photo);
        await db.SaveChangesAsync(token);
        return Result.Success;
    }, ct);
}
