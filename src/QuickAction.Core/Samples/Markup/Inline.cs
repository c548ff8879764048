namespace QuickAction.Core.Samples.Markup;

/// <summary>What a stretch of text in a paragraph is.</summary>
internal enum InlineKind
{
    Plain,
    Bold,
    Italic,

    /// <summary>A tracked insertion.</summary>
    Inserted,

    /// <summary>A tracked deletion.</summary>
    Deleted,

    /// <summary>A hyperlink; the target is its address.</summary>
    Link,

    /// <summary>A reference to a footnote; the text is the note's number.</summary>
    Note,

    /// <summary>A reviewer's comment at this place; the text is the comment.</summary>
    Comment,
}

/// <summary>A stretch of text in a paragraph.</summary>
internal sealed record Inline(InlineKind Kind, string Text, string? Target = null);
