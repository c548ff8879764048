using System.Globalization;
using System.Text;

namespace QuickAction.Core.Samples.Talks;

/// <summary>A talk as the WebVTT that Zoom writes: numbered cues, the speaker's name in the text.</summary>
internal static class ZoomCaptions
{
    private const int WordsInCue = 30;

    public static byte[] Write(Talk talk)
    {
        var text = new StringBuilder("WEBVTT\n");
        var number = 0;
        foreach (var caption in SpeechClock.Time(talk, WordsInCue))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{++number}\n{Clock(caption.StartMs)} --> {Clock(caption.EndMs)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{caption.Speaker}: {caption.Text}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Clock(int ms) => TimeSpan.FromMilliseconds(ms).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
