using QuickAction.Core.Audit.Notes;

namespace QuickAction.TestKit.Audit;

/// <summary>Keys for tests, made afresh for each run.</summary>
public static class SomeKeys
{
    public static SigningKey Log { get; } = SigningKey.Generate(MemoryLog.Origin, NoteKeyType.Ed25519);

    public static SigningKey SecondLine { get; } = SigningKey.Generate(MemoryLog.Origin, NoteKeyType.Ecdsa);

    public static SigningKey Stranger { get; } = SigningKey.Generate(MemoryLog.Origin, NoteKeyType.Ed25519);

    public static SigningKey Witness { get; } = SigningKey.Generate("witness.example.gov.uk/neighbour", NoteKeyType.Cosignature);

    public static SigningKey OtherWitness { get; } = SigningKey.Generate("witness.example.gov.uk/other", NoteKeyType.Cosignature);
}
