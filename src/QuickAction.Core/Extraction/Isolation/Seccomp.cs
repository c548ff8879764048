using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// A seccomp filter (docs.kernel.org/userspace-api/seccomp_filter.html) for all threads of the process and every program that it starts: no sockets, so no network at all; no
/// look into other processes; nothing that makes namespaces, mounts or kernel programs. Each such call fails with EPERM.
/// </summary>
internal static class Seccomp
{
    private const int SetFilter = 1;
    private const int AllThreads = 1;

    // Instructions of the classic packet filter: load a word, jump if equal, jump if at least, return.
    private const ushort Load = 0x20;
    private const ushort Equal = 0x15;
    private const ushort AtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;
    private const uint OtherAbi = 0x40000000;

    private static readonly Abi? Known = RuntimeInformation.ProcessArchitecture switch
    {
        // socket, socketpair, ptrace, process_vm_readv and writev, mount, unshare, setns, bpf, perf_event_open, userfaultfd, keyctl, add_key, request_key, io_uring_setup, pidfd_getfd
        Architecture.X64 => new Abi(0xC000003E, 317, [41, 53, 101, 310, 311, 165, 272, 308, 321, 298, 323, 250, 248, 249, 425, 438]),
        Architecture.Arm64 => new Abi(0xC00000B7, 277, [198, 199, 117, 270, 271, 40, 97, 268, 280, 241, 282, 219, 217, 218, 425, 438]),
        _ => null,
    };

    /// <summary>After <see cref="Privileges.Drop"/>, without which the kernel takes no filter.</summary>
    public static void Deny()
    {
        if (Known is not { } abi)
        {
            return;
        }

        var program = Program(abi);
        var filter = Marshal.AllocHGlobal(program.Length);
        var head = Marshal.AllocHGlobal(2 * nint.Size);
        try
        {
            Marshal.Copy(program, 0, filter, program.Length);
            Marshal.WriteIntPtr(head, program.Length / 8);
            Marshal.WriteIntPtr(head, nint.Size, filter);
            _ = LibC.Call(abi.Filter, SetFilter, AllThreads, head, 0, 0);
        }
        finally
        {
            Marshal.FreeHGlobal(head);
            Marshal.FreeHGlobal(filter);
        }
    }

    /// <summary>Offsets 0 and 4 of what the filter sees are the call's number and the architecture.</summary>
    private static byte[] Program(Abi abi)
    {
        var length = abi.Denied.Length + 6;
        var program = new byte[length * 8];
        var at = 0;
        var refuse = length - 1;
        void Add(ushort code, byte then, byte otherwise, uint value)
        {
            var instruction = program.AsSpan(at++ * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
            instruction[2] = then;
            instruction[3] = otherwise;
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
        }

        byte ToRefusal() => (byte)(refuse - at - 1);
        Add(Load, 0, 0, 4);
        Add(Equal, 0, ToRefusal(), abi.Architecture);
        Add(Load, 0, 0, 0);
        Add(AtLeast, ToRefusal(), 0, OtherAbi);
        foreach (var call in abi.Denied)
        {
            Add(Equal, ToRefusal(), 0, call);
        }

        Add(Return, 0, 0, Allow);
        Add(Return, 0, 0, NotPermitted);
        return program;
    }

    /// <summary>Numbers of one architecture.</summary>
    private sealed record Abi(uint Architecture, nint Filter, uint[] Denied);
}
