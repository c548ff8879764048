namespace QuickAction.Core.Extraction.Pdf;

/// <summary>A word and its box in points, the page's top left corner being the origin.</summary>
internal readonly record struct PdfWord(float XMin, float YMin, float XMax, float YMax, string Text)
{
    public float Height => YMax - YMin;
}
