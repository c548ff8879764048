namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Chooses the points of one section: what answers its heading, what gives figures, and what is said here and not all over the document. What a document
/// says everywhere is its style; a fact stands in one place.
/// </summary>
internal sealed class SectionPoints
{
    private const double AnswerCounts = 2;
    private const double FigureCounts = 0.4;
    private const double FirstCounts = 0.15;
    private const double LeansCounts = 0.6;

    /// <summary>What so many sections say word for word tells nothing of this one; a summary at the head may say a fact again.</summary>
    private const int Boilerplate = 3;
    private const double BoilerplateCounts = 0.35;

    /// <summary>Two passages that share more than this part of the shorter one's words of matter say the same.</summary>
    private const double SayTheSame = 0.6;

    private readonly DocumentReading _reading;
    private readonly int[] _sectionsWith;
    private readonly Dictionary<string, int> _sectionsSaying = new(StringComparer.Ordinal);

    public SectionPoints(DocumentReading reading)
    {
        _reading = reading;
        _sectionsWith = new int[reading.Words.Count];
        var lastSection = new int[reading.Words.Count];
        for (var s = 0; s < reading.Sections.Count; s++)
        {
            foreach (var text in reading.Sections[s].Passages.Select(p => p.Text).Distinct(StringComparer.Ordinal))
            {
                _sectionsSaying[text] = _sectionsSaying.GetValueOrDefault(text) + 1;
            }

            foreach (var word in reading.Sections[s].Passages.SelectMany(p => p.Words))
            {
                _sectionsWith[word] += lastSection[word] == s + 1 ? 0 : 1;
                lastSection[word] = s + 1;
            }
        }
    }

    /// <summary>A point for about every 120 words of a short section, fewer for what is beyond 500 words; 30 at most.</summary>
    public static int HowMany(int words) => words <= 500 ? 1 + (words / 120) : Math.Min(30, 5 + ((words - 500) / 300));

    public IReadOnlyList<Passage> Find(ReadSection section)
    {
        var times = new Dictionary<int, int>();
        foreach (var word in section.Passages.SelectMany(p => p.Words))
        {
            times[word] = times.GetValueOrDefault(word) + 1;
        }

        var own = section.Passages.Select(p => Own(p, times)).ToList();
        var most = own.Count == 0 ? 1 : Math.Max(1e-9, own.Max());
        var asks = new HeadingQuestion(section.Heading?.Text ?? "");
        var ranked = section.Passages
            .Select((p, i) => (Passage: p, Worth: Worth(section, asks, p, own[i] / most, i == 0)))
            .OrderByDescending(x => x.Worth).ThenBy(x => x.Passage.Place);
        var chosen = new List<Passage>();
        foreach (var (passage, _) in ranked)
        {
            if (chosen.Count == HowMany(section.Length))
            {
                break;
            }

            if (chosen.TrueForAll(c => Shared(c, passage) < SayTheSame))
            {
                chosen.Add(passage);
            }
        }

        chosen.Sort((a, b) => a.Place.CompareTo(b.Place));
        return chosen;
    }

    private double Worth(ReadSection section, HeadingQuestion asks, Passage passage, double own, bool first)
    {
        var worth = own + (AnswerCounts * Answers(section, passage)) + asks.Fits(passage) + (FigureCounts * Math.Min(2, passage.Figures)) + (first ? FirstCounts : 0);
        worth *= _sectionsSaying[passage.Text] >= Boilerplate ? BoilerplateCounts : 1;
        return _reading.StandsAlone(passage) || passage.Ranges.Count > 1 ? worth : LeansCounts * worth;
    }

    /// <summary>The share of what the heading names that the passage takes up; rare words count more.</summary>
    private double Answers(ReadSection section, Passage passage)
    {
        double asked = 0, answered = 0;
        foreach (var word in section.Asked.Where(_reading.IsMatter))
        {
            asked += Rarity(word);
            answered += Array.IndexOf(passage.Words, word) >= 0 ? Rarity(word) : 0;
        }

        return asked <= 0 ? 0 : answered / asked;
    }

    /// <summary>What is said here and seldom elsewhere, for the passage's length. Nearly every figure is said once; they count by themselves.</summary>
    private double Own(Passage passage, Dictionary<int, int> times)
    {
        var sum = 0.0;
        foreach (var word in passage.Words.Distinct().Where(w => _reading.IsMatter(w) && !char.IsDigit(_reading.Words.Stem(w)[0])))
        {
            sum += Math.Log(1 + times[word]) * Rarity(word);
        }

        return sum / Math.Sqrt(Math.Max(8, passage.Length));
    }

    private double Rarity(int word) => Math.Log((1.5 + _reading.Sections.Count) / (0.5 + Math.Max(1, _sectionsWith[word])));

    private double Shared(Passage a, Passage b)
    {
        var (shorter, longer) = a.Words.Length <= b.Words.Length ? (a, b) : (b, a);
        var matter = 0;
        var shared = 0;
        foreach (var word in shorter.Words)
        {
            if (_reading.IsMatter(word))
            {
                matter++;
                shared += Array.IndexOf(longer.Words, word) >= 0 ? 1 : 0;
            }
        }

        return matter == 0 ? 1 : (double)shared / matter;
    }
}
