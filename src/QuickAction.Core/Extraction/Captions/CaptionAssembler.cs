using System.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// Makes turns of captions. Who speaks: the voice that the format names, else a label that the whole file bears out, else whoever was labelled last;
/// a change mark without a name ends that. Captions of one speaker that follow within two seconds become one turn of at most a thousand
/// characters, from the start of the first to the end of the last.
/// </summary>
internal sealed class CaptionAssembler
{
    private const int MostGapMs = 2_000;
    private const int MostCharacters = 1_000;

    private readonly CaptionFile _file;
    private readonly SourceTextBuilder _builder;
    private readonly CaptionHabits _habits;
    private readonly LineBuffer _piece = new();
    private readonly LineBuffer _flat = new();
    private readonly StringBuilder _turn = new();
    private string? _lastLabel;

    // The turn being put together; its first caption alone is kept as a string, for most turns of some files are one caption.
    private string _first = "";
    private int _length;
    private string? _speaker;
    private bool _isClosed = true;
    private long _startMs;
    private long _endMs;
    private long _lastStartMs;

    private CaptionAssembler(CaptionFile file, SourceTextBuilder builder, bool namesVoices)
    {
        _file = file;
        _builder = builder;
        _habits = CaptionHabits.Of(file, namesVoices);
    }

    public static void Add(CaptionFile file, SourceTextBuilder builder, bool namesVoices)
    {
        var assembler = new CaptionAssembler(file, builder, namesVoices);
        for (var i = 0; i < file.Captions.Count; i++)
        {
            assembler.Add(i);
        }

        assembler.Flush();
    }

    private void Add(int index)
    {
        var caption = _file.Captions[index];
        var place = default(Place);
        var runs = _file.RunsOf(caption);
        var words = _file.Words(caption);
        if (HasSeveralVoices(runs))
        {
            // Each has its own turn, at the caption's time, for nothing finer is known.
            foreach (var run in runs)
            {
                AddPiece(_file.Words(run), run.Voice, caption, ref place);
            }
        }
        else if (Voice(runs) is { } voice)
        {
            AddPiece(words[Repeated(index)..], voice, caption, ref place);
        }
        else if (!runs.IsEmpty)
        {
            AddLines(words[Repeated(index)..], caption, ref place);
        }

        _builder.AddCue(ToCue(caption, words, place));
    }

    private int Repeated(int index) => _habits.RollsUp ? RollUp.Repeated(_file, index) : 0;

    /// <summary>A caption without a voice: marks and labels at the start of its lines may say who speaks.</summary>
    private void AddLines(ReadOnlySpan<char> words, Caption caption, ref Place place)
    {
        _piece.Clear();
        words = _habits.NameLines ? TakeNameLine(words) : words;
        foreach (var range in words.Split('\n'))
        {
            var line = words[range].Trim();
            if (CaptionLines.TakeChangeMark(ref line, _habits.Dashes))
            {
                EndPiece(caption, ref place);
                _lastLabel = null;
                _isClosed = true;
            }

            if (_habits.Labels is { } labels && labels.TryRead(line, out var label, out var said))
            {
                EndPiece(caption, ref place);
                _lastLabel = _file.Voice(label);
                line = said;
            }

            _piece.Append(line);
        }

        EndPiece(caption, ref place);
    }

    private ReadOnlySpan<char> TakeNameLine(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        var end = words.IndexOf('\n');
        if (end < 0 || !SpeakerLabel.IsName(words[..end].Trim()))
        {
            return words;
        }

        _lastLabel = _file.Voice(words[..end].Trim());
        return words[(end + 1)..];
    }

    private void EndPiece(Caption caption, ref Place place)
    {
        AddPiece(_piece.Text, _lastLabel, caption, ref place);
        _piece.Clear();
    }

    private void AddPiece(ReadOnlySpan<char> words, string? speaker, Caption caption, ref Place place)
    {
        var clean = _builder.Clean(_flat.Flatten(words));
        if (clean.Length == 0)
        {
            return;
        }

        var isSound = CaptionLines.IsSound(clean);
        speaker = isSound && _habits.Labels is not null ? null : speaker;
        if (isSound || !Continues(clean, speaker, caption))
        {
            Flush();
            (_first, _length, _speaker, _startMs, _endMs) = (clean, clean.Length, speaker, caption.StartMs, caption.EndMs);
            place.Set(_builder.Count, 0, clean, speaker);
        }
        else
        {
            (_turn.Length == 0 ? _turn.Append(_first) : _turn).Append(' ').Append(clean);
            place.Set(_builder.Count, _turn.Length - clean.Length, clean, speaker);
            (_length, _endMs) = (_turn.Length, Math.Max(_endMs, caption.EndMs));
        }

        _isClosed = isSound;
        _lastStartMs = caption.StartMs;
    }

    /// <summary>Whether the words go on with the turn. Of unknown speakers only a sentence that was not finished is known to be the same one's.</summary>
    private bool Continues(string clean, string? speaker, Caption caption) =>
        !_isClosed
        && speaker == _speaker
        && (speaker is not null || (_habits.IsRunningText && !CaptionLines.EndsSentence(_turn.Length == 0 ? _first : Tail(_turn))))
        && caption.StartMs - _endMs <= MostGapMs
        && caption.StartMs >= _lastStartMs
        && _length + 1 + clean.Length <= MostCharacters;

    private void Flush()
    {
        if (_length > 0)
        {
            var text = _turn.Length == 0 ? _first : _turn.ToString();
            _builder.AddClean(text, SegmentKind.Turn, _speaker, _startMs, _endMs, null, null, null, null);
        }

        _turn.Clear();
        (_length, _isClosed) = (0, true);
    }

    private Cue ToCue(Caption caption, ReadOnlySpan<char> words, Place place)
    {
        var flat = _flat.Flatten(words);
        var raw = place.Pieces == 1 && flat.SequenceEqual(place.Text) ? null : CueWords.Of(flat);
        return new Cue(place.Segment, place.Start, place.Start + (place.Text?.Length ?? 0), caption.StartMs, caption.EndMs, place.Speaker, raw);
    }

    private static string Tail(StringBuilder text) => text.ToString(Math.Max(0, text.Length - 8), Math.Min(8, text.Length));

    private static string? Voice(ReadOnlySpan<CaptionRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Voice is not null)
            {
                return run.Voice;
            }
        }

        return null;
    }

    private static bool HasSeveralVoices(ReadOnlySpan<CaptionRun> runs)
    {
        var first = Voice(runs);
        foreach (var run in runs)
        {
            if (run.Voice is not null && run.Voice != first)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the first words of a caption went.</summary>
    private struct Place
    {
        public int? Segment;
        public int Start;
        public string? Text;
        public string? Speaker;
        public int Pieces;

        public void Set(int segment, int start, string text, string? speaker)
        {
            if (Pieces++ == 0)
            {
                (Segment, Start, Text, Speaker) = (segment, start, text, speaker);
            }
        }
    }
}
