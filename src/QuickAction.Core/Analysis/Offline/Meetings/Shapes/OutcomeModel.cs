using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// A small fitted model (logistic regression over <see cref="OutcomeFeatures"/>): how likely minutes are to take a sentence as a decision, as an action
/// and as a risk. Fitted on invented council meetings by <c>tests/QuickAction.Fitting</c>, which also says what it is worth on meetings that it has not seen.
/// Notes stand in a file of their own, fitted apart: how likely a sentence is a key fact, and a second opinion on risks.
/// </summary>
internal sealed class OutcomeModel
{
    private const string Resource = "QuickAction.Core.Analysis.Offline.Meetings.Shapes.outcome-model.txt";

    private const string NotesResource = "QuickAction.Core.Analysis.Offline.Meetings.Shapes.note-model.txt";

    private static readonly Lazy<OutcomeModel> Loaded = new(() => Read(Text(Resource)));

    /// <summary>What a sentence has before its features, then the weights of each feature by its number: for a decision, an action, a risk (the mean of both opinions) and a fact.</summary>
    private Vector256<double>[] _weights = [];

    public static OutcomeModel Default => Loaded.Value;

    public FeatureBook Book { get; } = new(grows: false);

    /// <summary>The scores of every sentence, and what they were read from.</summary>
    public (OutcomeScores Scores, IReadOnlyList<SentenceFacts> Facts) Score(Reading reading)
    {
        var scores = OutcomeScores.Of(reading.Sentences.Length);
        var read = new OutcomeFeatures(reading, Book);
        var rarer = OutcomeScores.Rarer(reading.Sentences.Length);
        read.ForEach((sentence, features) =>
        {
            var weights = _weights;
            var sum = weights[0];
            foreach (var feature in CollectionsMarshal.AsSpan(features))
            {
                sum += weights[feature + 1];
            }

            (scores.Decision[sentence], scores.Action[sentence], scores.Risk[sentence], scores.Fact[sentence]) = (sum[0], sum[1], sum[2] - rarer, sum[3]);
        });
        OutcomeScores.Raise(reading, scores.Decision);
        return (scores, read.Facts);
    }

    /// <summary>The outcomes of the file, with the notes that the product carries.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static OutcomeModel Read(string outcomes) => Read(outcomes, Text(NotesResource));

    /// <summary>The outcomes that the product carries, with other notes.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static OutcomeModel WithNotes(string notes) => Read(Text(Resource), notes);

    private static OutcomeModel Read(string outcomes, string notes)
    {
        var (model, weights) = (new OutcomeModel(), new List<Weights>());
        foreach (var parts in Lines(outcomes))
        {
            if (parts[0] == "words")
            {
                model.Book.Words.UnionWith(parts[1].Split(' '));
                continue;
            }

            if (parts[0] != "bias")
            {
                model.Book.Add(parts[0]);
            }

            weights.Add(new Weights(Weight(parts[1]), Weight(parts[2]), Weight(parts[3]), 0, 0));
        }

        model.AddNotes(notes, weights);
        model._weights = [.. weights.Select(w => Vector256.Create(w.Decision, w.Action, (w.Risk + w.Worry) / 2, w.Fact))];
        return model;
    }

    /// <summary>What the notes tell by stands in the outcomes' file too, or is added to the book.</summary>
    private void AddNotes(string notes, List<Weights> weights)
    {
        var known = Book.Names.Select((name, number) => (name, number)).ToDictionary(n => n.name, n => n.number, StringComparer.Ordinal);
        foreach (var parts in Lines(notes))
        {
            var at = parts[0] == "bias" ? 0 : (known.TryGetValue(parts[0], out var number) ? number : Book.Add(parts[0])) + 1;
            if (at == weights.Count)
            {
                weights.Add(default);
            }

            weights[at] = weights[at] with { Fact = Weight(parts[1]), Worry = Weight(parts[2]) };
        }
    }

    private static IEnumerable<string[]> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'));

    /// <summary>Nothing stands for no weight: most features tell of one of the three.</summary>
    private static double Weight(string written) => written.Length == 0 ? 0 : double.Parse(written, CultureInfo.InvariantCulture);

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource) ?? throw new InvalidOperationException("The model of outcomes is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <param name="Worry">For a risk, by the notes.</param>
    private readonly record struct Weights(double Decision, double Action, double Risk, double Fact, double Worry);
}

/// <summary>By sentence, how likely the model thinks it, in log odds.</summary>
internal sealed record OutcomeScores(double[] Decision, double[] Action, double[] Risk, double[] Fact)
{
    public static OutcomeScores Of(int sentences) => new(new double[sentences], new double[sentences], new double[sentences], new double[sentences]);

    /// <summary>How much less the model has to be sure of an action that the rules have found too.</summary>
    private const double Agreement = 1;
    private const double SureAgreement = 1.5;

    /// <summary>Log odds above which a sentence settles something although it is an action before all: "no new cases until April, and I'll tell the duty manager today".</summary>
    private const double SureBeside = 2.5;

    /// <summary>
    /// How sure it has to be of a risk: less where a word of worry says so. What is not marked as one mostly reads like one down to there; see docs/quality.md.
    /// </summary>
    private const double SaidRisk = -1;
    private const double UnsaidRisk = -0.75;

    /// <summary>How much less the model has to be sure of what looks most like a decision for some turns around: every matter is settled somewhere.</summary>
    private const double StandingOut = 1;
    private const int StandingTurns = 6;

    /// <summary>
    /// Sentences of a meeting up to which it is taken to be as full of decisions and risks as those that the model was fitted on. Beyond, their number is taken to grow as the
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

        var rarer = Rarer(decisions.Length);
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

    /// <summary>How much less likely each sentence of a long meeting is to settle something or to tell of a risk, in log odds.</summary>
    public static double Rarer(int sentences) => Math.Max(0, Math.Log(sentences / FullLength) / 2);

    private static bool IsMeant(Reading reading, TalkSentence sentence) =>
        !sentence.IsQuestion && (DoubtScope.At(reading, sentence, sentence.First) & ~Doubt.Negated) == Doubt.None;

    /// <summary>Taken as a decision, and rather than as an action, or so surely that it is both.</summary>
    public bool Settles(int sentence) => Decision[sentence] >= 0 && (Decision[sentence] >= Action[sentence] || Decision[sentence] >= SureBeside);

    /// <summary>Taken as an action, and rather than as a decision.</summary>
    public bool Undertakes(int sentence) => Action[sentence] >= 0 && Action[sentence] > Decision[sentence];

    /// <summary>Taken as an action because the rules find one in it as well; where they are sure, the model may be less so.</summary>
    public bool AgreesToAction(int sentence, bool isSure) => Action[sentence] >= (isSure ? -SureAgreement : -Agreement) && Action[sentence] > Decision[sentence];

    /// <summary>Taken as a risk. Who says that it is one means so in a long meeting too: of such a sentence no more is asked there.</summary>
    /// <param name="saysSo">Holds a word of worry.</param>
    public bool Worries(int sentence, bool saysSo) => saysSo ? Risk[sentence] + Rarer(Risk.Length) >= SaidRisk : Risk[sentence] >= UnsaidRisk;
}
