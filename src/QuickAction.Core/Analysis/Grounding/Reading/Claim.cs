using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Something that a result says, with the segments that it rests on.</summary>
internal sealed class Claim(string text, IReadOnlyList<Citation> citations, Token[] tokens, SourceReading source)
{
    private HashSet<string>? _names;
    private SegmentFacts? _focus;
    private IReadOnlyList<TalkSentence>? _sentences;
    private SegmentFacts? _own;
    private Passage? _quoted;
    private IReadOnlyList<NameInClaim>? _namesInIt;

    public string Text { get; } = text;

    public IReadOnlyList<Citation> Citations { get; } = citations;

    public Token[] Tokens { get; } = tokens;

    public SourceReading Source { get; } = source;

    /// <summary>Cited segments that exist, in order.</summary>
    public IReadOnlyList<int> Segments { get; } = [.. citations
        .Select(c => c.Segment)
        .Where(s => s >= 0 && s < source.Source.Segments.Count)
        .Distinct()
        .Order()];

    public IEnumerable<SegmentFacts> Cited => Segments.Select(Source.Facts);

    /// <summary>The cited segments' neighbours: what was asked before, what was answered after.</summary>
    public IEnumerable<int> Near => Segments
        .SelectMany(s => new[] { Source.Neighbour(s, -1), Source.Neighbour(s, 1) })
        .Where(s => s is not null)
        .Select(s => s!.Index)
        .Except(Segments);

    /// <summary>The cited segments and so many before and after each.</summary>
    public IEnumerable<int> Around(int reach) => Segments.Concat(Beside(reach, -1)).Concat(Beside(reach, 1)).Distinct();

    /// <summary>So many segments before each of the cited ones.</summary>
    public IEnumerable<int> Before(int reach) => Beside(reach, -1);

    private IEnumerable<int> Beside(int reach, int step)
    {
        foreach (var segment in Segments)
        {
            var at = segment;
            for (var i = 0; i < reach && Source.Neighbour(at, step) is { } next; i++)
            {
                yield return at = next.Index;
            }
        }
    }

    /// <summary>Name words that the cited segments hold or that belong to who speaks in them. Not to be written to.</summary>
    public HashSet<string> Names => _names ??= Segments is [var only] ? Source.Names(only) : Segments.SelectMany(Source.Names).ToHashSet(StringComparer.Ordinal);

    /// <summary>The sentences that the citations quote from, whole.</summary>
    public IReadOnlyList<TalkSentence> Sentences => _sentences ??= SentencesQuoted();

    /// <summary>The words of those sentences.</summary>
    public ReadOnlySpan<Token> Quoted => Joined.Words;

    /// <summary>What those sentences hold; what else is said in the cited segments is <see cref="Cited"/>.</summary>
    public SegmentFacts Focus => _focus ??= SegmentFacts.Of(Joined.Tokens, Joined.First, Joined.End);

    /// <summary>What the claim itself holds.</summary>
    public SegmentFacts Own => _own ??= SegmentFacts.Of(Tokens);

    /// <summary>The proper names in the claim.</summary>
    public IReadOnlyList<NameInClaim> NamesInIt => _namesInIt ??= [.. NameInClaim.Find(this)];

    /// <summary>"The meeting discussed the damp and the rent" names matters and affirms nothing of them; "was considered necessary" does.</summary>
    public bool NamesMatters => Tokens.Take(6).Where((t, i) => t.Word is "discussed" or "discuss" or "covered" or "reviewed" or "debated" or "topics" or "talked" || (t.Word == "considered" && !(i > 0 && Tokens[i - 1].Word is "was" or "is" or "were" or "not" or "be"))).Any();

    /// <summary>It has more than one sentence.</summary>
    public bool HasManySentences => Array.FindIndex(Tokens, t => t.Is(TokenMarks.SentenceEnd)) is >= 0 and var end && end < Tokens.Length - 1;

    public IEnumerable<string> Speakers => Segments.Select(s => Source.Source.Segments[s].Speaker).OfType<string>().Distinct();

    public Warning Warn(string code, Extraction.Severity severity, string what) =>
        new(code, severity, $"{what} (\"{Short(Text)}\").", [.. Citations.Where(c => Segments.Contains(c.Segment))]);

    private List<TalkSentence> SentencesQuoted()
    {
        var quoted = new List<TalkSentence>();
        foreach (var citation in Citations)
        {
            if (Segments.Contains(citation.Segment))
            {
                Source.AddSentencesOf(citation, quoted);
            }
        }

        quoted.Sort((a, b) => a.Index.CompareTo(b.Index));
        return [.. quoted.Where((sentence, i) => i == 0 || quoted[i - 1].Index != sentence.Index)];
    }

    private Passage Joined => _quoted ??= JoinedWords();

    /// <summary>Sentences that follow each other stand in the talk as they are: a heading cites a stretch of hundreds.</summary>
    private Passage JoinedWords()
    {
        if (IsOneRun())
        {
            return Sentences is [var first, ..] ? new Passage(Source.Talk.TokenArray, first.First, Sentences[^1].End) : new Passage([], 0, 0);
        }

        var words = new Token[Sentences.Sum(s => s.Length)];
        var at = 0;
        foreach (var sentence in Sentences)
        {
            Source.Talk.TokensOf(sentence).CopyTo(words.AsSpan(at));
            at += sentence.Length;
        }

        return new Passage(words, 0, words.Length);
    }

    private bool IsOneRun()
    {
        for (var i = 1; i < Sentences.Count; i++)
        {
            if (Sentences[i].First != Sentences[i - 1].End)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The words of the claim from one token to another.</summary>
    public string Words(int first, int end) => Text[Tokens[first].Start..Tokens[end - 1].End];

    private static string Short(string text)
    {
        const int Most = 80;
        if (text.Length <= Most)
        {
            return text.TrimEnd('.', ' ');
        }

        var cut = text.LastIndexOf(' ', Most);
        return text[..(cut > 40 ? cut : char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + " ...";
    }

    /// <summary>Tokens <c>[First, End)</c> of some.</summary>
    private sealed record Passage(Token[] Tokens, int First, int End)
    {
        public ReadOnlySpan<Token> Words => Tokens.AsSpan(First, End - First);
    }
}
