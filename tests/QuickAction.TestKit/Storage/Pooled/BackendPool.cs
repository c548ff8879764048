using System.Collections.Concurrent;
using System.Net.Sockets;

namespace QuickAction.TestKit.Storage.Pooled;

/// <summary>
/// Stands before the server and keeps its connections for the next test: for each connection the server starts a process, which then
/// reads its catalogues, and a test opens dozens. Every test has a name of its own for its database, and finds it gone when it has been given back, whatever stays open behind.
/// </summary>
internal sealed class BackendPool : IDisposable
{
    private const int Waiting = 512;
    private readonly string _serverSocket;
    private readonly Socket _listener;
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<Backend>> _idle = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Backend, (string Database, string Name)> _all = new();

    /// <param name="serverFolder">Where the server has its socket.</param>
    /// <param name="folder">Where this one has its own.</param>
    public BackendPool(string serverFolder, string folder)
    {
        const string socket = ".s.PGSQL.5432";
        _serverSocket = Path.Combine(serverFolder, socket);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, socket)));
        _listener.Listen(Waiting);
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>From now on a database is reached under the name.</summary>
    public void Name(string name, string database) => _names[name] = database;

    /// <summary>From now on it is not, and whoever is still connected under the name is cut off.</summary>
    public async Task ForgetAsync(string name)
    {
        _names.TryRemove(name, out _);
        await EndAsync(_all.Where(b => b.Value.Name == name).Select(b => b.Key));
    }

    /// <summary>Ends all connections to a database, as some statements about the whole of it need.</summary>
    public Task EndAllAsync(string database) => EndAsync(_all.Where(b => b.Value.Database == database).Select(b => b.Key));

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var backend in _all.Keys)
        {
            backend.Close();
        }
    }

    private static async Task EndAsync(IEnumerable<Backend> backends)
    {
        var ending = backends.ToList();
        ending.ForEach(b => b.Close());
        await Task.WhenAll(ending.Select(b => b.Over));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            using (client)
            {
                await ServeClientAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client or the server has gone, and its side of the connection with it.
        }
    }

    private async Task ServeClientAsync(Socket client)
    {
        if (await Startup.ReadAsync(client) is not { } startup)
        {
            return;
        }

        if (startup.IsCancel)
        {
            await CancelAsync(startup);
            return;
        }

        if (!_names.TryGetValue(startup.Database, out var database))
        {
            await client.SendAsync(FrameScanner.Message('E', $"SFATAL\0VFATAL\0C3D000\0Mdatabase \"{startup.Database}\" does not exist\0\0"));
            return;
        }

        var backend = await BackendAsync(client, startup, database);
        if (!_names.ContainsKey(startup.Database))
        {
            // Given back meanwhile.
            backend.Close();
            return;
        }

        await PassOnAsync(client, backend);
    }

    private async Task<Backend> BackendAsync(Socket client, Startup startup, string database)
    {
        var asked = startup.For(database);
        var key = Convert.ToHexString(asked);
        var idle = _idle.GetOrAdd(key, _ => []);
        while (idle.TryTake(out var kept))
        {
            _all[kept] = (database, startup.Database);
            if (await kept.TakeAsync(client))
            {
                return kept;
            }

            _all.TryRemove(kept, out _);
        }

        var backend = await Backend.ConnectAsync(_serverSocket, asked, key, client, Keep);
        _all[backend] = (database, startup.Database);
        _ = backend.Over.ContinueWith(_ => _all.TryRemove(backend, out var _), TaskScheduler.Default);
        return backend;
    }

    private void Keep(Backend backend)
    {
        if (_all.TryGetValue(backend, out var of))
        {
            // Nobody's now.
            _all[backend] = (of.Database, "");
            _idle[backend.Key].Add(backend);
        }
    }

    private static async Task PassOnAsync(Socket client, Backend backend)
    {
        const byte query = (byte)'Q', sync = (byte)'S', call = (byte)'F', terminate = (byte)'X';
        const int goodbye = 5;
        var scanner = new FrameScanner();
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await client.ReceiveAsync(buffer)) > 0)
            {
                var (questions, isLast) = (0, false);
                scanner.Scan(buffer.AsSpan(0, read), (message, _) =>
                {
                    questions += message is query or sync or call ? 1 : 0;
                    isLast |= message == terminate;
                });
                await backend.TellAsync(buffer.AsMemory(0, isLast ? Math.Max(0, read - goodbye) : read), questions);
                if (isLast)
                {
                    await backend.LetGoAsync();
                    return;
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Gone without a word, like one that was killed.
        }

        backend.Close();
    }

    private async Task CancelAsync(Startup startup)
    {
        foreach (var backend in _all.Keys.Where(b => b.IsCalled(startup.Raw.AsSpan(2 * sizeof(int)))))
        {
            backend.Spoil();
        }

        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(new UnixDomainSocketEndPoint(_serverSocket));
        await server.SendAsync(startup.Raw);
        // The server answers by ending the connection, when it has passed the request on.
        await server.ReceiveAsync(new byte[1]);
    }
}
