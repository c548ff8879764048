using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using QuickAction.Core.Analysis.Grounding.Speech;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Models;

/// <summary>
/// Answers typed tasks by a language model: masks, marks, renders the prompt, asks, and puts names back before anybody reads the answer. One for each job,
/// because the mask is the job's.
/// </summary>
public sealed class ModelEngine : IEngine
{
    /// <summary>For the structure of a chat request around its two messages, and a repair's complaint.</summary>
    private const int EnvelopeTokens = 300;

    /// <summary>The answer's share of the window is at most one in so many.</summary>
    private const int MostOfWindow = 3;

    /// <summary>Name and version of what looks for speech that gives orders; a change of what it finds is a new version.</summary>
    private const string Detector = "instruction-like-speech/4";

    private readonly ModelAccess _access;
    private readonly PromptCatalogue _prompts;
    private readonly ISourceMask _mask;
    private readonly QuestionText _text;
    private readonly Func<string, Marker> _markers;
    private readonly SentText _sentText;
    private readonly ConcurrentDictionary<Prompt, int> _systemTokens = new(ReferenceEqualityComparer.Instance);

    /// <summary>Identifiers in the lines of questions that are not of the source.</summary>
    private readonly ConcurrentDictionary<string, long> _ownLines = new(StringComparer.Ordinal);

    /// <param name="markers">A marker for a text; <see cref="Marker.Random"/> but in tests.</param>
    public ModelEngine(ModelAccess access, PromptCatalogue prompts, ISourceMask mask, Func<string, Marker>? markers = null)
    {
        (_access, _prompts, _mask, _markers) = (access, prompts, mask, markers ?? Marker.Random);
        _text = new QuestionText(mask, access.Options.Datamarking);
        _sentText = new SentText(access.Privacy);
        Identity = new EngineIdentity(access.Name, access.Provider, access.Best == access.Fast ? access.Best : $"{access.Best} and {access.Fast}", []);
        Reading = new EngineReading { AtOnce = access.AtOnce, Room = Room, LineOverhead = LineOverhead, Size = Size };
    }

    public EngineIdentity Identity { get; }

    public EngineReading? Reading { get; }

    public IReadOnlyList<PromptUse> PromptsOf(string task) => [UseOf(_prompts.For(task))];

    public async ValueTask<TOut> AnswerAsync<TIn, TOut>(
        DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull
    {
        ArgumentNullException.ThrowIfNull(ticket);
        object answer = (task.Name, input) switch
        {
            ("minutes-notes", MinutesNotesInput notes) => await AskAsync(ticket, notes, AnswerJson.Default.MinutesNotes, cancellationToken),
            ("summary-notes", SummaryNotesInput notes) => await AskAsync(ticket, notes, AnswerJson.Default.SummaryNotes, cancellationToken),
            ("minutes-merge", MergeInput merge) => await AskAsync(ticket, task.Name, merge, AnswerJson.Default.MinutesMerge, cancellationToken),
            ("summary-merge", MergeInput merge) => await AskAsync(ticket, task.Name, merge, AnswerJson.Default.SummaryMerge, cancellationToken),
            _ => throw new NotSupportedException($"The model engine does not know the task {task.Name}."),
        };
        return (TOut)answer;
    }

    private ValueTask<ModelAnswer<MinutesNotes>> AskAsync(
        DecisionTicket ticket, MinutesNotesInput input, JsonTypeInfo<MinutesNotes> json, CancellationToken cancellationToken)
    {
        Written Write(Marker marker, IReadOnlyList<QuestionLine> lines) => new(marker, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["part"] = QuestionText.Part(input.Part, "meeting"),
            ["people"] = MinutesQuestion.People(input),
            ["sections"] = MinutesQuestion.Sections(input),
            ["source"] = _text.Marked(lines, marker),
        });
        return AskAsync(ticket, _prompts.For("minutes-notes"), () => WriteMarked(_text.Lines(input), Write), Flagged(input.Part), json, cancellationToken);
    }

