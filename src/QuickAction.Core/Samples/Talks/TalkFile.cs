using System.Globalization;
using QuickAction.Core.Samples.Composing;

namespace QuickAction.Core.Samples.Talks;

/// <summary>
/// Reads a .talk source: a head of "key: value" lines up to the first empty line, then one turn a line as "Name: text". The head's
/// "cast XY" lines give short names; "@application NAME" puts in turns that are composed from the parts files that the head names.
/// </summary>
internal static class TalkFile
{
    private const string Directive = "@application ";
    private const string Cast = "cast ";

    public static Talk Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(l => !l.StartsWith('#')).ToList();
        var head = lines.TakeWhile(l => l.Length > 0).Select(Pair).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var composer = head.TryGetValue("parts", out var parts) ? ComposerOf(path, parts) : null;
        var cast = head.Where(h => h.Key.StartsWith(Cast, StringComparison.Ordinal))
            .ToDictionary(h => h.Key[Cast.Length..], h => h.Value, StringComparer.Ordinal);

        var turns = lines.Skip(head.Count).Where(l => l.Length > 0).SelectMany(line => Lines(line, composer)).Select(line =>
        {
            var (name, text) = Pair(line);
            return new Turn(cast.GetValueOrDefault(name, name), text);
        });

        return new Talk
        {
            Title = head["title"],
            Start = DateTime.ParseExact(head["date"], "d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture),
            Place = head.GetValueOrDefault("place"),
            Turns = [.. turns],
        };
    }

    private static string[] Lines(string line, Composer? composer)
    {
        if (!line.StartsWith(Directive, StringComparison.Ordinal))
        {
            return [line];
        }

        return composer is null
            ? throw new InvalidDataException("The talk has no parts to compose from.")
            : composer.Compose("application", composer.Parts.FactsOf(line[Directive.Length..])).Split('\n');
    }

    private static Composer ComposerOf(string path, string files)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return new Composer(PartsFile.Read(files.Split(", ").Select(file => Path.Combine(folder, file))));
    }

    private static (string Key, string Value) Pair(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? (line[..colon], line[(colon + 2)..]) : throw new InvalidDataException("A line of the talk has no speaker.");
    }
}
