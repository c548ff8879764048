using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Puts words that stand close together on one base line into runs.</summary>
internal sealed class RunFinder(TypeSizes types, Doubts doubts)
{
    /// <summary>Widest gap within a run, by the size of its type: poppler takes words as near as this into one block whatever is above and below them.</summary>
    public const float NearGap = 0.7f;

    /// <summary>Furthest that a base line may be from that of the line's first word.</summary>
    public const float SameBaseLine = 0.5f;

    /// <summary>By how much of its size the type of a word may differ from the block's.</summary>
    public const float OtherSize = 0.6f;

    private const float MostOverlap = 0.5f;
    private const float DoubtfulOverlap = 0.3f;
    private const float DoubtfulSize = 0.4f;
    private const float Lowered = 0.3f;

    /// <summary>A line of its own that is higher than the rest would have come before it, so a word that is raised is in its line.</summary>
    private const float MostRaised = 0.8f;
    private const float SmallType = 0.85f;

    /// <summary>How much the base lines of two faces may be off, guessed from their boxes.</summary>
    private const float BaseLineError = 0.08f;

    /// <summary>Boxes of words that are turned are higher than wide.</summary>
    private const float TurnedBox = 2.2f;

    public void Find(ReadOnlySpan<PdfWord> words, List<WordRun> runs)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var word = ref words[i];
            if (word.Text.Length > 2 && word.Height > TurnedBox * (word.XMax - word.XMin))
            {
                doubts.Add(Doubt.Turned);
            }

            if (i > 0 && GoesOn(words, i, runs[^1]))
            {
                ref var run = ref CollectionsMarshal.AsSpan(runs)[^1];
                run.End = i + 1;
                run.XMin = MathF.Min(run.XMin, word.XMin);
                run.XMax = MathF.Max(run.XMax, word.XMax);
            }
            else
            {
                runs.Add(new WordRun(i, WordRun.BaseLineOf(word), types[i]) { End = i + 1, XMin = word.XMin, XMax = word.XMax });
            }
        }
    }

    private bool GoesOn(ReadOnlySpan<PdfWord> words, int i, in WordRun run)
    {
        ref readonly var word = ref words[i];
        var size = run.Type.Size;
        var gap = word.XMin - words[i - 1].XMax;
        var drop = WordRun.BaseLineOf(word) - run.BaseLine;
        if (gap > NearGap * size || gap < -2 * size)
        {
            var toTheLeft = words[i - 1].XMin - word.XMax;
            if (toTheLeft >= 0 && toTheLeft < 0.5f * size && MathF.Abs(drop) < 0.1f * size)
            {
                doubts.Add(Doubt.Backwards);
            }

            return false;
        }

        return IsNotTooHigh(drop, types[i], run.Type) && IsOnBaseLine(words, i, run, drop) && (gap >= -DoubtfulOverlap * size || doubts.IsWithin(-gap, MostOverlap, run.Type, run.Type.Error, Doubt.Overlap))
            && IsLikeSized(types[i], run.Type);
    }

    /// <summary>A number at the end of a word is set in small type; what stands as high in type as large is a cell beside another.</summary>
    private bool IsNotTooHigh(float drop, TypeSize type, TypeSize ofLine)
    {
        if (type.Size < SmallType * ofLine.Size)
        {
            return drop >= -MostRaised * ofLine.Size;
        }

        return drop >= -Lowered * ofLine.Size || doubts.IsWithin(-drop, SameBaseLine, ofLine, 2 * ofLine.Error, Doubt.Lowered);
    }

    private bool IsOnBaseLine(ReadOnlySpan<PdfWord> words, int i, in WordRun run, float drop)
    {
        var size = run.Type.Size;
        if (drop <= Lowered * size)
        {
            return true;
        }

        if (drop > 2 * SameBaseLine * size)
        {
            return false;
        }

        if (i + 1 < words.Length && Returns(words[i], words[i + 1], run))
        {
            return true;
        }

        var error = (2 * run.Type.Error) + (types[i] == run.Type ? 0 : BaseLineError / SameBaseLine);
        return doubts.IsWithin(drop, SameBaseLine, run.Type, error, Doubt.Lowered);
    }

    /// <summary>Whether the line goes on after a lowered word: were that a line of its own, it would come after the whole line.</summary>
    private static bool Returns(in PdfWord word, in PdfWord next, in WordRun run)
    {
        var size = run.Type.Size;
        var gap = next.XMin - word.XMax;
        return MathF.Abs(WordRun.BaseLineOf(next) - run.BaseLine) < Lowered * size && gap > -DoubtfulOverlap * size && gap < size;
    }

    private bool IsLikeSized(TypeSize type, TypeSize of)
    {
        var off = MathF.Abs(type.Size - of.Size);
        return type == of || off <= DoubtfulSize * of.Size || doubts.IsWithin(off, OtherSize, of, MathF.Max(type.Error, of.Error), Doubt.Size);
    }
}
