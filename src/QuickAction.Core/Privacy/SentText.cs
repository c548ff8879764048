using QuickAction.Core.Privacy.Recognisers;

namespace QuickAction.Core.Privacy;

/// <summary>A second look at a text that is about to leave: what of a fixed pattern is still in it, and which kinds of special-category matter it speaks of.</summary>
public sealed class SentText
{
    private readonly RecogniserPack _pack;
    private readonly PlaceholderScanner _placeholders;

    public SentText(PrivacyOptions options)
    {
        _pack = new RecogniserPack(options);
        _placeholders = new PlaceholderScanner([.. _pack.Kinds, IdentifierKind.Person, IdentifierKind.Literal]);
    }

    /// <summary>
    /// Counts identifiers that the recognisers find in the text, line by line, as masking does it segment by segment. Placeholders are none. Names are not
    /// looked for: who is a person follows from the whole source and not from a pattern.
    /// </summary>
    public long Identifiers(string text) => text.Split('\n').Sum(InLine);

    /// <summary>The same of one line.</summary>
    public long InLine(string line)
    {
        var bare = Bare(line);
        return Overlaps.Resolve(_pack.Find(bare), bare).Count;
    }

    /// <summary>The line with spaces in the place of its placeholders.</summary>
    private string Bare(string line)
    {
        var sightings = _placeholders.Find(line);
        if (sightings.Count == 0)
        {
            return line;
        }

        return string.Create(line.Length, (line, sightings), static (bare, from) =>
        {
            from.line.CopyTo(bare);
            foreach (var sighting in from.sightings)
            {
                bare[sighting.Start..sighting.End].Fill(' ');
            }
        });
    }
}
