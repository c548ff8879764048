using System.Globalization;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>Words of one voice inside a caption: a place in the file's buffer.</summary>
/// <param name="Voice">The voice that the format names; null when it names none.</param>
internal readonly record struct CaptionRun(string? Voice, int Start, int Length);

/// <summary>One caption before anything was joined.</summary>
/// <param name="FirstRun">Its first run in <see cref="CaptionFile.Runs"/>.</param>
/// <param name="Runs">How many runs it has; none when it is empty.</param>
internal readonly record struct Caption(long StartMs, long EndMs, int FirstRun, int Runs);

/// <summary>All captions of a file with their words in one buffer: a long file makes few objects.</summary>
internal sealed class CaptionFile(int capacity)
{
    private readonly Dictionary<string, string> _voices = new(StringComparer.Ordinal);
    private char[] _words = new char[Math.Max(16, capacity)];
    private string _lastVoice = "";
    private int _length;
    private int _runStart;
    private int _firstRun;

    public List<Caption> Captions { get; } = [];

    /// <summary>Blocks that have an arrow and words, but no time that can be read.</summary>
    public int Dropped { get; set; }

    public List<CaptionRun> Runs { get; } = [];

    /// <summary>The parser passes captions without a time over; somebody said something in them all the same.</summary>
    public void NoteDropped(SourceTextBuilder builder)
    {
        if (Dropped > 0)
        {
            builder.Note(new ExtractionNote(
                "captions-unread",
                Severity.Warn,
                string.Create(CultureInfo.InvariantCulture, $"{Dropped} caption(s) have a time that cannot be read and were left out; mend their times or export the captions again."))
            {
                PartUnread = true,
            });
        }
    }

    public ReadOnlySpan<char> Words(CaptionRun run) => _words.AsSpan(run.Start, run.Length);

    public ReadOnlySpan<CaptionRun> RunsOf(Caption caption) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Runs).Slice(caption.FirstRun, caption.Runs);

    /// <summary>Everything that a caption says, its voices one after the other.</summary>
    public ReadOnlySpan<char> Words(Caption caption)
    {
        if (caption.Runs == 0)
        {
            return [];
        }

        var (first, last) = (Runs[caption.FirstRun], Runs[caption.FirstRun + caption.Runs - 1]);
        return _words.AsSpan(first.Start, last.Start + last.Length - first.Start);
    }

    public void Append(ReadOnlySpan<char> words)
    {
        if (_length + words.Length > _words.Length)
        {
            Array.Resize(ref _words, Math.Max(_words.Length * 2, _length + words.Length));
        }

        words.CopyTo(_words.AsSpan(_length));
        _length += words.Length;
    }

    /// <summary>Ends the run of one voice, if it has any words; what is appended afterwards belongs to another.</summary>
    public void EndRun(string? voice)
    {
        if (_length > _runStart)
        {
            Runs.Add(new CaptionRun(voice, _runStart, _length - _runStart));
            _runStart = _length;
        }
    }

    public void EndCaption(long startMs, long endMs)
    {
        Captions.Add(new Caption(startMs, endMs, _firstRun, Runs.Count - _firstRun));
        _firstRun = Runs.Count;
    }

    /// <summary>One string for each voice however often it is named.</summary>
    public string Voice(ReadOnlySpan<char> name)
    {
        if (name.SequenceEqual(_lastVoice))
        {
            return _lastVoice;
        }

        var lookup = _voices.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(name, out var voice))
        {
            voice = name.ToString();
            _voices.Add(voice, voice);
        }

        return _lastVoice = voice;
    }
}
