using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>OpenDocument texts, by the same rules as Word documents: insertions are text, deletions and annotations are not, headers are said once.</summary>
internal sealed class OdtExtractor : IExtractor
{
    public string MediaType => MediaTypes.Odt;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parts = new OfficeParts(ZipGuard.Open(file.Bytes, limits), limits, cancellationToken);
        RefuseEncrypted(parts);
        var document = Read(parts, limits);
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        foreach (var note in parts.Notes)
        {
            builder.Note(note);
        }

        return ValueTask.FromResult(document.Build(builder));
    }

    private static OfficeDocument Read(OfficeParts parts, DocumentLimits limits)
    {
        var source = new OdtSource(new OdtStyles(), new OfficeTally(), new OfficeBudget(limits));
        parts.TryRead("styles.xml", "styles", reader => OdtStory.Read(reader, source));
        using var content = parts.Open("content.xml")
            ?? throw QuickActionException.Refused("The file has no text document in it; open it in the program that made it, save it as .odt and try again.");
        var body = OdtStory.Read(content, source);
        var title = Title(parts);
        foreach (var note in source.Tally.Notes())
        {
            parts.Note(note);
        }

        return new OfficeDocument
        {
            Headers = source.Headers,
            Body = body,
            Footers = source.Footers,
            Title = title ?? source.Title,
            Tally = source.Tally,
        };
    }

    private static string? Title(OfficeParts parts)
    {
        string? title = null;
        parts.TryRead("meta.xml", "properties", reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "title" && reader.NamespaceURI == OdfNames.DublinCore)
                {
                    title = ElementText.Read(reader);
                    return;
                }
            }
        });
        return string.IsNullOrWhiteSpace(title) ? null : title;
    }

    private static void RefuseEncrypted(OfficeParts parts)
    {
        var isEncrypted = parts.Contains("encrypted-package");
        parts.TryScan("META-INF/manifest.xml", reader =>
        {
            while (!isEncrypted && reader.Read())
            {
                isEncrypted = reader.NodeType == XmlNodeType.Element && reader.LocalName == "encryption-data" && reader.NamespaceURI == OdfNames.Manifest;
            }
        });
        if (isEncrypted)
        {
            throw ZipRefusals.PasswordProtected();
        }
    }
}
