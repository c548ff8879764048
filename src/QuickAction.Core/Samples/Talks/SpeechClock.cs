using QuickAction.Core.Samples.Composing;

namespace QuickAction.Core.Samples.Talks;

/// <summary>
/// Gives a talk the times that a recording would have. Words last by their length, about 155 of them to the minute; people breathe
/// after a sentence, leave gaps between turns, and now and then begin before the other has finished.
/// </summary>
internal static class SpeechClock
{
    private const int FirstWordMs = 3_400;
    private const int WordMs = 226;
    private const int LetterMs = 28;
    private const int BreathMs = 160;
    private const int OverlapMs = 250;
    private static readonly int[] GapsMs = [40, 120, 220, 300, 480, 600, 900, 1_400, 90, 750];

    /// <summary>The captions of the talk; no caption has more than <paramref name="words"/> words, and none holds two turns.</summary>
    public static IReadOnlyList<Caption> Time(Talk talk, int words)
    {
        var numbers = new StableNumbers(talk.Title);
        var captions = new List<Caption>();
        var now = FirstWordMs;
        for (var turn = 0; turn < talk.Turns.Count; turn++)
        {
            var (speaker, text) = talk.Turns[turn];
            if (turn > 0)
            {
                // Only a short remark cuts in, and nobody cuts in on a first word.
                now += text.Length < 60 && numbers.Below(9) == 0 ? -OverlapMs : GapsMs[numbers.Below(GapsMs.Length)];
            }

            foreach (var piece in Pieces(text, words))
            {
                var end = now + Length(piece);
                captions.Add(new Caption(turn, speaker, piece, now, end));
                now = end;
            }
        }

        return captions;
    }

    private static int Length(string piece) =>
        piece.Split(' ').Sum(word => WordMs + (LetterMs * word.Length)) + (EndsSentence(piece) ? BreathMs : 0);

    private static IEnumerable<string> Pieces(string text, int most)
    {
        var piece = new List<string>();
        var left = text.Split(' ');
        for (var i = 0; i < left.Length; i++)
        {
            piece.Add(left[i]);
            var full = piece.Count >= most
                || (EndsSentence(left[i]) && piece.Count * 2 >= most)
                || (left[i].EndsWith(',') && piece.Count * 5 >= most * 4);
            if (full || i == left.Length - 1)
            {
                yield return string.Join(' ', piece);
                piece.Clear();
            }
        }
    }

    private static bool EndsSentence(string text) => text[^1] is '.' or '?' or '!';
}
