using System.Text.RegularExpressions;

namespace QuickAction.Core.Samples.Markup;

/// <summary>
/// Reads the light markup of the sample documents: a head of "key: value" lines up to the first empty line, then headings (#),
/// paragraphs, lists (1. and -), tables (| a | b |), frames (::: box TITLE or ::: control TITLE, closed by :::), footnotes ([^1]:
/// text) and directives (@name argument).
/// </summary>
internal static partial class MarkupReader
{
    public static MarkupFile Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines.TakeWhile(l => l.Length > 0)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var body = lines.Skip(head.Count).ToList();
        var notes = body.Select(l => NoteText().Match(l)).Where(m => m.Success)
            .ToDictionary(m => m.Groups[1].Value, m => InlineReader.Read(m.Groups[2].Value), StringComparer.Ordinal);
        return new MarkupFile { Head = head, Blocks = Blocks(body.Where(l => !NoteText().IsMatch(l))), Notes = notes };
    }

    /// <summary>The blocks of a text without head and notes.</summary>
    public static IReadOnlyList<Block> Blocks(IEnumerable<string> lines)
    {
        var blocks = new List<Block>();
        var group = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0)
            {
                group.Add(line);
            }
            else if (group.Count > 0)
            {
                Add(group, blocks);
                group.Clear();
            }
        }

        return blocks;
    }

    /// <summary>A group of lines is one block, except that a line which introduces a list is a paragraph of its own.</summary>
    private static void Add(List<string> group, List<Block> blocks)
    {
        var list = group.FindIndex(l => Item().IsMatch(l));
        if (list > 0 && group.Skip(list).All(l => Item().IsMatch(l)))
        {
            blocks.Add(new TextBlock(InlineReader.Read(string.Join(' ', group.Take(list)))));
            group = group[list..];
        }

        blocks.Add(Block(group));
    }

    private static Block Block(List<string> group)
    {
        var first = group[0];
        if (HeadingLine().Match(first) is { Success: true } heading)
        {
            return new Heading(heading.Groups[1].Length, heading.Groups[2].Value);
        }

        if (first[0] == '|')
        {
            return new TableBlock([.. group.Select(Cells)]);
        }

        if (FrameLine().Match(first) is { Success: true } frame)
        {
            var text = InlineReader.Read(string.Join(' ', group[1..^1]));
            return new FrameBlock(frame.Groups[1].Value == "control", frame.Groups[2].Value, text);
        }

        if (Item().IsMatch(first))
        {
            return new ListBlock(char.IsDigit(first[0]), [.. group.Select(l => InlineReader.Read(Item().Replace(l, "")))]);
        }

        if (first[0] == '@')
        {
            var parts = first[1..].Split(' ', 2);
            return new Directive(parts[0], parts.Length > 1 ? parts[1] : "");
        }

        return new TextBlock(InlineReader.Read(string.Join(' ', group)));
    }

    private static string[] Cells(string row) => [.. row.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^(#{1,3}) (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(?:\d+\.|-) ", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^::: (box|control) (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FrameLine();

    [GeneratedRegex(@"^\[\^(\d+)\]: (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoteText();
}
