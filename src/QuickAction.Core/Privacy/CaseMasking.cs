using QuickAction.Core.Extraction;

namespace QuickAction.Core.Privacy;

/// <summary>Masks a source with the placeholders of its case, and keeps what is new before anything may leave.</summary>
public static class CaseMasking
{
    private const int Attempts = 20;

    /// <returns>The masking, whose map is saved.</returns>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Unavailable"/>: others kept saving maps of the case.</exception>
    public static async ValueTask<Masking> MaskAsync(
        Pseudonymiser pseudonymiser, SourceText source, IPseudonymMaps maps, string caseReference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(caseReference);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var map = await maps.OpenAsync(caseReference, cancellationToken);
            var masking = pseudonymiser.Mask(source, map);

            // Masking gives the same answer each time, so starting again from the other's map costs time only.
            if (await maps.SaveAsync(caseReference, map, cancellationToken))
            {
                return masking;
            }
        }

        throw new QuickActionException(ProblemCode.Unavailable, "Other work on this case kept changing its placeholders; try again in a minute.", retryable: true);
    }
}
