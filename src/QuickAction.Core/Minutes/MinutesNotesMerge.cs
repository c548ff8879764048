using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Minutes;

/// <summary>
/// Notes of consecutive parts of one meeting, as one: a model says which are the same and sums up, by ids; texts stay as they were written beside their evidence,
/// and evidence is only ever joined. An id that was not given out, a group over several kinds, or of notes that differ in number, day, name, denial or matter is passed over: nothing of the notes is lost by a wrong answer.
/// </summary>
internal sealed class MinutesNotesMerge
{
    private readonly IReadOnlyList<MinutesNotes> _parts;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    public MinutesNotesMerge(IReadOnlyList<MinutesNotes> parts)
    {
        _parts = parts;
        foreach (var part in parts)
        {
            Add("s", "summary", part.Summary);
            foreach (var topic in part.Topics)
            {
                Add("t", "topic", topic.Title, [.. topic.Points.SelectMany(p => p.Evidence)], topic);
            }
        }

        Add("d", "decision", parts.SelectMany(p => p.Decisions));
        foreach (var action in parts.SelectMany(p => p.Actions))
        {
            Add("a", "action", Readable(action), action.Evidence, action);
        }

        Add("r", "risk", parts.SelectMany(p => p.Risks));
        Add("q", "question", parts.SelectMany(p => p.Questions));
        foreach (var section in parts.SelectMany(p => p.Sections).GroupBy(s => s.Id))
        {
            Add("x", $"section {section.Key}", section.SelectMany(s => s.Items));
        }
    }

    /// <summary>The notes of one kind after the other, the most telling first: what does not fit a window is left out from the end.</summary>
    public IReadOnlyList<IReadOnlyList<MergeNote>> ByKind => [.. _entries
        .GroupBy(e => e.Note.Kind is "summary" or "topic" ? "" : e.Note.Kind)
        .Select(g => g.Select(e => e.Note).ToList())];

    /// <summary>All notes joined, nothing compared: what stands when no model has said what is the same.</summary>
    public MinutesNotes Joined() => new()
    {
        Attendees = People(p => p.Attendees),
        Apologies = People(p => p.Apologies),
        Summary = [.. _parts.SelectMany(p => p.Summary)],
        Topics = [.. _parts.SelectMany(p => p.Topics)],
        Decisions = [.. _parts.SelectMany(p => p.Decisions)],
        Actions = [.. _parts.SelectMany(p => p.Actions)],
        Risks = [.. _parts.SelectMany(p => p.Risks)],
        Questions = [.. _parts.SelectMany(p => p.Questions)],
        Sections = [.. _parts.SelectMany(p => p.Sections).GroupBy(s => s.Id).Select(g => new DraftSection(g.Key, [.. g.SelectMany(s => s.Items)]))],
    };

    /// <summary>Notes that were taken for the same as another, whose words stand for both.</summary>
    public int LeftOut { get; private set; }

    public MinutesNotes Apply(MinutesMerge merge)
    {
        var groups = Groups(merge.Same);
        LeftOut = groups.Gone.Count;
        return Joined() with
        {
            Summary = [.. merge.Summary.Select(Sentence)],
            Topics = Topics(merge.Topics),
            Decisions = Kept(groups, "decision"),
            Actions = [.. Of("action").Where(e => !groups.Gone.Contains(e.Note.Id)).Select(e => Joined(e, groups))],
            Risks = Kept(groups, "risk"),
            Questions = Kept(groups, "question"),
            Sections = [.. _parts.SelectMany(p => p.Sections).Select(s => s.Id).Distinct().Select(id => new DraftSection(id, Kept(groups, $"section {id}")))],
        };
    }

    private SameNotes Groups(IReadOnlyList<IReadOnlyList<string>> same)
    {
        var groups = new SameNotes();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in same)
        {
            List<Entry> entries = [.. group.Distinct().Select(Named).OfType<Entry>()];
            var fits = entries.Count > 1
                && entries.Count == group.Distinct().Count()
                && entries.TrueForAll(e => e.Note.Kind == entries[0].Note.Kind && e.Note.Kind is not ("summary" or "topic"))
                && !entries.Exists(e => taken.Contains(e.Note.Id))
                && SameOwner(entries)
                && entries.TrueForAll(e => SameNote.Of(e.Note.Text, entries[0].Note.Text));
            if (fits)
            {
                taken.UnionWith(entries.Select(e => e.Note.Id));
                List<Entry> others = [.. entries.Where(e => e != entries[0]).Distinct().OrderBy(e => e.Order)];
                groups.Gone.UnionWith(others.Select(e => e.Note.Id));
                groups.StoodFor.Add(entries[0].Note.Id, others);
            }
        }

