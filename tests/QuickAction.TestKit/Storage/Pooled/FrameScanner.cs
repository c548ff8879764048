using System.Buffers.Binary;
using System.Text;

namespace QuickAction.TestKit.Storage.Pooled;

/// <summary>
/// Follows the messages of PostgreSQL's protocol through a stream that is passed on as it comes: a letter, a length that counts itself, and so many bytes
/// (PostgreSQL's manual, "Message Formats").
/// </summary>
internal sealed class FrameScanner
{
    private const int Head = 5;
    private readonly byte[] _head = new byte[Head];
    private int _headBytes;
    private int _bodyBytes;

    /// <summary>A whole message of texts, each ended by a zero byte in it.</summary>
    public static byte[] Message(char letter, string body)
    {
        var text = Encoding.UTF8.GetBytes(body);
        var message = new byte[Head + text.Length];
        message[0] = (byte)letter;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), sizeof(int) + text.Length);
        text.CopyTo(message, Head);
        return message;
    }

    /// <param name="seen">Told of each message as it begins to end: its letter, and the last byte of it (the state of a transaction in "ready for query").</param>
    public void Scan(ReadOnlySpan<byte> bytes, Action<byte, byte> seen)
    {
        while (!bytes.IsEmpty)
        {
            if (_headBytes < Head)
            {
                var part = Math.Min(Head - _headBytes, bytes.Length);
                bytes[..part].CopyTo(_head.AsSpan(_headBytes));
                _headBytes += part;
                bytes = bytes[part..];
                if (_headBytes < Head)
                {
                    return;
                }

                _bodyBytes = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - sizeof(int);
                if (_bodyBytes == 0)
                {
                    End(0, seen);
                }

                continue;
            }

            var body = Math.Min(_bodyBytes, bytes.Length);
            _bodyBytes -= body;
            if (_bodyBytes == 0)
            {
                End(bytes[body - 1], seen);
            }

            bytes = bytes[body..];
        }
    }

    private void End(byte last, Action<byte, byte> seen)
    {
        _headBytes = 0;
        seen(_head[0], last);
    }
}
