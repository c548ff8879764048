using System.Diagnostics.CodeAnalysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>A source as it was masked for its job, and the words behind its placeholders.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore whose wait handle is never asked for holds nothing.")]
public sealed class PseudonymMask : ISourceMask
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly SourceText _source;
    private readonly CaseMasking? _case;
    private State _state;

    /// <summary>For a look at what would be sent: what is masked later is kept nowhere.</summary>
    /// <param name="ruleset">Name and version of the recognisers, for the records.</param>
    public PseudonymMask(SourceText source, Masking masking, string ruleset)
    {
        (_source, _state) = (source, State.Of(source, masking));
        Facts = new MaskingReport
        {
            Mode = masking.Source.Mode.ToString().ToLowerInvariant(),
            RulesetVersion = ruleset,
            Counts = masking.Source.Counts.ToDictionary(c => c.Kind.Label, c => (long)c.Count, StringComparer.Ordinal),
            MapKeyId = masking.Map.KeyId,
        };
        Legend = [.. masking.Source.Legend.Select(l => l.ToString())];
    }

    /// <summary>For work that is sent: every placeholder is kept with its case before it leaves.</summary>
    /// <inheritdoc cref="PseudonymMask(SourceText, Masking, string)"/>
    public PseudonymMask(SourceText source, CaseMasking masking, string ruleset)
        : this(source, masking.Masking, ruleset) => _case = masking;

    public MaskingReport Facts { get; }

    public IReadOnlyList<string> Legend { get; }

    public string Segment(Segment segment) => _state.Masking.Source.Segments[segment.Index].Text.Text;

    public string Line(SourceLine line)
    {
        var masked = _state.Masking.Source.Segments[line.Segment].Text;
        return masked.Text[Masked(masked, line.Start, isEnd: false)..Masked(masked, line.End, isEnd: true)];
    }

    public string Speaker(string label)
    {
        if (_state.Speakers.GetValueOrDefault(label) is { } known)
        {
            return known;
        }

        lock (_lock)
        {
            return _state.Masking.MaskName(label).Text;
        }
    }

    public string Text(string text)
    {
        lock (_lock)
        {
            return _state.Masking.Mask(text).Text;
        }
    }

    public async ValueTask<T> WriteAsync<T>(Func<T> write, CancellationToken cancellationToken)
    {
        if (_case is null)
        {
            return write();
        }

        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var written = write();
                var isKept = await _case.KeepAsync(cancellationToken);
                lock (_lock)
                {
                    _state = _state.Masking == _case.Masking ? _state : State.Of(_source, _case.Masking);
                }

                if (isKept)
                {
                    return written;
                }
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public IReadOnlyList<string> PeopleIn(string masked)
    {
        lock (_lock)
        {
            return _state.Back.PeopleIn(masked);
        }
    }

    public RestoredText Restore(string text)
    {
        lock (_lock)
        {
            var restored = _state.Back.Unmask(text);
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

    private sealed record State(Masking Masking, Reidentifier Back, IReadOnlyDictionary<string, string> Speakers)
    {
        public static State Of(SourceText source, Masking masking)
        {
            var speakers = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var segment in source.Segments)
            {
                if (segment.Speaker is { } speaker && masking.Source.Segments[segment.Index].Speaker is { } masked)
                {
                    speakers[speaker] = masked.Text;
                }
            }

            return new State(masking, new Reidentifier(masking.Map), speakers);
        }
    }
}
