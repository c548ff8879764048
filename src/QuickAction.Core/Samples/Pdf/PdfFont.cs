namespace QuickAction.Core.Samples.Pdf;

/// <summary>The two standard fonts that every PDF reader has, so that none has to be carried in the file.</summary>
internal enum PdfFont
{
    Regular,
    Bold,
}
