using QuickAction.Core.Analysis.Grounding.Checks;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A source as the checks look at it. What nobody asks for is not read: facts are taken from a segment when a claim first cites it.</summary>
internal sealed class SourceReading
{
    private readonly int[] _firsts;
    private readonly SegmentFacts?[] _facts;
    private readonly HashSet<string>?[] _carriers;
    private readonly HashSet<string>?[] _names;
    private readonly IReadOnlyList<Proposition>?[] _propositions;
    private readonly string?[] _plain;
    private readonly Lazy<SegmentFacts> _whole;
    private readonly Lazy<MeetingPeople> _people;
    private readonly Lazy<PeopleBook> _book;
    private readonly Lazy<HashSet<string>> _heard;
    private readonly Lazy<HashSet<string>> _allCarriers;
    private readonly Lazy<HashSet<string>> _written;
    private readonly Lazy<HashSet<string>> _subjects;
    private readonly Lazy<HashSet<string>> _namedMost;
    private readonly Lazy<ILookup<string, FormOfAddress>> _addressed;

    public SourceReading(SourceText source, DateOnly? meetingDate)
    {
        (Source, MeetingDate) = (source, meetingDate);
        Talk = Talk.Of(source);
        _facts = new SegmentFacts[source.Segments.Count];
        _carriers = new HashSet<string>?[source.Segments.Count];
        _names = new HashSet<string>?[source.Segments.Count];
        _propositions = new IReadOnlyList<Proposition>?[Talk.Sentences.Length];
        _plain = new string?[source.Segments.Count];
        _firsts = FirstTokens(Talk.Tokens, source.Segments.Count);
        _whole = new Lazy<SegmentFacts>(() => SegmentFacts.Of(Talk.TokenArray, 0, Talk.Tokens.Length));
        _people = new Lazy<MeetingPeople>(() => MeetingPeople.Find(Talk, chair: null));
        _book = new Lazy<PeopleBook>(() => new PeopleBook(this));
        _allCarriers = new Lazy<HashSet<string>>(() => MatterWords.Carriers(Talk.TokenArray.Select(t => t.Word).Distinct().Concat(Speakers.SelectMany(PeopleBook.Words))));
        _heard = new Lazy<HashSet<string>>(() => Book.Widened(Whole.Words.Concat(Speakers.Concat(source.Preamble).SelectMany(PeopleBook.Words))));
        var turns = new Lazy<Dictionary<string, int>>(() => SpokenOfMost.Turns(this));
        _subjects = new Lazy<HashSet<string>>(() => SpokenOfMost.In(this, turns.Value));
        _namedMost = new Lazy<HashSet<string>>(() => SpokenOfMost.First(this, turns.Value));
        _addressed = new Lazy<ILookup<string, FormOfAddress>>(() => Enumerable.Range(0, source.Segments.Count).SelectMany(s => FormsOfAddress.In(this, s)).ToLookup(a => a.Surname, StringComparer.Ordinal));
        _written = new Lazy<HashSet<string>>(() => Book.Widened(
            Whole.Words.Concat(Speakers.Concat(source.Preamble).Append(source.Title ?? "").Append(Path.GetFileNameWithoutExtension(source.FileName)).SelectMany(PeopleBook.Words))));
    }

    public SourceText Source { get; }

    public DateOnly? MeetingDate { get; }

    public Talk Talk { get; }

    public SegmentFacts Whole => _whole.Value;

    /// <summary>Who was there, by the talk itself.</summary>
    public MeetingPeople People => _people.Value;

    public PeopleBook Book => _book.Value;

    /// <summary>Labels of those who speak, each once.</summary>
    public IEnumerable<string> Speakers => Source.Segments.Select(s => s.Speaker).OfType<string>().Distinct();

    /// <summary>Every word of the talk, its labels and header lines, with the other names of whoever is named. Not to be written to.</summary>
    public HashSet<string> Heard => _heard.Value;

    /// <summary>The same with title and file name. Not to be written to.</summary>
    public HashSet<string> Written => _written.Value;

    /// <summary>Name words of whoever the talk is about: named by others in so many turns that a pronoun needs no name near it. Not to be written to.</summary>
    public HashSet<string> Subjects => _subjects.Value;

    /// <summary>The same of those who are named most, whom "he" or "she" can mean. Not to be written to.</summary>
    public HashSet<string> NamedMost => _namedMost.Value;