        return groups;
    }

    /// <summary>Actions with different owners are different, whatever a model says.</summary>
    private static bool SameOwner(List<Entry> entries) =>
        entries.Select(e => (e.Draft as DraftAction)?.Owner?.Trim().ToUpperInvariant()).OfType<string>().Distinct().Count() <= 1;

    private List<DraftStatement> Kept(SameNotes groups, string kind) => [.. Of(kind)
        .Where(e => !groups.Gone.Contains(e.Note.Id))
        .Select(e => e.Draft is DraftStatement draft ? draft with { Evidence = Union(e, groups) } : throw new InvalidOperationException("No such note."))];

    private static DraftAction Joined(Entry entry, SameNotes groups)
    {
        var action = (DraftAction)entry.Draft;
        var others = groups.For(entry).Select(e => (DraftAction)e.Draft).ToList();
        return action with
        {
            Evidence = Union(entry, groups),
            Owner = action.Owner ?? others.Select(o => o.Owner).FirstOrDefault(o => o is not null),
            Due = action.Due ?? others.Select(o => o.Due).FirstOrDefault(d => d is not null),
        };
    }

    private static IReadOnlyList<Evidence> Union(Entry entry, SameNotes groups) =>
        [.. entry.Evidence.Concat(groups.For(entry).SelectMany(e => e.Evidence)).Distinct()];

    private DraftStatement Sentence(MergedStatement sentence) => new()
    {
        Text = sentence.Text,
        Evidence = [.. sentence.From.Distinct().Select(Named).OfType<Entry>().SelectMany(e => e.Evidence).Distinct()],
    };

    /// <summary>The matters as the model orders them; a topic that it forgot keeps its place after the ones before it.</summary>
    private List<DraftTopic> Topics(IReadOnlyList<MergedTopic> merged)
    {
        var topics = new List<(int Place, DraftTopic Topic)>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var topic in merged)
        {
            List<Entry> entries = [.. topic.From.Select(Named).OfType<Entry>().Where(e => e.Note.Kind == "topic" && used.Add(e.Note.Id)).OrderBy(e => e.Order)];
            if (entries.Count > 0)
            {
                topics.Add((entries[0].Order, new DraftTopic { Title = topic.Title, Points = [.. entries.SelectMany(e => ((DraftTopic)e.Draft).Points)] }));
            }
        }

        topics.AddRange(Of("topic").Where(e => !used.Contains(e.Note.Id)).Select(e => (e.Order, (DraftTopic)e.Draft)));
        return [.. topics.OrderBy(t => t.Place).Select(t => t.Topic)];
    }

    /// <summary>Everybody once, by name; what one part does not know of a person another may.</summary>
    private List<DraftPerson> People(Func<MinutesNotes, IReadOnlyList<DraftPerson>> list) => [.. _parts
        .SelectMany(list)
        .GroupBy(p => p.Name.Trim().ToUpperInvariant())
        .Select(g => g.First() with
        {
            Role = g.Select(p => p.Role).FirstOrDefault(r => r is not null),
            Organisation = g.Select(p => p.Organisation).FirstOrDefault(o => o is not null),
            Evidence = [.. g.SelectMany(p => p.Evidence).Distinct()],
        })];

    private IEnumerable<Entry> Of(string kind) => _entries.Where(e => e.Note.Kind == kind);

    private Entry? Named(string id) => _byId.GetValueOrDefault(id.Trim());

    private void Add(string prefix, string kind, IEnumerable<DraftStatement> drafts)
    {
        foreach (var draft in drafts)
        {
            Add(prefix, kind, draft.Text, draft.Evidence, draft);
        }
    }

    private void Add(string prefix, string kind, string text, IReadOnlyList<Evidence> evidence, object draft)
    {
        var number = _given[prefix] = _given.GetValueOrDefault(prefix) + 1;
        var entry = new Entry(_entries.Count, new MergeNote($"{prefix}{number}", kind, text), evidence, draft);
        _entries.Add(entry);
        _byId.Add(entry.Note.Id, entry);
    }

    private static string Readable(DraftAction action) => (action.Owner, action.Due) switch
    {
        (null, null) => $"{action.Text} (no owner)",
        (null, { } due) => $"{action.Text} (no owner; due: {due})",
        ({ } owner, null) => $"{action.Text} (owner: {owner})",
        ({ } owner, { } due) => $"{action.Text} (owner: {owner}; due: {due})",
    };

    /// <summary>Notes for which another stands, and what stands for which.</summary>
    private sealed class SameNotes
    {
        public HashSet<string> Gone { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<Entry>> StoodFor { get; } = new(StringComparer.Ordinal);

        public List<Entry> For(Entry entry) => StoodFor.GetValueOrDefault(entry.Note.Id) ?? [];
    }

    private sealed record Entry(int Order, MergeNote Note, IReadOnlyList<Evidence> Evidence, object Draft);
}
