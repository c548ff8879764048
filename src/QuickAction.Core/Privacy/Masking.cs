using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy.Names;
using QuickAction.Core.Privacy.Recognisers;

namespace QuickAction.Core.Privacy;

/// <summary>
/// A source that was masked, and the people it knows: other texts of the same job (a title that the user gave, earlier actions, an answer that goes into the next
/// question) are masked the same way. Not for use by several threads at once.
/// </summary>
public sealed class Masking
{
    // Sources longer than this are read in parts, so that memory does not grow with them. People found in one part are known in the next.
    private const int BatchLength = 2_000_000;

    /// <summary>From so many characters on, codes and names are looked for side by side: the two know nothing of each other.</summary>
    private const int LongText = 50_000;

    private readonly MaskMode _mode;
    private readonly RecogniserPack _pack;
    private readonly PlaceholderScanner _literals;
    private readonly PersonTable _people = new();
    private readonly Dictionary<IdentifierKind, (int Count, HashSet<string> Keys)> _tally = [];
    private readonly bool _isTalk;

    internal Masking(SourceText source, PseudonymMap map, MaskMode mode, RecogniserPack pack, PlaceholderScanner literals, IReadOnlyList<string> people)
    {
        (_mode, _pack, _literals, Map) = (mode, pack, literals, map);
        _isTalk = source.Shape != SourceShape.Document;
        foreach (var entry in map.Entries.Where(e => e.Kind == IdentifierKind.Person && !e.Key.StartsWith(Overlaps.PieceOfName, StringComparison.Ordinal)))
        {
            _people.Learn(entry.Key, entry.Forms, entry.Hint);
        }

        Source = Read(source, people);
    }

    public PseudonymMap Map { get; }

    public MaskedSource Source { get; }

    /// <summary>Masks another text of the job with what is known. New people and numbers in it join the map.</summary>
    public MaskedText Mask(string text)
    {
        var findings = Findings(text, []);
        return Replace(text, findings, 0, text.Length, Forms(findings, text));
    }

    /// <summary>Masks what somebody gave as the name of a person: all of it, whether or not any rule would know it for one. "The chair" and the like stay.</summary>
    public MaskedText MaskName(string name)
    {
        var findings = Findings(name, [new NameField(0, name.Length, IsGiven: true)]);
        return Replace(name, findings, 0, name.Length, Forms(findings, name));
    }

    private MaskedSource Read(SourceText source, IReadOnlyList<string> people)
    {
        var masked = new Parts(source);
        var start = 0;
        var isFirst = true;
        do
        {
            start = Batch(source, start, isFirst ? people : null, masked);
            isFirst = false;
        }
        while (start < source.Segments.Count);

        return new MaskedSource
        {
            Mode = _mode,
            Title = masked.Title,
            Preamble = masked.Preamble,
            Segments = [.. source.Segments.Select((s, i) => new MaskedSegment(s.Index, masked.Segments[i], s.Speaker is { } speaker ? masked.Speakers[speaker] : null))],
            Counts = [.. _tally.OrderBy(t => t.Key.Label, StringComparer.Ordinal).Select(t => new KindCount(t.Key, t.Value.Count, t.Value.Keys.Count))],
            Legend = Legend(),
        };
    }

    /// <param name="people">Names from elsewhere, for the first batch; null for the others.</param>
    private int Batch(SourceText source, int start, IReadOnlyList<string>? people, Parts masked)
    {
        var isFirst = people is not null;
        var units = new TextUnits();
        foreach (var person in people ?? [])
        {
            units.AddPerson(person);
        }

        if (isFirst)
        {
            units.AddHead(source);
        }

        // All labels first, of all parts: whoever speaks last is known from the start.
        for (var i = 0; isFirst && i < source.Segments.Count; i++)
        {
            if (source.Segments[i].Speaker is { Length: > 0 } speaker)
            {
                units.AddSpeaker(i, speaker);
            }
        }

        var end = start;
        var limit = units.Length + BatchLength;
        for (; end < source.Segments.Count && units.Length < limit; end++)
        {
            units.AddSegment(source.Segments[end], end > start ? source.Segments[end - 1] : null);
        }

        var text = units.Text;
        var findings = Findings(text, units.Names);
        var forms = Forms(findings, text);
        var at = 0;
        foreach (var unit in units.Units)
        {
            while (at < findings.Count && findings[at].End <= unit.Start)
            {
                at++;
            }

            if (unit.Role == UnitRole.Heading)
            {
                continue;
            }

            var within = new List<Finding>();
            for (var i = at; i < findings.Count && findings[i].Start < unit.End; i++)
            {
                var (from, to) = (Math.Max(findings[i].Start, unit.Start), Math.Min(findings[i].End, unit.End));
                within.Add(from == findings[i].Start && to == findings[i].End ? findings[i] : Overlaps.Piece(findings[i], from, to, text));
            }

            masked.Put(unit, Replace(text, within, unit.Start, unit.End, forms));
        }

        return end;
    }

