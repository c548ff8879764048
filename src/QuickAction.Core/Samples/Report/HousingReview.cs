using QuickAction.Core.Samples.Composing;
using QuickAction.Core.Samples.Markup;
using QuickAction.Core.Samples.Pdf;

namespace QuickAction.Core.Samples.Report;

/// <summary>The hundred-page report of the sample council, from its source and its parts.</summary>
internal static class HousingReview
{
    /// <summary>The contents change the pages and the pages the contents; they agree after two or three rounds.</summary>
    private const int MostRounds = 5;

    public static byte[] Write(MarkupFile file, Composer composer)
    {
        var blocks = new ReportBlocks(composer).Expand(file.Blocks);
        IReadOnlyList<ContentsEntry> contents = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var layout = new ReportLayout(file, contents).Set(blocks);
            if (layout.Entries.SequenceEqual(contents))
            {
                PageFurniture.Add(layout.Pages, file.Header, file.Footer, firstNumbered: 1);
                return PdfFile.Write(layout.Pages, file.Title, file.Author);
            }

            contents = layout.Entries;
        }

        throw new InvalidDataException("The report's table of contents does not settle.");
    }
}
