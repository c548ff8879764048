using System.Reflection;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// What was learnt from meetings with summaries that people wrote: which words of a meeting come back in its summary, and which neighbours stay
/// together. A small data file beside this class, made by <c>tests/QuickAction.Fitting</c>; its first lines say how.
/// </summary>
internal sealed class SalienceModel
{
    private const string Resource = "QuickAction.Core.Analysis.Offline.Salience.salience-model.txt";
    private static readonly Lazy<SalienceModel> Loaded = new(Load);

    private readonly Dictionary<string, LearntWord> _words;
    private readonly Dictionary<string, float[]> _counts;
    private readonly Dictionary<string, LearntPair> _pairs;

    private SalienceModel(Dictionary<string, LearntWord> words, Dictionary<string, float[]> counts, Dictionary<string, LearntPair> pairs, TreeEnsemble word, TreeEnsemble pair)
    {
        (_words, _counts, _pairs) = (words, counts, pairs);
        (WordTrees, PairTrees) = (word, pair);
    }

    public static SalienceModel Current => Loaded.Value;

    /// <summary>Chance that a word of the meeting is in the summary, from a row of <see cref="WordEvidence"/>.</summary>
    public TreeEnsemble WordTrees { get; }

    /// <summary>Chance that two neighbouring words stand together in the summary, from a row of <see cref="WordChances.FillPair"/>.</summary>
    public TreeEnsemble PairTrees { get; }

    public LearntWord? Word(string stem) => _words.TryGetValue(stem, out var word) ? word : null;

    /// <summary>For words that summaries repeat ("the", "of"): the share of summaries that hold it at least 1, 2, 3 ... times; null for others.</summary>
    public float[]? Counts(string stem) => _counts.GetValueOrDefault(stem);

    public LearntPair? Pair(ReadOnlySpan<char> stems) => _pairs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stems, out var pair) ? pair : null;

    public static SalienceModel Parse(TextReader reader)
    {
        var words = new Dictionary<string, LearntWord>(2500, StringComparer.Ordinal);
        var counts = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var pairs = new Dictionary<string, LearntPair>(600, StringComparer.Ordinal);
        var trees = new Dictionary<string, TreeLines>(StringComparer.Ordinal);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = new Fields(line);
            if (line[0] == '[')
            {
                section = fields.Next().ToString();
                if (!fields.End)
                {
                    trees[section] = new TreeLines(fields.NextNumber(), (int)fields.NextNumber(), []);
                }

                continue;
            }

            switch (section)
            {
                case "[words]":
                    words[fields.Next().ToString()] = new LearntWord(fields.NextNumber(), fields.NextNumber());
                    break;
                case "[counts]":
                    counts[fields.Next().ToString()] = Numbers(ref fields);
                    break;
                case "[pairs]":
                    pairs[$"{fields.Next()} {fields.Next()}"] = new LearntPair(fields.NextNumber(), fields.NextNumber());
                    break;
                default:
                    trees[section].Lines.Add(line);
                    break;
            }
        }

        return new SalienceModel(words, counts, pairs, trees["[word-trees]"].Read(), trees["[pair-trees]"].Read());
    }

    private static float[] Numbers(ref Fields fields)
    {
        var numbers = new List<float>();
        while (!fields.End)
        {
            numbers.Add(fields.NextNumber());
        }

        return [.. numbers];
    }

    private static SalienceModel Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The salience model is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    private sealed record TreeLines(float Start, int Depth, List<string> Lines)
    {
        public TreeEnsemble Read() => TreeEnsemble.Parse(Start, Depth, Lines);
    }
}

/// <summary>How summaries treat a word that was said.</summary>
/// <param name="LogOdds">Logarithm of the odds that a summary holds it, the mean over kinds of meeting.</param>
/// <param name="Spread">Logarithm of the share of meetings in which it is said.</param>
internal readonly record struct LearntWord(float LogOdds, float Spread);

/// <summary>How summaries treat two words that were said together.</summary>
/// <param name="LogOdds">Logarithm of the odds that a summary holds them together.</param>
/// <param name="Meetings">In how many meetings they were said.</param>
internal readonly record struct LearntPair(float LogOdds, float Meetings);
