using System.Globalization;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>Collects a page's blocks from top to bottom, numbering headings, items and notes as it goes.</summary>
/// <param name="ownWords">The texts of lines that are a person's own words.</param>
internal sealed class PageBuilder(IReadOnlySet<string> ownWords)
{
    private readonly List<Block> _blocks = [];
    private readonly List<string> _notes = [];
    private int _section;
    private int _part;
    private int _point;

    public IReadOnlyList<Block> Blocks => _blocks;
    public IReadOnlyList<string> Notes => _notes;

    public void Add(Block block) => _blocks.Add(block);

    public void Section(string title)
    {
        _section++;
        _part = 0;
        _point = 0;
        _blocks.Add(new Heading(1, Plain.Of(title), Text(_section)));
    }

    /// <summary>A numbered part of the current section: what follows is numbered under it.</summary>
    public void Part(string title)
    {
        _part++;
        _point = 0;
        _blocks.Add(new Heading(2, Plain.Of(title), $"{Text(_section)}.{Text(_part)}"));
    }

    /// <summary>A part that keeps its own name only: the numbers of the section run on through it.</summary>
    public void NamedPart(string title) => _blocks.Add(new Heading(2, Plain.Of(title), null));

    /// <summary>A section outside the numbering.</summary>
    public void Unnumbered(string title) => _blocks.Add(new Heading(1, Plain.Of(title), null));

    public void Item(Line line) => _blocks.Add(new Item(NextPoint(), line));

    public void Items(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Item(Line(statement));
        }
    }

    /// <summary>The next number of the current section or part, for an item or a row.</summary>
    public string NextPoint()
    {
        _point++;
        return _part > 0 ? $"{Text(_section)}.{Text(_part)}.{Text(_point)}" : $"{Text(_section)}.{Text(_point)}";
    }

    public Line Line(Statement statement) => new(Plain.Of(statement.Text))
    {
        Notes = Cite(statement.Citations, statement.Text),
        Mark = statement.Supported ? null : ownWords.Contains(statement.Text) ? Pages.Line.OwnWordsMark : Pages.Line.UnsupportedMark,
    };

    /// <summary>One note a citation, always: a reader finds who and when at the foot of the page that they are on.</summary>
    public IReadOnlyList<int> Cite(IReadOnlyList<Citation> citations, string saying)
    {
        var numbers = new int[citations.Count];
        for (var i = 0; i < citations.Count; i++)
        {
            _notes.Add(CitationNote.Of(citations[i], saying));
            numbers[i] = _notes.Count;
        }

        return numbers;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
