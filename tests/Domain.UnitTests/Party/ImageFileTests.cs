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
