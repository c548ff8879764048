using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Finds use cases: passages of one paragraph that tell, word for word, where something was done, what, and what came of it. Nothing is
/// offered that does not tell both a deed and an outcome of somebody or somewhere that is named; plans are no stories.
/// </summary>
internal static class Stories
{
    private const int FewestWords = 25;
    private const int MostWords = 180;
    private const int MostStories = 12;

    public static IReadOnlyList<UseCase> Find(IReadOnlyList<Segment> segments, CancellationToken cancellationToken)
    {
        var repeated = RepeatedSentences.In(segments);
        var found = new List<(int Score, UseCase Case)>();
        Segment? heading = null;
        foreach (var segment in segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (segment.Kind == SegmentKind.Heading)
            {
                heading = segment;
            }
            else if (segment.Kind is SegmentKind.Paragraph or SegmentKind.ListItem && !repeated.Stand(segment) && Tell(segment, heading) is var (score, useCase))
            {
                found.Add((score, useCase));
            }
        }

        return [.. found.OrderByDescending(f => f.Score).Take(MostStories).OrderBy(f => f.Case.Citation.Segment).Select(f => f.Case)];
    }

    private static (int Score, UseCase Case)? Tell(Segment segment, Segment? heading)
    {
        var words = SpacedWords.Count(segment.Text);
        if (words is < FewestWords or > MostWords)
        {
            return null;
        }

        var signs = StorySigns.Of(segment.Text, heading?.Text);
        if (!signs.IsStory)
        {
            return null;
        }

        var useCase = new UseCase
        {
            Title = Title(segment, signs.CaseHeading ? heading : null),
            Quote = segment.Text,
            Citation = Cite.Whole(segment),
            Why = signs.Why,
        };
        return (signs.Score, useCase);
    }

    /// <summary>The heading of a case study without the words "case study"; otherwise the story's own first words.</summary>
    private static string Title(Segment segment, Segment? heading)
    {
        if (heading is not null && StorySigns.Subject(heading.Text) is { Length: > 0 } subject)
        {
            return subject;
        }

        var first = SentenceSplitter.Split(segment.Index, segment.Text)[0];
        var sentence = WrittenText.Tidy(segment.Text.AsSpan(first.Start, first.Length));
        var pause = sentence.IndexOfAny([',', ';', ':'], Math.Min(20, sentence.Length));
        var cut = pause > 0 && pause <= 90 ? sentence[..pause] : sentence;
        return ShortTitle.Cut(cut);
    }
}
