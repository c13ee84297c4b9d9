using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Protection;

/// <summary>The keys of session cookies lie in the database; who can read it must not be able to make a session.</summary>
internal sealed class KeyRingEncryptor(IFieldProtector protector) : IXmlEncryptor
{
    public const string Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, protector.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyRingDecryptor));
}

/// <summary>Made by the key ring itself, hence the service provider.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(services.GetRequiredService<IFieldProtector>().Unseal(encryptedElement.Value));
}

internal sealed class KeyRingOptions(IFieldProtector protector) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = new KeyRingEncryptor(protector);
}
