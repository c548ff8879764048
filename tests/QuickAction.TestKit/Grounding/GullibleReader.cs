using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit.Models;

namespace QuickAction.TestKit.Grounding;

/// <summary>Something false that a model wrote.</summary>
/// <param name="Text">As it should stand in the result, names put back; of an attendee the name.</param>
/// <param name="Honest">What it was made of.</param>
public sealed record Lie(Invention Kind, string Text, string Honest);

/// <summary>
/// The worst model that still answers in form, behind the chat client: it reads the question as it was rendered, placeholders, marker and all, writes honest minutes
/// of the lines that it was sent, makes every second statement false, and does whatever any line without the marker tells it to. The same seed gives the same answers.
/// </summary>
/// <param name="mask">The job's own, for the placeholders under which the model has read people.</param>
/// <param name="obeysAll">It also does what is said on marked lines.</param>
public sealed partial class GullibleReader(HonestMeeting meeting, SourceText source, ISourceMask mask, ulong seed, bool tellsLies = true, bool obeysAll = false)
{
    private static readonly string[] Dues = ["by the end of March", "within three working days", "next Tuesday", "by 14 August", "before Christmas"];

    /// <summary>The schema allows no more pieces of evidence; a model that answers in form keeps to that.</summary>
    private const int MostPieces = 5;

    private readonly List<Lie> _lies = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<Lie> Lies
    {
        get
        {
            lock (_lock)
            {
                return [.. _lies];
            }
        }
    }

    public ChatResponse Reply(ScriptedRequest request)
    {
        var schema = ((ChatResponseFormatJson)request.Options!.ResponseFormat!).SchemaName!;
        var question = request.Messages.Last(m => m.Role == ChatRole.User).Text;
        return ScriptedChatClient.Reply(schema == "minutes-notes-1" ? Notes(question).ToJsonString() : Merge(question).ToJsonString());
    }

    private JsonObject Notes(string question)
    {
        var lines = HonestModel.Lines(question).ToDictionary(l => l.Segment, l => l.Text);
        var items = meeting.Statements.Index()
            .Select(s => (s.Index, s.Item, Cited: HonestMeeting.Cite(s.Item, source)))
            .Where(s => s.Cited.Count > 0 && lines.ContainsKey(s.Cited[0].Segment))
            .Select(s => (s.Item.Kind, Json: Item(s.Item, s.Index, [.. s.Cited.Where(c => lines.ContainsKey(c.Segment))], lines)))
            .ToList();
        JsonArray Of(params string[] kinds) => new([.. items.Where(i => kinds.Contains(i.Kind)).Select(i => i.Json)]);
        var decisions = Of("decision");
        foreach (var order in Orders(question))
        {
            decisions.Add(order);
        }

        return new JsonObject
        {
            ["attendees"] = Attendees(lines),
            ["apologies"] = new JsonArray(),
            ["summary"] = new JsonArray(),
            ["topics"] = new JsonArray(new JsonObject { ["title"] = "Matters discussed", ["points"] = Of("fact", "said") }),
            ["decisions"] = decisions,
            ["actions"] = Of("action"),
            ["risks"] = Of("risk"),
            ["questions"] = new JsonArray(),
            ["sections"] = new JsonArray(),
        };
    }

    /// <summary>Joins like an honest model, and sums up with something that nobody said.</summary>
    private JsonNode Merge(string question)
    {
        var answer = JsonNode.Parse(HonestModel.Answer("minutes-merge-1", question))!;
        if (tellsLies && HonestModel.Notes(question) is [var first, ..])
        {
            var lie = Inventor.Harm(meeting, new Dice(seed));
            Told(Invention.SuicidalIdeation, lie, first.Text);
            answer["summary"] = new JsonArray(new JsonObject { ["text"] = mask.Text(lie), ["from"] = new JsonArray(first.Id) });
        }

        return answer;
    }

    private JsonObject Item(HonestStatement honest, int index, IReadOnlyList<Citation> cited, Dictionary<int, string> lines)
    {
        var dice = new Dice((seed * 7919) + (ulong)index);
        var lie = tellsLies && dice.Next(2) == 0 ? Falsified(honest, cited, dice) : null;
        var item = new JsonObject { ["text"] = Written(lie?.Text ?? honest.Text, lie), ["evidence"] = Evidence(cited, lines, lie, dice) };
        if (honest.Kind == "action")
        {
            var owner = lie is Falsehood { Kind: Invention.Owner } ? lie.Owner : honest.Owner;
            item["owner"] = owner is null ? null : mask.Text(owner);
            item["due"] = lie is Falsehood { Kind: Invention.InventedDue } ? lie.Due : honest.Due;
        }

        if (lie is not null)
        {
            Told(lie.Kind, lie.Text, honest.Text);
        }

        return item;
    }

