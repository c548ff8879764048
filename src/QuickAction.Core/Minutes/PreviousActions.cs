using QuickAction.Core.Analysis;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Minutes;

/// <summary>
/// What became of the actions of the meeting before: each one is shown with the place where this meeting speaks of it, or marked as not discussed.
/// </summary>
internal static class PreviousActions
{
    public const string SectionId = "previous-actions";

    // A sentence speaks of an action when it holds at least this share of the action's content words, and at least two of them: one shared
    // word ("report") is chance.
    private const double Share = 0.5;
    private const int LeastWords = 2;

    public static MinutesSection Find(MinutesResult previous, SourceText source)
    {
        var sentences = source.Segments
            .Where(s => s.Kind != SegmentKind.PageFurniture)
            .SelectMany(s => SentenceSplitter.Split(s.Index, s.Text))
            .Select(s => new Candidate(s, ContentWords(source.Segments[s.Segment].Text.AsSpan(s.Start, s.Length))))
            .ToList();
        return new MinutesSection
        {
            Id = SectionId,
            Title = "Actions from the previous meeting",
            Kind = "list",
            From = "cues",
            WhenEmpty = "The previous minutes held no actions",
            Items = [.. previous.Actions.Select(action => Follow(action, sentences, source))],
        };
    }

    private static Statement Follow(ActionItem action, IReadOnlyList<Candidate> sentences, SourceText source)
    {
        var wanted = ContentWords(action.Text);
        var best = sentences
            .Select(s => (s.Sentence, Shared: s.Words.Count(wanted.Contains)))
            .Where(s => s.Shared >= LeastWords && s.Shared >= Share * wanted.Count)
            .OrderByDescending(s => s.Shared)
            .Take(2)
            .OrderBy(s => s.Sentence.Segment)
            .Select(s => Cite.Range(source.Segments[s.Sentence.Segment], s.Sentence.Start, s.Sentence.End))
            .ToList();
        return best.Count > 0
            ? new Statement { Text = action.Text, Citations = best }
            : new Statement { Text = $"{action.Text} (not discussed at this meeting)", Supported = false };
    }

    private static HashSet<string> ContentWords(ReadOnlySpan<char> text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in text.SplitAny(" \t\n,.;:?!()\"'\u2019\u2018\u201C\u201D"))
        {
            // Short words are almost all function words; length is a rule that needs no list.
            if (text[range].Length > 4)
            {
                words.Add(text[range].ToString().ToLowerInvariant());
            }
        }

        return words;
    }

    private sealed record Candidate(Sentence Sentence, HashSet<string> Words);
}
