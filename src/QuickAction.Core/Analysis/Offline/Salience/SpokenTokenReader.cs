namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Cuts a spoken sentence into tokens. Sounds ("um") and marks in braces or square brackets are left out here already.</summary>
/// <param name="spacedPunctuation">A hyphen between spaces joins two words (see <see cref="SpacedPunctuation"/>).</param>
internal sealed class SpokenTokenReader(bool spacedPunctuation)
{
    private readonly Dictionary<string, string> _pool = new(1024, StringComparer.Ordinal);
    private readonly char[] _lower = new char[64];
    private bool _afterSound;
    private bool _inQuotes;
    private string _head = "";

    public void Read(IReadOnlyList<SourceRange> ranges, List<SpokenToken> tokens)
    {
        tokens.Clear();
        (_afterSound, _inQuotes, _head) = (false, false, "");
        foreach (var range in ranges)
        {
            Read(range.Segment.Text, range.Start, range.End, tokens);
        }
    }

    private void Read(string source, int start, int end, List<SpokenToken> tokens)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(source[i]))
            {
                i++;
            }
            else if (source[i] is '{' or '[' && source.IndexOf(source[i] == '{' ? '}' : ']', i, end - i) is > 0 and var close)
            {
                i = close + 1;
            }
            else
            {
                var stop = i + 1;
                while (stop < end && !char.IsWhiteSpace(source[stop]) && source[stop] is not ('{' or '['))
                {
                    stop++;
                }

                Add(source, i, stop, tokens);
                i = stop;
            }
        }
    }

    private void Add(string source, int start, int stop, List<SpokenToken> tokens)
    {
        var (first, last) = Core(source, start, stop);
        if (first == last)
        {
            Punctuate(source.AsSpan(start, stop - start), tokens);
            return;
        }

        var core = source.AsSpan(first, last - first);
        var tail = source.AsSpan(last, stop - last);
        var word = Word(core);
        if (SpeechWords.Sounds.Contains(word))
        {
            _afterSound = true;
            if (tail.IndexOfAny('.', '?', '!') >= 0)
            {
                EndWith(tail, tokens);
            }

            return;
        }

        tokens.Add(new SpokenToken
        {
            Source = source,
            Start = first,
            End = last,
            Word = word,
            Head = first > start && source[first - 1] is '"' or '(' or '\u201C' or '\u2018' ? source[(first - 1)..first] : _head,
            Tail = Pooled(tail),
            Clitic = IsClitic(word),
            AfterSound = _afterSound,
            HasUpper = HasUpperCase(core),
            CutOff = tail.Length > 0 && tail[^1] is '-' or '\u2013' or '\u2014' or '\u2026',
        });
        (_afterSound, _head) = (false, "");
    }

    private static (int First, int Last) Core(string source, int start, int stop)
    {
        while (start < stop && !char.IsLetterOrDigit(source[start]) && !OpensWord(source, start, stop))
        {
            start++;
        }

        while (stop > start && !char.IsLetterOrDigit(source[stop - 1]) && source[stop - 1] is not ('%' or '_'))
        {
            stop--;
        }

        return (start, stop);
    }

    private static bool OpensWord(string source, int at, int stop) => at + 1 < stop && source[at] switch
    {
        '\u00A3' or '$' or '\u20AC' or '+' or '#' => char.IsDigit(source[at + 1]),
        '\'' or '\u2019' => char.IsLower(source[at + 1]),
        _ => false,
    };

    private static bool IsClitic(string word) => word is "'s" or "'m" or "'re" or "'ve" or "'ll" or "'d" or "'t" or "n't";

    /// <summary>A token of punctuation alone belongs to the word before it, or opens a quotation.</summary>
    private void Punctuate(ReadOnlySpan<char> mark, List<SpokenToken> tokens)
    {
        if (mark is "\"")
        {
            _inQuotes = !_inQuotes;
            if (_inQuotes)
            {
                _head = "\"";
                return;
            }
        }

        EndWith(mark, tokens);
    }

    private void EndWith(ReadOnlySpan<char> mark, List<SpokenToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        var before = tokens[^1];
        var tail = mark switch
        {
            "-" when spacedPunctuation => before.Tail.Length == 0 ? "-" : before.Tail,
            "-" or "\u2013" or "\u2014" => before.Tail.Length == 0 ? Pooled($" {mark}") : before.Tail,
            _ when before.Tail.Length == 0 || before.Tail is "," or ";" => Pooled(mark),
            _ when before.EndsSentence => before.Tail,
            _ => before.Tail + Pooled(mark),
        };
        tokens[^1] = before with { Tail = tail };
    }

    private string Word(ReadOnlySpan<char> core)
    {
        if (core.Length > _lower.Length)
        {
            return core.ToString().ToLowerInvariant();
        }

        var lower = _lower.AsSpan(0, core.Length);
        core.ToLowerInvariant(lower);
        lower.Replace('\u2019', '\'');
        return Pooled(lower);
    }

    private string Pooled(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        var lookup = _pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var known))
        {
            known = text.ToString();
            _pool[known] = known;
        }

        return known;
    }

    private static bool HasUpperCase(ReadOnlySpan<char> core)
    {
        foreach (var c in core)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }
}
