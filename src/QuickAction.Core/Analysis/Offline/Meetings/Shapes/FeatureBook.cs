using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// Numbers features: each is a kind and up to three atoms. While a model is fitted the book grows; when one is read it is fixed, and what it does not
/// hold is -1, so that reading a meeting allocates no text.
/// </summary>
internal sealed class FeatureBook(bool grows)
{
    private const int AtomBits = 18;

    private readonly Dictionary<string, int> _atoms = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _texts = [""];
    private readonly Dictionary<ulong, int> _features = [];
    private FrozenSet<string>? _plain;

    /// <summary>A bit at the <see cref="Place"/> of each feature: most that a sentence could have are in no model, and are not looked up.</summary>
    private readonly ulong[] _marks = new ulong[1024];

    /// <summary>Words that stand for themselves; others are seen by their class.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>True of a word that stands for itself and is of no class that comes before: most words of a talk are, and one look tells. Asked once all words are known.</summary>
    public bool IsPlain(string word) => (_plain ??= Words.Where(w => !ClauseWords.IsOfClass(w)).ToFrozenSet(StringComparer.Ordinal)).Contains(word);

    /// <summary>Features in the order of their numbers, as the model file writes them: kind and atoms with blanks.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The atom's number; 0 when no feature has it.</summary>
    public int Atom(string text) => _atoms.TryGetValue(text, out var atom) ? atom : grows ? Learn(text) : 0;

    /// <summary>The feature's number; -1 when the book does not hold it. An atom of -1 is none.</summary>
    public int Of(Feature kind, int a = -1, int b = -1, int c = -1)
    {
        if (!grows && (a == 0 || b == 0 || c == 0))
        {
            return -1;
        }

        var key = Key(kind, a, b, c);
        if (MayHold(key) && _features.TryGetValue(key, out var feature))
        {
            return feature;
        }

        if (!grows)
        {
            return -1;
        }

        Hold(key);
        Names.Add(string.Join(' ', new[] { kind.ToString() }.Concat(new[] { a, b, c }.Where(x => x >= 0).Select(x => _texts[x]))));
        return Names.Count - 1;
    }

    /// <summary>Adds a feature as the model file writes it, and gives its number.</summary>
    public int Add(string name)
    {
        var parts = name.Split(' ');
        var atoms = new int[3];
        for (var i = 0; i < 3; i++)
        {
            atoms[i] = i + 1 < parts.Length ? Learn(parts[i + 1]) : -1;
        }

        Hold(Key(Enum.Parse<Feature>(parts[0]), atoms[0], atoms[1], atoms[2]));
        Names.Add(name);
        return Names.Count - 1;
    }

    private void Hold(ulong key)
    {
        _features.Add(key, Names.Count);
        _marks[Place(key) >> 6] |= 1UL << (Place(key) & 63);
    }

    private bool MayHold(ulong key) => (_marks[Place(key) >> 6] & (1UL << (Place(key) & 63))) != 0;

    /// <summary>One of 65,536 places by the upper bits of a product: keys differ in few bits.</summary>
    private static int Place(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 48);

    private int Learn(string text)
    {
        if (!_atoms.TryGetValue(text, out var atom))
        {
            _atoms.Add(text, atom = _atoms.Count);
            _texts.Add(text);
        }

        return atom;
    }

    private static ulong Key(Feature kind, int a, int b, int c) =>
        ((ulong)kind << (3 * AtomBits)) | ((ulong)(uint)(a + 1) << (2 * AtomBits)) | ((ulong)(uint)(b + 1) << AtomBits) | (uint)(c + 1);
}