    /// <summary>How people are addressed anywhere in the source, by surname.</summary>
    public ILookup<string, FormOfAddress> Addressed => _addressed.Value;

    public ReadOnlySpan<Token> Tokens(int segment) => Talk.Tokens[_firsts[segment].._firsts[segment + 1]];

    public Range TokenRange(int segment) => _firsts[segment].._firsts[segment + 1];

    public SegmentFacts Facts(int segment) =>
        _facts[segment] ??= SegmentFacts.Of(Talk.TokenArray, _firsts[segment], _firsts[segment + 1]);

    /// <summary>The words of a segment and of who speaks in it, with the other names of whoever is named. Not to be written to.</summary>
    public HashSet<string> Names(int segment) =>
        _names[segment] ??= Book.Widen(WordsAndSpeaker(segment));

    private HashSet<string> WordsAndSpeaker(int segment)
    {
        var words = new HashSet<string>(Facts(segment).Words, StringComparer.Ordinal);
        words.UnionWith(Source.Segments[segment].Speaker is { } speaker ? Book.WordsOfLabel(speaker) : []);
        return words;
    }

    /// <summary>The segment's text as <see cref="QuoteText.Plain"/> has it.</summary>
    public string Plain(int segment) => _plain[segment] ??= QuoteText.Plain(Source.Segments[segment].Text);

    /// <summary>What the words of a segment carry of a statement's matter: see <see cref="MatterWords"/>.</summary>
    public HashSet<string> Carriers(int segment) =>
        _carriers[segment] ??= MatterWords.Carriers(Tokens(segment).ToArray().Select(t => t.Word));

    /// <summary>The same of all that is said.</summary>
    public HashSet<string> AllCarriers => _allCarriers.Value;

    /// <summary>What a whole sentence says; not what it says by its answer, or of what was said before it.</summary>
    public IReadOnlyList<Proposition> Propositions(TalkSentence sentence) =>
        _propositions[sentence.Index] ??= Read(sentence);

    private List<Proposition> Read(TalkSentence sentence)
    {
        var tokens = Talk.TokensOf(sentence);
        var speaker = Source.Segments[tokens[0].Segment].Speaker;
        var said = PropositionReader.Read(tokens, sentence.IsQuestion);
        for (var i = 0; speaker is not null && i < said.Count; i++)
        {
            said[i] = said[i] with { Speaker = speaker };
        }

        return said;
    }

    /// <summary>Adds the sentences that the citation quotes from, whether or not another quotes from them too.</summary>
    public void AddSentencesOf(Citation citation, List<TalkSentence> found)
    {
        var sentences = Talk.Sentences;
        var (first, end) = (_firsts[citation.Segment], _firsts[citation.Segment + 1]);
        for (var i = SentenceAt(first); i < sentences.Length && sentences[i].First < end; i++)
        {
            var tokens = Talk.TokensOf(sentences[i]);
            foreach (var token in tokens)
            {
                if (token.Segment == citation.Segment && token.Start < citation.End && token.End > citation.Start)
                {
                    found.Add(sentences[i]);
                    break;
                }
            }
        }
    }

    /// <summary>Indexes of the sentences that stand in a segment.</summary>
    public IEnumerable<int> SentencesOf(int segment)
    {
        var (first, end) = (_firsts[segment], _firsts[segment + 1]);
        for (var i = SentenceAt(first); i < Talk.Sentences.Length && Talk.Sentences[i].First < end; i++)
        {
            yield return i;
        }
    }

    /// <summary>The first sentence that ends after the token.</summary>
    private int SentenceAt(int token)
    {
        var sentences = Talk.Sentences;
        var (low, high) = (0, sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].End <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public Segment? Neighbour(int segment, int step)
    {
        var at = segment + step;
        while (at >= 0 && at < Source.Segments.Count && Source.Segments[at].Kind == SegmentKind.PageFurniture)
        {
            at += step;
        }

        return at >= 0 && at < Source.Segments.Count ? Source.Segments[at] : null;
    }

    private static int[] FirstTokens(ReadOnlySpan<Token> tokens, int segments)
    {
        var firsts = new int[segments + 1];
        var segment = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            while (segment <= tokens[i].Segment)
            {
                firsts[segment++] = i;
            }
        }

        Array.Fill(firsts, tokens.Length, segment, segments + 1 - segment);
        return firsts;
    }
}
