namespace QuickAction.Core.Extraction.Detection;

/// <summary>What people bring that is no text, known by its first bytes, each with what to do about it.</summary>
internal static class BinarySignatures
{
    private const string Archive = "The file is an archive; unpack it and choose the files in it.";
    private const string Picture = "The file is a picture; if it is a scan of a document, save it as a PDF and try again.";
    private const string Recording = "The file is a recording; have it transcribed first and choose the transcript (VTT, SRT, DOCX or TXT).";
    private const string Unreadable = "The file holds no readable text; save it as VTT, SRT, TXT, Markdown, DOCX, ODT, HTML, PDF, CSV or XLSX.";

    public static QuickActionException Refusal(ReadOnlySpan<byte> bytes) => QuickActionException.Refused(Reason(bytes), Reason(bytes) == Archive ? RefusalReason.Archive : RefusalReason.TypeNotRead);

    private static string Reason(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x1F, 0x8B, ..] or [0xFD, 0x37, 0x7A, 0x58, ..] => Archive,
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'B', (byte)'Z', (byte)'h', ..] => Archive,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Picture,
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] or [(byte)'B', (byte)'M', ..] => Picture,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Recording,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2 or 0xF1 or 0xF9, ..] => Recording,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] or [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] or [0x1A, 0x45, 0xDF, 0xA3, ..] => Recording,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Picture,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => Recording,
        _ => Unreadable,
    };
}
