using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy.Recognisers;

namespace QuickAction.Core.Privacy;

/// <summary>
/// Replaces identifiers by placeholders before a text may leave the machine. Deterministic: the same source and the same map give the same text and the same map.
/// Linear in the source. One instance serves any number of sources, one after the other or at once.
/// </summary>
public sealed class Pseudonymiser
{
    private readonly RecogniserPack _pack;
    private readonly PlaceholderScanner _literals;

    public Pseudonymiser(PrivacyOptions options, MaskMode mode = MaskMode.Pseudonymise)
    {
        Mode = mode;
        _pack = new RecogniserPack(options);
        _literals = new PlaceholderScanner(_pack.Kinds);
    }

    public MaskMode Mode { get; }

    /// <param name="map">The map of the case, which learns what is new; an empty one for a source by itself.</param>
    /// <param name="people">Names of people that are known from elsewhere (the chair whom the user named): they are known in the source from its start.</param>
    public Masking Mask(SourceText source, PseudonymMap map, IReadOnlyList<string>? people = null) => new(source, map, Mode, _pack, _literals, people ?? []);
}
