using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Extraction;

/// <summary>Several files of one meeting as one source, in the order given. Times stay each part's own: what lay between is not known.</summary>
public static class SourceCombiner
{
    /// <exception cref="ArgumentException">No parts.</exception>
    public static SourceText Combine(IReadOnlyList<SourceText> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("There is nothing to combine.", nameof(parts));
        }

        if (parts.Count == 1)
        {
            return parts[0];
        }

        var segments = new List<Segment>();
        var notes = new List<ExtractionNote>();
        var cues = new List<Cue>();
        foreach (var part in parts)
        {
            var first = segments.Count;
            segments.AddRange(part.Segments.Select(s => s with { Index = first + s.Index }));
            cues.AddRange(part.Cues.Select(c => c with { Segment = first + c.Segment }));
            notes.AddRange(part.Notes.Select(n => n with { Segments = [.. n.Segments.Select(i => first + i)] }));
        }

        return new SourceText
        {
            FileName = string.Join(" + ", parts.Select(p => p.FileName)),
            MediaType = parts.Select(p => p.MediaType).Distinct().Count() == 1 ? parts[0].MediaType : "multipart/mixed",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(parts.Select(p => p.Sha256))))),
            Bytes = parts.Sum(p => p.Bytes),
            Shape = parts.Any(p => p.Shape == SourceShape.Transcript) ? SourceShape.Transcript : parts[0].Shape,
            Segments = segments,
            Pages = parts.All(p => p.Pages is not null) ? parts.Sum(p => p.Pages) : null,
            Title = parts[0].Title,
            Preamble = [.. parts.SelectMany(p => p.Preamble)],
            Notes = notes,
            Cues = cues,
        };
    }
}
