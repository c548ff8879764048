namespace QuickAction.Core.Rendering.Pages;

/// <summary>One piece of a <see cref="Page"/>, from top to bottom. The list of kinds is closed.</summary>
internal abstract record Block;

/// <summary>A heading below the page's title.</summary>
/// <param name="Level">1 for a section, 2 for a part of it; never a level left out.</param>
/// <param name="Number">Such as <c>4</c> or <c>4.1</c>; null for a heading outside the numbering.</param>
internal sealed record Heading(int Level, string Text, string? Number) : Block;

/// <summary>What the whole comes to, in one paragraph.</summary>
internal sealed record Headline(Line Line) : Block;

/// <summary>What is printed where nothing was said.</summary>
/// <param name="Indented">True in a numbered section, where all text begins beside the numbers.</param>
internal sealed record Nothing(string Text, bool Indented) : Block;

/// <summary>A numbered paragraph that people can refer to.</summary>
/// <param name="Number">Such as <c>4.1</c>, or <c>4.1.2</c> under a numbered heading of level 2.</param>
internal sealed record Item(string Number, Line Line) : Block;

/// <summary>Somebody's own words.</summary>
/// <param name="Source">Whose, and where they stand.</param>
internal sealed record Quotation(Line Line, string Source) : Block;

internal sealed record Bullets(IReadOnlyList<Line> Lines) : Block;

/// <summary>Terms with what is said of each.</summary>
internal sealed record Facts(IReadOnlyList<Fact> Rows) : Block;

internal sealed record Fact(string Term, IReadOnlyList<Line> Values);

/// <summary>A table with one header row.</summary>
/// <param name="Caption">Says what the table holds, also to a reader who cannot see it.</param>
internal sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block;

/// <param name="Share">Its part of the table's width, in hundredths; the shares of a table add up to 100.</param>
internal sealed record Column(string Heading, int Share);

/// <param name="Number">The row's number when the table's first column numbers its rows, such as <c>6.2</c>; that column has no cell.</param>
internal sealed record Row(string? Number, IReadOnlyList<Line> Cells);

/// <summary>Something that must not be overlooked.</summary>
internal sealed record Callout(string Lead, string Text) : Block;

/// <summary>Where a person signs. A value that is null is left as a line to write on.</summary>
internal sealed record SignOff(IReadOnlyList<Signature> Lines) : Block;

internal sealed record Signature(string Label, string? Value);
