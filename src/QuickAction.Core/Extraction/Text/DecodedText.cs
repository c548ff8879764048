namespace QuickAction.Core.Extraction.Text;

/// <summary>A file's bytes as characters, without any byte order mark.</summary>
/// <param name="Encoding">IANA name of the encoding that was recognised.</param>
/// <param name="Damaged">Bytes that stood for nothing in it and became U+FFFD.</param>
internal readonly record struct DecodedText(string Text, string Encoding, int Damaged);
