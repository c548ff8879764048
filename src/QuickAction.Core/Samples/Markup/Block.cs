namespace QuickAction.Core.Samples.Markup;

/// <summary>A part of an invented document, below the level of the file format.</summary>
internal abstract record Block;

/// <summary>A heading; <paramref name="Level"/> is 1 for a chapter.</summary>
internal sealed record Heading(int Level, string Text) : Block;

internal sealed record TextBlock(IReadOnlyList<Inline> Inlines) : Block;

/// <summary>A numbered list or a list of points.</summary>
internal sealed record ListBlock(bool Numbered, IReadOnlyList<IReadOnlyList<Inline>> Items) : Block;

/// <summary>A table whose first row is its head.</summary>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>Text that stands apart: a text box, or a content control where <paramref name="Control"/> is true.</summary>
internal sealed record FrameBlock(bool Control, string Title, IReadOnlyList<Inline> Inlines) : Block;

/// <summary>A line "@name argument" that the writer of the document fills.</summary>
internal sealed record Directive(string Name, string Argument) : Block;
