using Resettlement.Application.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>
/// A file of the temporary folder that only the owner may read. It loses its name at once where the system allows that, so that a process that is killed leaves nothing behind;
/// elsewhere it goes when it is closed.
/// </summary>
internal sealed class TemporaryFiles : ITemporaryFiles
{
    private const int Buffer = 64 * 1024;

    public Stream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), "resettlement-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = Buffer, Options = FileOptions.DeleteOnClose };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.Options = FileOptions.None;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return stream;
    }
}
