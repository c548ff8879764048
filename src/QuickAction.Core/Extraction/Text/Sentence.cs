namespace QuickAction.Core.Extraction.Text;

/// <summary>A sentence as a place in a segment: characters <c>[Start, End)</c> of its text, white space trimmed at both ends.</summary>
public readonly record struct Sentence(int Segment, int Start, int End)
{
    public int Length => End - Start;
}
