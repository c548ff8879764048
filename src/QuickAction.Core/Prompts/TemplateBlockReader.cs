namespace QuickAction.Core.Prompts;

/// <summary>
/// Reads the outer form of a template file: front matter between two <c>---</c> lines, then a <c>## Title</c> for each section with its keys.
/// It knows no key's meaning, only which ones there may be. Anything else in the file is refused: a line that looks like data and is silently
/// skipped would be a section that never appears.
/// </summary>
internal sealed class TemplateBlockReader(string fileName, IReadOnlyList<string> lines)
{
    private const string Fence = "---";
    private static readonly string[] FrontKeys = ["id", "title", "version", "approved-by", "about", "detect", "forbidden"];
    private static readonly string[] SectionKeys =
        ["id", "kind", "from", "required", "when-empty", "instruction", "cues", "speakers", "only", "questions", "undertakings", "shared", "most"];

    private int _next;
    private TemplateEntry? _open;

    public TemplateBlock ReadFront()
    {
        if (lines.Count == 0 || lines[0].TrimEnd() != Fence)
        {
            throw TemplateFault.At(fileName, 1, "the file must begin with a line --- that opens its head; put it there");
        }

        var front = new TemplateBlock(1, "");
        for (_next = 1; _next < lines.Count; _next++)
        {
            if (lines[_next].TrimEnd() == Fence)
            {
                _next++;
                _open = null;
                return front;
            }

            if (lines[_next].StartsWith('#'))
            {
                throw TemplateFault.At(fileName, _next + 1, "a heading stands before the head is closed; put a line --- before it");
            }

            ReadLine(front, FrontKeys, "the head");
        }

        throw TemplateFault.At(fileName, lines.Count, "the head is never closed; put a line --- after its last key");
    }

    public IReadOnlyList<TemplateBlock> ReadSections()
    {
        var sections = new List<TemplateBlock>();
        for (; _next < lines.Count; _next++)
        {
            if (lines[_next].StartsWith('#'))
            {
                sections.Add(new TemplateBlock(_next + 1, HeadingTitle(lines[_next])));
                _open = null;
            }
            else if (sections.Count > 0)
            {
                ReadLine(sections[^1], SectionKeys, "a section");
            }
            else if (lines[_next].Trim().Length > 0)
            {
                throw TemplateFault.At(fileName, _next + 1, "there is text before the first section; begin the section with \"## \" and its title");
            }
        }

        return sections.Count > 0
            ? sections
            : throw TemplateFault.At(fileName, lines.Count, "the template has no section; add one as \"## \" and its title after the head");
    }

    private string HeadingTitle(string line)
    {
        if (!line.StartsWith("## ", StringComparison.Ordinal))
        {
            throw TemplateFault.At(fileName, _next + 1, "a section's heading is \"## \" and its title; write it so");
        }

        var title = line[3..].Trim();
        return title.Length > 0 ? title : throw TemplateFault.At(fileName, _next + 1, "the heading has no title; write one after \"## \"");
    }

    private void ReadLine(TemplateBlock block, string[] keys, string where)
    {
        var line = lines[_next];
        if (line.Trim().Length == 0)
        {
            // A blank line ends a value: what is indented after it belongs to nothing.
            _open = null;
        }
        else if (char.IsWhiteSpace(line[0]))
        {
            var value = _open ?? throw TemplateFault.At(fileName, _next + 1, "this indented line continues no value; move it up to its key, or begin it with a key");
            value.Pieces.Add(new TemplatePiece(_next + 1, line.Trim()));
        }
        else
        {
            _open = ReadEntry(block, line, keys, where);
        }
    }

    private TemplateEntry ReadEntry(TemplateBlock block, string line, string[] keys, string where)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? "" : line[..colon].TrimEnd();
        if (colon < 0 || key.Contains(' '))
        {
            throw TemplateFault.At(fileName, _next + 1, "this line is no \"key: value\"; give it a key, or indent it to continue the line above");
        }

        if (!keys.Contains(key, StringComparer.Ordinal))
        {
            throw TemplateFault.At(fileName, _next + 1, $"{where} has no key \"{key}\"; use one of {string.Join(", ", keys)}");
        }

        var entry = new TemplateEntry(_next + 1, key);
        if (!block.Entries.TryAdd(key, entry))
        {
            throw TemplateFault.At(fileName, _next + 1, $"the key \"{key}\" stands here a second time; keep one of them");
        }

        if (line[(colon + 1)..].Trim() is { Length: > 0 } value)
        {
            entry.Pieces.Add(new TemplatePiece(_next + 1, value));
        }

        return entry;
    }
}