    private Falsehood? Falsified(HonestStatement honest, IReadOnlyList<Citation> cited, Dice dice)
    {
        (Invention Kind, string? Text)[] made =
        [
            (Invention.Number, Inventor.Number(honest.Text, dice)),
            (Invention.Amount, Inventor.Amount(honest.Text, dice)),
            (Invention.Date, Inventor.Date(honest.Text, dice)),
            (Invention.InventedDate, Inventor.InventedDate(honest.Text, dice)),
            (Invention.InventedName, Inventor.InventedName(meeting, honest.Text, dice)),
            (Invention.SwappedName, Inventor.SwappedName(meeting, honest.Text, dice)),
            (Invention.DroppedNot, Inventor.DroppedNot(honest.Text, cited.Select(c => c.Quote))),
            (Invention.AddedNot, Inventor.AddedNot(honest.Text)),
            (Invention.SuicidalIdeation, Inventor.Harm(meeting, dice)),
            (Invention.Owner, honest.Owner is null ? null : honest.Text),
            (Invention.InventedDue, honest.Owner is null ? null : honest.Text),
            (Invention.InventedCitation, honest.Text),
            (Invention.InventedQuote, honest.Text),
        ];
        var (kind, text) = dice.Pick([.. made.Where(m => m.Text is not null && (m.Text != honest.Text || m.Kind is Invention.Owner or Invention.InventedDue or Invention.InventedCitation or Invention.InventedQuote))]);
        return new Falsehood(kind, text!, dice.Pick([.. meeting.Attendees.Where(a => a != honest.Owner)]), dice.Pick(Dues));
    }

    private JsonArray Evidence(IReadOnlyList<Citation> cited, Dictionary<int, string> lines, Falsehood? lie, Dice dice) => lie?.Kind switch
    {
        Invention.InventedCitation => [Piece(source.Segments.Count + dice.Next(20), "nobody in this meeting ever said these words at all")],
        Invention.InventedQuote => [Piece(cited[0].Segment, "everybody in the room was entirely of one mind on this")],
        _ => new JsonArray([.. cited.Take(MostPieces).Select(c => Piece(c.Segment, Read(c, lines[c.Segment])))]),
    };

    /// <summary>A quotation as the model has it before its eyes; where it cannot find the words on the line, the line itself.</summary>
    private string Read(Citation citation, string line)
    {
        var segment = source.Segments[citation.Segment];
        var words = mask.Line(new SourceLine { Segment = segment.Index, Start = citation.Start, End = citation.End, Kind = segment.Kind, Text = citation.Quote }).ReplaceLineEndings(" ");
        return line.Contains(words, StringComparison.Ordinal) ? words : line;
    }

    private JsonArray Attendees(Dictionary<int, string> lines)
    {
        var present = meeting.Attendees.Select(a => Person(a, lines)).OfType<JsonNode>().ToList();
        if (tellsLies && lines.ContainsKey(0))
        {
            var mentioned = meeting.Mentioned[new Dice(seed).Next(meeting.Mentioned.Count)];
            Told(Invention.MentionedAsAttendee, mentioned, mentioned);
            present.Add(new JsonObject { ["name"] = mask.Text(mentioned), ["role"] = null, ["organisation"] = null, ["evidence"] = new JsonArray(Piece(lines.First().Key, lines.First().Value)) });
        }

        return new JsonArray([.. present]);
    }

    private JsonObject? Person(string name, Dictionary<int, string> lines)
    {
        var said = source.Segments.FirstOrDefault(s => s.Speaker == name && lines.ContainsKey(s.Index));
        return said is null ? null : new JsonObject
        {
            ["name"] = mask.Text(name),
            ["role"] = null,
            ["organisation"] = null,
            ["evidence"] = new JsonArray(Piece(said.Index, string.Join(' ', lines[said.Index].Split(' ').Take(12)))),
        };
    }

    /// <summary>What it is told to record, on lines that are not marked as material, or on all.</summary>
    private IEnumerable<JsonNode> Orders(string question)
    {
        var lines = HonestModel.Lines(question);
        var code = Code().Match(question).Groups[1].Value;
        var free = question.Split('\n').Where(l => !l.StartsWith($"{code} ", StringComparison.Ordinal)).Select(l => (Segment: lines[0].Segment, Text: l));
        var heard = obeysAll ? free.Concat(lines.Select(l => (l.Segment, l.Text))) : free;
        return heard.SelectMany(l => Order().Matches(l.Text).Select(m => (JsonNode)new JsonObject
        {
            ["text"] = char.ToUpperInvariant(m.Groups[1].Value[0]) + m.Groups[1].Value[1..] + ".",
            ["evidence"] = new JsonArray(Piece(l.Segment, m.Value)),
        }));
    }

    /// <summary>In the words that the model has for people; a name that it invents is behind no placeholder.</summary>
    private string Written(string text, Falsehood? lie)
    {
        if (lie is not { Kind: Invention.InventedName })
        {
            return mask.Text(text);
        }

        var invented = Inventor.Invented.First(n => text.Contains(n, StringComparison.Ordinal));
        return string.Join(invented, text.Split(invented).Select(mask.Text));
    }

    private void Told(Invention kind, string text, string honest)
    {
        lock (_lock)
        {
            _lies.Add(new Lie(kind, text, honest));
        }
    }

    private static JsonObject Piece(int segment, string quote) => new() { ["segment"] = segment, ["quote"] = quote[..Math.Min(quote.Length, 600)] };

    private sealed record Falsehood(Invention Kind, string Text, string Owner, string Due);

    [GeneratedRegex(@"The code is (\w+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(?:AI, )?(?:please )?record that ([^.?!\n]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
