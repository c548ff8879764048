namespace QuickAction.Core.Extraction.Isolation;

/// <summary>Writes all of a source but what the other side knows by itself: the file's name, size and hash.</summary>
internal sealed class SourceWriter(BinaryWriter writer)
{
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);

    public void Write(SourceText source)
    {
        writer.Write(source.MediaType);
        writer.Write((byte)source.Shape);
        Number(source.Pages);
        Number(source.Rows);
        Shared(source.Title);
        Texts(source.Columns);
        Texts(source.Preamble);
        writer.Write7BitEncodedInt(source.Notes.Count);
        foreach (var note in source.Notes)
        {
            Write(note);
        }

        writer.Write7BitEncodedInt(source.Segments.Count);
        foreach (var segment in source.Segments)
        {
            Write(segment);
        }

        writer.Write7BitEncodedInt(source.Cues.Count);
        foreach (var cue in source.Cues)
        {
            Write(cue);
        }
    }

    private void Write(ExtractionNote note)
    {
        writer.Write(note.Code);
        writer.Write((byte)note.Severity);
        writer.Write(note.Message);
        writer.Write(note.PartUnread);
        writer.Write7BitEncodedInt(note.Segments.Count);
        foreach (var segment in note.Segments)
        {
            writer.Write7BitEncodedInt(segment);
        }
    }

    private void Write(Segment segment)
    {
        writer.Write((byte)segment.Kind);
        writer.Write(segment.Text);
        Shared(segment.Speaker);
        Shared(segment.Column);
        Number(segment.StartMs);
        Number(segment.EndMs);
        Number(segment.Page);
        Number(segment.Row);
        Number(segment.Level);
    }

    private void Write(Cue cue)
    {
        Number(cue.Segment);
        writer.Write7BitEncodedInt(cue.Start);
        writer.Write7BitEncodedInt(cue.End);
        writer.Write7BitEncodedInt64(cue.StartMs);
        writer.Write7BitEncodedInt64(cue.EndMs);
        Shared(cue.Speaker);
        Optional(cue.Raw);
    }

    /// <summary>0 for none, else one more than the number.</summary>
    private void Number(long? value) => writer.Write7BitEncodedInt64(value is { } number ? number + 1 : 0);

    private void Optional(string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private void Texts(IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    /// <summary>0 for none, 1 for a new text, which follows, else the place of one that was sent.</summary>
    private void Shared(string? text)
    {
        if (text is null)
        {
            writer.Write7BitEncodedInt(0);
        }
        else if (_shared.TryGetValue(text, out var place))
        {
            writer.Write7BitEncodedInt(place);
        }
        else
        {
            _shared.Add(text, _shared.Count + 2);
            writer.Write7BitEncodedInt(1);
            writer.Write(text);
        }
    }
}