    private List<Finding> Findings(string text, IReadOnlyList<NameField> names)
    {
        if (_mode == MaskMode.Off)
        {
            return [];
        }

        var codes = text.Length < LongText ? Task.FromResult(_pack.Find(text)) : Task.Run(() => _pack.Find(text));
        var people = NameFinder.Find(text, names, _people, _isTalk);
        var found = codes.GetAwaiter().GetResult();
        found.AddRange(people);
        if (_mode == MaskMode.Pseudonymise)
        {
            foreach (var literal in _literals.Find(text))
            {
                found.Add(new Finding(literal.Start, literal.End, IdentifierKind.Literal, text[literal.Start..literal.End], int.MaxValue));
            }
        }

        var findings = Overlaps.Resolve(found, text);
        if (_mode != MaskMode.Pseudonymise || !BecomesPlaceholder(text, findings))
        {
            return findings;
        }

        foreach (var (start, end) in _literals.Cores(text))
        {
            found.Add(new Finding(start, end, IdentifierKind.Literal, text[start..end], int.MaxValue));
        }

        return Overlaps.Resolve(found, text);
    }

    /// <summary>"PERSON_1Dean" is no placeholder, but becomes one where the name beside it is replaced.</summary>
    private bool BecomesPlaceholder(string text, List<Finding> findings)
    {
        if (text.AsSpan().IndexOfAny("_[<{\\") < 0 && !text.Contains("PERSON", StringComparison.Ordinal))
        {
            return false;
        }

        var rest = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in findings)
        {
            rest.Append(text, at, finding.Start - at).Append('\uFFFC');
            at = finding.End;
        }

        rest.Append(text, at, text.Length - at);
        return _literals.Find(rest.ToString()).Count > 0;
    }

    /// <summary>The fullest form of everybody who is new: it stands behind the plain placeholder, even when the first name alone was said first.</summary>
    private Dictionary<string, string> Forms(List<Finding> findings, string text)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var finding in findings.Where(f => f.Kind == IdentifierKind.Person && !Map.Has(f.Kind, f.Key)))
        {
            var form = text[finding.Start..finding.End];
            if (!forms.TryGetValue(finding.Key, out var best) || Words(form) > Words(best))
            {
                forms[finding.Key] = form;
            }
        }

        return forms;
    }

    private static int Words(string form) => form.Count(c => c == ' ') + 1;

    private MaskedText Replace(string text, List<Finding> findings, int start, int end, Dictionary<string, string> forms)
    {
        if (findings.Count == 0)
        {
            return new MaskedText(text[start..end], []);
        }

        var masked = new System.Text.StringBuilder(end - start);
        var replacements = new List<Replacement>(findings.Count);
        var at = start;
        foreach (var finding in findings)
        {
            masked.Append(text, at, finding.Start - at);
            var placeholder = PlaceholderFor(finding, text[finding.Start..finding.End], forms);
            replacements.Add(new Replacement(finding.Start - start, finding.End - start, masked.Length, masked.Length + placeholder.Length, finding.Kind, placeholder));
            masked.Append(placeholder);
            at = finding.End;
        }

        masked.Append(text, at, end - at);
        return new MaskedText(masked.ToString(), replacements);
    }

    private string PlaceholderFor(Finding finding, string form, Dictionary<string, string> forms)
    {
        if (!_tally.TryGetValue(finding.Kind, out var tally))
        {
            tally = (0, new HashSet<string>(StringComparer.Ordinal));
        }

        tally.Keys.Add(finding.Key);
        _tally[finding.Kind] = (tally.Count + 1, tally.Keys);
        if (_mode == MaskMode.Redact)
        {
            return KindNames.Removed(finding.Kind);
        }

        var isNew = !Map.Has(finding.Kind, finding.Key);
        var entry = Map.Allot(finding.Kind, finding.Key, _people.HintOf(finding));
        if (isNew && forms.TryGetValue(finding.Key, out var fullest))
        {
            Map.PlaceholderFor(entry, fullest);
        }

        return Map.PlaceholderFor(entry, form);
    }

    private IReadOnlyList<LegendLine> Legend() => _mode != MaskMode.Pseudonymise || !_tally.TryGetValue(IdentifierKind.Person, out var people)
        ? []
        : [.. Map.Entries.Where(e => e.Kind == IdentifierKind.Person && e.Hint is not null && people.Keys.Contains(e.Key)).Select(e => new LegendLine(e.Placeholder, e.Hint ?? ""))];

    /// <summary>The masked texts as they come.</summary>
    private sealed class Parts(SourceText source)
    {
        public MaskedText? Title { get; private set; }

        public MaskedText[] Preamble { get; } = [.. source.Preamble.Select(p => new MaskedText(p, []))];

        public MaskedText[] Segments { get; } = [.. source.Segments.Select(s => new MaskedText(s.Text, []))];

        public Dictionary<string, MaskedText> Speakers { get; } = new(StringComparer.Ordinal) { [""] = new MaskedText("", []) };

        public void Put(TextUnit unit, MaskedText text)
        {
            switch (unit.Role)
            {
                case UnitRole.Title:
                    Title = text;
                    break;
                case UnitRole.Preamble:
                    Preamble[unit.Index] = text;
                    break;
                case UnitRole.Speaker:
                    Speakers[source.Segments[unit.Index].Speaker ?? ""] = text;
                    break;
                case UnitRole.Segment:
                    Segments[unit.Index] = text;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(unit));
            }
        }
    }
}
