using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.Core.Work;

namespace QuickAction.Cli;

/// <summary>The workshop of this run and where it speaks.</summary>
internal sealed class Workbench(Workshop shop, Terminal terminal)
{
    public Workshop Shop => shop;

    public QuickActionSettings Settings => shop.Settings;

    public Terminal Terminal => terminal;

    public BoundedReader Reader => shop.Reader;

    public static Workbench Open(Terminal terminal) => new(new Workshop(SettingsLoader.Load(AppContext.BaseDirectory), AppContext.BaseDirectory) { Operator = Owner }, terminal);

    public TemplateCatalogue Templates() => shop.Templates();

    public PromptCatalogue Prompts() => shop.Prompts();

    public async Task<AuditStore> OpenStoreAsync(string? dataFolder, CancellationToken cancellationToken) =>
        Warn(await shop.OpenStoreAsync(dataFolder, cancellationToken));

    public async Task<AuditStore> OpenExistingStoreAsync(string? dataFolder, CancellationToken cancellationToken) =>
        Warn(await shop.OpenExistingStoreAsync(dataFolder, cancellationToken));

    private AuditStore Warn(AuditStore store)
    {
        foreach (var warning in store.Warnings)
        {
            terminal.Say(warning);
        }

        return store;
    }

    public Task NoteSettingsAsync(AuditStore store, CancellationToken cancellationToken) => shop.NoteSettingsAsync(store, cancellationToken);

    /// <summary>A piece of work of whoever runs the command.</summary>
    /// <param name="service">minutes, summary or survey.</param>
    /// <param name="resumed">The id of a job that is taken up again; null for a new one.</param>
    public DecisionJob NewJob(string service, string? caseReference, IReadOnlyList<SourceText> sources, string? resumed = null) =>
        shop.Job(resumed ?? DecisionId.New(TimeProvider.System.GetUtcNow()).ToString(), Owner, service, caseReference, sources);

    /// <summary>Who runs the command: this machine's own name for them.</summary>
    public static DecisionActor Owner => new(Environment.MachineName, Environment.UserName, "local", "User");
}
