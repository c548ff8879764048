using System.Globalization;
using System.Reflection;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// A small fitted model (logistic regression over <see cref="OutcomeFeatures"/>): how likely minutes are to take a sentence as a decision, as an action
/// and as a risk. Fitted on invented council meetings by <c>tests/QuickAction.Fitting</c>, which also says what it is worth on meetings that it has not seen.
/// </summary>
internal sealed class OutcomeModel
{
    private const string Resource = "QuickAction.Core.Analysis.Offline.Meetings.Shapes.outcome-model.txt";

    private static readonly Lazy<OutcomeModel> Loaded = new(() => Read(Text()));

    private readonly List<double> _decisions = [];
    private readonly List<double> _actions = [];
    private readonly List<double> _risks = [];

    public static OutcomeModel Default => Loaded.Value;

    public FeatureBook Book { get; } = new(grows: false);

    /// <summary>The scores of every sentence, and what they were read from.</summary>
    public (OutcomeScores Scores, IReadOnlyList<SentenceFacts> Facts) Score(Reading reading)
    {
        var scores = new OutcomeScores(new double[reading.Sentences.Length], new double[reading.Sentences.Length], new double[reading.Sentences.Length]);
        var read = new OutcomeFeatures(reading, Book);
        read.ForEach((sentence, features) =>
        {
            var (decision, action, risk) = (_decisions[0], _actions[0], _risks[0]);
            foreach (var feature in features)
            {
                decision += _decisions[feature + 1];
                action += _actions[feature + 1];
                risk += _risks[feature + 1];
            }

            (scores.Decision[sentence], scores.Action[sentence], scores.Risk[sentence]) = (decision, action, risk);
        });
        OutcomeScores.Raise(reading, scores.Decision);
        return (scores, read.Facts);
    }

    /// <exception cref="FormatException">The file is damaged.</exception>
    public static OutcomeModel Read(string text)
    {
        var model = new OutcomeModel();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            var parts = line.Split('\t');
            if (parts[0] == "words")
            {
                model.Book.Words.UnionWith(parts[1].Split(' '));
                continue;
            }

            if (parts[0] != "bias")
            {
                model.Book.Add(parts[0]);
            }

            model._decisions.Add(Weight(parts[1]));
            model._actions.Add(Weight(parts[2]));
            model._risks.Add(Weight(parts[3]));
        }

        return model;
    }

    /// <summary>Nothing stands for no weight: most features tell of one of the three.</summary>
    private static double Weight(string written) => written.Length == 0 ? 0 : double.Parse(written, CultureInfo.InvariantCulture);

    private static string Text()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The model of outcomes is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>By sentence, how likely the model thinks it, in log odds.</summary>
internal sealed record OutcomeScores(double[] Decision, double[] Action, double[] Risk)
{
    /// <summary>How much less the model has to be sure of an action that the rules have found too.</summary>
    private const double Agreement = 1;
    private const double SureAgreement = 1.5;

    /// <summary>How much surer it has to be of a risk that no word of worry says to be one.</summary>
    private const double Unsaid = 0.25;

    /// <summary>How much less the model has to be sure of what looks most like a decision for some turns around: every matter is settled somewhere.</summary>
    private const double StandingOut = 1;
    private const int StandingTurns = 6;

    /// <summary>
    /// Sentences of a meeting up to which it is taken to be as full of decisions as those that the model was fitted on. Beyond, their number is taken to grow as the
    /// square root of the length, and each sentence to be as much less likely to be one.
    /// </summary>
    private const double FullLength = 200;

    /// <summary>Raises what stands out among the turns around it, and lowers everything in a long meeting.</summary>
    public static void Raise(Reading reading, double[] decisions)
    {
        var turns = reading.Talk.Turns;
        var most = new double[turns.Length];
        for (var turn = 0; turn < turns.Length; turn++)
        {
            most[turn] = double.NegativeInfinity;
            for (var i = turns[turn].FirstSentence; i < turns[turn].EndSentence; i++)
            {
                most[turn] = Math.Max(most[turn], decisions[i]);
            }
        }

        var rarer = Math.Max(0, Math.Log(decisions.Length / FullLength) / 2);
        for (var turn = 0; turn < turns.Length; turn++)
        {
            var around = most.AsSpan(Math.Max(0, turn - StandingTurns)..Math.Min(turns.Length, turn + StandingTurns + 1));
            var best = double.NegativeInfinity;
            foreach (var near in around)
            {
                best = Math.Max(best, near);
            }

            for (var i = turns[turn].FirstSentence; i < turns[turn].EndSentence; i++)
            {
                decisions[i] += (decisions[i] >= best && IsMeant(reading, reading[i]) ? StandingOut : 0) - rarer;
            }
        }
    }

    private static bool IsMeant(Reading reading, TalkSentence sentence) =>
        !sentence.IsQuestion && (DoubtScope.At(reading, sentence, sentence.First) & ~Doubt.Negated) == Doubt.None;

    /// <summary>Taken as a decision, and rather than as an action.</summary>
    public bool Settles(int sentence) => Decision[sentence] >= 0 && Decision[sentence] >= Action[sentence];

    /// <summary>Taken as an action, and rather than as a decision.</summary>
    public bool Undertakes(int sentence) => Action[sentence] >= 0 && Action[sentence] > Decision[sentence];

    /// <summary>Taken as an action because the rules find one in it as well; where they are sure, the model may be less so.</summary>
    public bool AgreesToAction(int sentence, bool isSure) => Action[sentence] >= (isSure ? -SureAgreement : -Agreement) && Action[sentence] > Decision[sentence];

    /// <summary>Taken as a risk: few are marked in the meetings that the model was fitted on, so without a word of worry it has to be surer.</summary>
    public bool Worries(int sentence, bool saysSo) => Risk[sentence] >= (saysSo ? 0 : Unsaid);
}
