namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What a whole meeting came to: what it discussed, then who said what, in the meeting's own words.</summary>
internal static class MeetingSummary
{
    /// <returns>The headline, then the sentences in the order in which they were said; never more words together than asked for.</returns>
    public static IReadOnlyList<Statement> Find(MeetingReading reading, int words, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Find(reading, reading.Chances, words);
    }

    public static IReadOnlyList<Statement> Find(MeetingReading reading, WordChances chances, int words)
    {
        var coverage = new Coverage(reading, chances, words);
        var statements = new List<Statement>();
        var phrases = MeetingHeadline.Find(reading, chances, words);
        if (phrases.Count > 0)
        {
            statements.Add(MeetingHeadline.State(phrases));
            MeetingHeadline.Hold(phrases, reading, coverage);
            words -= SpacedWords.Count(statements[0].Text);
        }

        var candidates = reading.Candidates.Where(reading.StandsAlone);
        statements.AddRange(CoverageSelection.Fill(candidates, coverage, Cost, words).Select(p => p.State()));
        return statements.Count > 0 ? statements : Fallback.Find(reading, words);
    }

    private static int Cost(Passage passage) => passage.Length + SpacedWords.Count(passage.Label);
}
