using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Audit.Witnessing;

/// <summary>
/// Which logs are believed, and which witnesses must have cosigned a checkpoint (C2SP tlog-policy): lines <c>log</c>, <c>witness</c>, <c>group</c>,
/// <c>quorum</c>.
/// </summary>
public sealed class TrustPolicy
{
    private readonly List<VerifierKey> _logs = [];
    private readonly Dictionary<string, Func<IReadOnlySet<VerifierKey>, bool>> _rules = new(StringComparer.Ordinal);
    private readonly List<VerifierKey> _witnesses = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;

    private TrustPolicy()
    {
    }

    public IReadOnlyList<VerifierKey> Logs => _logs;

    public IReadOnlyList<VerifierKey> Witnesses => _witnesses;

    /// <exception cref="AuditException">A line breaks the format's rules; it is named by its number.</exception>
    public static TrustPolicy Parse(string text)
    {
        var policy = new TrustPolicy();
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#' && !policy.Take(words))
            {
                throw new AuditException($"Line {number + 1} of the trust policy cannot be read.");
            }
        }

        return policy._quorum is null ? throw new AuditException("The trust policy has no quorum line.") : policy;
    }

    /// <summary>The witnesses that cosigned.</summary>
    /// <exception cref="AuditException">No log of the policy signed the checkpoint, a signature is wrong, or the quorum is not reached.</exception>
    public IReadOnlyList<VerifierKey> Check(SignedNote checkpoint)
    {
        var origin = Checkpoint.Of(checkpoint).Origin;
        checkpoint.SignedBy(_logs.Where(k => string.Equals(k.Name, origin, StringComparison.Ordinal)));
        return CheckWitnesses([checkpoint]).Cosigners;
    }

    /// <summary>The newest of a log's checkpoints that enough witnesses have cosigned.</summary>
    /// <param name="checkpoints">Each shown to be a state of the one log; at least one.</param>
    /// <exception cref="AuditException">A cosignature is wrong, or the quorum is reached on none of them.</exception>
    public Witnessed CheckWitnesses(IEnumerable<SignedNote> checkpoints)
    {
        var most = 0;
        foreach (var note in checkpoints.OrderByDescending(n => Checkpoint.Of(n).Size))
        {
            var present = _witnesses.Where(w => note.Signatures.Any(s => s.KeyId == w.KeyId && s.Name == w.Name)).ToList();
            var cosigners = present.Count == 0 ? [] : note.SignedBy(present);
            if (!AsksForWitnesses || _rules[_quorum ?? ""](cosigners.ToHashSet()))
            {
                return new Witnessed(Checkpoint.Of(note), cosigners);
            }

            most = Math.Max(most, cosigners.Count);
        }

        throw new AuditException($"Too few witnesses have cosigned the checkpoint: the policy asks for {_quorum}, and {most} of {_witnesses.Count} did.");
    }

    /// <summary>False when the policy leaves it to the log's own signature.</summary>
    public bool AsksForWitnesses => _quorum is not (null or "none");

    private bool Take(string[] words) => words switch
    {
        // An address may stand last; this reader makes no calls.
        ["log", var vkey, ..] when words.Length <= 3 => Log(VerifierKey.Parse(vkey)),
        ["witness", var name, var vkey, ..] when words.Length <= 4 => AddWitness(name, VerifierKey.Parse(vkey)),
        ["group", var name, var least, .. { Length: > 0 } members] => Group(name, least, members),
        ["quorum", var name] when _quorum is null && (name == "none" || _rules.ContainsKey(name)) => (_quorum = name) is not null,
        _ => false,
    };

    private bool Log(VerifierKey key)
    {
        var fits = key.Type != NoteKeyType.Cosignature && !_logs.Any(k => k.Key.SequenceEqual(key.Key));
        _logs.Add(key);
        return fits;
    }

    private bool AddWitness(string name, VerifierKey key)
    {
        var fits = key.Type == NoteKeyType.Cosignature && !_witnesses.Any(w => w.Key.SequenceEqual(key.Key));
        _witnesses.Add(key);
        return fits && Define(name, cosigners => cosigners.Contains(key));
    }

    private bool Group(string name, string least, string[] members)
    {
        long? k = least switch { "any" => 1, "all" => members.Length, _ => NoteText.Decimal(least) };
        // A name is a member once in the whole policy, so that no witness counts twice.
        if (k is null or < 1 || k > members.Length || !members.All(m => _rules.ContainsKey(m) && _members.Add(m)))
        {
            return false;
        }

        var rules = members.Select(m => _rules[m]).ToList();
        return Define(name, cosigners => rules.Count(rule => rule(cosigners)) >= k);
    }

    private bool Define(string name, Func<IReadOnlySet<VerifierKey>, bool> rule) => name != "none" && _rules.TryAdd(name, rule);
}
