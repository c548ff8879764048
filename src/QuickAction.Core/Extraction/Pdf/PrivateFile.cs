using System.Globalization;
using System.Security.Cryptography;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// The bytes of a source where a child process can open them and nobody else: readable by this user alone and already without a name, so that nothing
/// is left behind however this process ends. Poppler seeks in what it reads, which a pipe cannot do.
/// </summary>
internal sealed class PrivateFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _name;
    private readonly bool _named;

    private PrivateFile(FileStream stream, string name)
    {
        _stream = stream;
        _name = name;
        var byHandle = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{stream.SafeFileHandle.DangerousGetHandle()}");
        _named = !File.Exists(byHandle);
        Path = _named ? name : byHandle;
        if (!_named)
        {
            File.Delete(name);
        }
    }

    /// <summary>What a child opens. Good until this is disposed of.</summary>
    public string Path { get; }

    public static PrivateFile Create(ReadOnlySpan<byte> content)
    {
        var stream = Open(out var name);
        try
        {
            stream.Write(content);
            stream.Flush();
            return new PrivateFile(stream, name);
        }
        catch
        {
            stream.Dispose();
            File.Delete(name);
            throw;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (_named)
        {
            File.Delete(_name);
        }
    }

    private static FileStream Open(out string name)
    {
        name = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "quickaction-" + RandomNumberGenerator.GetHexString(24, lowercase: true));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(name, options);
    }
}
