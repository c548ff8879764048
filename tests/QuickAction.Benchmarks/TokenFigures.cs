using System.Diagnostics;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Benchmarks;

/// <summary>
/// The token estimate beside the count of npm's js-tiktoken, over chunks of every text of a folder (<c>-- tokens DIR</c>; the seeds when none is named),
/// and its speed, which comes first, for it needs nothing of npm's.
/// </summary>
internal static class TokenFigures
{
    private const int LeastTokens = 200;

    public static IEnumerable<Figure> Run(string? folder)
    {
        folder ??= RepositoryRoot.Combine("seeds");
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Texts).ToList();
        yield return Speed(texts);
        foreach (var limit in new[] { 300, 1_000, 6_000 })
        {
            yield return Ratios(texts, limit, folder);
        }
    }

    private static Figure Ratios(List<string> texts, int limit, string folder)
    {
        var chunks = texts.SelectMany(t => Chunks(t, limit)).ToList();
        var counts = chunks.Chunk(2000).SelectMany(Count).ToList();
        var ratios = chunks
            .Zip(counts, (chunk, count) => (Text: chunk, Count: count, Ratio: (double)TokenEstimate.Count(chunk) / count))
            .Where(r => r.Count >= LeastTokens)
            .OrderBy(r => r.Ratio)
            .ToList();
        if (Environment.GetEnvironmentVariable("SHOW") is { Length: > 0 })
        {
            foreach (var (text, count, ratio) in ratios.Take(3).Concat(ratios.TakeLast(6)))
            {
                Console.Error.WriteLine($"{ratio:F3} of {count}: {text[..Math.Min(120, text.Length)].ReplaceLineEndings(" ")}");
            }
        }

        return new Figure(
            $"token estimate, chunks of at most {limit} tokens of {folder}",
            $"{ratios[0].Ratio:F3} to {ratios[^1].Ratio:F3}, 99.9 % at most {ratios[(int)(0.999 * (ratios.Count - 1))].Ratio:F3}",
            $"js-tiktoken, the larger of both encodings, {ratios.Count} chunks of {LeastTokens} tokens or more",
            "1 to 1.3",
            ratios[0].Ratio >= 1 && ratios[^1].Ratio <= 1.3);
    }

    private static Figure Speed(List<string> texts)
    {
        var text = string.Concat(texts);
        var bytes = Encoding.UTF8.GetByteCount(text);
        TokenEstimate.Count(text);
        var started = Environment.CpuUsage.TotalTime;
        var rounds = 0;
        while (Environment.CpuUsage.TotalTime - started < TimeSpan.FromSeconds(1))
        {
            TokenEstimate.Count(text);
            rounds++;
        }

        var megabytes = bytes * (double)rounds / (Environment.CpuUsage.TotalTime - started).TotalSeconds / 1_000_000;
        return new Figure("token estimate, speed, processor time", $"{megabytes:F0} MB/s", $"{bytes / 1_000_000.0:F1} MB", "at least 5 MB/s", megabytes >= 5);
    }

    /// <summary>The text as it stands: lines of JSON by their texts, everything else whole.</summary>
    private static IEnumerable<string> Texts(string path)
    {
        var text = File.ReadAllText(path);
        return path.EndsWith(".jsonl", StringComparison.Ordinal)
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join('\n', Strings(JsonElement.Parse(line))))
            : [text];
    }

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static IEnumerable<string> Chunks(string text, int limit)
    {
        List<Segment> lines = [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => new Segment { Index = i, Text = line })];
        return Chunker.Cut(lines, limit, _ => 2000).Select(c => string.Join('\n', c.Parts.Select(p => lines[p.Segment].Text[p.Start..p.End])));
    }

    private static IEnumerable<int> Count(string[] texts)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(OutsideProgram.Folder, "tokens.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var answer = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(texts));
        process.StandardInput.Close();
        return JsonSerializer.Deserialize<int[][]>(answer.GetAwaiter().GetResult())!.Select(c => c.Max());
    }
}
