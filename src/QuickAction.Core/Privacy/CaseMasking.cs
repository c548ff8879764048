using QuickAction.Core.Extraction;

namespace QuickAction.Core.Privacy;

/// <summary>
/// A source masked with the placeholders of its case. What is new is kept before anything may leave, so that no other work on the case, at the same time or later,
/// can give a placeholder to somebody else. Not for use by several threads at once.
/// </summary>
public sealed class CaseMasking
{
    private const int Attempts = 20;

    private readonly Pseudonymiser _pseudonymiser;
    private readonly SourceText _source;
    private readonly IPseudonymMaps _maps;
    private readonly string _case;
    private readonly IReadOnlyList<string> _people;
    private int _kept;

    private CaseMasking(Pseudonymiser pseudonymiser, SourceText source, IPseudonymMaps maps, string caseReference, IReadOnlyList<string> people, PseudonymMap map)
    {
        (_pseudonymiser, _source, _maps, _case, _people) = (pseudonymiser, source, maps, caseReference, people);
        _kept = map.Size;
        Masking = pseudonymiser.Mask(source, map, people);
    }

    /// <summary>The masking as it stands; another one after <see cref="KeepAsync"/> has said false.</summary>
    public Masking Masking { get; private set; }

    /// <returns>The masking, whose map is saved.</returns>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Unavailable"/>: others kept saving maps of the case.</exception>
    public static ValueTask<CaseMasking> MaskAsync(
        Pseudonymiser pseudonymiser, SourceText source, IPseudonymMaps maps, string caseReference, CancellationToken cancellationToken) =>
        MaskAsync(pseudonymiser, source, maps, caseReference, [], cancellationToken);

    /// <param name="people">Names of people that are known from elsewhere, as <see cref="Pseudonymiser.Mask"/> takes them.</param>
    /// <inheritdoc cref="MaskAsync(Pseudonymiser, SourceText, IPseudonymMaps, string, CancellationToken)"/>
    public static async ValueTask<CaseMasking> MaskAsync(
        Pseudonymiser pseudonymiser, SourceText source, IPseudonymMaps maps, string caseReference, IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(caseReference);
        var map = pseudonymiser.Mode == MaskMode.Pseudonymise ? await maps.OpenAsync(caseReference, cancellationToken) : new PseudonymMap();
        var masking = new CaseMasking(pseudonymiser, source, maps, caseReference, people, map);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await masking.KeepAsync(cancellationToken))
            {
                return masking;
            }
        }

        throw new QuickActionException(ProblemCode.Unavailable, "Other work on this case kept changing its placeholders; try again in a minute.", retryable: true);
    }

    /// <summary>Saves what the map has learnt since it was saved last, if anything.</summary>
    /// <returns>
    /// False when other work on the case has saved meanwhile: the source was masked again from there, and whatever else was masked since the last call may not leave
    /// and is to be masked again.
    /// </returns>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Unavailable"/>: the placeholders of the case were erased meanwhile.</exception>
    public async ValueTask<bool> KeepAsync(CancellationToken cancellationToken)
    {
        var map = Masking.Map;
        if (map.Size == _kept || await _maps.SaveAsync(_case, map, cancellationToken))
        {
            _kept = map.Size;
            return true;
        }

        var latest = await _maps.OpenAsync(_case, cancellationToken);
        if (map.Version > 0 && (latest.KeyId != map.KeyId || latest.Version < map.Version))
        {
            throw new QuickActionException(ProblemCode.Unavailable, "The case was erased while this was running; start it again if it is still wanted.");
        }

        // A map only grows, so everything that was sent before keeps its meaning. Masking again costs time only.
        _kept = latest.Size;
        Masking = _pseudonymiser.Mask(_source, latest, _people);
        return false;
    }
}
