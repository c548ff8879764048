using System.Globalization;
using System.Reflection;

namespace QuickAction.Core.Analysis.Offline.Meetings.Informal;

/// <summary>
/// A small fitted model (logistic regression) for talk that never says "agreed": how likely people who minute a meeting are to tie an action or a
/// decision to a sentence, from what <see cref="InformalFeatures"/> reads of it.
/// </summary>
internal sealed class InformalModel
{
    private const string Resource = "QuickAction.Core.Analysis.Offline.Meetings.Informal.informal-model.txt";

    /// <summary>What a sentence takes from its neighbours; 0.3 did best of 0, 0.3, 0.5 and 0.6, cross-validated.</summary>
    private const double Share = 0.3;
    private static readonly Lazy<InformalModel> Loaded = new(() => Read(Text()));

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pairs = [];

    public InformalModel(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    public static InformalModel Default => Loaded.Value;

    /// <summary>Weights of each feature: for an action, for a decision.</summary>
    public List<double> ActionWeights { get; } = [];
    public List<double> DecisionWeights { get; } = [];

    /// <summary>Names of the features, in the order of their weights; a pair is two words with a blank.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Least log odds at which a sentence is listed.</summary>
    public double ActionThreshold { get; set; }
    public double DecisionThreshold { get; set; }

    /// <summary>The place of the feature in the weights; -1 when the model does not know it.</summary>
    public int Of(string name) => _words.GetValueOrDefault(name, -1);

    /// <summary>The place of a pair of features that are known by their places; -1 when the model does not know it.</summary>
    public int Pair(int first, int second) => first >= 0 && _pairs.TryGetValue(Key(first, second), out var pair) ? pair : -1;

    public static double Score(List<double> weights, List<int> features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return sum;
    }

    /// <summary>A sentence's log odds with a share of what stands around it: what people tie to a decision stands in groups.</summary>
    public static double Smooth(List<double> scores, int at)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = Math.Max(0, at - 4); i <= Math.Min(scores.Count - 1, at + 4); i++)
        {
            if (i != at)
            {
                var near = 1.0 / Math.Abs(i - at);
                (sum, weight) = (sum + (near * scores[i]), weight + near);
            }
        }

        return weight == 0 ? scores[at] : ((1 - Share) * scores[at]) + (Share * sum / weight);
    }

    private static InformalModel Read(string text)
    {
        var model = new InformalModel([]);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("# ", StringComparison.Ordinal)))
        {
            var parts = line.Split('\t');
            var (action, decision) = (Number(parts[1]), Number(parts[2]));
            if (parts[0] == "#threshold")
            {
                (model.ActionThreshold, model.DecisionThreshold) = (action, decision);
                continue;
            }

            model.Add(parts[0]);
            (model.ActionWeights[^1], model.DecisionWeights[^1]) = (action, decision);
        }

        return model;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The informal model is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Add(string name)
    {
        var index = Names.Count;
        Names.Add(name);
        ActionWeights.Add(0);
        DecisionWeights.Add(0);
        var words = name.Split(' ');
        if (words.Length == 1)
        {
            _words[name] = index;
        }
        else if (_words.TryGetValue(words[0], out var first) && _words.TryGetValue(words[1], out var second))
        {
            _pairs[Key(first, second)] = index;
        }
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;
}
