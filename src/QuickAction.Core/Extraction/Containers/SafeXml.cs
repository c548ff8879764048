using System.Xml;
using System.Xml.Linq;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Containers;

/// <summary>
/// XML from a file that somebody else made: no DTD, nothing fetched, characters and depth bounded, and a fault is a refusal in one sentence
/// instead of an <see cref="XmlException"/> that quotes the file.
/// </summary>
internal static class SafeXml
{
    /// <summary>A reader over the stream, which it closes. Comments, processing instructions and white space between elements are kept out.</summary>
    public static XmlReader Read(Stream stream, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var settings = Settings(limits);
        settings.IgnoreComments = true;
        settings.IgnoreProcessingInstructions = true;
        return new GuardedXmlReader(Create(stream, settings), limits.XmlDepth, cancellationToken);
    }

    /// <summary>The whole of a part in memory. White space in text is kept, as Word and LibreOffice mean it.</summary>
    public static XDocument Load(Stream stream, DocumentLimits limits, CancellationToken cancellationToken)
    {
        using var reader = Read(stream, limits, cancellationToken);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Reads on within an element; false at its end tag, on which the reader then stands.</summary>
    /// <param name="reader">A reader that stood on the element's start when <paramref name="depth"/> and <paramref name="isEmpty"/> were taken from it.</param>
    public static bool ReadInside(XmlReader reader, int depth, ref bool isEmpty)
    {
        if (isEmpty || !reader.Read())
        {
            return false;
        }

        isEmpty = reader.Depth <= depth;
        return !isEmpty;
    }

    /// <summary>The settings alone, for a library that makes its own reader.</summary>
    public static XmlReaderSettings Settings(DocumentLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limits.XmlCharacters,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
    };

    /// <summary>Creating a reader already reads the first bytes, so that a fault may show here.</summary>
    private static XmlReader Create(Stream stream, XmlReaderSettings settings)
    {
        try
        {
            return XmlReader.Create(stream, settings);
        }
        catch (XmlException broken)
        {
            throw GuardedXmlReader.Refused(broken);
        }
    }
}
