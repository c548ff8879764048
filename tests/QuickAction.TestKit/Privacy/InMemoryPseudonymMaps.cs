using System.Collections.Concurrent;
using QuickAction.Core.Privacy;

namespace QuickAction.TestKit.Privacy;

/// <summary>Maps in memory, as JSON, so that what one holder does to its map is nobody else's.</summary>
public sealed class InMemoryPseudonymMaps : IPseudonymMaps
{
    private readonly ConcurrentDictionary<string, byte[]> _maps = new(StringComparer.Ordinal);
    private readonly Lock _saving = new();

    public ValueTask<PseudonymMap> OpenAsync(string caseReference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_maps.TryGetValue(caseReference, out var json) ? PseudonymMap.FromJson(json) : new PseudonymMap());

    public ValueTask<bool> SaveAsync(string caseReference, PseudonymMap map, CancellationToken cancellationToken)
    {
        lock (_saving)
        {
            var saved = _maps.TryGetValue(caseReference, out var json) ? PseudonymMap.FromJson(json).Version : 0;
            if (saved != map.Version)
            {
                return ValueTask.FromResult(false);
            }

            _maps[caseReference] = map.ToJson(map.Version + 1);
            map.WasSaved(keyId: null);
            return ValueTask.FromResult(true);
        }
    }

    public void Erase(string caseReference) => _maps.TryRemove(caseReference, out _);
}
