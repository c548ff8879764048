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

    /// <summary>A short meeting that settles much would leave its points no words at all: they have this part of the talk, between a sentence and a few.</summary>
    private const double ShareAtLeast = 0.125;
    private const int OneSentence = 15;
    private const int FewSentences = 40;

    /// <summary>
    /// A sentence that is sure to be a key fact counts like so many words that are sure to be in a summary. From 16 to 30 measured alike; 8 carries two points less
    /// of the key facts of meetings that the notes had not seen.
    /// </summary>
    private const double FactCounts = 20;

    /// <summary>From these log odds on, a key fact is a point however short or verbless it is ("Thirty four waiting this morning.").</summary>
    private const double LikelyFact = -1;
    private const int ShortestFact = 3;

    /// <summary>A quantity counts like so many words that are sure to be in a summary: figures are what minutes must carry.</summary>
    private const double FigureCounts = 2.5;

    /// <summary>Added to a sentence's length before what it says is divided by it, or the shortest would always win.</summary>
    private const double LengthBase = 3;

    /// <summary>A short sentence is whole enough for a point when it gives a figure ("It holds seventy people.").</summary>
    private const int ShortestWithFigure = 4;

    /// <returns>A topic that somebody announced stands here even when no point of it was worth its words.</returns>
    /// <param name="quoted">What the minutes quote elsewhere (decisions, actions): not said again, and counted as quoted.</param>
    /// <param name="spared">Of these, what points need not make room for.</param>
    /// <param name="facts">By sentence of the talk how likely it is a key fact, in log odds; empty where nobody has asked.</param>
    public static IReadOnlyList<Topic> Find(MeetingReading reading, IReadOnlyList<Citation> quoted, IReadOnlyList<double> facts, CancellationToken cancellationToken, IReadOnlyList<Citation>? spared = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (reading.Passages.Count == 0)
        {
            return [];
        }

        var openings = new TopicBoundaries(reading).Find(new TopicOpenings(reading).Find());
        var elsewhere = new QuotedPlaces(quoted);
        var budget = quoted.Count == 0
            ? (int)(ShareAlone * Budget(reading.Length))
            : Math.Max(Budget(reading.Length) - elsewhere.Words(reading.Talk.Source.Segments) + new QuotedPlaces(spared ?? []).Words(reading.Talk.Source.Segments), Math.Clamp((int)(ShareAtLeast * reading.Length), OneSentence, FewSentences));
        var points = Points(reading, elsewhere, facts, budget);
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

    private static List<Passage> Points(MeetingReading reading, QuotedPlaces elsewhere, IReadOnlyList<double> facts, int budget)
    {
        var coverage = new Coverage(reading, reading.Chances, Math.Max(110, budget));
        var candidates = reading.Candidates.Where(p => CouldBePoint(reading, p, facts) && !elsewhere.Holds(p)).ToList();
        var worths = candidates.ToDictionary(p => p, p => new PointWorth(Weightiness.Of(reading, p), (FigureCounts * p.Figures) + (FactCounts * Chance(facts, p))));
        return CoverageSelection.Fill(candidates, p => worths[p].With(coverage.Gain(p.Words)) / (p.Length + LengthBase), coverage, p => p.Length, budget);
    }

    private static bool CouldBePoint(MeetingReading reading, Passage passage, IReadOnlyList<double> facts) =>
        reading.StandsAlone(passage)
        || (passage.Text[^1] != '?' && NamesMore(reading, passage)
            && ((passage.Length >= ShortestWithFigure && passage.Figures > 0 && StandsAlone.HasVerb(passage)) || (passage.Length >= ShortestFact && facts.Count > 0 && facts[passage.Sentence] >= LikelyFact)));

    /// <summary>Something of matter stands beside the number: "This is forty six." tells a reader nothing.</summary>
    private static bool NamesMore(MeetingReading reading, Passage passage) =>
        Array.Exists(passage.Words, w => reading.IsMatter(w) && !char.IsDigit(reading.Words.Stem(w)[0]) && !Figures.IsNumberStem(reading.Words.Stem(w)));

    private static double Chance(IReadOnlyList<double> facts, Passage passage) => facts.Count == 0 ? 0 : 1 / (1 + Math.Exp(-facts[passage.Sentence]));

    /// <summary>What a passage is worth as a point whatever else is chosen, worked out once.</summary>
    private readonly record struct PointWorth(double Weight, double Own)
    {
        public double With(double gain) => Weight * (gain + Own);
    }
}
