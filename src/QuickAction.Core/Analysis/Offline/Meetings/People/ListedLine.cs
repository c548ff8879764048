namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>An entry of a list: characters <c>[Start, End)</c> of its text.</summary>
/// <param name="Name">As it stands, "Smith, Jane" turned round.</param>
internal sealed record ListedEntry(string Name, IReadOnlyList<string> Descriptions, int Start, int End);

/// <summary>
/// Reads names and what stands beside them, however they are parted: "Ann Webb (Chair), Bob Dale (Harbour Master)", "Ann Webb - Chair; Bob Dale - Clerk, Town Council",
/// "Ann Webb, Chair, and Bob Dale", one a line, in columns. What stands in brackets is never cut; behind a comma or an "and" a new entry begins only with a name.
/// </summary>
internal sealed class ListedLine
{
    private static readonly string[] Partings = [" - ", " \u2013 ", " \u2014 ", ": ", " | "];

    private readonly string _text;
    private readonly bool _isStrict;
    private readonly bool _turnsRound;
    private readonly List<Chunk> _chunks = [];
    private readonly List<Draft> _drafts = [];
    private bool _singles;

    /// <summary>The "Mr" of "Mr and Mrs Ives".</summary>
    private Chunk? _title;

    private ListedLine(string text, int start, bool isStrict)
    {
        (_text, _isStrict) = (text, isStrict);
        Cut(start);
        _turnsRound = isStrict || _chunks.Count(c => c.Before == ';') > 1;
    }

    /// <param name="isStrict">Nothing says that the line is part of a list but that it reads like one: its first words have to be a name.</param>
    public static IReadOnlyList<ListedEntry> Read(string text, int start, bool isStrict)
    {
        var line = new ListedLine(text, start, isStrict);
        for (var i = 0; i < line._chunks.Count; i++)
        {
            i += line.Add(i) ? 1 : 0;
            if (isStrict && line._drafts.Count == 0 && line._title is null)
            {
                return [];
            }
        }

        return [.. line._drafts.Select(d => new ListedEntry(d.Name, d.Descriptions, d.Start, d.End))];
    }

    /// <summary>Cuts at commas, semicolons, tabs, bars and "and" outside brackets.</summary>
    private void Cut(int start)
    {
        var (depth, from, before) = (0, PastMark(start), ';');
        for (var at = from; at < _text.Length; at++)
        {
            depth += _text[at] is '(' or '[' ? 1 : _text[at] is ')' or ']' ? -1 : 0;
            var and = depth <= 0 && char.IsWhiteSpace(_text[at]) ? And(at) : 0;
            if (depth <= 0 && (and > 0 || _text[at] is ',' or ';' or '\t' or '|' or '\u2022'))
            {
                AddChunk(from, at, before);
                before = and > 0 ? '&' : _text[at] is '|' ? '\t' : _text[at] is '\u2022' ? ';' : _text[at];
                at += Math.Max(and - 1, 0);
                from = at + 1;
            }
        }

        AddChunk(from, _text.Length, before);
    }

    /// <summary>Characters of " and " or " &amp; " at a blank.</summary>
    private int And(int at) =>
        string.CompareOrdinal(_text, at + 1, "and ", 0, 4) == 0 ? 5 : string.CompareOrdinal(_text, at + 1, "& ", 0, 2) == 0 ? 3 : 0;

    private void AddChunk(int from, int to, char before)
    {
        while (from < to && (char.IsWhiteSpace(_text[from]) || _text[from] is '*' or '_'))
        {
            from++;
        }

        while (to > from && (char.IsWhiteSpace(_text[to - 1]) || _text[to - 1] is '*' or '_' || (_text[to - 1] == '.' && to == _text.Length && to - from > 2)))
        {
            to--;
        }

        if (to > from)
        {
            // ", and Cy Lowe" has two marks and is one.
            from += from + 4 < to && string.CompareOrdinal(_text, from, "and ", 0, 4) == 0 ? 4 : 0;
            _chunks.Add(new Chunk(from, to, before));
        }
    }

    /// <summary>Past a bullet or a number: "- ", "3. ", "(a) ".</summary>
    private int PastMark(int at)
    {
        while (at < _text.Length && (char.IsWhiteSpace(_text[at]) || _text[at] is '-' or '*' or '\u2022' or '\u2013' or '\u00B7' or '|'))
        {
            at++;
        }

        var digits = at;
        while (digits < _text.Length && char.IsAsciiDigit(_text[digits]))
        {
            digits++;
        }

        return digits > at && digits + 1 < _text.Length && _text[digits] is '.' or ')' && _text[digits + 1] == ' ' ? digits + 2 : at;
    }

