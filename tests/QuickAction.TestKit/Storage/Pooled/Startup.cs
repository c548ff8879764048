using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace QuickAction.TestKit.Storage.Pooled;

/// <summary>The first that a client says: a length, a number, and for a session its settings (PostgreSQL's manual, "Message Formats", StartupMessage).</summary>
internal sealed class Startup
{
    private const int Session = 196_608;
    private const int Cancel = 80_877_102;
    private const int Encrypt = 80_877_103;
    private const int EncryptByKerberos = 80_877_104;
    private static readonly byte[] No = "N"u8.ToArray();
    private readonly List<string> _settings;

    private Startup(byte[] raw, List<string> settings)
    {
        Raw = raw;
        _settings = settings;
    }

    /// <summary>As it came.</summary>
    public byte[] Raw { get; }

    /// <summary>A request to stop a statement of another connection; it names no database.</summary>
    public bool IsCancel => _settings.Count == 0;

    public string Database => _settings[_settings.IndexOf("database") + 1];

    /// <returns>Null when the client left before it had said anything.</returns>
    public static async Task<Startup?> ReadAsync(Socket client)
    {
        while (true)
        {
            var length = new byte[sizeof(int)];
            if (!await FillAsync(client, length))
            {
                return null;
            }

            var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - sizeof(int)];
            if (!await FillAsync(client, rest))
            {
                return null;
            }

            switch (BinaryPrimitives.ReadInt32BigEndian(rest))
            {
                case Encrypt or EncryptByKerberos:
                    await client.SendAsync(No);
                    break;
                case Cancel:
                    return new Startup([.. length, .. rest], []);
                case Session:
                    return new Startup([.. length, .. rest], [.. Encoding.UTF8.GetString(rest.AsSpan(sizeof(int))).TrimEnd('\0').Split('\0')]);
                case var unknown:
                    throw new InvalidDataException($"A client speaks version {unknown} of the protocol.");
            }
        }
    }

    /// <summary>The same for another database.</summary>
    public byte[] For(string database)
    {
        var settings = _settings.ToList();
        settings[settings.IndexOf("database") + 1] = database;
        var body = Encoding.UTF8.GetBytes(string.Join('\0', settings) + "\0\0");
        var message = new byte[(2 * sizeof(int)) + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(sizeof(int)), Session);
        body.CopyTo(message, 2 * sizeof(int));
        return message;
    }

    private static async Task<bool> FillAsync(Socket client, byte[] buffer)
    {
        for (var filled = 0; filled < buffer.Length;)
        {
            var read = await client.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }
}
