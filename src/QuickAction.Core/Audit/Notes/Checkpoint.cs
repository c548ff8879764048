using System.Globalization;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Notes;

/// <summary>What a log says of itself: who it is, how long it is and what its root is (C2SP tlog-checkpoint). Without extension lines.</summary>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>The text that is signed.</summary>
    public string Text => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Root}\n";

    /// <summary>Reads the text of a note. Extension lines of other logs are allowed and not kept: they say nothing about the tree.</summary>
    /// <exception cref="AuditException">Not a checkpoint.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[0].Length == 0 || lines[^1].Length > 0 || lines[3..^1].Any(l => l.Length == 0))
        {
            throw new AuditException("This is not a checkpoint: it is the log's name, its size and its root on a line each.");
        }

        if (NoteText.Decimal(lines[1]) is not { } size || TreeHash.Parse(lines[2]) is not { } root)
        {
            throw new AuditException("The checkpoint's size or root cannot be read.");
        }

        return new Checkpoint(lines[0], size, root);
    }

    public static Checkpoint Of(SignedNote note) => Parse(note.Text);
}
