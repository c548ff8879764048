using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>Reads what <see cref="SourceWriter"/> writes, and takes nothing that an extractor could not have made.</summary>
internal sealed class SourceAnswerReader(BinaryReader reader, SourceFile file)
{
    // Room is made for what has come, never for what is announced.
    private const int MostAhead = 4_096;
    private readonly List<string> _shared = [];

    /// <exception cref="Exception">It is no source.</exception>
    public SourceText Read()
    {
        var mediaType = reader.ReadString();
        var shape = Known((SourceShape)reader.ReadByte());
        var (pages, rows) = (Small(), Small());
        var title = Shared();
        var (columns, preamble) = (List(reader.ReadString), List(reader.ReadString));
        var notes = List(Note);
        var segments = new List<Segment>();
        var count = Count();
        for (var i = 0; i < count; i++)
        {
            segments.Add(Segment(i));
        }

        return new SourceText
        {
            FileName = file.FileName,
            MediaType = Extractors.All.Any(e => e.MediaType == mediaType) ? mediaType : throw ReaderAnswer.NoAnswer(),
            Sha256 = file.Sha256,
            Bytes = file.Bytes.Length,
            Shape = shape,
            Segments = segments,
            Pages = pages,
            Rows = rows,
            Columns = columns,
            Title = title,
            Preamble = preamble,
            Notes = notes.All(n => n.Segments.All(s => s < segments.Count)) ? notes : throw ReaderAnswer.NoAnswer(),
            Cues = List(() => Cue(segments)),
        };
    }

    private ExtractionNote Note()
    {
        var (code, severity, message, isUnread) = (reader.ReadString(), Known((Severity)reader.ReadByte()), reader.ReadString(), reader.ReadBoolean());
        return new ExtractionNote(code, severity, message, List(Count)) { PartUnread = isUnread };
    }

    private Segment Segment(int index)
    {
        var kind = Known((SegmentKind)reader.ReadByte());
        var text = reader.ReadString();
        return new Segment
        {
            Index = index,
            Text = text.Length > 0 ? text : throw ReaderAnswer.NoAnswer(),
            Kind = kind,
            Speaker = Shared(),
            Column = Shared(),
            StartMs = Number(),
            EndMs = Number(),
            Page = Small(),
            Row = Small(),
            Level = Small(),
        };
    }

    private Cue Cue(List<Segment> segments)
    {
        var (segment, start, end) = (Small(), Count(), Count());
        var (startMs, endMs, speaker) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), Shared());
        var raw = reader.ReadBoolean() ? reader.ReadString() : null;
        var stands = segment is not { } index || (index < segments.Count && start <= end && end <= segments[index].Text.Length);
        return stands ? new Cue(segment, start, end, startMs, endMs, speaker, raw) : throw ReaderAnswer.NoAnswer();
    }

    private List<T> List<T>(Func<T> one)
    {
        var count = Count();
        var list = new List<T>(Math.Min(count, MostAhead));
        for (var i = 0; i < count; i++)
        {
            list.Add(one());
        }

        return list;
    }

    private int Count() => reader.Read7BitEncodedInt() is >= 0 and var count ? count : throw ReaderAnswer.NoAnswer();

    private int? Small() => Number() switch
    {
        null => null,
        >= 0 and <= int.MaxValue and var number => (int)number,
        _ => throw ReaderAnswer.NoAnswer(),
    };

    private long? Number() => reader.Read7BitEncodedInt64() switch
    {
        0 => null,
        > 0 and var number => number - 1,
        _ => throw ReaderAnswer.NoAnswer(),
    };

    private string? Shared()
    {
        var place = Count();
        if (place == 1)
        {
            _shared.Add(reader.ReadString());
            return _shared[^1];
        }

        return place == 0 ? null : place - 2 < _shared.Count ? _shared[place - 2] : throw ReaderAnswer.NoAnswer();
    }

    private static T Known<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw ReaderAnswer.NoAnswer();
}
