using System.Reflection;
using System.Runtime.InteropServices;

namespace QuickAction.Core.Audit;

/// <summary>The few functions of OpenSSL 3's libcrypto that Ed25519 and the hashing of many small things need. It is the library that .NET itself loads on Linux.</summary>
internal static partial class LibCrypto
{
    /// <summary>NID_ED25519, from openssl/obj_mac.h.</summary>
    public const int Ed25519 = 1087;
    private const string Library = "qa-libcrypto";

    private static readonly Lazy<nint> Handle = new(Load);

    static LibCrypto() => NativeLibrary.SetDllImportResolver(typeof(LibCrypto).Assembly, Resolve);

    public static bool IsLoaded => Handle.Value != 0;

    /// <exception cref="AuditException">It is not there.</exception>
    public static void Need()
    {
        if (!IsLoaded)
        {
            throw new AuditException("Ed25519 signatures need OpenSSL 3 (libcrypto), which is not on this machine; install it (Debian: libssl3) and try again.");
        }
    }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial EvpKey NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial EvpKey NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetRawPublicKey(EvpKey key, Span<byte> to, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial EvpContext NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(EvpContext context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int VerifyInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(EvpContext context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeContext(nint context);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) => name == Library ? Handle.Value : 0;

    private static nint Load()
    {
        // Only the names of OpenSSL 3: version 1.1 has the functions too, but is no longer mended.
        foreach (var name in new[] { "libcrypto.so.3", "libcrypto.3.dylib", "libcrypto-3-x64.dll" })
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}

/// <summary>An EVP_PKEY; freed when nobody holds it.</summary>
internal sealed class EvpKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }
}

/// <summary>An EVP_MD_CTX; freed when nobody holds it.</summary>
internal sealed class EvpContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeContext(handle);
        return true;
    }
}
