using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Office;

/// <summary>Counts text while it is taken out of the XML: the builder counts too, but only once all of it would be in memory.</summary>
internal sealed class OfficeBudget(DocumentLimits limits)
{
    private long _characters;
    private int _blocks;

    public void Spend(int characters)
    {
        _characters += characters;
        if (_characters > limits.TextCharacters || ++_blocks > limits.Segments)
        {
            throw QuickActionException.Refused("The file has more text than is read at once; split it into parts and try again.");
        }
    }
}
