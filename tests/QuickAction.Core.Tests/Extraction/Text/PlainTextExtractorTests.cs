using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Text;

public sealed class PlainTextExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new PlainTextExtractor();

    protected override SourceFile Sample() => File("""
        HIGHWAYS TEAM MEETING
        Monday 3 March 2025, Room 4

        Ana Pérez: Good morning, shall we begin?
        Tom Ward: Yes. I have the café figures here.
        Ana Pérez: Thank you, Tom.
        """);

    protected override SourceFile Empty() => File(" \n\n\t \u200B\n");

    private static SourceFile File(string text) => new("meeting.txt", Encoding.UTF8.GetBytes(text));
}
