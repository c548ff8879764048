using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Cuts a sentence of talk where it is really two: where the speaker starts again without a pause that the transcriber marked ("we'll We have to"), and
/// at pauses or joining words when talk without full stops runs on. Pieces are tokens <c>[first, end)</c> and cover the sentence in order.
/// </summary>
internal sealed class SentencePieces(Talk talk, bool spacedPunctuation)
{
    /// <summary>Longer sentences are cut. Careful written speech seldom passes 40 words.</summary>
    private const int Longest = 45;

    /// <summary>A piece has at least so many tokens before it is cut at a pause.</summary>
    private const int Shortest = 12;

    /// <summary>Capitalised inside a sentence these are no names: the speaker started again.</summary>
    private static readonly HashSet<string> Restarts = new(StringComparer.Ordinal)
    {
        "we", "the", "it", "so", "and", "but", "you", "they", "that", "this", "there", "if", "what", "how", "when", "then", "or", "just", "yeah", "okay",
        "no", "well", "is", "do", "in", "on", "for", "to", "he", "she", "these", "those", "our", "my", "your", "not", "like", "maybe", "because", "are", "can",
    };

    /// <summary>Tokens that must stand before a clause that is left out.</summary>
    private const int ShortestMain = 6;

    /// <summary>A sentence that begins with one of these has its main clause last.</summary>
    private static readonly HashSet<string> Subordinates = new(StringComparer.Ordinal)
    {
        "if", "when", "because", "although", "though", "since", "while", "unless", "as", "once", "before", "after", "were", "had", "until", "given", "whether", "say", "what",
    };

    private static readonly HashSet<string> Adds = new(StringComparer.Ordinal) { "and", "so", "which", "because", "where", "who" };

    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "but", "if", "unless", "except", "though", "although", "until", "not", "only", "without", "provided", "however", "or", "never", "no", "instead", "rather",
    };

    private static readonly HashSet<string> Subjects = new(StringComparer.Ordinal)
    {
        "i", "we", "they", "he", "she", "it", "that", "this", "there", "you", "then", "so",
    };

    /// <summary>"There's a, there's a gap": where the speaker only starts again, nothing ends.</summary>
    private static readonly HashSet<string> Hanging = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "to", "in", "on", "for", "with", "from", "by", "at", "and", "or", "but", "is", "'s", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "my", "your",
        "our", "their", "i", "we", "he", "she", "they", "if", "because", "there",
    };

    public void Cut(TalkSentence sentence, List<(int First, int End)> pieces)
    {
        pieces.Clear();
        var tokens = talk.Tokens;
        var first = sentence.First;
        var pause = -1;
        var joint = -1;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (i > first && spacedPunctuation && IsRestart(tokens[i], tokens[i - 1]))
            {
                pieces.Add((first, i));
                (first, pause, joint) = (i, -1, -1);
            }

            if (i - first >= Shortest)
            {
                pause = tokens[i].Is(TokenMarks.ClauseStart) ? i : pause;
                joint = tokens[i].Word is "and" or "but" or "so" or "because" or "then" ? i : joint;
            }

            if (i - first >= Longest && sentence.Length > Longest && (pause > 0 || joint > 0))
            {
                var cut = pause > 0 ? pause : joint;
                pieces.Add((first, cut));
                (first, pause, joint) = (cut, -1, joint > cut + Shortest ? joint : -1);
            }
        }

        pieces.Add((first, sentence.End));
    }

    /// <summary>
    /// Where the tokens <c>[first, end)</c> could end earlier and still say the same: before a clause that only adds ("..., and they want a report", "...,
    /// which I saw"). Never before one that limits ("but", "unless", "if").
    /// </summary>
    public void EarlierEnds(int first, int end, List<int> ends)
    {
        ends.Clear();
        var tokens = talk.Tokens;
        if (Subordinates.Contains(tokens[first].Word) || (first + 1 < end && tokens[first].Is(TokenMarks.ClauseEnd) && Subordinates.Contains(tokens[first + 1].Word)))
        {
            return;
        }

        for (var i = end - 1; i > first + ShortestMain; i--)
        {
            if (Limits.Contains(tokens[i].Word))
            {
                ends.Clear();
            }
            else if (AddsClause(tokens, i, end) && !Hanging.Contains(tokens[i - 1].Word))
            {
                ends.Add(i);
            }
        }
    }

    /// <summary>", and they ...", "and it ...", ", which ...", or a comma alone before a new subject (", it's shallow").</summary>
    private static bool AddsClause(ReadOnlySpan<Token> tokens, int i, int end) =>
        tokens[i].Is(TokenMarks.ClauseStart)
            ? Adds.Contains(tokens[i].Word) || (Subjects.Contains(tokens[i].Word) && i + 1 < end && !tokens[i + 1].Is(TokenMarks.ClauseEnd))
            : i + 1 < end && tokens[i].Word == "and" && Subjects.Contains(tokens[i + 1].Word);

    /// <summary>Where the tokens stand, with the punctuation that closes them: a range for each segment.</summary>
    public IReadOnlyList<SourceRange> Ranges(int first, int end)
    {
        var tokens = talk.Tokens;
        var ranges = new List<SourceRange>(1);
        while (first < end)
        {
            var stop = first + 1;
            while (stop < end && tokens[stop].Segment == tokens[first].Segment)
            {
                stop++;
            }

            var segment = talk.Source.Segments[tokens[first].Segment];
            ranges.Add(new SourceRange(segment, WithOpening(segment.Text, tokens[first].Start), WithClosing(segment.Text, tokens[stop - 1].End)));
            first = stop;
        }

        return ranges;
    }

    private static bool IsRestart(Token token, Token before) =>
        token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.Quoted | TokenMarks.ClauseStart | TokenMarks.AllCapitals)
        && !before.Is(TokenMarks.Capital) && Restarts.Contains(token.Word);

    private static int WithOpening(string text, int start) =>
        start > 0 && text[start - 1] is '"' or '\u201C' or '\u2018' or '(' or '\u00A3' or '$' ? start - 1 : start;

    private static int WithClosing(string text, int end)
    {
        while (end < text.Length && text[end] is '.' or '?' or '!' or ',' or ';' or ':' or '"' or '\u201D' or '\u2019' or ')' or '%' or '\u2026' or '-')
        {
            end++;
        }

        // Some transcripts put a space before the stop.
        return end + 1 < text.Length && text[end] == ' ' && text[end + 1] is '.' or '?' or '!' ? end + 2 : end;
    }
}
