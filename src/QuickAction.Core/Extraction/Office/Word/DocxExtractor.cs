using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>
/// Word documents: the body in reading order with the numbers that its lists show, notes after the paragraph that refers to them, headers and footers
/// once. Insertions are text, deletions and comments are not. The transcripts that Teams saves as DOCX become turns.
/// </summary>
internal sealed class DocxExtractor : IExtractor
{
    private const string Main = "word/document.xml";

    public string MediaType => MediaTypes.Docx;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.Bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            throw QuickActionException.Refused("The file is password protected or in the format of an older Word; save it as .docx without a password and try again.");
        }

        var parts = new OfficeParts(ZipGuard.Open(file.Bytes, limits), limits, cancellationToken);
        RefuseMacros(parts);
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
        var package = new WordRelations();
        parts.TryScan("_rels/.rels", reader => package.Read(reader, ""));
        var main = package.Of("officeDocument").FirstOrDefault(parts.Contains) ?? Main;
        using var body = parts.Open(main)
            ?? throw QuickActionException.Refused("The file has no Word document in it; open it in the program that made it, save it as .docx and try again.");

        var folder = main.Contains('/') ? main[..main.LastIndexOf('/')] : "";
        var relations = new WordRelations();
        parts.TryRead($"{folder}/_rels/{main[(main.LastIndexOf('/') + 1)..]}.rels".TrimStart('/'), "list of related parts", reader => relations.Read(reader, folder));

        var source = new WordSource(new WordStyles(), new WordNumbering(), new OfficeTally(), new OfficeBudget(limits));
        parts.TryRead(Part("styles"), "styles", source.Styles.Read);
        parts.TryRead(Part("numbering"), "list numbers", source.Numbering.Read);
        parts.TryRead(Part("footnotes"), "footnotes", reader => WordStory.Read(reader, source));
        parts.TryRead(Part("endnotes"), "endnotes", reader => WordStory.Read(reader, source));
        var text = WordStory.Read(body, source);
        var document = new OfficeDocument
        {
            Headers = Furniture("header", "headers"),
            Body = text,
            Footers = Furniture("footer", "footers"),
            Title = Title(parts, package) ?? source.Title,
            Tally = source.Tally,
        };
        foreach (var note in source.Tally.Notes())
        {
            parts.Note(note);
        }

        return document;

        // A package whose list of relations is broken still has its parts under their usual names.
        string? Part(string kind) => relations.Of(kind).FirstOrDefault(parts.Contains) ?? (parts.Contains($"{folder}/{kind}.xml") ? $"{folder}/{kind}.xml" : null);

        List<OfficeBlock> Furniture(string kind, string what)
        {
            var blocks = new List<OfficeBlock>();
            foreach (var name in relations.Of(kind))
            {
                parts.TryRead(name, what, reader => blocks.AddRange(WordStory.Read(reader, source)));
            }

            return blocks;
        }
    }

    private static string? Title(OfficeParts parts, WordRelations package)
    {
        string? title = null;
        parts.TryRead(package.Of("core-properties").FirstOrDefault() ?? "docProps/core.xml", "properties", reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "title" && reader.NamespaceURI == "http://purl.org/dc/elements/1.1/")
                {
                    title = ElementText.Read(reader);
                    return;
                }
            }
        });
        return string.IsNullOrWhiteSpace(title) ? null : title;
    }

    private static void RefuseMacros(OfficeParts parts)
    {
        var isMacro = parts.Entries.Any(e => e.Name.EndsWith("/vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        parts.TryScan("[Content_Types].xml", reader =>
        {
            while (!isMacro && reader.Read())
            {
                isMacro = reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true;
            }
        });
        if (isMacro)
        {
            throw QuickActionException.Refused("The file holds macros; save it as a plain .docx and try again.");
        }
    }
}
