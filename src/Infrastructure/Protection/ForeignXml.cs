using System.Xml;

namespace Resettlement.Infrastructure.Protection;

/// <summary>XML deeper, or with more names, than any file that is exchanged.</summary>
internal sealed class ForeignXmlException(string message) : XmlException(message);

/// <summary>Walks through XML that came from outside: no declarations, nothing fetched, bounded depth, names and length.</summary>
internal static class ForeignXml
{
    private const int MaxDepth = 64;

    /// <param name="content">Read from where it stands.</param>
    /// <param name="maxCharacters">0 where something else bounds the length.</param>
    /// <param name="closeInput">Whether the content is closed with the reader.</param>
    /// <param name="ignoreWhitespace">Whether blanks between elements are left out.</param>
    public static XmlReader Open(Stream content, long maxCharacters, bool closeInput, bool ignoreWhitespace) => XmlReader.Create(content, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = maxCharacters,
        CloseInput = closeInput,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = ignoreWhitespace,
        NameTable = new BoundedNames(),
    });

    /// <summary>Like Read; every open element costs the reader memory.</summary>
    /// <exception cref="XmlException">Not XML, forbidden, or beyond the bounds.</exception>
    public static bool Step(XmlReader xml) => xml.Read() && (xml.Depth <= MaxDepth ? true : throw new ForeignXmlException("too deep"));

    /// <summary>A reader keeps every name it ever saw. A file that is exchanged has some hundred.</summary>
    private sealed class BoundedNames : NameTable
    {
        private const int Most = 20_000;
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Count(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Count(base.Add(key));

        private string Count(string name) => ++_count > Most ? throw new ForeignXmlException("too many names") : name;
    }
}
