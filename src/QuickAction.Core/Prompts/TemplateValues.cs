using System.Globalization;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Prompts;

/// <summary>Turns the text of a key into the value that it stands for, or refuses its line.</summary>
internal sealed partial class TemplateValues(string fileName)
{
    private const int LongestId = 60;

    public QuickActionException Fault(int line, string what) => TemplateFault.At(fileName, line, what);

    public TemplateEntry Needed(TemplateBlock block, string key, string what) =>
        block[key] ?? throw Fault(block.Line, $"{what} has no \"{key}\"; add a line \"{key}: ...\" below this one");

    public string Text(TemplateEntry entry) => entry.Pieces.Count > 0
        ? entry.Text
        : throw Fault(entry.Line, $"the key \"{entry.Key}\" has no value; write one after the colon, or take the line away");

    public string? TextOrNone(TemplateBlock block, string key) => block[key] is { } entry ? Text(entry) : null;

    public string Id(TemplateEntry entry)
    {
        var id = Text(entry);
        return KebabCase().IsMatch(id) && id.Length <= LongestId
            ? id
            : throw Fault(entry.Line, $"an id is small letters and digits parted by single hyphens, {LongestId} at most; write it so, as in \"team-meeting\"");
    }

    public int Number(TemplateEntry entry, int least, int most) =>
        int.TryParse(Text(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Fault(entry.Line, $"\"{entry.Key}\" must be a whole number from {least} to {most}; write one");

    public bool YesNo(TemplateEntry entry) => Text(entry) switch
    {
        "yes" => true,
        "no" => false,
        _ => throw Fault(entry.Line, $"\"{entry.Key}\" must be yes or no; write one of them"),
    };

    public T Choice<T>(TemplateEntry entry)
        where T : struct, Enum
    {
        // By name only: Enum.Parse would also take a number.
        var text = Text(entry);
        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value) == text)
            {
                return value;
            }
        }

        throw Fault(entry.Line, $"there is no {entry.Key} of that name; use one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}");
    }

    /// <summary>The phrases of a value, parted by semicolons, each with its line; none is empty, none stands twice.</summary>
    public IReadOnlyList<TemplatePiece> List(TemplateEntry entry)
    {
        _ = Text(entry);
        var found = new List<TemplatePiece>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in Items(entry))
        {
            var phrase = piece.Text.ToLowerInvariant();
            if (phrase.Length == 0)
            {
                throw Fault(piece.Line, $"a phrase of \"{entry.Key}\" is empty; write a word between the semicolons or take one of them away");
            }

            if (!known.Add(phrase))
            {
                throw Fault(piece.Line, $"\"{phrase}\" stands twice in \"{entry.Key}\"; keep one of them");
            }

            found.Add(piece with { Text = phrase });
        }

        return found;
    }

    public IReadOnlyList<string> Phrases(TemplateBlock block, string key) => block[key] is { } entry
        ? [.. List(entry).Select(piece => Checked(piece, entry.Key))]
        : [];

    public IReadOnlyList<DetectPhrase> Weighted(TemplateBlock block, string key) => block[key] is { } entry
        ? [.. List(entry).Select(piece => Weighed(piece, entry.Key))]
        : [];

    /// <summary>Words of roles, and the groups in brackets that <see cref="SpeakerGroups"/> names.</summary>
    public IReadOnlyList<string> Roles(TemplateBlock block, string key) => block[key] is { } entry
        ? [.. List(entry).Select(piece => Role(piece, entry.Key))]
        : [];

    private string Checked(TemplatePiece piece, string key) => Phrase.Problem(piece.Text) is { } problem
        ? throw Fault(piece.Line, $"the phrase \"{piece.Text}\" of \"{key}\" {problem}")
        : piece.Text;

    private string Role(TemplatePiece piece, string key)
    {
        if (!piece.Text.StartsWith('['))
        {
            return Checked(piece, key);
        }

        return SpeakerGroups.All.Contains(piece.Text)
            ? piece.Text
            : throw Fault(piece.Line, $"there is no group {piece.Text} of speakers; use one of {string.Join(", ", SpeakerGroups.All)}, or a role without brackets");
    }

    private DetectPhrase Weighed(TemplatePiece piece, string key)
    {
        var match = WithWeight().Match(piece.Text);
        return match.Success
            ? new DetectPhrase(Checked(piece with { Text = match.Groups["phrase"].Value }, key), match.Groups["weight"].ValueSpan[0] - '0')
            : throw Fault(piece.Line, $"the phrase \"{piece.Text}\" of \"{key}\" has no weight; write one after it in brackets, from (1) weak to (9) certain");
    }

    private static IEnumerable<TemplatePiece> Items(TemplateEntry entry)
    {
        // A phrase may run over a line's end; it belongs to the line on which it begins.
        var open = new TemplatePiece(entry.Pieces[0].Line, "");
        foreach (var piece in entry.Pieces)
        {
            var parts = piece.Text.Split(';');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return open;
                    open = new TemplatePiece(piece.Line, "");
                }

                open = Joined(open, piece.Line, parts[i].Trim());
            }
        }

        yield return open;
    }

    private static TemplatePiece Joined(TemplatePiece open, int line, string more) =>
        more.Length == 0 ? open : open.Text.Length == 0 ? new TemplatePiece(line, more) : open with { Text = $"{open.Text} {more}" };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"\A(?<phrase>.*\S)\s*\((?<weight>[1-9])\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithWeight();
}
