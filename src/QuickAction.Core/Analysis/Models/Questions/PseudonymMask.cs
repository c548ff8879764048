using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>A source as it was masked for its job, and the words behind its placeholders.</summary>
public sealed class PseudonymMask : ISourceMask
{
    private readonly Lock _lock = new();
    private readonly Masking _masking;
    private readonly Reidentifier _back;
    private readonly Dictionary<string, string> _speakers = new(StringComparer.Ordinal);

    /// <param name="ruleset">Name and version of the recognisers, for the records.</param>
    public PseudonymMask(SourceText source, Masking masking, string ruleset)
    {
        _masking = masking;
        _back = new Reidentifier(masking.Map);
        foreach (var segment in source.Segments)
        {
            if (segment.Speaker is { } speaker && masking.Source.Segments[segment.Index].Speaker is { } masked)
            {
                _speakers[speaker] = masked.Text;
            }
        }

        Facts = new MaskingReport
        {
            Mode = masking.Source.Mode.ToString().ToLowerInvariant(),
            RulesetVersion = ruleset,
            Counts = masking.Source.Counts.ToDictionary(c => c.Kind.Label, c => (long)c.Count, StringComparer.Ordinal),
        };
        Legend = [.. masking.Source.Legend.Select(l => l.ToString())];
    }

    public MaskingReport Facts { get; }

    public IReadOnlyList<string> Legend { get; }

    public string Segment(Segment segment) => _masking.Source.Segments[segment.Index].Text.Text;

    public string Line(SourceLine line)
    {
        var masked = _masking.Source.Segments[line.Segment].Text;
        return masked.Text[Masked(masked, line.Start, isEnd: false)..Masked(masked, line.End, isEnd: true)];
    }

    public string Speaker(string label) => _speakers.GetValueOrDefault(label) ?? Text(label);

    public string Text(string text)
    {
        lock (_lock)
        {
            return _masking.Mask(text).Text;
        }
    }

    public RestoredText Restore(string text)
    {
        lock (_lock)
        {
            var restored = _back.Unmask(text);
            return new RestoredText(restored.Text, restored.Unknown, restored.Mutated);
        }
    }

    /// <summary>Where a place of the source stands in the masked text; inside something that was replaced, before or after all of it.</summary>
    private static int Masked(MaskedText masked, int at, bool isEnd)
    {
        var shift = 0;
        foreach (var replacement in masked.Replacements)
        {
            if (replacement.Start >= at)
            {
                break;
            }

            if (at < replacement.End)
            {
                return isEnd ? replacement.MaskedEnd : replacement.MaskedStart;
            }

            shift = replacement.MaskedEnd - replacement.End;
        }

        return at + shift;
    }
}
