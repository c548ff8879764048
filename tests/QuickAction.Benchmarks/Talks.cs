using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Benchmarks;

/// <summary>Meetings of any length, made from the sample council's own talk.</summary>
internal static class Talks
{
    private static readonly Lazy<IReadOnlyList<Segment>> Turns = new(Read);

    /// <summary>A VTT file of at least so many words, a cue every four seconds.</summary>
    public static string Vtt(int words)
    {
        var vtt = new StringBuilder("WEBVTT\n\n");
        var said = 0;
        for (var i = 0; said < words; i++)
        {
            var turn = Turns.Value[i % Turns.Value.Count];
            // Each round has other figures, so that no round is the exact repetition of the one before.
            var text = turn.Text.Replace("hundred", $"hundred and {i / Turns.Value.Count}", StringComparison.Ordinal);
            vtt.Append(CultureInfo.InvariantCulture, $"{Time(i * 4)} --> {Time((i * 4) + 4)}\n<v {turn.Speaker}>{text}</v>\n\n");
            said += Words.Count(text);
        }

        return vtt.ToString();
    }

    private static string Time(int seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) + ".000";

    private static List<Segment> Read()
    {
        using var folder = new TempFolder();
        Core.Samples.SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), folder.Path, CancellationToken.None);
        var reader = new SourceReader(Extractors.All, new DocumentLimits());
        var turns = new List<Segment>();
        foreach (var path in Directory.GetFiles(Path.Combine(folder.Path, "transcripts")).Order(StringComparer.Ordinal))
        {
            var source = reader.ReadAsync(new SourceFile(path, File.ReadAllBytes(path)), CancellationToken.None).AsTask().GetAwaiter().GetResult();
            turns.AddRange(source.Segments.Where(s => s.Speaker is not null));
        }

        return turns;
    }
}