    /// <summary>Adds the chunk as an entry or to the one before; true when it took the next chunk with it.</summary>
    private bool Add(int index)
    {
        var chunk = _chunks[index];
        var opens = chunk.Before == ';';
        var (nameEnd, descriptions) = Parts(chunk);
        var written = _text[chunk.Start..nameEnd].Trim();
        var name = ListedNames.WithoutPlural(written);
        var isPlural = name != written;
        if (opens && _turnsRound && !isPlural && index + 1 < _chunks.Count && _chunks[index + 1] is { Before: ',' } next && ListedNames.IsLast(name) && descriptions.Count == 0
            && Parts(next) is var (givenEnd, others) && _text[next.Start..givenEnd].Trim() is var given && ListedNames.IsGiven(given))
        {
            _drafts.Add(new Draft($"{given} {name}", others, chunk.Start, next.End));
            return true;
        }

        // "Clerk: Jo Bell", "Chair - Ann Webb".
        if (descriptions is [var only] && Descriptions.IsRole(name) && !ListedNames.IsName(name) && ListedNames.IsName(only))
        {
            _drafts.Add(new Draft(only, [name], chunk.Start, chunk.End));
            return false;
        }

        var isName = isPlural || (opens && !_isStrict ? ListedNames.MayBeName(name) : ListedNames.IsName(name)) || (_singles && chunk.Before is ',' or '&' && ListedNames.IsSingle(name));
        if (ListedNames.IsTitle(name))
        {
            _title = chunk;
        }
        else if (isName)
        {
            // "Mr and Mrs Ives" are two.
            if (_title is { } title && chunk.Before == '&')
            {
                _drafts.Add(new Draft($"{_text[title.Start..title.End]} {name[(name.LastIndexOf(' ') + 1)..]}", [.. descriptions], title.Start, chunk.End));
            }

            _title = null;
            _singles = isPlural || (!name.Contains(' ', StringComparison.Ordinal) && (_singles || _drafts.Count == 0));
            _drafts.Add(new Draft(name, descriptions, chunk.Start, chunk.End));
        }
        else if (_drafts.Count > 0 && !opens && !ListedNames.IsCount(written))
        {
            _drafts[^1].Extend(_text, chunk with { End = nameEnd }, chunk.End, descriptions);
        }

        return false;
    }

    /// <summary>The end of the name in the chunk, and what stands behind it: in brackets, behind a dash.</summary>
    private (int NameEnd, List<string> Descriptions) Parts(Chunk chunk)
    {
        var end = chunk.End;
        foreach (var parting in Partings)
        {
            var at = _text.IndexOf(parting, chunk.Start, chunk.End - chunk.Start, StringComparison.Ordinal);
            end = at > chunk.Start ? Math.Min(end, at) : end;
        }

        var bracket = _text.IndexOfAny(['(', '['], chunk.Start, chunk.End - chunk.Start);
        end = bracket > chunk.Start ? Math.Min(end, bracket) : end;
        var descriptions = new List<string>();
        for (var at = end; at < chunk.End;)
        {
            if (_text[at] is '(' or '[')
            {
                var close = _text.IndexOfAny([')', ']'], at, chunk.End - at);
                Keep(descriptions, at + 1, close < 0 ? at + 1 : close);
                at = close < 0 ? chunk.End : close + 1;
            }
            else
            {
                var next = _text.IndexOfAny(['(', '['], at, chunk.End - at);
                next = next < 0 ? chunk.End : next;
                Keep(descriptions, at, next);
                at = next;
            }
        }

        return (end, descriptions);
    }

    private void Keep(List<string> descriptions, int start, int end)
    {
        var text = _text[start..end].Trim(' ', '-', '\u2013', '\u2014', ':', '|', '\t');
        if (text.Length > 0)
        {
            descriptions.Add(text);
        }
    }

    /// <param name="Before">What parts it from the chunk before: a comma, a tab, '&amp;' for "and"; ';' where an entry is due.</param>
    private readonly record struct Chunk(int Start, int End, char Before);

    private sealed class Draft(string name, List<string> descriptions, int start, int end)
    {
        /// <summary>Where the last description began that no bracket closed: a comma or an "and" goes on with it.</summary>
        private int _open = descriptions.Count == 0 ? -1 : end - descriptions[^1].Length;

        public string Name => name;
        public List<string> Descriptions { get; } = descriptions;
        public int Start => start;
        public int End { get; private set; } = end;

        /// <param name="chunk">What goes on with the entry, up to where brackets begin.</param>
        public void Extend(string text, Chunk chunk, int end, IEnumerable<string> more)
        {
            // A cell of its own, or the first words beside a name, or behind a bracket.
            var goesOn = chunk.Before != '\t' && _open > start && text[End - 1] is not (')' or ']') && Descriptions.Count > 0;
            if (goesOn)
            {
                Descriptions[^1] = text[_open..chunk.End].TrimEnd();
            }
            else
            {
                _open = chunk.Start;
                Descriptions.Add(text[chunk.Start..chunk.End].TrimEnd());
            }

            var before = Descriptions.Count;
            Descriptions.AddRange(more);
            (_open, End) = (Descriptions.Count > before ? -1 : _open, end);
        }
    }
}
