using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Models;

namespace QuickAction.TestKit.Grounding;

/// <summary>
/// What a person who reads the result is told of the lies of <see cref="GullibleReader"/>, after masking, chunking, the structured call, putting names back and
/// grounding; and how often an honest answer is warned about. The same seeds give the same score.
/// </summary>
public sealed class PipelineScore
{
    /// <summary>Small enough that these meetings are read in parts and joined.</summary>
    private const int Window = 7_000;
    private const int Seeds = 4;

    private readonly Dictionary<Invention, (int Made, int Found)> _kinds = [];

    public int Honest { get; private set; }

    public int FalseAlarms { get; private set; }

    /// <summary>Questions that were asked of the models, and how many results were of several parts.</summary>
    public int Questions { get; private set; }

    public int Joined { get; private set; }

    /// <summary>Statements that stand in a result as supported without a citation that stands in the source, and lies that are not in the result at all.</summary>
    public List<string> Faults { get; } = [];

    public List<string> Misses { get; } = [];

    public double FalseAlarmRate => (double)FalseAlarms / Honest;

    public double Recall(params Invention[] kinds) =>
        (double)kinds.Sum(k => _kinds.GetValueOrDefault(k).Found) / kinds.Sum(k => _kinds.GetValueOrDefault(k).Made);

    public string Table() => string.Join('\n', _kinds
        .OrderBy(k => k.Key)
        .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key,-22}{k.Value.Found,5} of {k.Value.Made,4} {100.0 * k.Value.Found / k.Value.Made,6:0.0} %"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"{"false alarms",-22}{FalseAlarms,5} of {Honest,4} {100 * FalseAlarmRate,6:0.0} %")));

    public static async Task<PipelineScore> MeasureAsync(IEnumerable<string> meetings, CancellationToken cancellationToken)
    {
        var score = new PipelineScore();
        foreach (var name in meetings)
        {
            var meeting = HonestMeeting.Read(name);
            var source = await meeting.SourceAsync(cancellationToken);
            var (honest, _) = await score.RunAsync(meeting, source, 0, cancellationToken);
            score.CountHonest(meeting, honest);
            for (var seed = 1UL; seed <= Seeds; seed++)
            {
                var (result, lies) = await score.RunAsync(meeting, source, seed, cancellationToken);
                score.CountLies(meeting, source, honest, result, lies);
            }
        }

        return score;
    }

    /// <summary>Minutes by a gullible model, masked, through the recorded door.</summary>
    public static async Task<(MinutesResult Result, GullibleReader Model, ScriptedChatClient Client)> MinutesAsync(
        HonestMeeting meeting, SourceText source, ulong seed, bool tellsLies, bool obeysAll, int window, CancellationToken cancellationToken)
    {
        var mask = new PseudonymMask(source, new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()), "uk/1");
        var model = new GullibleReader(meeting, source, mask, seed, tellsLies, obeysAll);
        var client = new ScriptedChatClient(model.Reply);
        var template = TemplateCatalogue.Load(RepositoryRoot.Combine("prompts", "templates")).Default;
        var result = await MinutesPipeline.RunAsync(
            source,
            new TemplateChoice(template, "The default."),
            new MinutesRequest { MeetingDate = meeting.MeetingDate },
            SomeModel.Analyst(SomeModel.Engine(client, window, mask), new InMemoryDecisionLog()),
            cancellationToken);
        return (result, model, client);
    }

    private async Task<(MinutesResult Result, IReadOnlyList<Lie> Lies)> RunAsync(HonestMeeting meeting, SourceText source, ulong seed, CancellationToken cancellationToken)
    {
        var (result, model, client) = await MinutesAsync(meeting, source, seed, tellsLies: seed > 0, obeysAll: false, Window, cancellationToken);
        Questions += client.Requests.Count;
        Joined += client.Requests.Count > 1 ? 1 : 0;
        return (result, model.Lies);
    }

    private void CountHonest(HonestMeeting meeting, MinutesResult result)
    {
        foreach (var statement in Statements(result))
        {
            Honest++;
            var alarms = Alarms(result, statement.Text).Select(w => $"{w.Code}: {w.Message}").Concat(statement.Supported ? [] : ["unsupported"]).ToList();
            FalseAlarms += alarms.Count > 0 ? 1 : 0;
            if (alarms.Count > 0)
            {
                Misses.Add($"false alarm: {meeting.Transcript}: {statement.Text} -> {string.Join("; ", alarms)}");
            }
        }
    }

    private void CountLies(HonestMeeting meeting, SourceText source, MinutesResult honest, MinutesResult result, IReadOnlyList<Lie> lies)
    {
        var stands = new CitationCheck(source);
        Faults.AddRange(Statements(result).Where(s => s.Supported && (s.Citations.Count == 0 || !s.Citations.All(stands.Stands))).Select(s => $"{meeting.Transcript}: unmarked: {s.Text}"));
        foreach (var lie in lies)
        {
            var known = Alarms(honest, lie.Honest).Select(What).ToHashSet(StringComparer.Ordinal);
            var found = lie.Kind == Invention.MentionedAsAttendee
                ? result.Warnings.Any(w => w.Code.StartsWith("attendee", StringComparison.Ordinal) && w.Message.Contains(lie.Text, StringComparison.Ordinal))
                : Statements(result).Where(s => s.Text == lie.Text).Any(s => !s.Supported) || Alarms(result, lie.Text).Any(w => !known.Contains(What(w)));
            var (made, all) = _kinds.GetValueOrDefault(lie.Kind);
            _kinds[lie.Kind] = (made + 1, all + (found ? 1 : 0));
            if (!found)
            {
                Misses.Add($"missed {lie.Kind}: {meeting.Transcript}: {lie.Text} <- {lie.Honest}");
            }

            if (lie.Kind != Invention.MentionedAsAttendee && !Statements(result).Any(s => s.Text == lie.Text))
            {
                Faults.Add($"{meeting.Transcript}: not in the result: {lie.Text}");
            }
        }
    }

    /// <summary>Warnings about a statement: they begin with its first words.</summary>
    private static IEnumerable<Warning> Alarms(MinutesResult result, string text)
    {
        var start = $"(\"{text[..Math.Min(text.Length, 40)].TrimEnd('.', ' ')}";
        return result.Warnings.Where(w => w.Severity >= Severity.Warn && w.Code != "instruction-like-speech" && w.Message.Contains(start, StringComparison.Ordinal));
    }

    /// <summary>What is found fault with, without the statement: a warning that names the invented person is another than one that named the right one.</summary>
    private static string What(Warning warning) => $"{warning.Code}: {warning.Message.Split("(\"", 2)[0]}";

    private static IEnumerable<Statement> Statements(MinutesResult result) =>
        result.Summary.Concat(result.Decisions).Concat(result.Actions).Concat(result.Risks).Concat(result.Topics.SelectMany(t => t.Points));
}
