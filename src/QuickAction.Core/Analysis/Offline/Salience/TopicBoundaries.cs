namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Where talk turns to another matter: where somebody says so, and where the words before and after differ most (M. Hearst, "TextTiling", 1997). One
/// pass with sliding counts, so the time grows with the length of the talk.
/// </summary>
internal sealed class TopicBoundaries(MeetingReading reading)
{
    /// <summary>Matter words looked at on each side of a gap.</summary>
    private const int Window = 90;

    /// <summary>A matter that nobody announces takes at least so many words, and there is at most one for every <see cref="WordsForATopic"/>.</summary>
    private const int Shortest = 260;
    private const int ShortestAnnounced = 25;
    private const int WordsForATopic = 350;
    private const int MostTopics = 60;
    private const double LeastDepth = 0.25;

    /// <summary>The passages that open a topic, in order; the first is always passage 0.</summary>
    public IReadOnlyList<TopicOpening> Find(IReadOnlyList<TopicOpening> announced)
    {
        var before = WordsBefore();
        var starts = new SortedDictionary<int, TopicOpening> { [0] = new(0, 1, null) };
        foreach (var opening in announced.OrderByDescending(o => o.Strength).ThenBy(o => o.Place))
        {
            if (opening.Place == 0)
            {
                starts[0] = opening with { Title = starts[0].Title ?? opening.Title };
            }
            else if (starts.Count < MostTopics && HasRoom(starts, opening.Place, before, ShortestAnnounced))
            {
                starts[opening.Place] = opening;
            }
        }

        var most = Math.Min(MostTopics, Math.Max(starts.Count, reading.Length / WordsForATopic));
        var similarity = Similarities();
        var gaps = Enumerable.Range(1, Math.Max(0, reading.Passages.Count - 1))
            .Select(gap => (Gap: gap, Depth: Depth(similarity, gap)))
            .Where(g => g.Depth > LeastDepth)
            .OrderByDescending(g => g.Depth).ThenBy(g => g.Gap);
        foreach (var (gap, depth) in gaps)
        {
            if (starts.Count < most && HasRoom(starts, gap, before, Shortest))
            {
                starts[gap] = new TopicOpening(gap, depth, null);
            }
        }

        return [.. starts.Values];
    }

    private bool HasRoom(SortedDictionary<int, TopicOpening> starts, int place, int[] before, int shortest)
    {
        var previous = starts.Keys.Last(s => s <= place);
        var next = starts.Keys.Append(reading.Passages.Count).First(s => s > place || s == reading.Passages.Count);
        return previous != place && before[place] - before[previous] >= shortest && before[next] - before[place] >= shortest;
    }

    private int[] WordsBefore()
    {
        var sums = new int[reading.Passages.Count + 1];
        for (var i = 0; i < reading.Passages.Count; i++)
        {
            sums[i + 1] = sums[i] + reading.Passages[i].Length;
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
        var passages = reading.Passages;
        var matter = new List<int>(reading.Length / 2);
        var firstOf = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            firstOf[i] = matter.Count;
            foreach (var word in passages[i].Words)
            {
                if (reading.IsMatter(word))
                {
                    matter.Add(word);
                }
            }
        }

        var cosine = new SlidingCosine(new CountVector(reading.Words.Count), new CountVector(reading.Words.Count));
        var similarity = new double[passages.Count];
        int leftFrom = 0, middle = 0, rightTo = 0;
        for (var gap = 1; gap < passages.Count; gap++)
        {
            for (; rightTo < Math.Min(matter.Count, firstOf[gap] + Window); rightTo++)
            {
                cosine.AddRight(matter[rightTo]);
            }

            for (; middle < firstOf[gap]; middle++)
            {
                cosine.RemoveRight(matter[middle]);
                cosine.AddLeft(matter[middle]);
            }

            for (; leftFrom < firstOf[gap] - Window; leftFrom++)
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
