using System.Globalization;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction;

/// <summary>
/// Where an extractor puts what it reads: numbers the segments, cleans their text, counts against the limits, honours cancellation and in the end
/// makes the <see cref="SourceText"/> or refuses an empty one. One per file.
/// </summary>
internal sealed class SourceTextBuilder(SourceFile file, string mediaType, DocumentLimits limits, CancellationToken cancellationToken)
{
    private const int SegmentsBetweenChecks = 256;
    private readonly TextCleaner _cleaner = new(keepLineEnds: mediaType is MediaTypes.Csv or MediaTypes.Xlsx);
    private readonly List<Segment> _segments = [];
    private readonly List<ExtractionNote> _notes = [];
    private readonly List<string> _preamble = [];
    private readonly List<Cue> _cues = [];
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private long _characters;
    private long _cellCharacters;
    private int _cells;

    public int Count => _segments.Count;

    /// <summary>Pages, when the format knows them.</summary>
    public int? Pages { get; set; }

    /// <summary>What the file says its title is.</summary>
    public string? Title { get; set; }

    /// <summary>Data records of a table, the blank ones too.</summary>
    public int? Rows { get; set; }

    /// <summary>Headings of a table in their order.</summary>
    public IReadOnlyList<string> Columns { get; set; } = [];

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>
    /// Adds a piece of text as the next segment and returns its number, or null when nothing visible is in it. Text that is too long to cite from
    /// becomes several segments, cut at the end of a sentence.
    /// </summary>
    public int? Add(ReadOnlySpan<char> text, SegmentKind kind, int? page = null, int? row = null, string? column = null, int? level = null)
    {
        int? first = null;
        foreach (var piece in kind == SegmentKind.Cell ? [Clean(text)] : LongText.Pieces(Clean(text)))
        {
            var index = AddClean(piece, kind, null, null, null, page, row, column, level);
            first ??= index;
        }

        return first;
    }

    /// <summary>Adds the words of one speaker; null where the source names no speaker or no time. Cut like <see cref="Add"/>; only the first piece has the start.</summary>
    public void AddTurn(ReadOnlySpan<char> text, string? speaker, long? startMs = null, long? endMs = null, int? page = null)
    {
        var pieces = LongText.Pieces(Clean(text));
        for (var i = 0; i < pieces.Count; i++)
        {
            var (start, end) = (i == 0 ? startMs : null, i == pieces.Count - 1 ? endMs : null);
            AddClean(pieces[i], SegmentKind.Turn, speaker, start, end, page, null, null, null);
        }
    }

    /// <summary>
    /// The same for text that <see cref="Clean"/> gave. For those who must know it before, such as captions whose places in it are kept.
    /// </summary>
    public int? AddClean(
        string text, SegmentKind kind, string? speaker, long? startMs, long? endMs, int? page, int? row, string? column, int? level)
    {
        if (text.Length == 0)
        {
            return null;
        }

        Spend(text.Length, kind);
        var index = _segments.Count;
        _segments.Add(new Segment
        {
            Index = index,
            Text = text,
            Kind = kind,
            Speaker = Name(speaker),
            StartMs = startMs,
            EndMs = endMs,
            Page = page,
            Row = row,
            Column = Name(column),
            Level = level,
        });
        return index;
    }

    /// <summary>Text as a segment will hold it: NFC, nothing invisible, no white space at its ends. Counts what it takes out.</summary>
    public string Clean(ReadOnlySpan<char> text)
    {
        var clean = _cleaner.Clean(text.Trim());
        return clean.Length > 0 && (char.IsWhiteSpace(clean[0]) || char.IsWhiteSpace(clean[^1])) ? clean.Trim() : clean;
    }

    /// <summary>A whole file's text cleaned at once, for formats in which what is invisible would hide a delimiter or a name. White space stays.</summary>
    public string CleanAll(string text) => _cleaner.Clean(text);

    public void AddPreamble(ReadOnlySpan<char> line)
    {
        var clean = Clean(line);
        if (clean.Length > 0)
        {
            _preamble.Add(clean);
        }
    }

    public void AddCue(Cue cue) => _cues.Add(cue);

    public void Note(ExtractionNote note) => _notes.Add(note);

    /// <summary>Says so when bytes of the file stood for nothing in its encoding.</summary>
    public void NoteDamage(DecodedText text)
    {
        if (text.Damaged > 0)
        {
            Note(new ExtractionNote("undecodable-bytes", Severity.Warn, string.Create(CultureInfo.InvariantCulture, $"{text.Damaged} places in the file could not be decoded and show a replacement mark.")));
        }
    }

    public void ThrowIfCancelled() => cancellationToken.ThrowIfCancellationRequested();

    /// <param name="shape">What the source turned out to be.</param>
    /// <param name="refusal">The sentence for a file in which nothing was found.</param>
    /// <exception cref="QuickActionException">No segment was added.</exception>
    public SourceText Build(SourceShape shape, string refusal = "No text was found in the file; check that it is the right one and is not empty.")
    {
        ThrowIfCancelled();
        if (_segments.Count == 0)
        {
            throw QuickActionException.Refused(refusal);
        }

        var title = Title is null ? "" : Clean(Title);
        return new SourceText
        {
            FileName = file.FileName,
            MediaType = mediaType,
            Sha256 = file.Sha256,
            Bytes = file.Bytes.Length,
            Shape = shape,
            Segments = _segments,
            Pages = Pages,
            Rows = Rows,
            Columns = Columns,
            Title = title.Length == 0 ? null : title,
            Preamble = _preamble,
            Notes = [.. _notes, .. _cleaner.Notes()],
            Cues = _cues,
        };
    }

    /// <summary>Speakers and headings of columns come again and again: cleaned once each, one string for all.</summary>
    private string? Name(string? name)
    {
        if (name is null)
        {
            return null;
        }

        if (!_names.TryGetValue(name, out var clean))
        {
            clean = Clean(name);
            clean = clean.Length == 0 ? null : clean;
            _names.Add(name, clean);
        }

        return clean;
    }

    private void Spend(int characters, SegmentKind kind)
    {
        if (_segments.Count % SegmentsBetweenChecks == 0)
        {
            ThrowIfCancelled();
        }

        if (kind == SegmentKind.Cell)
        {
            _cellCharacters += characters;
            if (++_cells > limits.TableCells || _cellCharacters > limits.TableCharacters)
            {
                throw QuickActionException.Refused("The table holds more text than is read at once; split its rows over several files and try again.");
            }

            return;
        }

        _characters += characters;
        if (_characters > limits.TextCharacters || _segments.Count - _cells >= limits.Segments)
        {
            throw QuickActionException.Refused("The file has more text than is read at once; split it into parts and try again.");
        }
    }
}
