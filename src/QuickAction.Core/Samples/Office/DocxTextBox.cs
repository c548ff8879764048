using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>
/// A text box as Word writes it: the shape of today, and beside it the same text again in the drawing language of 2003 for programs
/// that do not know the new one. A reader must take one of the two.
/// </summary>
internal static class DocxTextBox
{
    private const string Empty = """
        <w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
          <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="1260000"/><wp:docPr id="1" name="Text box 1"/>
              <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
                <wps:wsp><wps:cNvSpPr txBox="1"/>
                  <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1260000"/></a:xfrm>
                    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
                    <a:ln w="12700"><a:solidFill><a:srgbClr val="1D70B8"/></a:solidFill></a:ln></wps:spPr>
                  <wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp>
              </a:graphicData></a:graphic></wp:inline>
          </w:drawing></mc:Choice><mc:Fallback>
            <w:pict><v:rect style="width:425pt;height:99pt"><v:textbox><w:txbxContent/></v:textbox></v:rect></w:pict>
          </mc:Fallback></mc:AlternateContent>
        </w:r>
        """;

    public static XElement Around(params XElement[] paragraphs)
    {
        var run = XElement.Parse(Empty);
        foreach (var content in run.Descendants(Word + "txbxContent").ToList())
        {
            // What has its place in the first already is copied into the second.
            content.Add(paragraphs);
        }

        return Paragraph(run);
    }
}
