namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Where talk turns to another matter: where the words before and after differ most (M. Hearst, "TextTiling", 1997), helped by what speakers
/// announce ("item two", "moving on"). One pass with sliding counts, so the time grows with the length of the talk.
/// </summary>
internal sealed class TopicBoundaries(IReadOnlyList<Passage> passages, WordIndex words, PassageWeights weights)
{
    /// <summary>Matter words looked at on each side of a gap.</summary>
    private const int Window = 90;

    /// <summary>A matter takes at least so many words; an announced one may be shorter.</summary>
    private const int ShortestTopic = 260;
    private const int ShortestAnnounced = 60;
    private const double AnnouncedIsWorth = 0.45;

    /// <summary>Places of the passages that open a topic, in order; the first is always 0.</summary>
    public List<int> Find(int mostTopics)
    {
        var similarity = Similarities();
        var lengths = passages.Select(p => p.Length).ToArray();
        var before = Sums(lengths);
        var gaps = Enumerable.Range(1, Math.Max(0, passages.Count - 1))
            .Select(gap => (Gap: gap, Announced: TopicCues.Announces(passages[gap].Text), Depth: Depth(similarity, gap)))
            .Select(g => (g.Gap, g.Announced, Score: g.Depth + (g.Announced ? AnnouncedIsWorth : 0)))
            .Where(g => g.Score > 0.25)
            .OrderByDescending(g => g.Score).ThenBy(g => g.Gap)
            .ToList();
        var starts = new SortedSet<int> { 0 };
        foreach (var (gap, announced, _) in gaps)
        {
            var shortest = announced ? ShortestAnnounced : ShortestTopic;
            var previous = starts.GetViewBetween(0, gap).Max;
            var following = starts.GetViewBetween(gap, passages.Count);
            var next = following.Count > 0 ? following.Min : passages.Count;
            if (starts.Count < mostTopics && before[gap] - before[previous] >= shortest && before[next] - before[gap] >= shortest)
            {
                starts.Add(gap);
            }
        }

        return [.. starts];
    }

    private static int[] Sums(int[] lengths)
    {
        var sums = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            sums[i + 1] = sums[i] + lengths[i];
        }

        return sums;
    }

    /// <summary>How far the similarity falls at a gap below the nearest peaks at both sides.</summary>
    private static double Depth(double[] similarity, int gap)
    {
        var left = gap;
        while (left > 1 && similarity[left - 1] >= similarity[left])
        {
            left--;
        }

        var right = gap;
        while (right + 1 < similarity.Length && similarity[right + 1] >= similarity[right])
        {
            right++;
        }

        return similarity[left] + similarity[right] - (2 * similarity[gap]);
    }

    /// <summary>Cosine of the matter words before and after each gap.</summary>
    private double[] Similarities()
    {
        var matter = new List<int>();
        var firstOf = new int[passages.Count + 1];
        for (var i = 0; i < passages.Count; i++)
        {
            firstOf[i] = matter.Count;
            matter.AddRange(passages[i].Words.Where(weights.IsMatter));
        }

        firstOf[passages.Count] = matter.Count;
        var left = new CountVector(words.Count);
        var right = new CountVector(words.Count);
        var cosine = new SlidingCosine(left, right);
        var similarity = new double[passages.Count];
        int leftFrom = 0, middle = 0, rightTo = 0;
        for (var gap = 1; gap < passages.Count; gap++)
        {
            var at = firstOf[gap];
            for (; rightTo < Math.Min(matter.Count, at + Window); rightTo++)
            {
                cosine.AddRight(matter[rightTo]);
            }

            for (; middle < at; middle++)
            {
                cosine.RemoveRight(matter[middle]);
                cosine.AddLeft(matter[middle]);
            }

            for (; leftFrom < at - Window; leftFrom++)
            {
                cosine.RemoveLeft(matter[leftFrom]);
            }

            similarity[gap] = cosine.Value;
        }

        if (similarity.Length > 1)
        {
            similarity[0] = similarity[1];
        }

        return similarity;
    }
}
