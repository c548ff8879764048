using System.Runtime.CompilerServices;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>
/// A source as people talking: turns of sentences of tokens, each of which knows its place in a segment. Made once for a source, in one pass; every
/// rule reads from it.
/// </summary>
internal sealed class Talk
{
    private static readonly ConditionalWeakTable<SourceText, Talk> Made = new();

    private readonly Token[] _tokens;
    private readonly TalkSentence[] _sentences;
    private readonly Turn[] _turns;

    private Talk(SourceText source)
    {
        Source = source;
        (_tokens, _sentences, _turns) = new TalkReader(source).Read();
        HeadTurns = Math.Max(0, Array.FindIndex(_turns, t => t.Speaker is not null));
    }

    public SourceText Source { get; }
    public ReadOnlySpan<Token> Tokens => _tokens;

    /// <summary>The same tokens for code that a span cannot reach (iterators, captured state). Not to be written to.</summary>
    public Token[] TokenArray => _tokens;
    public ReadOnlySpan<TalkSentence> Sentences => _sentences;
    public ReadOnlySpan<Turn> Turns => _turns;

    /// <summary>Lines above the first words of a speaker, each a turn of nobody's: the talk opens behind them. None in a source that names no speaker.</summary>
    public int HeadTurns { get; }

    public static Talk From(SourceText source) => new(source);

    /// <summary>The same, made once for as long as the source is there: who answers and who checks the answer read the same talk.</summary>
    public static Talk Of(SourceText source) => Made.GetValue(source, static s => new Talk(s));

    public ReadOnlySpan<Token> TokensOf(TalkSentence sentence) => _tokens.AsSpan(sentence.First, sentence.Length);

    public Turn TurnOf(TalkSentence sentence) => _turns[sentence.Turn];

    /// <summary>The sentence that holds the token.</summary>
    public TalkSentence SentenceAt(int token)
    {
        var (low, high) = (0, _sentences.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _sentences[middle].First <= token ? (middle, high) : (low, middle - 1);
        }

        return _sentences[low];
    }

    /// <summary>
    /// Citations of the tokens <c>[first, end)</c>: one for each segment that they lie in, in order, exactly the words from the first token's start to
    /// the last one's end, with the closing punctuation when the last token ends a sentence.
    /// </summary>
    public IReadOnlyList<Citation> Cite(int first, int end)
    {
        var citations = new List<Citation>();
        while (first < end)
        {
            var stop = first + 1;
            while (stop < end && _tokens[stop].Segment == _tokens[first].Segment)
            {
                stop++;
            }

            var segment = Source.Segments[_tokens[first].Segment];
            citations.Add(Analysis.Cite.Range(segment, _tokens[first].Start, WithStop(segment.Text, _tokens[stop - 1])));
            first = stop;
        }

        return citations;
    }

    public IReadOnlyList<Citation> Cite(TalkSentence sentence) => Cite(sentence.First, sentence.End);

    private static int WithStop(string text, Token last)
    {
        var end = last.End;
        while (last.Is(TokenMarks.SentenceEnd) && end < text.Length && text[end] is '.' or '?' or '!')
        {
            end++;
        }

        return end;
    }
}
