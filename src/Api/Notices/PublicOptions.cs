namespace Resettlement.Api.Notices;

/// <summary>Section "Public": the pages for residents.</summary>
internal sealed class PublicOptions
{
    public const string Section = "Public";

    /// <summary>Where residents reach the server, e.g. https://gs.example.gov.cn; it stands in the QR code. Without it the address of the request is taken.</summary>
    public string? BaseUrl { get; set; }
}
