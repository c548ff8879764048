using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Some transcripts are written as tokens, with a space before every stop and inside "it 's" and "twenty - five". There a hyphen between spaces joins,
/// and a capital inside a sentence is a new start.
/// </summary>
internal static class SpacedPunctuation
{
    private const int LooksAt = 200;

    public static bool In(SourceText source)
    {
        var spaced = 0;
        var close = 0;
        var seen = 0;
        foreach (var segment in source.Segments)
        {
            if (seen == LooksAt)
            {
                break;
            }

            var text = segment.Text;
            for (var i = 1; i < text.Length && seen < LooksAt; i++)
            {
                if (text[i] is '.' or ',' or '?')
                {
                    spaced += text[i - 1] == ' ' ? 1 : 0;
                    close += text[i - 1] != ' ' ? 1 : 0;
                    seen++;
                }
            }
        }

        return spaced > close;
    }
}
