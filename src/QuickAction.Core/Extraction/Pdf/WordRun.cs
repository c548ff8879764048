namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Words that follow one another on a base line and stand so close that they are in one line for certain: a line, or a part of one.</summary>
/// <param name="First">Place of its first word in the page.</param>
/// <param name="BaseLine">Height of the base line of its first word, from the top of the page.</param>
/// <param name="Type">Type of its first word.</param>
internal record struct WordRun(int First, float BaseLine, TypeSize Type)
{
    /// <summary>Share of a box that hangs below the base line, in most faces.</summary>
    private const float BelowBaseLine = 0.2f;

    /// <summary>Place of the word after its last.</summary>
    public int End { get; set; }

    public float XMin { get; set; }

    public float XMax { get; set; }

    /// <summary>Whether it is in one block with the run before it.</summary>
    public bool IsJoined { get; set; }

    public readonly int Words => End - First;

    public static float BaseLineOf(in PdfWord word) => word.YMax - (BelowBaseLine * word.Height);
}
