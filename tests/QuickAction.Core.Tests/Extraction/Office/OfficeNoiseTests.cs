using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.OpenDocument;
using QuickAction.Core.Extraction.Office.Word;
using QuickAction.TestKit.Extraction;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Extraction.Office;

/// <summary>Well-formed documents that make no sense: what damaged bytes never reach, since a checksum stops them.</summary>
public sealed class OfficeNoiseTests
{
    private const int Rounds = 150;

    [Theory]
    [InlineData("documents/working-alone-policy.docx", "word/document.xml")]
    [InlineData("documents/working-alone-policy.docx", "word/numbering.xml")]
    [InlineData("documents/working-alone-policy.docx", "word/styles.xml")]
    [InlineData("documents/working-alone-policy.docx", "word/footnotes.xml")]
    [InlineData("documents/volunteers-handbook.odt", "content.xml")]
    [InlineData("documents/volunteers-handbook.odt", "styles.xml")]
    public async Task Elements_that_are_moved_doubled_renamed_or_lost_are_read_or_refused(string seed, string part)
    {
        var parts = Parts(seed);
        var original = XDocument.Load(new MemoryStream(parts[part]), LoadOptions.PreserveWhitespace);
        IExtractor extractor = seed.EndsWith(".odt", StringComparison.Ordinal) ? new OdtExtractor() : new DocxExtractor();
        var read = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            parts[part] = Encoding.UTF8.GetBytes(Muddled(original, new Noise((uint)round * 2654435761)).ToString(SaveOptions.DisableFormatting));
            try
            {
                var source = await extractor.ExtractAsync(
                    new SourceFile("muddled", Zip.Of([.. parts.Select(p => (p.Key, p.Value))])), new DocumentLimits(), TestContext.Current.CancellationToken);
                source.Segments.ShouldAllBe(s => s.Text.Length > 0, $"round {round}");
                read++;
            }
            catch (QuickActionException refusal)
            {
                refusal.Code.ShouldBe(ProblemCode.InputRefused, $"round {round}");
            }
        }

        read.ShouldBeGreaterThan(Rounds / 2, "most muddles still hold text");
    }

    private static Dictionary<string, byte[]> Parts(string seed)
    {
        using var zip = ZipFile.OpenRead(SeedFiles.PathOf(seed));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static XDocument Muddled(XDocument original, Noise noise)
    {
        var document = new XDocument(original);
        for (var times = 0; times < 10; times++)
        {
            var elements = document.Root!.Descendants().ToList();
            if (elements.Count == 0)
            {
                break;
            }

            var (one, other) = (elements[noise.Next(elements.Count)], elements[noise.Next(elements.Count)]);
            switch (noise.Next(6))
            {
                case 0:
                    one.Remove();
                    break;
                case 1:
                    one.AddAfterSelf(new XElement(one));
                    break;
                case 2:
                    other.AddFirst(new XElement(one));
                    break;
                case 3:
                    one.Name = other.Name;
                    break;
                case 4:
                    one.ReplaceWith(one.Nodes());
                    break;
                default:
                    one.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml).ToList().ForEach(a => a.Value = Nonsense[noise.Next(Nonsense.Length)]);
                    break;
            }
        }

        return document;
    }

    private static readonly string[] Nonsense = ["", "-1", "0", "99999999999", "%1%9", "\u00E9"];
}
