using System.Diagnostics.CodeAnalysis;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace QuickAction.Core.Samples.Office;

/// <summary>
/// The OpenXML SDK looks the names of its choices up by reflection, which a native program answers only for those that it was told to keep: each kind of choice
/// that our samples set. <c>SeedsCommandTests</c> write them all with the native program.
/// </summary>
internal static class OfficeNames
{
    public static void Keep()
    {
        Keep<BorderValues>();
        Keep<DocumentFormat.OpenXml.Spreadsheet.CellValues>();
        Keep<FootnoteEndnoteValues>();
        Keep<HeaderFooterValues>();
        Keep<LevelJustificationValues>();
        Keep<NumberFormatValues>();
        Keep<SpaceProcessingModeValues>();
        Keep<StyleValues>();
        Keep<TableWidthUnitValues>();
        Keep<UnderlineValues>();
        Keep<VerticalPositionValues>();
    }

    private static void Keep<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => _ = Enum.GetValues<T>().Length;
}
