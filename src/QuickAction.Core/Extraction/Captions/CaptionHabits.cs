using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>What a file of captions does throughout, looked up before its captions are read one by one.</summary>
/// <param name="RollsUp">Captions show the lines before again.</param>
/// <param name="Labels">The labels before colons, where they name speakers in this file.</param>
/// <param name="Dashes">A dash at the start of a line means that somebody else speaks.</param>
/// <param name="NameLines">The first line of each caption is its speaker's name, as in text copied from a Teams transcript.</param>
/// <param name="IsRunningText">Sentences run over several captions.</param>
internal sealed record CaptionHabits(bool RollsUp, SpeakerCensus? Labels, bool Dashes, bool NameLines, bool IsRunningText)
{
    private const int FewestForRunningText = 20;

    /// <param name="file">All its captions.</param>
    /// <param name="namesVoices">Whether the format has a way of its own to name voices, so that a dash is a change of speaker only beside labels.</param>
    public static CaptionHabits Of(CaptionFile file, bool namesVoices)
    {
        int voiced = 0, spoken = 0, finished = 0;
        foreach (var caption in file.Captions)
        {
            var words = file.Words(caption);
            if (words.IsWhiteSpace())
            {
                continue;
            }

            spoken++;
            voiced += HasVoice(file.RunsOf(caption)) ? 1 : 0;
            finished += CaptionLines.EndsSentence(words) ? 1 : 0;
        }

        // Where the format names most voices, a colon is only a colon.
        var labels = voiced * 2 < spoken ? CountLabels(file) : null;

        // Between "no punctuation at all" and "a sentence a caption" there are sentences to be mended.
        var isRunning = spoken >= FewestForRunningText && finished * 100 >= spoken * 15 && finished * 100 <= spoken * 85;
        return new CaptionHabits(RollUp.IsUsedIn(file), labels, !namesVoices || labels is not null, voiced == 0 && labels is null && HasNameLines(file, spoken), isRunning);
    }

    private static SpeakerCensus? CountLabels(CaptionFile file)
    {
        var census = new SpeakerCensus();
        foreach (var caption in file.Captions)
        {
            Count(census, file.Words(caption));
        }

        return census.IsLabelled || census.AllowsAnyLabel ? census : null;
    }

    /// <summary>Four captions in five begin with a line that could be a name, and most of those names come again.</summary>
    private static bool HasNameLines(CaptionFile file, int spoken)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var caption in file.Captions)
        {
            var words = file.Words(caption).Trim();
            var end = words.IndexOf('\n');
            if (end > 0 && SpeakerLabel.IsName(words[..end].Trim()))
            {
                var name = words[..end].Trim().ToString();
                names[name] = names.GetValueOrDefault(name) + 1;
            }
            else if (end < 0 && names.Count == 0)
            {
                return false;
            }
        }

        var named = names.Values.Sum();
        return named >= 3 && named * 5 >= spoken * 4 && names.Values.Where(n => n > 1).Sum() * 2 >= named;
    }

    private static void Count(SpeakerCensus census, ReadOnlySpan<char> words)
    {
        var isFirst = true;
        foreach (var range in words.Split('\n'))
        {
            var line = words[range].Trim();
            CaptionLines.TakeChangeMark(ref line, dashes: true);
            if (line.IsEmpty)
            {
                continue;
            }

            if (isFirst)
            {
                census.CountUnit(line);
            }
            else if (SpeakerLabel.TryRead(line, out var label, out _))
            {
                // A second speaker within one caption.
                census.CountUnit(line);
            }

            isFirst = false;
        }
    }

    private static bool HasVoice(ReadOnlySpan<CaptionRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Voice is not null)
            {
                return true;
            }
        }

        return false;
    }
}
