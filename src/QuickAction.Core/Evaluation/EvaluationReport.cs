using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Evaluation;

/// <summary>The scores of one engine, or of two side by side: as JSON (<c>quickaction.eval.v1</c>) and as a table.</summary>
public sealed class EvaluationReport(ulong seed, IReadOnlyList<EngineScores> engines)
{
    private const int NameWidth = 20;

    /// <summary>For engines whose names are shorter.</summary>
    private const int LeastColumn = 28;

    private int Column => Math.Max(LeastColumn, engines.Max(e => e.Label.Length) + 2);

    public string Table()
    {
        var lines = new List<string> { $"{"",-NameWidth}{string.Concat(engines.Select(e => e.Label.PadRight(Column)))}{(engines.Count > 1 ? "difference" : "")}" };
        foreach (var metric in Metrics.All.Where(m => engines.Any(e => Estimate(e, m) is not null)))
        {
            lines.Add($"{metric,-NameWidth}{string.Concat(engines.Select(e => Shown(Estimate(e, metric), metric).PadRight(Column)))}{(engines.Count > 1 ? Shown(Difference(metric), metric) : "")}".TrimEnd());
        }

        foreach (var (engine, one) in engines.SelectMany(e => e.Cases.Where(c => c.Failure is not null).Select(c => (e, c))))
        {
            lines.Add($"{engine.Label}: {one.Name}: {one.Failure}");
        }

        lines.Add($"{engines[0].Cases.Count} source(s); 95 % intervals by bootstrap over sources, seed {seed}. A difference counts when its interval leaves out 0; a figure of one source has no interval.");
        return string.Join('\n', lines);
    }

    public byte[] Json()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "quickaction.eval.v1");
            json.WriteNumber("seed", seed);
            json.WriteStartArray("engines");
            foreach (var engine in engines)
            {
                Write(json, engine);
            }

            json.WriteEndArray();
            json.WriteStartObject("differences");
            foreach (var metric in engines.Count > 1 ? Metrics.All : [])
            {
                Write(json, metric, Difference(metric));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. buffer.ToArray(), (byte)'\n'];
    }

    /// <summary>Null when no source has the figure.</summary>
    public Estimate? Estimate(EngineScores engine, string metric) => Bootstrap.Of([.. engine.Cases.Select(c => c.Measures.GetValueOrDefault(metric)).OfType<Measure>()], seed);

    /// <summary>The first engine minus the second.</summary>
    public Estimate? Difference(string metric) => Bootstrap.Difference(
        [.. engines[0].Cases
            .Join(engines[1].Cases, a => a.Name, b => b.Name, (a, b) => (a.Measures.GetValueOrDefault(metric), b.Measures.GetValueOrDefault(metric)))
            .Where(p => p.Item1 is not null && p.Item2 is not null)
            .Select(p => (p.Item1!, p.Item2!))],
        seed);

    private void Write(Utf8JsonWriter json, EngineScores engine)
    {
        json.WriteStartObject();
        json.WriteString("label", engine.Label);
        json.WriteString("name", engine.Engine.Name);
        json.WriteString("provider", engine.Engine.Provider);
        json.WriteString("model", engine.Engine.Model);
        json.WriteString("currency", engine.Currency);
        json.WriteStartArray("prompts");
        foreach (var prompt in engine.Engine.Prompts)
        {
            json.WriteStartObject();
            json.WriteString("name", prompt.Name);
            json.WriteNumber("version", prompt.Version);
            json.WriteString("sha256", prompt.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("metrics");
        foreach (var metric in Metrics.All)
        {
            Write(json, metric, Estimate(engine, metric));
        }

        json.WriteEndObject();
        json.WriteStartArray("sources");
        foreach (var one in engine.Cases)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name);
            json.WriteString("failure", one.Failure);
            foreach (var metric in Metrics.All.Where(m => one.Measures.TryGetValue(m, out var measure) && measure.Of > 0))
            {
                json.WriteNumber(metric, Math.Round(one.Measures[metric].Hits / one.Measures[metric].Of, metric == Metrics.Cost ? 8 : 4));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string metric, Estimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(metric);
            return;
        }

        json.WriteStartObject(metric);
        var digits = metric == Metrics.Cost ? 8 : 4;
        json.WriteNumber("value", Math.Round(estimate.Value, digits));
        WriteBound(json, "low", estimate.Low, digits);
        WriteBound(json, "high", estimate.High, digits);
        json.WriteEndObject();
    }

    private static void WriteBound(Utf8JsonWriter json, string name, double? bound, int digits)
    {
        if (bound is { } known)
        {
            json.WriteNumber(name, Math.Round(known, digits));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Money of one source is often less than a penny.</summary>
    private static string Shown(Estimate? estimate, string metric)
    {
        if (estimate is null)
        {
            return "-";
        }

        string Figure(double figure) => figure.ToString(metric == Metrics.Cost ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
        return estimate is { Low: { } low, High: { } high } ? $"{Figure(estimate.Value)} ({Figure(low)} to {Figure(high)})" : Figure(estimate.Value);
    }
}

/// <summary>What one engine scored, source by source.</summary>
/// <param name="Label">As the table calls it.</param>
public sealed record EngineScores(string Label, EngineIdentity Engine, IReadOnlyList<CaseScore> Cases)
{
    /// <summary>Of <see cref="Metrics.Cost"/>; null for an engine that costs nothing.</summary>
    public string? Currency { get; init; }
}
