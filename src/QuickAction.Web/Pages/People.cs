using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Review;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>People as pages name them.</summary>
internal sealed class People
{
    private readonly IReadOnlyDictionary<(string Tenant, string Id), string> _names;
    private readonly Caller _caller;

    private People(IReadOnlyDictionary<(string Tenant, string Id), string> names, Caller caller) => (_names, _caller) = (names, caller);

    /// <param name="actors">Whom the page is going to name.</param>
    public static async Task<People> OfAsync(IPersonNames names, Caller caller, IEnumerable<DecisionActor> actors, CancellationToken cancellationToken) => new(
        await names.FindAsync(actors.Where(a => a.Role != VersionNote.EngineRole && !IsSame(a, caller)).Select(a => (a.Tenant, a.Person)), cancellationToken),
        caller);

    /// <summary>"you", the person's name, or their id where that is a name; a provider's numbers are nobody's name.</summary>
    public string Name(DecisionActor actor) =>
        IsSame(actor, _caller) ? "you"
        : actor.Role == VersionNote.EngineRole ? "the engine"
        : _names.TryGetValue((actor.Tenant, actor.Person), out var name) ? name
        : Guid.TryParse(actor.Person, out _) ? "a colleague"
        : actor.Person;

    private static bool IsSame(DecisionActor actor, Caller caller) => actor.Tenant == caller.Tenant && actor.Person == caller.Person;
}
