using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// What a child answers: a byte as soon as it is ready for the file, then one that says which, then a source or a refusal, then a mark that it is whole. Numbers are little-endian or in 7-bit groups, texts UTF-8; a text that comes
/// again, such as a speaker, is sent once. The reader believes nothing: a child that a file has taken over can send anything.
/// </summary>
internal static class ReaderAnswer
{
    private const byte Ready = 0x52;
    private const byte Source = 1;
    private const byte Refusal = 2;
    private const int Whole = 0x6B6F4151;
    private const int MostSentence = 1_000;

    /// <summary>Before anything of the file is read: a child that ends without this was not ended by its file.</summary>
    public static void WriteReady(Stream stream)
    {
        stream.WriteByte(Ready);
        stream.Flush();
    }

    public static bool IsReady(Stream stream) => stream.ReadByte() == Ready;

    public static void Write(Stream stream, SourceText source)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Source);
        new SourceWriter(writer).Write(source);
        writer.Write(Whole);
    }

    public static void Write(Stream stream, QuickActionException refusal)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Refusal);
        writer.Write((byte)refusal.Code);
        writer.Write(refusal.Reason ?? "");
        writer.Write(refusal.Message);
        writer.Write(Whole);
    }

    /// <exception cref="QuickActionException">The child's refusal.</exception>
    /// <exception cref="Exception">It is no answer.</exception>
    public static SourceText Read(Stream stream, SourceFile file)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var kind = reader.ReadByte();
        var source = kind switch
        {
            Source => new SourceAnswerReader(reader, file).Read(),
            Refusal => null,
            _ => throw NoAnswer(),
        };
        var refusal = kind == Refusal ? ReadRefusal(reader) : null;
        if (reader.ReadInt32() != Whole)
        {
            throw NoAnswer();
        }

        return source ?? throw (Exception?)refusal ?? NoAnswer();
    }

    public static InvalidDataException NoAnswer() => new InvalidDataException("Not an answer.");

    /// <summary>Never one to try again: a child that its file has taken over would be begun again and again.</summary>
    private static QuickActionException ReadRefusal(BinaryReader reader)
    {
        var code = (ProblemCode)reader.ReadByte();
        var reason = reader.ReadString();
        var message = reader.ReadString();
        var isOurs = Enum.IsDefined(code) && message.Length is > 0 and <= MostSentence && !message.Any(char.IsControl) && reason.All(c => char.IsAsciiLetterLower(c) || c == '-') && reason.Length <= 40;
        return isOurs ? new QuickActionException(code, message) { Reason = reason.Length == 0 ? null : reason } : throw NoAnswer();
    }
}