    private ValueTask<ModelAnswer<SummaryNotes>> AskAsync(
        DecisionTicket ticket, SummaryNotesInput input, JsonTypeInfo<SummaryNotes> json, CancellationToken cancellationToken)
    {
        Written Write(Marker marker, IReadOnlyList<QuestionLine> lines) => new(marker, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["part"] = $"{QuestionText.Part(input.Part, "document")}\nHeadline and key points together have at most {input.Words} words.",
            ["source"] = _text.Marked(lines, marker),
        });
        return AskAsync(ticket, _prompts.For("summary-notes"), () => WriteMarked(_text.Lines(input.Part), Write), Flagged(input.Part), json, cancellationToken);
    }

    private ValueTask<ModelAnswer<T>> AskAsync<T>(
        DecisionTicket ticket, string task, MergeInput input, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        Written Write(Marker marker, IReadOnlyList<QuestionLine> lines) => new(marker, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["part"] = input.Words is { } words ? $"At most {words} words in all." : "These are the notes of the whole meeting.",
            ["source"] = _text.Marked(lines, marker),
        });
        return AskAsync(ticket, _prompts.For(task), () => WriteMarked(_text.Lines(input), Write), 0, json, cancellationToken);
    }

    /// <summary>With a marker that stands nowhere in the lines.</summary>
    private Written WriteMarked(IReadOnlyList<QuestionLine> lines, Func<Marker, IReadOnlyList<QuestionLine>, Written> write) =>
        write(_markers(QuestionLine.Whole(lines)), lines) with { Lines = lines };

    private async ValueTask<ModelAnswer<T>> AskAsync<T>(
        DecisionTicket ticket, Prompt prompt, Func<Written> write, int flagged, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        var written = await _mask.WriteAsync(write, cancellationToken);
        var user = prompt.Fill(written.Inputs);
        var log = new CallLog(ModelOf(prompt), ticket.Account, _access.Clock);
        var question = new StructuredQuestion<JsonObject>
        {
            Instructions = prompt.System,
            Input = user,
            Schema = SchemaOf(prompt),
            Json = AnswerJson.Default.JsonObject,
            MaxOutputTokens = OutputTokens(prompt),
            EstimatedInputTokens = _systemTokens.GetOrAdd(prompt, static p => TokenEstimate.Count(p.System)) + TokenEstimate.Count(user) + EnvelopeTokens,
            Model = ModelOf(prompt),
            Context = new CallContext { Prompt = UseOf(prompt), Recorder = log },
        };
        ticket.Account.Masking = Masking(user, written);
        ticket.Account.Defence = Defence(flagged);
        try
        {
            var reply = await _access.Calls.AskAsync(question, cancellationToken);
            log.Answered(ticket.Account, reply.Calls, (reply as StructuredReply<JsonObject>.Answered)?.Value);
            ticket.Account.SchemaValid = reply is StructuredReply<JsonObject>.Answered;
            ticket.Account.Cost = _access.Cost(ModelOf(prompt), reply.Calls);
            return Read(reply, new AnswerText(written.Marker, _mask, user), json);
        }
        catch (Exception error)
        {
            log.Failed(ticket.Account, error);
            throw;
        }
    }

    private static ModelAnswer<T> Read<T>(StructuredReply<JsonObject> reply, AnswerText text, JsonTypeInfo<T> json)
        where T : class => reply switch
        {
            StructuredReply<JsonObject>.Answered answered => Read(answered.Value, text, json),
            StructuredReply<JsonObject>.Unusable no => new ModelAnswer<T> { Unusable = no.Reason },
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "No such reply."),
        };

    private static ModelAnswer<T> Read<T>(JsonObject answer, AnswerText text, JsonTypeInfo<T> json)
        where T : class
    {
        var found = text.Restore(answer).Deserialize(json);
        var named = text.Named(answer);
        return new ModelAnswer<T>
        {
            Found = found,
            UnknownPlaceholders = text.Unknown,
            ChangedPlaceholders = text.Changed,
            PeopleLeftOut = text.LeftOut(named),
            PeopleNamed = named,
        };
    }

    /// <summary>What was done, with what a second look finds in the text as it is sent; the marker between words would hide what stands on both sides of it.</summary>
    private MaskingReport Masking(string user, Written written) => _mask.Facts with
    {
        ResidualHits = Residual(user.Replace($" {written.Marker.Code} ", " ", StringComparison.Ordinal), written.Marker),
        SpecialCategories = SpecialCategory.In(string.Join('\n', written.Lines.Select(l => l.Text))),
    };

    private long Residual(string sent, Marker marker)
    {
        long hits = 0;
        foreach (var line in sent.AsSpan().Split('\n'))
        {
            hits += Identifiers(sent.AsSpan(line), marker);
        }

        return hits;
    }

    /// <summary>
    /// Lines that are not of the source are those of the prompt and the template, and lines that name the people: the same in every question of the job but for the
    /// marker, and looked at once. The number of a line's segment is ours.
    /// </summary>
    private long Identifiers(ReadOnlySpan<char> line, Marker marker)
    {
        if (!line.StartsWith(marker.Code, StringComparison.Ordinal))
        {
            return _ownLines.GetOrAdd(line.ToString(), _sentText.InLine);
        }

        var rest = line[marker.Code.Length..];
        return rest.StartsWith(" [", StringComparison.Ordinal) ? _sentText.InLine(rest[(rest.IndexOf(']') + 1)..].ToString()) : _ownLines.GetOrAdd(rest.ToString(), _sentText.InLine);
    }

    private InjectionDefence Defence(int flagged) => new(
        _access.Options.Datamarking == Datamarking.Words ? "datamark-words" : "datamark-segments",
        Marker.Length,
        Detector,
        flagged == 0 ? "none" : $"flagged {flagged}");

    /// <summary>Lines that speak to the program instead of to the people.</summary>
    private static int Flagged(SourcePart part) => part.Lines.Count(l => InstructionLikeSpeech.IsIn(l.Speaker, l.Text));

    private int Room(string task, int fixedTokens)
    {
        var size = Size(task);
        return _access.Options.Window - size.Answer - size.Prompt - fixedTokens;
    }

    private QuestionSize Size(string task)
    {
        var prompt = _prompts.For(task);
        var around = TokenEstimate.Count(prompt.System) + prompt.User.Sum(p => TokenEstimate.Count(p.Text)) + SchemaTokens(prompt) + EnvelopeTokens;
        return new QuestionSize(around, OutputTokens(prompt), (input, output) => _access.Price(ModelOf(prompt), input, output), _access.Currency);
    }

    /// <summary>Models that keep to no schema by themselves are given it in the prompt; room is left for that at all times.</summary>
    private static int SchemaTokens(Prompt prompt) => TokenEstimate.Count(SchemaOf(prompt).Root.GetRawText());

    private long LineOverhead(Segment segment)
    {
        var masked = _mask.Segment(segment);
        var markers = (long)Marker.MostThousandths * _text.MarkersBetween(segment);
        var longer = masked == segment.Text ? 0 : Math.Max(0, TokenEstimate.Thousandths(masked) - TokenEstimate.Thousandths(segment.Text));
        return TokenEstimate.Thousandths(_text.Head(segment)) + longer + markers;
    }

    /// <summary>An answer may be as long as the prompt and the settings allow, but leaves room in a small window for something to answer to.</summary>
    private int OutputTokens(Prompt prompt) => Math.Min(Math.Min(prompt.OutputTokens, _access.Options.Output), _access.Options.Window / MostOfWindow);

    private string ModelOf(Prompt prompt) => prompt.Tier == PromptTier.Fast ? _access.Fast : _access.Best;

    private static PromptUse UseOf(Prompt prompt) => new(prompt.Name, prompt.Version, prompt.Sha256);

    private static AnswerSchema SchemaOf(Prompt prompt) => AnswerShapes.Named(prompt.Output)
        ?? throw new QuickActionException(ProblemCode.Misconfigured, $"The prompt {prompt.Name} version {prompt.Version} is wrong: there is no output named {prompt.Output}.");

    /// <summary>The inputs of a prompt as they may be sent, and the marker in them.</summary>
    private sealed record Written(Marker Marker, Dictionary<string, string> Inputs)
    {
        /// <summary>The lines of the material, without the marker.</summary>
        public IReadOnlyList<QuestionLine> Lines { get; init; } = [];
    }
}
