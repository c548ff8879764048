using System.ComponentModel;
using System.Diagnostics;

namespace QuickAction.Core.Storage.Log;

/// <summary>The key that wraps all data keys: from a file, which is made when it is missing; from the environment; or from a program that prints it.</summary>
internal static class ContentKeySource
{
    private const int KeyBytes = 32;
    private const int MostCharacters = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether the key is to be in a file, and is not there.</summary>
    public static bool IsMissing(AuditOptions options) => options.ContentKeyText.Length == 0 && options.ContentKeyCommand.Count == 0 && !File.Exists(options.ContentKey);

    /// <summary>Where the key comes from, as a person would look for it.</summary>
    public static string NameOf(AuditOptions options) => options.ContentKeyText.Length > 0 ? "Store:ContentKey"
        : options.ContentKeyCommand.Count > 0 ? "what the program of Store:ContentKeyCommand prints"
        : options.ContentKey;

    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: what was given is no key, or the program does not give one.</exception>
    public static async ValueTask<byte[]> ReadAsync(AuditOptions options, CancellationToken cancellationToken) =>
        options.ContentKeyText.Length > 0 ? Decoded(options.ContentKeyText, "Store:ContentKey is not")
        : options.ContentKeyCommand.Count > 0 ? Decoded(await AskAsync(options.ContentKeyCommand, cancellationToken), "What the program of Store:ContentKeyCommand printed is not")
        : await PrivateFiles.ReadOrMakeKeyAsync(options.ContentKey, cancellationToken);

    private static byte[] Decoded(string text, string what)
    {
        var bytes = new byte[KeyBytes + 2];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == KeyBytes
            ? bytes[..KeyBytes]
            : throw Wrong($"{what} {KeyBytes} bytes in base64; `openssl rand -base64 {KeyBytes}` makes a key");
    }

    /// <summary>No shell is in between, and what it complains of goes where our own complaints go.</summary>
    private static async Task<string> AskAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardInput = true })
                ?? throw Wrong("The program of Store:ContentKeyCommand did not start");
            try
            {
                process.StandardInput.Close();
                var printed = new char[MostCharacters];
                var length = await process.StandardOutput.ReadBlockAsync(printed, over.Token);
                if (length == MostCharacters)
                {
                    return "";
                }

                await process.WaitForExitAsync(over.Token);
                return process.ExitCode == 0 ? new string(printed, 0, length) : throw Wrong("The program of Store:ContentKeyCommand failed");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Win32Exception)
        {
            throw Wrong("The program of Store:ContentKeyCommand cannot be started");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Wrong($"The program of Store:ContentKeyCommand did not end within {(int)Patience.TotalSeconds} seconds");
        }
    }

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The settings are wrong: {what}.");
}
