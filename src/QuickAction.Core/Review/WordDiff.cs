namespace QuickAction.Core.Review;

/// <summary>What became of a text, word by word: the pieces of both in reading order. Kept pieces together are as long as they can be.</summary>
public static class WordDiff
{
    // More would take long and be read by nobody: the whole text counts as changed then.
    private const int MostCells = 1_000_000;

    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        if ((long)a.Count * b.Count > MostCells)
        {
            return [.. Pieces([new DiffPiece(DiffKind.Deleted, before), new DiffPiece(DiffKind.Inserted, after)])];
        }

        var kept = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                kept[i, j] = a[i] == b[j] ? kept[i + 1, j + 1] + 1 : Math.Max(kept[i + 1, j], kept[i, j + 1]);
            }
        }

        var pieces = new List<DiffPiece>();
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j])
            {
                pieces.Add(new DiffPiece(DiffKind.Kept, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < a.Count && (j == b.Count || kept[i + 1, j] >= kept[i, j + 1]))
            {
                pieces.Add(new DiffPiece(DiffKind.Deleted, a[i++]));
            }
            else
            {
                pieces.Add(new DiffPiece(DiffKind.Inserted, b[j++]));
            }
        }

        return [.. Pieces(pieces)];
    }

    /// <summary>Neighbours of one kind as one piece, a run of changes as what went and then what came.</summary>
    private static IEnumerable<DiffPiece> Pieces(IEnumerable<DiffPiece> pieces)
    {
        var (gone, come, kept) = ("", "", "");
        foreach (var piece in pieces)
        {
            if (piece.Kind == DiffKind.Kept && (gone.Length > 0 || come.Length > 0))
            {
                foreach (var change in Changes(gone, come))
                {
                    yield return change;
                }

                (gone, come) = ("", "");
            }
            else if (piece.Kind != DiffKind.Kept && kept.Length > 0)
            {
                yield return new DiffPiece(DiffKind.Kept, kept);
                kept = "";
            }

            (gone, come, kept) = piece.Kind switch
            {
                DiffKind.Deleted => (gone + piece.Text, come, kept),
                DiffKind.Inserted => (gone, come + piece.Text, kept),
                _ => (gone, come, kept + piece.Text),
            };
        }

        foreach (var last in kept.Length > 0 ? [new DiffPiece(DiffKind.Kept, kept)] : Changes(gone, come))
        {
            yield return last;
        }
    }

    private static IEnumerable<DiffPiece> Changes(string gone, string come)
    {
        if (gone.Length > 0)
        {
            yield return new DiffPiece(DiffKind.Deleted, gone);
        }

        if (come.Length > 0)
        {
            yield return new DiffPiece(DiffKind.Inserted, come);
        }
    }

    /// <summary>Words and what stands between them, nothing lost.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var isWord = char.IsLetterOrDigit(text[i]);
            while (i < text.Length && char.IsLetterOrDigit(text[i]) == isWord)
            {
                i++;
            }

            words.Add(text[start..i]);
        }

        return words;
    }
}

public enum DiffKind
{
    Kept,
    Deleted,
    Inserted,
}

public sealed record DiffPiece(DiffKind Kind, string Text)
{
    public override string ToString() => $"DiffPiece {Kind} of {Text.Length}";
}
