namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>The matters that a meeting talked about, in order, each with what was said that counts.</summary>
internal static class MeetingTopics
{
    /// <summary>
    /// Points quote this part of the talk's first words, and less of what is beyond: minutes of a long meeting are not a transcript. What the minutes quote
    /// elsewhere comes out of it.
    /// </summary>
    private const double ShareOfFirst = 0.295;
    private const double ShareBeyond = 0.12;
    private const int FirstWords = 2500;

    /// <summary>Where nothing else is quoted, points alone may take this part of that.</summary>
    private const double ShareAlone = 0.75;

    /// <summary>A quantity counts like so many words that are sure to be in a summary: figures are what minutes must carry.</summary>
    private const double FigureCounts = 2.5;

    /// <summary>Added to a sentence's length before what it says is divided by it, or the shortest would always win.</summary>
    private const double LengthBase = 3;

    /// <summary>A short sentence is whole enough for a point when it gives a figure ("It holds seventy people.").</summary>
    private const int ShortestWithFigure = 4;

    /// <returns>A topic that somebody announced stands here even when no point of it was worth its words.</returns>
    /// <param name="quoted">What the minutes quote elsewhere (decisions, actions): not said again, and counted as quoted.</param>
    public static IReadOnlyList<Topic> Find(MeetingReading reading, IReadOnlyList<Citation> quoted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (reading.Passages.Count == 0)
        {
            return [];
        }

        var openings = new TopicBoundaries(reading).Find(new TopicOpenings(reading).Find());
        var elsewhere = new QuotedPlaces(quoted);
        var budget = quoted.Count == 0 ? (int)(ShareAlone * Budget(reading.Length)) : Budget(reading.Length) - elsewhere.Words(reading.Talk.Source.Segments);
        var points = Points(reading, elsewhere, budget);
        var titles = new TopicTitles(reading);
        var topics = new List<Topic>(openings.Count);
        for (var i = 0; i < openings.Count; i++)
        {
            var end = i + 1 < openings.Count ? openings[i + 1].Place : reading.Passages.Count;
            var mine = points.Where(p => p.Place >= openings[i].Place && p.Place < end).ToList();
            var title = openings[i].Title is { } announced && titles.Take(announced) ? announced : titles.Find(openings[i].Place, end);
            if (title is not null && (mine.Count > 0 || openings[i].Title is not null))
            {
                topics.Add(new Topic { Title = title, Points = [.. mine.Select(p => p.State())] });
            }
        }

        return topics;
    }

    private static int Budget(int words) => (int)((ShareOfFirst * Math.Min(words, FirstWords)) + (ShareBeyond * Math.Max(0, words - FirstWords)));

    private static List<Passage> Points(MeetingReading reading, QuotedPlaces elsewhere, int budget)
    {
        var coverage = new Coverage(reading, reading.Chances, Math.Max(110, budget));
        var candidates = reading.Candidates.Where(p => CouldBePoint(reading, p) && !elsewhere.Holds(p)).ToList();
        var weights = candidates.ToDictionary(p => p, p => Weightiness.Of(reading, p));
        return CoverageSelection.Fill(candidates, p => Worth(weights[p], coverage, p), coverage, p => p.Length, budget);
    }

    private static bool CouldBePoint(MeetingReading reading, Passage passage) =>
        reading.StandsAlone(passage)
        || (passage.Length >= ShortestWithFigure && passage.Text[^1] != '?' && NamesMore(reading, passage) && passage.Figures > 0 && StandsAlone.HasVerb(passage));

    /// <summary>Something of matter stands beside the number: "This is forty six." tells a reader nothing.</summary>
    private static bool NamesMore(MeetingReading reading, Passage passage) =>
        Array.Exists(passage.Words, w => reading.IsMatter(w) && !char.IsDigit(reading.Words.Stem(w)[0]) && !Figures.IsNumberStem(reading.Words.Stem(w)));

    private static double Worth(double weight, Coverage coverage, Passage passage) =>
        weight * (coverage.Gain(passage.Words) + (FigureCounts * passage.Figures)) / (passage.Length + LengthBase);
}
