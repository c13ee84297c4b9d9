using Resettlement.Domain.Party;

namespace Resettlement.Domain.UnitTests.Party;

/// <summary>What a file says of itself, whatever its name.</summary>
internal sealed class ImageFileTests
{
    [Test]
    public void A_png_is_read_to_its_end()
    {
        var png = Png(640, 480);
        Assert.That(ImageFile.Read(png).Value, Is.EqualTo(new ImageFile("image/png", "png", 640, 480)));
        Assert.That(Code(png[..^1]), Is.EqualTo("party.photo-type"), "cut off");
        Assert.That(Code([.. png, 0]), Is.EqualTo("party.photo-type"), "something behind it");
    }

    [Test]
    public void A_jpeg_has_a_frame_and_an_end()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 11, 8, 1, 0, 2, 0, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9];
        Assert.That(ImageFile.Read(jpeg).Value, Is.EqualTo(new ImageFile("image/jpeg", "jpg", 512, 256)));
        Assert.That(Code(jpeg[..^2]), Is.EqualTo("party.photo-type"));
        Assert.That(Code([.. jpeg[..20], .. jpeg[33..]]), Is.EqualTo("party.photo-type"), "no frame");
    }

    [Test]
    public void A_png_is_read_chunk_by_chunk()
    {
        var png = Png(640, 480);
        byte[] comment = [0, 0, 0, 3, 0x74, 0x45, 0x58, 0x74, 1, 2, 3, 0, 0, 0, 0];
        Assert.That(ImageFile.Read([.. png[..33], .. comment, .. png[33..]]).Value, Is.EqualTo(new ImageFile("image/png", "png", 640, 480)));
        Assert.That(Code([.. png[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. comment[4..], .. png[33..]]), Is.EqualTo("party.photo-type"), "a chunk longer than the file");
        Assert.That(Code([.. png[..33], .. comment, .. comment]), Is.EqualTo("party.photo-type"), "no end");
        Assert.That(Code([.. png[..33], .. comment[..8]]), Is.EqualTo("party.photo-type"), "an end that is none");
        Assert.That(Code([0x88, .. png[1..]]), Is.EqualTo("party.photo-type"), "another beginning");
        Assert.That(Code([.. png[..12], 0x49, 0x48, 0x44, 0x53, .. png[16..]]), Is.EqualTo("party.photo-type"), "no head");
        Assert.That(Code(png[..8]), Is.EqualTo("party.photo-type"), "a beginning and nothing else");
    }

    [Test]
    public void The_largest_photo_is_still_a_photo()
    {
        var png = Png(12_000, 12_000);
        var rest = ImageFile.MaximumBytes - png.Length - 12;
        byte[] padding = [(byte)(rest >> 24), (byte)(rest >> 16), (byte)(rest >> 8), (byte)rest, 0x49, 0x44, 0x41, 0x54, .. new byte[rest + 4]];
        byte[] largest = [.. png[..33], .. padding, .. png[33..]];
        Assert.That(largest, Has.Length.EqualTo(ImageFile.MaximumBytes));
        Assert.That(ImageFile.Read(largest).Value, Is.EqualTo(new ImageFile("image/png", "png", 12_000, 12_000)));
        Assert.That(Code(Png(10, 12_001)), Is.EqualTo("party.photo-too-large"));
        Assert.That(Code(Png(10, 0)), Is.EqualTo("party.photo-type"));
    }

    /// <summary>Every kind of frame says its size; tables and extensions between them do not.</summary>
    [TestCase(0xC0, true)]
    [TestCase(0xC2, true)]
    [TestCase(0xCF, true)]
    [TestCase(0xBF, false)]
    [TestCase(0xC4, false)]
    [TestCase(0xC8, false)]
    [TestCase(0xCC, false)]
    [TestCase(0xD0, false)]
    public void A_jpeg_has_the_size_of_its_frame(byte marker, bool isFrame)
    {
        var read = ImageFile.Read(Jpeg([0xFF, marker, 0, 8, 8, 3, 4, 5, 6, 1], Scan));
        Assert.That(read.IsSuccess ? read.Value : null, Is.EqualTo(isFrame ? new ImageFile("image/jpeg", "jpg", 0x506, 0x304) : null));
    }

    [Test]
    public void A_jpeg_is_read_segment_by_segment()
    {
        byte[] frame = [0xFF, 0xC0, 0, 8, 8, 3, 4, 5, 6, 1];
        byte[] comment = [0xFF, 0xFE, 0, 2];
        var picture = new ImageFile("image/jpeg", "jpg", 0x506, 0x304);
        Assert.That(Jpeg(frame, Scan), Has.Length.EqualTo(20));
        Assert.That(ImageFile.Read(Jpeg(comment, frame, Scan)).Value, Is.EqualTo(picture), "an empty comment");
        Assert.That(ImageFile.Read(Jpeg([0xFF, 0xFF], frame, Scan)).Value, Is.EqualTo(picture), "filled up before a marker");
        Assert.That(ImageFile.Read(Jpeg(comment, frame, [0xFF, 0xDA])).Value, Is.EqualTo(picture), "the scan is not looked at");
        Assert.That(Code(Jpeg([0, 0xFE, 0, 2], frame, Scan)), Is.EqualTo("party.photo-type"), "no marker where one belongs");
        Assert.That(Code(Jpeg(comment, comment, frame)), Is.EqualTo("party.photo-type"), "no scan");
        Assert.That(Code(Jpeg(comment, comment, comment, [0xFF, 0xC0, 1, 0])), Is.EqualTo("party.photo-type"), "a frame longer than the file");
        Assert.That(Code(Jpeg([0xFF, 0xFE, 0, 1], frame, Scan)), Is.EqualTo("party.photo-type"), "a segment shorter than its own length");
        Assert.That(Code(Jpeg([0xFF, 0xC0, 0, 7, 8, 3, 4, 5, 6], comment, Scan)), Is.EqualTo("party.photo-type"), "a frame cut short");
        Assert.That(Code(Jpeg(frame, Scan)[..19]), Is.EqualTo("party.photo-type"));
    }

    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 4, 1, 2];

    private static byte[] Jpeg(params byte[][] segments) => [0xFF, 0xD8, .. segments.SelectMany(x => x), 0xFF, 0xD9];

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [TestCase("<html><body>hello, this is no picture at all</body></html>")]
    [TestCase("GIF89a and so on and so on and so on and so on and so on")]
    [TestCase("")]
    public void Nothing_else_is_a_photo(string text) => Assert.That(Code(System.Text.Encoding.ASCII.GetBytes(text)), Is.EqualTo("party.photo-type"));

    [Test]
    public void Too_large_is_too_large()
    {
        Assert.That(Code(new byte[ImageFile.MaximumBytes + 1]), Is.EqualTo("party.photo-too-large"));
        Assert.That(Code(Png(12_001, 10)), Is.EqualTo("party.photo-too-large"));
        Assert.That(Code(Png(-1, 10)), Is.EqualTo("party.photo-too-large"), "a side of four thousand million");
        Assert.That(Code(Png(0, 10)), Is.EqualTo("party.photo-type"));
    }

    private static string? Code(byte[] content) => ImageFile.Read(content).Error?.Code;

    private static byte[] Png(int width, int height)
    {
        byte[] sides = [(byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width, (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height];
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, .. sides, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];
    }
}
