namespace QuickAction.Core.Samples.Report;

/// <summary>A heading in the table of contents with the page on which it stands, counted from one.</summary>
internal sealed record ContentsEntry(int Level, string Text, int Page);
