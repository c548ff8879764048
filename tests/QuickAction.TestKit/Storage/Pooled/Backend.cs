using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace QuickAction.TestKit.Storage.Pooled;

/// <summary>One connection to the server, which clients of one database and one role have one after the other.</summary>
internal sealed class Backend
{
    private const byte ReadyForQuery = (byte)'Z';
    private const byte NoTransaction = (byte)'I';
    private const byte ErrorResponse = (byte)'E';

    /// <summary>A session as it was when it began: PostgreSQL's manual says of it that this is what pools send.</summary>
    private static readonly byte[] DiscardAll = FrameScanner.Message('Q', "DISCARD ALL\0");
    private readonly Socket _server;
    private readonly FrameScanner _answers = new();
    private readonly Lock _turn = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<Backend> _idle;
    private readonly List<byte> _greeting = [];
    private Socket? _client;
    private int _asked;
    private bool _isReset;
    private byte _state;
    private bool _isSpoilt;

    private Backend(Socket server, string key, Socket client, Action<Backend> idle) => (_server, Key, _client, _idle) = (server, key, client, idle);

    /// <summary>What clients must say to be given this one: database, role and all settings.</summary>
    public string Key { get; }

    /// <summary>Whether the server once greeted with this process and secret, by which a client asks to stop a statement of it.</summary>
    public bool IsCalled(ReadOnlySpan<byte> secret) => CollectionsMarshal.AsSpan(_greeting).IndexOf(secret) >= 0;

    /// <summary>Nobody has it after its client: a request to stop may come late, and would stop a statement of the next one.</summary>
    public void Spoil() => _isSpoilt = true;

    /// <summary>Completes when the connection to the server has ended.</summary>
    public Task Over => _over.Task;

    /// <summary>Connects and passes on whatever the server says to the client, from its greeting on.</summary>
    public static async Task<Backend> ConnectAsync(string socket, byte[] startup, string key, Socket client, Action<Backend> idle)
    {
        var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        var backend = new Backend(server, key, client, idle) { _asked = 1 };
        await server.SendAsync(startup);
        _ = Task.Run(backend.PumpAsync);
        await Task.WhenAny(backend._begun.Task, backend.Over);
        return backend;
    }

    /// <summary>Gives an idle one to a client, with the greeting that the server once gave.</summary>
    public async Task<bool> TakeAsync(Socket client)
    {
        lock (_turn)
        {
            if (_over.Task.IsCompleted)
            {
                return false;
            }

            _client = client;
        }

        await client.SendAsync(_greeting.ToArray());
        return true;
    }

    /// <summary>Passes on what a client says.</summary>
    /// <param name="questions">How many answers it will be owed.</param>
    public async Task TellAsync(ReadOnlyMemory<byte> bytes, int questions)
    {
        Interlocked.Add(ref _asked, questions);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _server.SendAsync(bytes)..];
        }
    }

    /// <summary>The client has said that it is done: what it left is discarded, and the next one may have it.</summary>
    public async Task LetGoAsync()
    {
        lock (_turn)
        {
            _client = null;
            if (_isSpoilt || Volatile.Read(ref _asked) != 0 || _state != NoTransaction)
            {
                Close();
                return;
            }

            _isReset = true;
        }

        await TellAsync(DiscardAll, 1);
    }

    /// <summary>Ends it as it ends when a client goes without a word.</summary>
    public void Close()
    {
        try
        {
            _server.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The server was faster.
        }

        // Else a client that does not read what it asked for would hold up whoever waits for the end.
        lock (_turn)
        {
            _client?.Close();
        }
    }

    private async Task PumpAsync()
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await _server.ReceiveAsync(buffer)) > 0)
            {
                var hadBegun = _begun.Task.IsCompleted;
                if (!hadBegun)
                {
                    _greeting.AddRange(buffer.AsSpan(0, read));
                }

                var wasReset = _isReset;
                _answers.Scan(buffer.AsSpan(0, read), Seen);
                if (!wasReset && _client is { } client)
                {
                    await PassOnAsync(client, buffer.AsMemory(0, read));
                }

                if (!hadBegun && Volatile.Read(ref _asked) == 0)
                {
                    _begun.TrySetResult();
                }

                if (wasReset && !_isReset)
                {
                    if (_isSpoilt)
                    {
                        break;
                    }

                    _idle(this);
                }
            }
        }
        catch (SocketException)
        {
            // The server has ended it.
        }

        lock (_turn)
        {
            _over.TrySetResult();
            _client?.Close();
        }

        _server.Dispose();
    }

    private void Seen(byte message, byte last)
    {
        // What was not discarded must not reach the next client.
        _isSpoilt |= message == ErrorResponse && _isReset;
        if (message != ReadyForQuery)
        {
            return;
        }

        _state = last;
        if (Interlocked.Decrement(ref _asked) == 0)
        {
            _isReset = false;
        }
    }

    private static async Task PassOnAsync(Socket client, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await client.SendAsync(bytes)..];
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client has gone; its own side notices.
        }
    }
}
