using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Office;

/// <summary>The parts of one document's container. A main part that cannot be read refuses the file; any other becomes a note and the rest is read.</summary>
internal sealed class OfficeParts(ZipGuard zip, DocumentLimits limits, CancellationToken cancellationToken)
{
    private readonly List<ExtractionNote> _notes = [.. zip.Notes];

    public IReadOnlyList<ExtractionNote> Notes => _notes;

    public IReadOnlyList<ZipEntry> Entries => zip.Entries;

    public bool Contains(string name) => zip.Contains(name);

    /// <summary>A reader on the part; null when there is none.</summary>
    public XmlReader? Open(string name) => zip.OpenEntry(name) is { } stream ? SafeXml.Read(stream, limits, cancellationToken) : null;

    /// <summary>Reads a part that the document can do without. False when there is none or when it broke off; then a note says so.</summary>
    /// <param name="what">The part in a person's words, plural: "footnotes".</param>
    public bool TryRead(string? name, string what, Action<XmlReader> read)
    {
        if (name is null)
        {
            return false;
        }

        try
        {
            using var reader = Open(name);
            if (reader is null)
            {
                return false;
            }

            read(reader);
            return true;
        }
        catch (QuickActionException)
        {
            NoteUnread(what);
            return false;
        }
    }

    /// <summary>Looks through a part that holds nothing of the text; what cannot be read there is not missed.</summary>
    public void TryScan(string name, Action<XmlReader> read)
    {
        try
        {
            using var reader = Open(name);
            if (reader is not null)
            {
                read(reader);
            }
        }
        catch (QuickActionException)
        {
            // Nobody misses it: see above.
        }
    }

    public void NoteUnread(string what) => Note(new ExtractionNote(
        $"{what.Replace(' ', '-')}-unread",
        Severity.High,
        $"The document's {what} could not be read and are left out, because that part of the file is damaged or over a limit.")
    {
        PartUnread = true,
    });

    public void Note(ExtractionNote note)
    {
        if (!_notes.Exists(n => n.Code == note.Code))
        {
            _notes.Add(note);
        }
    }
}
